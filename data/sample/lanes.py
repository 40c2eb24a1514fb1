"""The lanes of a residential area: slightly bent rows, cross lanes, and the ways out to the larger streets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shapely.geometry import LineString, Point
from shapely.ops import nearest_points

from data.sample.frame import XY, curve, stream
from data.sample.places import Village

ORDINALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


@dataclass(frozen=True, slots=True)
class Street:
    """One street before it is split at its junctions. ``group`` is the residential area or work section it belongs to.

    ``rows``: houses face it; ``ribbon``: only loosely, along the end nearest the village.
    """

    key: str
    name: str
    name_en: str
    road_class: str
    width: float
    line: LineString
    group: str
    rows: bool = False
    ribbon: bool = False


def warp(village: Village, s: float, t: float) -> XY:
    """From (along, across) the lanes of a village to local metres: bent, gently wavy, turned, moved."""
    wave = village.loose * 2.2 * np.sin(s / 41.0 + t / 57.0 + len(village.name))
    x, y = s + 0.05 * t * np.sin(s / 90.0), t + village.bow * ((s / village.half[0]) ** 2 - 0.4) + wave
    turn = np.radians(village.angle)
    return (
        float(village.centre[0] + x * np.cos(turn) - y * np.sin(turn)),
        float(village.centre[1] + x * np.sin(turn) + y * np.cos(turn)),
    )


def _extent(village: Village, t: float, rng: np.random.Generator) -> tuple[float, float]:
    """Where the lane at ``t`` begins and ends: longest in the middle of the village, never two ends alike."""
    full = village.half[0] * max(0.2, 1 - (abs(t) / (village.half[1] * 1.3)) ** 2.4)
    ends = [-full * rng.uniform(0.84, 1.06), full * rng.uniform(0.84, 1.06)]
    for i, end in enumerate(ends):
        near = [c for c in village.cross if abs(c - end) < 20]
        ends[i] = near[0] if near else end
    return ends[0], ends[1]


def _between(village: Village, start: XY, end: XY) -> LineString:
    """A lane between two (along, across) points."""
    count = max(2, int(np.hypot(end[0] - start[0], end[1] - start[1]) / 9) + 1)
    steps = zip(np.linspace(start[0], end[0], count), np.linspace(start[1], end[1], count), strict=True)
    return LineString([warp(village, float(s), float(t)) for s, t in steps])


def village_lanes(village: Village) -> list[Street]:
    """Rows and cross lanes of ``village``."""
    rng = stream("lanes-" + village.key)
    across = np.arange(-village.half[1], village.half[1] + 1, village.pitch)
    across = across - across.mean()
    rows = [(float(t), *_extent(village, float(t), rng)) for t in across]
    out: list[Street] = []
    for i, (t, start, end) in enumerate(reversed(rows)):
        name, en = f"{village.short}{ORDINALS[i]}巷", f"{village.short_en} Lane {i + 1}"
        line = _between(village, (start, t), (end, t))
        out.append(Street(f"{village.key}-{i + 1}", name, en, "lane", 4.5, line, village.key, rows=True))
    for i, s in enumerate(village.cross):
        reached = [t for t, start, end in rows if start - 0.1 <= s <= end + 0.1]
        if len(reached) > 1:
            name, en = f"{village.short}横{ORDINALS[i]}巷", f"{village.short_en} Cross Lane {i + 1}"
            line = _between(village, (s, reached[0]), (s, reached[-1]))
            out.append(Street(f"{village.key}-x{i + 1}", name, en, "lane", 5.0, line, village.key))
    return out


def gates(village: Village, lanes: list[Street], larger: list[Street]) -> list[Street]:
    """The ways from ``village`` to the larger streets: each from a gate to the nearest end of a lane."""
    ends = [xy for street in lanes for xy in (street.line.coords[0], street.line.coords[-1])]
    out: list[Street] = []
    for i, gate in enumerate(village.gates):
        road = min((street.line for street in larger), key=lambda line: line.distance(Point(gate)))
        start = nearest_points(road, Point(gate))[0]
        end = min(ends, key=lambda xy: start.distance(Point(xy)))
        ends = [xy for xy in ends if Point(xy).distance(Point(end)) > 25]
        bend = (start.x + end[0]) / 2 + (end[1] - start.y) * 0.06, (start.y + end[1]) / 2 - (end[0] - start.x) * 0.06
        name, en = f"{village.short}{ORDINALS[i]}路", f"{village.short_en} Road {i + 1}"
        line = curve([(start.x, start.y), bend, (end[0], end[1])])
        out.append(Street(f"{village.key}-g{i + 1}", name, en, "lane", 6.5, line, village.key, rows=True, ribbon=True))
    return out
