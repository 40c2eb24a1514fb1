"""The generator: the same bytes each time, and the bytes that are committed."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapely import affinity
from shapely.geometry import Point, box

from data.sample import build, frame, places, river
from data.sample.footprints import house, walled_house
from data.sample.plots import Site
from data.sample.write import geojson, table, write

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample")
    write(out, build.layers(), build.tables())
    return out


def test_committed_files_are_what_the_generator_writes(made: Path) -> None:
    written = {path.relative_to(made) for path in made.rglob("*.*")}
    assert len(written) == 16 + 5
    differing = [str(path) for path in sorted(written) if (made / path).read_bytes() != (DATA / path).read_bytes()]
    assert not differing, f"run python -m data.sample and commit its output: {differing}"


def test_generating_again_in_the_same_process_changes_nothing() -> None:
    first, second = build.layers(), build.layers()
    for name in ("buildings", "drying_racks", "resident_issues", "projects"):
        assert geojson(first[name]) == geojson(second[name])
    one, two = build.tables(), build.tables()
    assert {name: table(rows) for name, rows in one.items()} == {name: table(rows) for name, rows in two.items()}


def test_streams_are_independent_and_repeatable() -> None:
    assert frame.stream("a").random() == frame.stream("a").random()
    assert frame.stream("a").random() != frame.stream("b").random()


def test_the_station_lies_where_the_public_lists_have_it() -> None:
    point = frame.to_lonlat(Point(places.STATION))
    assert (point.x, point.y) == (114.11734, 22.67262)
    assert places.boundary().contains(Point(places.STATION))


def test_spline_passes_through_its_points_and_roughening_keeps_the_place() -> None:
    points = [(0.0, 0.0), (100.0, 40.0), (180.0, -20.0)]
    line = frame.curve(points)
    assert all(line.distance(Point(point)) < 1e-9 for point in points)
    square = box(0, 0, 400, 400)
    rough = frame.roughened(square, 8)
    assert rough.is_valid
    assert rough.symmetric_difference(square).area < 0.12 * square.area
    assert rough.boundary.length > square.boundary.length


def test_the_river_is_wider_the_farther_it_has_come() -> None:
    widths = [river.width(distance) for distance in range(0, 6000, 500)]
    assert widths == sorted(widths)
    assert widths[-1] > 3 * widths[0]


def test_a_site_refuses_what_overlaps_comes_too_near_or_leaves_it() -> None:
    site = Site(box(0, 0, 100, 100), box(40, 0, 45, 100), apart=2.0)
    first = box(5, 5, 15, 15)
    assert site.fits(first)
    site.take(first)
    assert not site.fits(box(10, 10, 20, 20))
    assert not site.fits(box(16, 5, 26, 15)), "one metre is nearer than two"
    assert site.fits(box(17, 5, 27, 15))
    assert not site.fits(box(36, 50, 42, 60)), "on the street"
    assert not site.fits(box(95, 50, 105, 60)), "over the edge"


def test_footprints_stay_in_their_plots_and_vary() -> None:
    rng = frame.stream("test")
    shapes = [house(rng, 12.0, 11.0) for _ in range(60)]
    plot = box(0, 0, 12, 11)
    assert all(shape.is_valid and plot.buffer(1e-9).contains(shape) for shape in shapes)
    assert len({len(shape.exterior.coords) for shape in shapes}) >= 3
    walled = walled_house(44, 26)
    assert len(walled.interiors) >= 2, "a walled house has a front court and a half-moon court"
    assert affinity.scale(walled, -1, 1, origin=(22, 0)).symmetric_difference(walled).area < 25
