"""The longest nearly straight stretch of a line within a picture: where its name is written."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

import shapely

BEND = 0.3
Segment = tuple[float, float, float, float]


class Stretch(NamedTuple):
    """Its middle and length in pixels, its angle in radians, so that text on it is not upside down."""

    x: float
    y: float
    angle: float
    length: float


def longest_stretch(line: shapely.Geometry, width: float, height: float) -> Stretch | None:
    """The stretch of ``line`` (pixels) within (0, 0, width, height); None where it lies outside."""
    spots = shapely.get_coordinates(line).tolist()
    best: Segment | None = None
    run: Segment | None = None
    for (ax, ay), (bx, by) in pairwise(spots):
        piece = _clipped((ax, ay, bx, by), width, height)
        run = (run[0], run[1], piece[2], piece[3]) if piece and run and _continues(run, piece) else piece
        if run and (best is None or _length(run) > _length(best)):
            best = run
    return None if best is None else _stretch(best)


def _stretch(run: Segment) -> Stretch:
    angle = _angle(run)
    if angle > math.pi / 2:
        angle -= math.pi
    if angle < -math.pi / 2:
        angle += math.pi
    return Stretch((run[0] + run[2]) / 2, (run[1] + run[3]) / 2, angle, _length(run))


def _continues(run: Segment, piece: Segment) -> bool:
    if math.hypot(run[2] - piece[0], run[3] - piece[1]) > 0.5:
        return False
    turn = _angle(run) - _angle(piece)
    return abs(math.atan2(math.sin(turn), math.cos(turn))) < BEND


def _length(run: Segment) -> float:
    return math.hypot(run[2] - run[0], run[3] - run[1])


def _angle(run: Segment) -> float:
    return math.atan2(run[3] - run[1], run[2] - run[0])


def _clipped(piece: Segment, width: float, height: float) -> Segment | None:
    """The part of a segment inside the picture (Liang and Barsky's way)."""
    ax, ay, bx, by = piece
    dx, dy = bx - ax, by - ay
    t0, t1 = 0.0, 1.0
    for step, room in ((-dx, ax), (dx, width - ax), (-dy, ay), (dy, height - ay)):
        if step == 0 and room < 0:
            return None
        if step < 0:
            t0 = max(t0, room / step)
        if step > 0:
            t1 = min(t1, room / step)
    return (ax + t0 * dx, ay + t0 * dy, ax + t1 * dx, ay + t1 * dy) if t0 < t1 else None
