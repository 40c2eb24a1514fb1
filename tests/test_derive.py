"""Derived columns: how projects stood on a day, and where features lie."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layers import LAYERS
from layers.base import LIGHT
from tests import town
from utils import format as fmt
from utils.analysis.projects import late_days, light, over_budget_pct
from utils.analysis.workbench import selection
from utils.charts.template import LIGHTS
from utils.derive import AREA_REACH, RECIPES, area_names, derived, frame_of, words_of, zone_ids
from utils.export.extract import layer_extract
from utils.filters import Contains, FilterState, OneOf, Shape, Within, choices
from utils.selection import describe
from utils.store import open_store
from utils.view import mask_of
from utils.viewstate import default_view

STORE = open_store(Path(__file__).parents[1] / "data")
PROJECTS = STORE.layers["projects"]
NOW = default_view(LAYERS, STORE.profile, tuple(STORE.layers))
days = st.dates(dt.date(2017, 1, 1), dt.date(2027, 12, 31))


def test_every_derived_column_has_a_recipe_and_nothing_a_file_holds_is_derived():
    for spec in LAYERS.values():
        assert set(spec.derived) <= set(RECIPES)
        assert not (set(spec.asked_columns) - set(spec.all_columns)) & set(spec.all_columns)
        assert not {Contains.NAME, Within.NAME} & set(spec.asked_columns), "names clauses go by"


@settings(max_examples=10, deadline=None)
@given(days)
def test_the_columns_are_those_of_the_analysis_on_that_day(day):
    frame = frame_of(STORE, PROJECTS, day)
    known = PROJECTS.frame.assign(status=frame["status"], spent_cny=frame["spent_cny"])
    assert (frame["late"].to_numpy(dtype=bool) == (late_days(known, day) > 0)).all()
    assert (frame["over_budget"].to_numpy(dtype=bool) == (over_budget_pct(known) > 0)).all()
    assert (frame["light"].astype(str) == light(known, STORE.profile.thresholds, day)).all()


@settings(max_examples=10, deadline=None)
@given(days)
def test_nothing_of_a_past_day_is_from_later(day):
    for data in STORE.layers.values():
        frame, timeline = frame_of(STORE, data, day), data.spec.timeline
        if timeline is None or not timeline.status:
            continue
        for column, _ in timeline.stages:
            assert not (pd.to_datetime(frame[column]) > pd.Timestamp(day)).any()
        unfinished = frame["status"].to_numpy() != timeline.stages[-1][1]
        if "progress_pct" in frame:
            assert not (frame["progress_pct"].to_numpy(dtype=float)[unfinished] >= 100).any()
        if "spent_cny" in frame:
            assert (frame["spent_cny"].fillna(0) <= data.frame["spent_cny"]).all()


def test_table_card_and_export_say_the_same_of_a_past_day():
    view = replace(NOW, as_of=dt.date(2022, 1, 11), lang="zh")
    table = selection(STORE, view).frame.set_index("id")
    exported = layer_extract(STORE, "projects", view).frame.set_index("id")
    assert table.index.tolist() == exported.index.tolist()
    for column in ("status", "end_actual", "progress_pct", "spent_cny"):
        assert table[column].equals(exported[column])
    for id_, row in table.iterrows():
        said = dict(describe(STORE, "projects", id_, "zh", view.as_of).rows)
        assert said.get("进度", "—") == fmt.value(LAYERS["projects"].columns["progress_pct"], row["progress_pct"], "zh")
        assert ("实际完工" in said) == (not pd.isna(row["end_actual"]))


def test_now_is_the_day_the_data_describes():
    now, then = frame_of(STORE, PROJECTS, None), frame_of(STORE, PROJECTS, STORE.profile.as_of)
    assert now["late"].equals(then["late"])
    assert now["late"].any() and not now["late"].all()
    assert now["over_budget"].any() and set(now["light"]) == set(LIGHT)


def test_the_lights_are_painted_alike_on_map_and_chart():
    assert {key: value.paint for key, value in LIGHT.items()} == LIGHTS


@pytest.mark.parametrize("layer", [layer for layer, data in STORE.layers.items() if data.spec.interactive])
def test_rows_stay_where_they_are_and_each_lies_in_the_zone_it_names(layer):
    data = STORE.layers[layer]
    frame = frame_of(STORE, data, None)
    assert frame["id"].equals(data.frame["id"]) and frame.attrs["metric"] == data.crs
    zones = STORE.layers["zones"].metric.set_index("id").geometry
    points = shapely.point_on_surface(data.metric.geometry.to_numpy())
    for zone, point in zip(frame["zone"], points, strict=True):
        assert zones[zone].intersects(point)


def test_buildings_keep_their_own_area_and_others_get_the_nearest():
    buildings = frame_of(STORE, STORE.layers["buildings"], None)
    assert buildings["area"].tolist() == buildings["residential_area"].fillna("").tolist()
    housed = STORE.layers["buildings"].metric[buildings["area"] != ""]
    issues = STORE.layers["resident_issues"]
    for area, point in zip(frame_of(STORE, issues, None)["area"], issues.metric.geometry, strict=True):
        distances = housed.geometry.distance(point)
        nearest = housed["residential_area"][distances.idxmin()]
        assert area == (nearest if distances.min() <= AREA_REACH else "")


def test_names_of_zones_and_areas():
    assert zone_ids(STORE) == tuple(STORE.layers["zones"].frame["id"])
    assert "新河住宅区" in area_names(STORE) and "" not in area_names(STORE)
    words = words_of(STORE)
    assert all(zone in words for zone in zone_ids(STORE))
    assert words["新河住宅区"].en == "Xinhe"


def test_a_town_without_zones_and_houses_has_empty_places():
    projects = town.projects()
    found = derived(town.store(projects), projects, None)
    assert set(found) == {"zone", "area", "late", "over_budget", "light"}
    assert found["zone"].eq("").all() and found["area"].eq("").all()


def test_on_the_border_of_two_zones_the_first_counts():
    zones = town.layer("zones", [town.square(), town.square(10)], id=["z-a", "z-b"], life=["living", "living"])
    posts = town.layer("facilities", [town.point(10), town.point(15), town.point(99)])
    frame = frame_of(town.store(zones, posts), posts, None)
    assert frame["zone"].tolist() == ["z-a", "z-b", ""]


def test_a_far_house_does_not_lend_its_area():
    houses = town.layer("buildings", [town.square()], residential_area=["新河"], use=["residential"])
    posts = town.layer("facilities", [town.point(10 + AREA_REACH - 1), town.point(10 + AREA_REACH + 1)])
    assert frame_of(town.store(houses, posts), posts, None)["area"].tolist() == ["新河", ""]


def test_what_is_kept_is_given_again_until_the_sources_change():
    houses, posts = (
        town.layer("buildings", [town.square()], residential_area=["旧"]),
        town.layer("facilities", [town.point()]),
    )
    assert frame_of(town.store(houses, posts), posts, None)["area"].tolist() == ["旧"]
    first = frame_of(town.store(houses, posts), posts, None)
    assert frame_of(town.store(houses, posts), posts, None) is first
    renamed = town.layer("buildings", [town.square()], residential_area=["新"])
    assert frame_of(town.store(renamed, posts), posts, None)["area"].tolist() == ["新"]


def select(view, **clauses):
    filters = FilterState(tuple(("projects", column, clause) for column, clause in clauses.items()))
    return mask_of(STORE, PROJECTS, replace(view, filters=filters))


@settings(max_examples=10, deadline=None)
@given(days, days)
def test_what_is_there_on_a_day_is_there_on_later_ones(one, other):
    earlier, later = sorted((one, other))
    shown = [mask_of(STORE, PROJECTS, replace(NOW, as_of=day)) for day in (earlier, later)]
    assert not (shown[0] & ~shown[1]).any()


@settings(max_examples=10, deadline=None)
@given(st.one_of(st.none(), days))
def test_the_counts_of_choices_are_what_choosing_them_shows(day):
    view = replace(NOW, as_of=day)
    there = mask_of(STORE, PROJECTS, view)
    frame = frame_of(STORE, PROJECTS, day)[there]
    for column in ("light", "late", "over_budget", "zone", "area", "status", "lead"):
        counts = choices(frame, column, PROJECTS.spec.asked_columns[column])
        assert sum(counts.values()) == there.sum()
        assert all(select(view, **{column: OneOf({value})}).sum() == count for value, count in counts.items())


def test_free_text_finds_lead_partner_and_summary():
    frame = PROJECTS.frame
    assert (
        select(NOW, text=Contains("水务局")).sum()
        == (frame["lead"].str.contains("水务局") | frame["partner"].str.contains("水务局", na=False)).sum()
    )
    assert select(NOW, text=Contains(str(frame["id"][3]).upper()))[3]


def test_a_shape_selects_what_it_touches_in_metres():
    shape = Shape("circle", ((22.68, 114.12),), 350)
    expected = PROJECTS.metric.geometry.intersects(shape.geometry(PROJECTS.crs)).to_numpy()
    assert 0 < expected.sum() < len(expected)
    assert np.array_equal(select(NOW, shape=Within(shape)), expected)


def test_derived_gives_only_what_no_file_holds():
    found = derived(STORE, PROJECTS, None)
    assert isinstance(found, pd.DataFrame) and list(found) == ["zone", "area", "late", "over_budget", "light"]
