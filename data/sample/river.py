"""The river: it rises in the ecological hills, meanders through the valley and widens downstream."""

from __future__ import annotations

from functools import cache

import numpy as np
from shapely.geometry import LineString, Point, Polygon

from data.sample.frame import XY, along, curve

NAME, NAME_EN = "上木古河", "Shangmugu River"

#: From the spring in the hills down to the far south of the base map.
COURSE: tuple[XY, ...] = (
    (1660, 2150),
    (1560, 1890),
    (1500, 1660),
    (1405, 1490),
    (1290, 1400),
    (1235, 1255),
    (1120, 1165),
    (1080, 1020),
    (975, 930),
    (935, 790),
    (850, 705),
    (822, 565),
    (735, 480),
    (718, 350),
    (645, 250),
    (642, 110),
    (572, 10),
    (572, -130),
    (500, -245),
    (502, -385),
    (425, -505),
    (412, -660),
    (330, -830),
    (330, -1060),
    (205, -1310),
    (180, -1660),
    (30, -2000),
    (-45, -2500),
    (-300, -3050),
    (-440, -3900),
)
_SPRING_WIDTH, _GROWTH = 4.0, 0.0078


@cache
def centreline() -> LineString:
    """The river's middle, flowing downstream."""
    return curve(COURSE, step=10)


def width(distance: float) -> float:
    """Width in metres, ``distance`` metres below the spring."""
    return _SPRING_WIDTH + _GROWTH * distance


def reach(start: float, end: float, margin: float = 0.0) -> Polygon:
    """The water between two distances below the spring, ``margin`` metres wider on either side."""
    left: list[XY] = []
    right: list[XY] = []
    for distance in np.linspace(start, end, max(3, int((end - start) / 9))):
        (x, y), (tx, ty) = along(centreline(), float(distance))
        # A living river is never a ruled band: its banks breathe a little, less than it grows over a reach.
        half = width(float(distance)) / 2 * (1 + 0.07 * np.sin(distance / 23.0) * np.sin(distance / 61.0)) + margin
        left.append((x - ty * half, y + tx * half))
        right.append((x + ty * half, y - tx * half))
    return Polygon(left + right[::-1]).buffer(0)


@cache
def water() -> Polygon:
    """The whole river."""
    return reach(0.0, centreline().length)


def below_spring(point: XY) -> float:
    """How far below the spring the river passes ``point``, metres."""
    return float(centreline().project(Point(point)))
