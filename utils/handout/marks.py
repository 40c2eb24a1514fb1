"""What lies on the layers of a picture: features highlighted, a route, numbered pins."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from html import escape

import numpy as np
import shapely

from utils.handout import fonts
from utils.handout.heads import Spot, heads
from utils.handout.looks import Look, line_widths, radii
from utils.handout.strokes import path
from utils.handout.window import Window
from utils.mapview.command import Pin

# As the map marks what is selected: a blue that no layer uses.
ACCENT = "#0a7cff"
ROUTE = "#123f7a"
INNER = "#ffffff"
SMALL = 18.0
RADIUS = 12.0
EDGED = f'stroke="{INNER}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'


def highlighted(look: Look, ids: Iterable[str]) -> str:
    """The features of a layer called ``ids``, in an accent outline."""
    wanted = np.isin(look.data.frame["id"].astype(str).to_numpy(), list(ids)) & look.keep
    return "".join(_mark(look, row) for row in np.flatnonzero(wanted).tolist())


def _mark(look: Look, row: int) -> str:
    shape = look.shapes[row]
    dimension = shapely.get_dimensions(shape)
    if dimension == 0:
        radius = radii(look)(row) + 3.6
        return "".join(_ring(x, y, radius) for x, y in shapely.get_coordinates(shape).tolist())
    if dimension == 1:
        wide = line_widths(look)(row)
        return _stroke(path(shape), wide + 9, INNER, 0.9) + _stroke(path(shape), wide + 4.5, ACCENT, 0.85)
    west, north, east, south = shape.bounds
    # What is a few pixels large is found again by a ring around it.
    ring = _ring((west + east) / 2, (north + south) / 2, 15) if max(east - west, south - north) < SMALL else ""
    d = path(shape)
    fill = f'<path d="{d}" fill="{ACCENT}" fill-opacity=".16" fill-rule="evenodd"/>'
    return fill + _stroke(d, 6, INNER, 0.9) + _stroke(d, 2.8, ACCENT, 1) + ring


def _stroke(d: str, width: float, colour: str, opacity: float) -> str:
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width:.1f}" stroke-opacity="{opacity:g}" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _ring(x: float, y: float, radius: float) -> str:
    head = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="none"'
    return f'{head} stroke="{INNER}" stroke-width="6"/>{head} stroke="{ACCENT}" stroke-width="2.8"/>'


def way(line: Sequence[tuple[float, float]], window: Window) -> str:
    """A route as walked: [(lat, lng), ...] in WGS-84 degrees."""
    if len(line) < 2:
        return ""
    spots = (window.place(lat, lng) for lat, lng in line)
    d = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
    return _stroke(d, 8.5, INNER, 0.95) + _stroke(d, 5, ROUTE, 1)


def pins(marks: Sequence[Pin], window: Window) -> str:
    """Numbered pins, drops whose tips are the places; heads that would lie on one another stand apart."""
    radius = RADIUS * window.magnify
    placed = list(zip(*_placed(marks, window), marks, strict=True))
    tips = "".join(_drop(tip, head, radius) for tip, head, _ in reversed(placed))
    return tips + "".join(_head(head, pin.text, radius) for _, head, pin in reversed(placed))


def pin_boxes(marks: Sequence[Pin], window: Window) -> list[tuple[float, float, float, float]]:
    """The rectangles pins take: names stay off them."""
    radius = RADIUS * window.magnify + 2
    return [
        (x - radius, y - radius, x + radius, max(y + radius, tip[1] + 2) if abs(tip[0] - x) < radius else y + radius)
        for tip, (x, y) in zip(*_placed(marks, window), strict=True)
    ]


def _placed(marks: Sequence[Pin], window: Window) -> tuple[list[Spot], list[Spot]]:
    """The places in pixels, and the middles of the heads."""
    tips = [window.place(pin.lat, pin.lng) for pin in marks]
    return tips, heads(tips, RADIUS * window.magnify, (window.width, window.height))


def _drop(tip: Spot, head: Spot, radius: float) -> str:
    """From the head to the place."""
    (x, y), (cx, cy) = tip, head
    away = math.hypot(x - cx, y - cy) or 1.0
    ux, uy = (x - cx) / away, (y - cy) / away
    bx, by, side = cx + ux * radius * 0.6, cy + uy * radius * 0.6, radius * 0.8
    d = (
        f"M{x:.1f} {y:.1f}L{bx - uy * side:.1f} {by + ux * side:.1f}A{radius:.1f} {radius:.1f} 0 1 1 "
        f"{bx + uy * side:.1f} {by - ux * side:.1f}Z"
    )
    return f'<path d="{d}" fill="{ROUTE}" {EDGED}/>'


def _head(head: Spot, text: str, radius: float) -> str:
    x, y = head
    size = radius * (0.8 if len(text) > 2 else 1.08)
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{ROUTE}" {EDGED}/>'
        f'<text x="{x:.1f}" y="{y + 0.36 * size:.1f}" font-family="{fonts.FAMILY}" font-weight="700" '
        f'font-size="{size:.1f}" text-anchor="middle" fill="{INNER}">{escape(text)}</text>'
    )
