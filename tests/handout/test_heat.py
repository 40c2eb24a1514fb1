"""The density in a picture is that of the map: the same kernel, the same colours from low to high."""

from __future__ import annotations

import numpy as np
import pytest

from layers.base import Paint
from utils.analysis.density import densest
from utils.handout.heat import coloured, surface
from utils.mapview.command import LayerDensity

SPOTS = np.array([[20.0, 15.0], [23.0, 15.0], [40.0, 30.0]])
DENSITY = LayerDensity(10.0, 1.5, (Paint("#ff0000"), Paint("#00ff00"), Paint("#0000ff")))


def test_the_surface_is_the_sum_of_kernels() -> None:
    heights = surface(SPOTS, (50, 60), 10.0)
    assert heights[15, 20] == pytest.approx(densest(SPOTS, 10.0))
    assert heights[30, 40] == pytest.approx(1.0)
    assert heights[30, 51] == 0


def test_what_lies_beyond_the_edge_reaches_in() -> None:
    assert surface(np.array([[-4.0, 5.0]]), (10, 10), 10.0)[5, 0] == pytest.approx((1 - 0.16) ** 2)
    assert not surface(np.array([[-40.0, 5.0]]), (10, 10), 10.0).any()


def test_colours_run_from_nothing_to_the_last() -> None:
    pixels = coloured(np.array([[0.0, 0.75, 1.5, 9.0]]), DENSITY)
    assert pixels[0, 0, 3] == 0
    assert pixels[0, 1, :3].tolist() == [0, 255, 0]
    assert pixels[0, 2].tolist() == pixels[0, 3].tolist() == [0, 0, 255, int(255 * 0.85)]
