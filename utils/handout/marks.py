"""What lies on the layers of a picture: features highlighted, a route, numbered pins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import numpy as np
import shapely

from utils.handout import fonts
from utils.handout.looks import Look, line_widths, radii
from utils.handout.strokes import path
from utils.handout.window import Window
from utils.mapview.command import Pin

# As the map marks what is selected: a blue that no layer uses.
ACCENT = "#0a7cff"
ROUTE = "#123f7a"
INNER = "#ffffff"
SMALL = 18.0


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
    """Numbered pins, drops whose tips are the places; the first one lies on top."""
    return "".join(_pin(*window.place(pin.lat, pin.lng), pin.text, 12 * window.magnify) for pin in reversed(marks))


def pin_boxes(marks: Sequence[Pin], window: Window) -> list[tuple[float, float, float, float]]:
    """The rectangles pins take: names stay off them."""
    radius = 12 * window.magnify
    spots = [window.place(pin.lat, pin.lng) for pin in marks]
    return [(x - radius - 2, y - radius * 2.9, x + radius + 2, y + 2) for x, y in spots]


def _pin(x: float, y: float, text: str, radius: float) -> str:
    middle = y - radius * 1.75
    dx, dy = radius * 0.8, radius * 0.6
    d = (
        f"M{x:.1f} {y:.1f}L{x - dx:.1f} {middle + dy:.1f}A{radius:.1f} {radius:.1f} 0 1 1 {x + dx:.1f} "
        f"{middle + dy:.1f}Z"
    )
    size = radius * (0.8 if len(text) > 2 else 1.08)
    return (
        f'<path d="{d}" fill="{ROUTE}" stroke="{INNER}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"/>'
        f'<text x="{x:.1f}" y="{middle + 0.36 * size:.1f}" font-family="{fonts.FAMILY}" font-weight="700" '
        f'font-size="{size:.1f}" text-anchor="middle" fill="{INNER}">{escape(text)}</text>'
    )
