"""Deliberately bad outlines: each is repaired or skipped under its own name, none is lost, none stops the import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from shapely.geometry import shape

from tests.osm.conftest import Writer
from utils.osm import OsmError

Imported = Callable[..., Any]
HOUSE = {"building": "house"}
LON, LAT = 114.005, 22.605


def square(writer: Writer, first: int, lon: float = LON, lat: float = LAT, side: float = 0.0004) -> list[int]:
    """Four nodes, counter-clockwise."""
    corners = ((0, 0), (side, 0), (side, side), (0, side))
    return [writer.node(first + n, lon + x, lat + y) for n, (x, y) in enumerate(corners)]


@pytest.fixture
def good(writer: Writer) -> Writer:
    """One sound building, so that there is always something to keep."""
    a, b, c, d = square(writer, 1, 114.01, 22.61)
    writer.way(1, [a, b, c, d, a], HOUSE)
    return writer


def test_bow_tie_is_repaired(good: Writer, imported: Imported) -> None:
    a, b, c, d = square(good, 11)
    good.way(2, [a, c, b, d, a], HOUSE)
    layers, report = imported()
    books = report.layers["buildings"]
    tie = next(f for f in layers["buildings"] if f["id"] == "way/2")
    assert shape(tie["geometry"]).is_valid and tie["geometry"]["type"] == "MultiPolygon"
    assert books.repaired == {"self_intersection": ["way/2"]} and books.kept == books.seen == 2


def test_self_touching_ring_is_repaired(good: Writer, imported: Imported) -> None:
    a, b, c, d = square(good, 11)
    e, f = good.node(21, LON + 0.0006, LAT + 0.0002), good.node(22, LON + 0.0006, LAT - 0.0002)
    good.way(2, [a, b, e, f, b, c, d, a], HOUSE)
    layers, report = imported()
    assert report.layers["buildings"].repaired == {"self_intersection": ["way/2"]}
    assert all(shape(feature["geometry"]).is_valid for feature in layers["buildings"])


@pytest.mark.parametrize(
    ("refs", "reason"),
    [
        ((11, 12, 13, 14), "not_closed"),
        ((11, 12, 999, 14, 11), "missing_nodes"),
        ((998, 999, 998), "missing_nodes"),
        ((11, 12, 11), "degenerate"),
        ((11, 12, 11, 12, 11), "degenerate"),
    ],
)
def test_hopeless_outline_is_skipped_by_name(
    refs: tuple[int, ...], reason: str, good: Writer, imported: Imported
) -> None:
    square(good, 11)
    good.way(2, refs, HOUSE)
    _, report = imported()
    books = report.layers["buildings"]
    assert books.skipped == {reason: ["way/2"]} and books.balances and books.kept == 1


def test_unclosed_far_away_is_outside(good: Writer, imported: Imported) -> None:
    square(good, 11, 114.3, 22.9)
    good.way(2, [11, 12, 13], HOUSE)
    books = imported()[1].layers["buildings"]
    assert books.outside == 1 and not books.skipped and books.balances


def test_ends_at_one_place_are_joined(good: Writer, imported: Imported) -> None:
    square(good, 11)
    good.node(15, LON, LAT)
    good.way(2, [11, 12, 13, 14, 15], HOUSE)
    assert imported()[1].layers["buildings"].repaired == {"ends_joined": ["way/2"]}


def test_line_with_a_gap_keeps_the_rest(good: Writer, imported: Imported) -> None:
    square(good, 11)
    good.way(2, [11, 12, 999, 13, 14], {"highway": "residential"})
    layers, report = imported()
    assert report.layers["roads"].repaired == {"missing_nodes": ["way/2"]}
    assert layers["roads"][0]["geometry"]["type"] == "MultiLineString"


def test_line_of_one_place_is_skipped(good: Writer, imported: Imported) -> None:
    good.node(11, LON, LAT)
    good.way(2, [11, 11], {"highway": "residential"})
    assert imported()[1].layers["roads"].skipped == {"degenerate": ["way/2"]}


def test_building_point_is_named(good: Writer, imported: Imported) -> None:
    good.node(11, LON, LAT, building="yes")
    books = imported()[1].layers["buildings"]
    assert books.skipped == {"only_a_point": ["node/11"]} and books.balances


def test_relation_with_hole_and_its_tagged_outline(good: Writer, imported: Imported) -> None:
    a, b, c, d = square(good, 11)
    e, f, g, h = square(good, 21, LON + 0.0001, LAT + 0.0001, 0.0001)
    good.way(2, [a, b, c, d, a], HOUSE)
    good.way(3, [e, f, g, h, e], {})
    good.relation(4, [(2, "outer"), (3, "inner")], {"type": "multipolygon", **HOUSE})
    layers, report = imported()
    books = report.layers["buildings"]
    court = next(feature for feature in layers["buildings"] if feature["id"] == "relation/4")
    assert len(court["geometry"]["coordinates"]) == 2
    assert books.skipped == {"outline_of_relation": ["way/2"]} and books.balances


@pytest.mark.parametrize(
    ("members", "reason"),
    [([(2, "outer"), (777, "outer")], "members_missing"), ([(2, "outer")], "rings_open"), ([], "rings_open")],
)
def test_relation_that_does_not_close(
    members: list[tuple[int, str]], reason: str, good: Writer, imported: Imported
) -> None:
    square(good, 11)
    good.way(2, [11, 12, 13], {})
    good.relation(4, members, {"type": "multipolygon", **HOUSE})
    books = imported()[1].layers["buildings"]
    assert books.skipped == {reason: ["relation/4"]} and books.balances


def test_relation_with_crossing_rings_is_saved(good: Writer, imported: Imported) -> None:
    a, b, c, d = square(good, 11)
    good.way(2, [a, c, b], {})
    good.way(3, [b, d, a], {})
    good.relation(4, [(2, "outer"), (3, "outer")], {"type": "multipolygon", **HOUSE})
    layers, report = imported()
    assert report.layers["buildings"].repaired == {"relation_rings": ["relation/4"]}
    assert all(shape(feature["geometry"]).is_valid for feature in layers["buildings"])


def test_relation_of_another_type_is_named(good: Writer, imported: Imported) -> None:
    square(good, 11)
    good.way(2, [11, 12, 13, 14, 11], {})
    good.relation(4, [(2, "outer")], {"type": "site", **HOUSE})
    assert imported()[1].layers["buildings"].skipped == {"not_multipolygon": ["relation/4"]}


def test_twins(good: Writer, imported: Imported) -> None:
    a, b, c, d = square(good, 11)
    good.way(2, [a, b, c, d, a], HOUSE)
    good.way(3, [c, d, a, b, c], HOUSE)
    books = imported()[1].layers["buildings"]
    assert books.skipped == {"duplicate_geometry": ["way/3"]} and books.balances


def test_file_that_repeats_elements(good: Writer, imported: Imported) -> None:
    square(good, 11)
    for number in (2, 2):
        good.way(number, [11, 12, 13, 14, 11], HOUSE)
    with pytest.raises(OsmError) as caught:
        imported()
    assert "osmium merge" in caught.value.message.zh and "osmium merge" in caught.value.message.en


def test_station_mapped_twice_is_one(good: Writer, imported: Imported) -> None:
    tags = {"railway": "station", "station": "subway", "name": "木古"}
    good.node(50, LON + 0.0002, LAT + 0.0001, **tags)
    a, b, c, d = square(good, 11)
    good.way(2, [a, b, c, d, a], tags)
    layers, report = imported()
    assert report.layers["facilities"].skipped == {"duplicate_name": ["way/2"]}
    assert [feature["properties"]["name"] for feature in layers["facilities"]] == ["木古"]


def test_text_from_the_map_stays_text(good: Writer, imported: Imported) -> None:
    good.node(50, LON, LAT, place="suburb", name="<img src=x onerror=alert(1)>  \"'\n=1+1")
    layers, _ = imported()
    assert layers["base_labels"][0]["properties"]["name"] == "<img src=x onerror=alert(1)> \"' =1+1"


def test_shenzhen_is_measured_in_its_own_crs(good: Writer, imported: Imported) -> None:
    layers, report = imported()
    assert report.crs == "EPSG:4547"
    assert layers["buildings"][0]["properties"]["name"] == "建筑 1"
    assert layers["buildings"][0]["properties"]["name_en"] == "Building 1"
