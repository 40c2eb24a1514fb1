"""The picture's window is Web Mercator, as the map's own."""

import math

import numpy as np
import pytest
import shapely

from utils.handout.furniture import bar_metres
from utils.handout.stretch import longest_stretch
from utils.handout.window import WALL, Window, window_of

BOX = (114.10, 22.66, 114.14, 22.69)


def test_a_box_lies_within_the_picture() -> None:
    window = window_of((800, 600), None, BOX)
    (x0, y1), (x1, y0) = window.place(22.66, 114.10), window.place(22.69, 114.14)
    assert min(x0, y0) >= 13.9
    assert x1 <= 800 - 13.9 and y1 <= 600 - 13.9
    assert min(x0, y0) == pytest.approx(14, abs=0.1)


def test_pixels_and_degrees_agree() -> None:
    window = window_of((800, 600), (22.67, 114.12, 16.0), None)
    assert window.degrees(*window.place(22.671, 114.123)) == pytest.approx((22.671, 114.123))
    assert window.place(22.67, 114.12) == pytest.approx((400, 300))


def test_pixels_per_metre_hold_on_the_ground() -> None:
    window = Window(800, 600, 22.67, 114.12, 16)
    here = shapely.Point(114.12, 22.67)
    east = 100 / (math.cos(math.radians(22.67)) * 6378137.0 * math.pi / 180)
    spots = window.places(np.array([here, shapely.Point(114.12 + east, 22.67)]))
    assert spots[1].x - spots[0].x == pytest.approx(100 * window.pixels_per_metre, rel=1e-6)


def test_a_smaller_picture_looks_from_further_away() -> None:
    assert window_of(WALL, (22.67, 114.12, 16.0), None).zoom == pytest.approx(16)
    assert window_of((WALL[0] / 2, WALL[1] / 2), (22.67, 114.12, 16.0), None).zoom == pytest.approx(15)


@pytest.mark.parametrize(("ppm", "metres"), [(1.0, 100), (0.26, 500), (0.24, 500), (0.7, 100), (13, 10)])
def test_the_bar_is_a_round_number_that_fits(ppm: float, metres: float) -> None:
    found = bar_metres(ppm, 130)
    assert found == metres
    assert found * ppm <= 130


def test_a_name_stands_on_the_longest_straight_stretch_in_sight() -> None:
    line = shapely.LineString([(-100, 50), (200, 50), (200, 80)])
    run = longest_stretch(line, 300, 100)
    assert run is not None
    assert (run.x, run.y, run.angle, run.length) == pytest.approx((100, 50, 0, 200))
    assert longest_stretch(shapely.LineString([(-50, -50), (-10, -10)]), 300, 100) is None
