"""Kernel density of points against its definition."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.analysis.density import densest, per_hectare

METRES = st.floats(0, 500)


@given(st.lists(st.tuples(METRES, METRES), max_size=25), st.floats(10, 300))
def test_the_densest_point_is_that_of_the_sums_written_out(points: list[tuple[float, float]], radius: float) -> None:
    xy = np.array(points, dtype="float64").reshape(-1, 2)
    sums = [sum(max(0.0, 1 - ((x - u) ** 2 + (y - v) ** 2) / radius**2) ** 2 for u, v in points) for x, y in points]
    assert densest(xy, radius) == pytest.approx(max(sums, default=0.0))


def test_one_point_alone_and_two_at_once() -> None:
    assert densest(np.array([[3.0, 4.0]]), 50) == 1
    assert densest(np.array([[3.0, 4.0], [3.0, 4.0]]), 50) == 2


def test_a_kernel_holds_one_point() -> None:
    radius, step = 120.0, 1.0
    x, y = np.meshgrid(np.arange(-radius, radius + step, step), np.arange(-radius, radius + step, step))
    heights = np.clip(1 - (x**2 + y**2) / radius**2, 0, None) ** 2
    total = sum(per_hectare(float(height), radius) for height in heights.ravel()) * step**2 / 10_000
    assert total == pytest.approx(1, rel=1e-3)
