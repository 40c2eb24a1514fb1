"""The frame of a map sheet: a grid of longitudes and latitudes with their values, and a scale bar as on paper maps."""

from __future__ import annotations

import math
from html import escape

from utils import format as fmt
from utils.handout import fonts
from utils.handout.furniture import INK, bar_metres
from utils.handout.window import Window

# Pixels around the map for the values of the grid.
MARGIN = 17.0
SIZE = 8.5
# Seconds of arc between lines, finest first.
STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000, 36000)
# Pixels between lines at least.
APART = 110.0
# Nearer to a corner of the frame no value is written.
CORNER = 52.0


def framed(drawing: str, window: Window) -> str:
    """The map in its frame: larger than the window by :data:`MARGIN` on every side."""
    width, height = window.width + 2 * MARGIN, window.height + 2 * MARGIN
    inner = drawing.replace("<svg ", f'<svg x="{MARGIN:g}" y="{MARGIN:g}" ', 1)
    frame = (
        f'<rect x="{MARGIN:g}" y="{MARGIN:g}" width="{window.width:g}" height="{window.height:g}" fill="none" '
        f'stroke="{INK}" stroke-width="1.4"/><rect x="1" y="1" width="{width - 2:g}" height="{height - 2:g}" '
        f'fill="none" stroke="{INK}" stroke-width=".7"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} '
        f'{height:g}">{inner}{_grid(window)}{frame}</svg>'
    )


def _grid(window: Window) -> str:
    north, west = window.degrees(0, 0)
    south, east = window.degrees(window.width, window.height)
    step = _step((east - west) * 3600 / window.width)
    parts = []
    for second in range(math.ceil(west * 3600 / step) * step, math.floor(east * 3600) + 1, step):
        x = window.place(window.lat, second / 3600)[0] + MARGIN
        parts.append(f'<path d="M{x:.1f} {MARGIN}v{window.height:g}"/>')
        if CORNER < x < window.width + 2 * MARGIN - CORNER:
            parts += [_value(_angle(second, "E", "W"), x, y) for y in (MARGIN - 5, MARGIN * 2 + window.height - 5)]
    for second in range(math.ceil(south * 3600 / step) * step, math.floor(north * 3600) + 1, step):
        y = window.place(second / 3600, window.lng)[1] + MARGIN
        parts.append(f'<path d="M{MARGIN} {y:.1f}h{window.width:g}"/>')
        if CORNER < y < window.height + 2 * MARGIN - CORNER:
            parts += [_value(_angle(second, "N", "S"), x, y, True) for x in (MARGIN - 5, MARGIN * 2 + window.width - 5)]
    return f'<g stroke="{INK}" stroke-width=".5" stroke-opacity=".4" font-family="{fonts.FAMILY}">{"".join(parts)}</g>'


def _step(seconds_per_pixel: float) -> int:
    return next((step for step in STEPS if step / seconds_per_pixel >= APART), STEPS[-1])


def _value(said: str, x: float, y: float, upright: bool = False) -> str:
    turn = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if upright else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}"{turn} font-size="{SIZE}" font-weight="500" text-anchor="middle" fill="{INK}" '
        f'stroke="none">{escape(said)}</text>'
    )


def _angle(second: int, positive: str, negative: str) -> str:
    """114°07′30″E."""
    degrees, rest = divmod(abs(second), 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{degrees}°{minutes:02d}′{seconds:02d}″{positive if second >= 0 else negative}"


def scale_bar(window: Window, most: float, lang: str) -> str:
    """A bar of four parts, at most ``most`` pixels long, true at the middle of the map."""
    metres = bar_metres(window.pixels_per_metre, most)
    long = metres * window.pixels_per_metre
    part, left, top = long / 4, 12.0, 16.0
    paints = (INK, "#ffffff", INK, "#ffffff")
    boxes = "".join(
        f'<rect x="{left + k * part:.2f}" y="{top}" width="{part:.2f}" height="5" fill="{paint}" stroke="{INK}" '
        'stroke-width=".8"/>'
        for k, paint in enumerate(paints)
    )
    ends = ((0.0, "0"), (0.5, fmt.quantity(metres / 2, "m", lang, compact=True)))
    marks = [*ends, (1.0, fmt.quantity(metres, "m", lang, compact=True))]
    texts = "".join(
        f'<text x="{left + at * long:.1f}" y="11" font-size="10" font-weight="500" text-anchor="middle" fill="{INK}">'
        f"{escape(said)}</text>"
        for at, said in marks
    )
    width = long + 2 * left + 16
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="24" viewBox="0 0 {width:.0f} 24" '
        f'font-family="{fonts.FAMILY}">{texts}{boxes}</svg>'
    )


NORTH = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="34" height="48" viewBox="0 0 34 48">'
    f'<path d="M17 1L28 33L17 26Z" fill="{INK}"/><path d="M17 1L6 33L17 26Z" fill="#fff" stroke="{INK}"/>'
    f'<text x="17" y="47" font-family="{fonts.FAMILY}" font-weight="700" font-size="13" text-anchor="middle" '
    f'fill="{INK}">N</text></svg>'
)
