"""The area report: totals are the sums of their parts, zones add up to the community, rates are what they say."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings

from layers import LAYERS
from tests import town, toy
from utils.analysis.area import SECTIONS, report, shown
from utils.analysis.place import (
    WHOLE,
    Place,
    box_of,
    clipped,
    inside,
    missing,
    name_of,
    outline_of,
    place_of,
    places,
)
from utils.asof import existed
from utils.derive import frame_of
from utils.filters import FilterState, OneOf, Shape
from utils.store import open_store
from utils.viewstate import ViewState, default_view, from_query, to_query

STORE = open_store(Path(__file__).parents[2] / "data")
NOW = default_view(LAYERS, STORE.profile, tuple(STORE.layers))
DAYS = (None, dt.date(2019, 6, 1), dt.date(2023, 12, 31))
ZONES = tuple(place for place in places(STORE) if place.kind == "zone")
AREAS = tuple(place for place in places(STORE) if place.kind == "area")
CIRCLE = Place("shape", Shape("circle", ((22.674, 114.118),), 450).text())


def figures(place, view=NOW, store=STORE):
    """(layer, line) -> value of everything that adds up over places."""
    found = {}
    for block in report(store, place, view).blocks:
        found[block.layer, "total"] = block.total.value
        found |= {(block.layer, f"part {line.id}"): line.value for line in block.parts}
        found |= {(block.layer, f"more {line.id}"): line.value or 0 for line in block.more if not line.rate}
    return found


@pytest.mark.parametrize("place", [*places(STORE), CIRCLE], ids=lambda place: place.text)
@pytest.mark.parametrize("day", DAYS)
def test_totals_are_the_sums_of_their_parts(place, day):
    for block in report(STORE, place, replace(NOW, as_of=day)).blocks:
        if block.parts:
            assert sum(line.value for line in block.parts) == pytest.approx(block.total.value)
        assert block.layer in LAYERS and block.total.value >= 0


@pytest.mark.parametrize("day", DAYS)
def test_the_zones_add_up_to_the_community(day):
    view = replace(NOW, as_of=day)
    whole, parts = figures(WHOLE, view), [figures(zone, view) for zone in ZONES]
    for key, value in whole.items():
        assert sum(part.get(key, 0) for part in parts) == pytest.approx(value, abs=0.01), key
    assert {key for part in parts for key in part} <= set(whole)


def test_the_areas_share_out_what_is_in_them():
    whole, parts = figures(WHOLE), [figures(area) for area in AREAS]
    for key in (("buildings", "part residential"), ("buildings", "more units"), ("drying_racks", "total")):
        assert sum(part[key] for part in parts) == whole[key]
    for key in whole:
        assert sum(part.get(key, 0) for part in parts) <= whole[key] + 0.01, key


def test_figures_are_those_of_the_data():
    frame = STORE.layers["buildings"].frame
    here = frame[frame["residential_area"] == AREAS[0].key]
    (block,) = [block for block in report(STORE, AREAS[0], NOW).blocks if block.layer == "buildings"]
    more = {line.id: line.value for line in block.more}
    assert block.total.value == len(here)
    assert more["occupancy"] == pytest.approx(100 * here["units_rented"].sum() / here["units"].sum())
    weighted = (here["rent_cny_m2_month"] * here["units_rented"]).sum() / here["units_rented"].sum()
    assert more["rent"] == pytest.approx(float(weighted))


def test_the_whole_is_what_is_reported():
    whole = figures(WHOLE)
    assert whole["drying_racks", "total"] == 2300
    assert whole["buildings", "part residential"] == whole["buildings", "more fitted"] > 300
    greenways = STORE.layers["greenways"].metric.geometry.length.sum()
    assert whole["greenways", "total"] == pytest.approx(greenways)


def test_the_map_shows_what_the_card_counts():
    for place in (CIRCLE, ZONES[-1], AREAS[0]):
        masks, blocks = shown(STORE, place, NOW), {block.layer: block for block in report(STORE, place, NOW).blocks}
        assert masks["buildings"].sum() == blocks["buildings"].total.value
        passing = STORE.layers["greenways"].frame["status"][masks["greenways"]]
        assert set(passing) == {line.id for line in blocks["greenways"].parts}


def test_filters_do_not_change_a_report():
    filtered = replace(NOW, filters=FilterState((("buildings", "use", OneOf({"public"})),)))
    assert figures(CIRCLE, filtered) == figures(CIRCLE)


def test_for_an_earlier_day_spending_is_that_of_the_series():
    day = dt.date(2019, 6, 1)
    then = report(STORE, WHOLE, replace(NOW, as_of=day))
    (projects,) = [block for block in then.blocks if block.layer == "projects"]
    frame = frame_of(STORE, STORE.layers["projects"], day)
    there = existed(frame, STORE.layers["projects"].spec, day)
    spent = {line.id: line.value for line in projects.more}["spent"]
    assert spent == pytest.approx(frame.loc[there, "spent_cny"].sum())
    assert 0 < spent < STORE.layers["projects"].frame["spent_cny"].sum()


@settings(max_examples=15, deadline=None)
@given(toy.shapes)
def test_a_shape_and_the_rest_make_up_the_whole(shape):
    """The parts of lines in a shape and outside of it are the lines; features are inside or not."""
    place = Place("shape", shape.text())
    for layer in ("greenways", "buildings"):
        data = STORE.layers[layer]
        outline = shape.geometry(data.crs)
        rest = shapely.difference(data.metric.geometry.to_numpy(), outline)
        rest_size = shapely.length(rest) if layer == "greenways" else shapely.area(rest)
        whole = clipped(STORE, data, WHOLE, NOW)
        assert clipped(STORE, data, place, NOW) + rest_size == pytest.approx(whole, rel=1e-6, abs=1e-3)
        points = shapely.point_on_surface(data.metric.geometry.to_numpy())
        assert np.array_equal(inside(STORE, data, place, NOW), shapely.intersects(points, outline))


def test_a_town_of_houses_only_has_a_report_of_them():
    houses = town.layer(
        "buildings", [town.square(), town.square(50)], use=["residential", None], residential_area=["新河", None]
    )
    store = town.store(houses)
    view = ViewState("zh", {}, "offline")
    (block,) = report(store, WHOLE, view).blocks
    assert block.total.value == 2 and [line.id for line in block.parts] == ["residential", "none"]
    assert {line.id: line.value for line in block.more}["occupancy"] is None
    assert figures(Place("area", "新河"), view, store)["buildings", "total"] == 1
    assert report(town.store(), WHOLE, view).blocks == ()


def test_every_section_is_of_columns_its_layer_has():
    for section in SECTIONS:
        assert not section.by or section.by in LAYERS[section.layer].asked_columns


@pytest.mark.parametrize("place", [*places(STORE), CIRCLE], ids=lambda place: place.text)
def test_a_place_is_in_the_link_and_has_a_name_and_a_box(place):
    query = to_query(NOW.with_option("place", place.text), LAYERS, STORE.profile)
    view, problems = from_query(query, LAYERS, STORE.profile)
    assert problems == [] and place_of(STORE, view.option("place")) == place
    assert name_of(STORE, place, "zh") and name_of(STORE, place, "en")
    box = box_of(STORE, place)
    assert (box is None) == (place == WHOLE)
    if box:
        west, south, east, north = STORE.layers["boundary"].frame.total_bounds
        assert west - 0.01 < box[0] < box[2] < east + 0.01 and south - 0.01 < box[1] < box[3] < north + 0.01
        assert outline_of(STORE, place).area > 0


@pytest.mark.parametrize("text", ["", "zone/none", "area/无", "planet/x", "zone"])
def test_a_place_that_does_not_exist_is_the_whole(text):
    assert place_of(STORE, text) == WHOLE


def test_who_followed_a_link_to_an_area_that_is_gone_is_told():
    [told] = missing(STORE, "area/无")
    assert "“无”" in told.message.zh and "“无”" in told.message.en
    assert [missing(STORE, place.text) for place in (*places(STORE), CIRCLE)] == [[]] * (len(places(STORE)) + 1)


@pytest.mark.parametrize("text", ["shape/c1_2", "planet/x", "zone/", "shape/", "area/\x00", "zone/" + "x" * 101])
def test_a_link_to_no_place_is_told(text):
    view, problems = from_query({"o": f"place:{text.replace('/', '%2F')}"}, LAYERS, STORE.profile)
    assert view.option("place") == "" and len(problems) == 1
