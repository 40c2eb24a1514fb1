"""Names on the picture, as on the map: the most important first, none over another, each with a halo."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

import numpy as np
import shapely

from layers.base import LabelOnly
from utils.handout import fonts
from utils.handout.looks import GLYPH_FROM, THEME, Look, circle_of, has_symbols, names_of, radii
from utils.handout.stretch import longest_stretch
from utils.handout.window import Window

MOST = 400
CELL = 64.0
SAME_NAME_APART = 260.0
STEEP = 0.95
CHINESE = re.compile(r"[\u3400-\u9fff]+")
# How far, in heights of the letters, the name of an area may step aside from symbols: a quarter is no exact spot.
ASIDE = ((0, 0), (0, -1.6), (0, 1.6), (0, -2.8), (0, 2.8), (-2.4, -1.6), (2.4, -1.6), (-2.4, 1.6), (2.4, 1.6))
# From the baseline to the middle of the letters, in heights.
MIDDLE = 0.36

Spot = tuple[float, float]
Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Name:
    """A name that could be written: at the first of ``places`` (middles, in pixels) that is free."""

    text: str
    size: float
    weight: int
    colour: str
    width: float
    priority: int
    worth: float
    places: tuple[Spot, ...]
    angle: float | None = None


class Taken:
    """Rectangles that must not overlap: a grid of cells, each listing what touches it."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Rectangle]] = {}

    def add(self, boxes: Iterable[Rectangle]) -> None:
        """Take them."""
        for box in boxes:
            for cell in _cells(box):
                self._cells.setdefault(cell, []).append(box)

    def free(self, boxes: Iterable[Rectangle]) -> bool:
        """Whether none of them touches one that is taken."""
        return not any(
            a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]
            for a in boxes
            for cell in _cells(a)
            for b in self._cells.get(cell, ())
        )


def _cells(box: Rectangle) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
        for row in range(int(box[1] // CELL), int(box[3] // CELL) + 1):
            yield column, row


def names(looks: Iterable[Look], window: Window, lang: str, reserved: Iterable[Rectangle] = ()) -> str:
    """SVG of the names of ``looks``; ``reserved`` rectangles stay free of them."""
    kept = [look for look in looks if look.spec.label]
    taken = Taken()
    taken.add(reserved)
    taken.add(box for look in looks for box in _symbols(look))
    found = [name for look in kept for name in _candidates(look, lang)]
    found.sort(key=lambda name: (-name.priority, -name.worth))
    written: list[tuple[Name, Spot]] = []
    for name in found:
        if len(written) >= MOST:
            break
        spot = _place(name, taken, written, window)
        if spot:
            written.append((name, spot))
    body = "".join(_write(name, spot) for name, spot in written)
    return (
        f'<g font-family="{fonts.FAMILY}" text-anchor="middle" stroke="#ffffff" stroke-opacity=".9" stroke-width="3" '
        f'stroke-linejoin="round" paint-order="stroke">{body}</g>'
    )


def _symbols(look: Look) -> list[Rectangle]:
    """Names do not hide symbols that carry a glyph."""
    if not has_symbols(look.spec) or circle_of(look.spec).radius * look.window.symbols < GLYPH_FROM:
        return []
    radius_of = radii(look)
    return [
        (x - radius_of(row), y - radius_of(row), x + radius_of(row), y + radius_of(row))
        for row in look.rows(0)[:500]
        for x, y in shapely.get_coordinates(look.shapes[row]).tolist()
    ]


def _candidates(look: Look, lang: str) -> list[Name]:
    label, window = look.spec.label, look.window
    if label is None or window.seen < label.min_zoom:
        return []
    texts = names_of(look.data, lang)
    size = round(label.size * window.magnify * 2) / 2
    weight = 600 if label.bold else 500
    radius_of = radii(look)
    found = []
    for row in np.flatnonzero(look.keep).tolist():
        text = texts[row]
        if not text:
            continue
        style = look.spec.style
        colour = look.colour(row, label.paint) if isinstance(style, LabelOnly) else label.paint.on(THEME)
        width = fonts.width(text, size, weight)
        shape = look.shapes[row]
        for places, worth, angle in _spots(look, row, shape, width, size, radius_of(row)):
            found.append(Name(text, size, weight, colour, width, label.priority, worth, places, angle))
    return found


def _spots(
    look: Look, row: int, shape: shapely.Geometry, width: float, size: float, radius: float
) -> list[tuple[tuple[Spot, ...], float, float | None]]:
    """Where a feature's name may stand: (places, worth, angle) for each time it may be written."""
    dimension = shapely.get_dimensions(shape)
    if dimension == 2:
        largest = max(shapely.get_parts(shape), key=lambda part: part.area)
        inside = largest.centroid if largest.contains(largest.centroid) else largest.point_on_surface()
        room = largest.bounds[2] - largest.bounds[0]
        # A name twice as wide as its polygon hides more than it says.
        return [(((inside.x, inside.y),), room, None)] if room * 2 > width else []
    if dimension == 1:
        runs = (longest_stretch(part, look.window.width, look.window.height) for part in shapely.get_parts(shape))
        return [(((run.x, run.y),), run.length, run.angle) for run in runs if run and run.length > width * 0.9]
    style = look.spec.style
    area = isinstance(style, LabelOnly) and look.keys[row] in style.areas
    spots = shapely.get_coordinates(shape).tolist()
    return [(_around(x, y, radius if has_symbols(look.spec) else 0.0, size, width, area), 0.0, None) for x, y in spots]


def _around(x: float, y: float, radius: float, size: float, width: float, area: bool) -> tuple[Spot, ...]:
    """Below, right, left, above a symbol; where there is none, on the spot or, for an area, close to it."""
    if not radius:
        return tuple((x + dx * size, y + dy * size) for dx, dy in (ASIDE if area else ASIDE[:1]))
    off = radius + 3
    aside = off + 2 + width / 2
    return ((x, y + off + size * 0.62), (x + aside, y), (x - aside, y), (x, y - off - size * 0.62))


def _place(name: Name, taken: Taken, written: list[tuple[Name, Spot]], window: Window) -> Spot | None:
    for x, y in name.places:
        boxes = _boxes(name, x, y)
        if not all(b[0] > 0 and b[1] > 0 and b[2] < window.width and b[3] < window.height for b in boxes):
            continue  # A printed name is whole.
        repeated = name.angle is not None and any(
            other.text == name.text and math.hypot(a - x, b - y) < SAME_NAME_APART for other, (a, b) in written
        )
        if repeated:
            return None
        if taken.free(boxes):
            taken.add(boxes)
            return x, y
    return None


def _boxes(name: Name, x: float, y: float) -> list[Rectangle]:
    """One rectangle; along a slanting line a chain of small ones."""
    pad, angle = 3.0, name.angle or 0.0
    half = name.size * 0.6 + pad
    if abs(angle) < 0.05:
        return [(x - name.width / 2 - pad, y - half, x + name.width / 2 + pad, y + half)]
    steps = max(1, math.ceil(name.width / name.size))
    along = [(k / steps - 0.5) * name.width for k in range(steps + 1)]
    middles = [(x + a * math.cos(angle), y + a * math.sin(angle)) for a in along]
    return [(cx - half, cy - half, cx + half, cy + half) for cx, cy in middles]


def _write(name: Name, spot: Spot) -> str:
    x, y = spot
    head = f'<text font-size="{name.size:g}" font-weight="{name.weight}" fill="{name.colour}"'
    angle = name.angle or 0.0
    if abs(angle) > STEEP and CHINESE.fullmatch(name.text):
        return _downwards(name, x, y, angle, head)
    turn = f' transform="rotate({math.degrees(angle):.1f} {x:.1f} {y:.1f})"' if angle else ""
    return f'{head}{turn} x="{x:.1f}" y="{y + MIDDLE * name.size:.1f}">{escape(name.text)}</text>'


def _downwards(name: Name, x: float, y: float, angle: float, head: str) -> str:
    """Chinese along a steep line is written downwards, each character upright, as on printed maps."""
    step, sign = name.size * 1.08, 1 if angle > 0 else -1
    dx, dy = sign * math.cos(angle) * step, sign * math.sin(angle) * step
    along = [k - (len(name.text) - 1) / 2 for k in range(len(name.text))]
    xs = " ".join(f"{x + k * dx:.1f}" for k in along)
    ys = " ".join(f"{y + k * dy + MIDDLE * name.size:.1f}" for k in along)
    return f'{head} x="{xs}" y="{ys}">{escape(name.text)}</text>'
