"""Heads of pins never lie on one another, and a pin that is alone stands as it always did."""

from __future__ import annotations

import itertools
import math

import pytest

from utils.handout.heads import ABOVE, heads


def test_one_alone_stands_above_its_place() -> None:
    assert heads([(100.0, 100.0)], 10.0) == [(100.0, 100.0 - ABOVE * 10)]
    assert heads([], 10.0) == []


@pytest.mark.parametrize(
    "tips",
    [
        [(200.0, 200.0)] * 4,
        [(200.0, 200.0), (206.0, 203.0), (203.0, 214.0)],
        [(5.0, 5.0), (6.0, 6.0), (395.0, 295.0), (396.0, 296.0)],
    ],
)
def test_they_are_spread_within_the_picture(tips: list[tuple[float, float]]) -> None:
    placed = heads(tips, 10.0, (400.0, 300.0))
    assert all(math.dist(a, b) > 19 for a, b in itertools.combinations(placed, 2))
    assert all(10 <= x <= 390 and 10 <= y <= 290 for x, y in placed)
