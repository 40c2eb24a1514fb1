"""A place that is no feature, as a stop: where it may be, and what it is called in both languages."""

import dataclasses

import numpy as np
import pytest
from shapely import box

from layers.base import Text
from tests.route.kit import grid, line, named, place
from tests.town import HERE, layer, store
from utils.route import place as module
from utils.route.model import MOST_STOPS, NamedRoute, Route, Stay
from utils.route.place import NO_STREET, OUTSIDE, name_of, refusal
from utils.route.plan import _to_metres, planned

EDGE = [box(HERE[0] - 500, HERE[1] - 500, HERE[0] + 1500, HERE[1] + 1500)]


def at(x, y):
    """(lat, lng) of a place in metres from the town's corner."""
    lng, lat = _to_metres("EPSG:4547").transform(HERE[0] + x, HERE[1] + y, direction="INVERSE")
    return lat, lng


def town(facilities=(), names=None, roads=None):
    """Streets within a boundary, the streets named 0 ... 7, facilities where they are said to be."""
    lines = grid() if roads is None else roads
    streets = layer("roads", lines, name=[f"{k}号路" for k in range(len(lines))], name_en=[None] * len(lines))
    shapes = [place(*xy) for xy in facilities]
    more = {} if names is None else {"name": names[0], "name_en": names[1]}
    return store(layer("boundary", EDGE), streets, layer("facilities", shapes, **more))


def test_a_place_by_a_street_can_be_a_stop():
    assert refusal(town(), Route(), at(120, 40)) is None


@pytest.mark.parametrize(("x", "y", "why"), [(-600, 0, OUTSIDE), (900, 900, NO_STREET)])
def test_outside_or_far_from_every_street_it_cannot(x, y, why):
    assert refusal(town(), Route(), at(x, y)) is why
    assert why.zh != why.en and "没有添加" in why.zh and "not added" in why.en


def test_it_must_be_walked_to_from_the_other_stops():
    apart = [*grid(), line((800, 0), (800, 400), (1200, 400))]
    here = town([(0, 0), (300, 300)], roads=apart)
    assert refusal(here, named(2).route, at(800, 100)) is NO_STREET
    assert refusal(here, Route(), at(800, 100)) is None


def test_a_community_without_its_boundary_file_asks_for_streets_only():
    here = town()
    del here.layers["boundary"]
    assert refusal(here, Route(), at(-200, 0)) is None


def test_it_is_called_by_its_number_and_what_is_nearest():
    here = town([(130, 40)], (["木古站"], ["Mugu Station"]))
    assert name_of(here, at(120, 40), Route()) == Text("地图上的点 1 · 近 木古站", "Map point 1 · near Mugu Station")
    # Beside a street of no other name, by the street: the second that runs along is at y = 100.
    assert name_of(here, at(250, 103), Route()).zh == "地图上的点 1 · 近 1号路"


def test_where_nothing_known_is_near_the_number_is_all():
    assert name_of(town(), at(300 + module.NEAR + 30, 0), Route()) == Text("地图上的点 1", "Map point 1")
    assert name_of(store(layer("boundary", EDGE)), at(0, 0), Route()).zh == "地图上的点 1"


def test_numbers_are_free_ones():
    titles = ("地图上的点 1 · 近 木古站", "地图上的点 3", "集合点", None)
    stops = tuple(Stay(place=(22.0, 114 + k / 100), title=zh and Text(zh, "x")) for k, zh in enumerate(titles))
    assert name_of(town(), at(700, 700), Route(stops)).zh == "地图上的点 2"


def test_features_without_a_name_do_not_tell():
    here = town([(120, 41), (130, 60)], (["", "文体中心"], [None, None]))
    assert name_of(here, at(120, 50), Route()).zh == "地图上的点 1 · 近 文体中心"


def test_a_full_route_is_not_the_places_fault():
    full = Route((Stay(("facilities", "facilities-0")),) * MOST_STOPS)
    assert refusal(town([(0, 0)]), full, at(120, 40)) is None


def test_it_is_walked_to_like_any_stop():
    here = town([(0, 0)])
    stop = Stay(place=at(200, 0), title=Text("门口", "Gate"))
    seen = planned(
        here, NamedRoute("r", Text("路", "r"), dataclasses.replace(named(1).route, stops=(*named(1).route.stops, stop)))
    )
    assert seen.problems == () and [one.title.zh for one in seen.plan.stops] == ["名0", "门口"]
    assert np.isclose(seen.plan.metres, 200, atol=0.5)
