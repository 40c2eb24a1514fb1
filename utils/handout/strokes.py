"""Polygons, lines and points of a layer as SVG, as the map's scripts draw them (``static/paint_*.js``)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely

from utils.handout.heat import heat
from utils.handout.looks import GLYPH_FROM, THEME, Look, circle_of, fill_of, has_symbols, line_of, line_widths, radii

SHADOW_FROM_ZOOM = 16.5
SHADOW = "#423226"


def fills(look: Look) -> str:
    """The polygons."""
    style, rows = fill_of(look.spec), look.rows(2)
    if not rows:
        return ""
    outline = style.outline.on(THEME) if style.outline else ""
    width = style.width * min(1.25, max(0.6, look.window.growth))
    parts = [_shadow(look, rows)] if style.raised else []
    for row in rows:
        colour = look.colour(row, style.paint)
        edge = colour if style.own_outline else outline
        stroke = f' stroke="{edge}" stroke-width="{width:.2f}"' if edge else ""
        fill = f'fill="{colour}" fill-opacity="{style.fill_opacity:g}"' if style.fill_opacity else 'fill="none"'
        parts.append(f'<path d="{path(look.shapes[row])}" {fill}{stroke}/>')
    return f'<g fill-rule="evenodd" stroke-linejoin="round">{"".join(parts)}</g>'


def _shadow(look: Look, rows: Iterable[int]) -> str:
    zoom = look.window.seen
    if zoom < SHADOW_FROM_ZOOM:
        return ""
    reach = min(5.0, 1.1 * 2 ** (zoom - 17))
    d = "".join(path(look.shapes[row]) for row in rows)
    return f'<path transform="translate({reach:.2f} {reach * 1.2:.2f})" d="{d}" fill="{SHADOW}" fill-opacity=".22"/>'


def lines(look: Look) -> str:
    """The lines: all edges first, then the lines, so that crossings join."""
    style, rows = line_of(look.spec), look.rows(1)
    if not rows:
        return ""
    width_of = line_widths(look)
    order = {key: place for place, key in enumerate(look.spec.all_columns[style.by].values)} if style.by else {}
    # The first value of a legend is the most important one: on top.
    rows = sorted(rows, key=lambda row: -order.get(str(look.keys[row]), len(order)))
    edges = []
    if style.casing:
        more = 2 * min(1.3, max(0.35, 0.8 * look.window.growth))
        edges = [
            _stroke(look, row, style.casing.on(THEME), width_of(row), more)
            for row in rows
            if not (look.dashed(row) and style.width_by)
        ]
    bodies = [_stroke(look, row, look.colour(row, style.paint), width_of(row), 0.0) for row in rows]
    return f'<g fill="none" stroke-linejoin="round">{"".join(edges + bodies)}</g>'


def _stroke(look: Look, row: int, colour: str, width: float, more: float) -> str:
    dashed = look.dashed(row)
    dash = f' stroke-dasharray="{max(4, width * 1.8):.1f} {max(3, width * 1.3):.1f}"' if dashed else ""
    cap = "butt" if dashed else "round"
    return (
        f'<path d="{path(look.shapes[row])}" stroke="{colour}" stroke-width="{width + more:.2f}" '
        f'stroke-linecap="{cap}"{dash}/>'
    )


def points(look: Look) -> str:
    """The points: circles with an outline, a glyph inside where there is room."""
    rows = look.rows(0)
    if not rows or not has_symbols(look.spec):
        return ""
    style, radius_of = circle_of(look.spec), radii(look)
    under = heat(look)
    edge = max(0.5, min(1.8, look.window.symbols * (0.5 + style.radius * 0.12)))
    marks = "".join(
        _symbol(x, y, radius_of(row), look.colour(row, style.paint), look.glyph(row), style.outline.on(THEME))
        for row in rows
        for x, y in shapely.get_coordinates(look.shapes[row])
    )
    return f'{under}<g stroke="{style.outline.on(THEME)}" stroke-width="{edge:.2f}">{marks}</g>'


def _symbol(x: float, y: float, radius: float, colour: str, glyph: str, ink: str) -> str:
    circle = f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{colour}"/>'
    if not glyph or radius < GLYPH_FROM:
        return circle
    scale = radius * 1.24 / 16
    at = f"translate({x - 8 * scale:.2f} {y - 8 * scale:.2f}) scale({scale:.3f})"
    return f'{circle}<path transform="{at}" d="{glyph}" fill="{ink}" stroke="none"/>'


def path(shape: shapely.Geometry) -> str:
    """The outline of a shape in pixels as SVG path data; rings are closed."""
    parts = []
    for part in shapely.get_parts(shape):
        if shapely.get_dimensions(part) == 2:
            parts += [_run(shapely.get_coordinates(ring), "Z") for ring in (part.exterior, *part.interiors)]
        else:
            parts.append(_run(shapely.get_coordinates(part), ""))
    return "".join(parts)


def _run(spots: np.ndarray, close: str) -> str:
    if len(spots) > 2:
        spots = spots[_apart(spots)]
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in spots.tolist()) + close


def _apart(spots: np.ndarray) -> np.ndarray:
    """Corners that lie on the corner before are left out, but never the last one."""
    keep = np.ones(len(spots), dtype=bool)
    keep[1:-1] = np.abs(np.diff(spots, axis=0)).max(axis=1)[:-1] > 0.05
    return keep


STAGES = (fills, lines, points)


def stages(looks: Iterable[Look]) -> str:
    """Polygons below lines below points, over all the layers given; a layer that is not opaque is laid on as one."""
    kept = list(looks)
    return "".join(_laid(stage(look), look.opacity) for stage in STAGES for look in kept)


def _laid(drawing: str, opacity: float) -> str:
    return f'<g opacity="{opacity:g}">{drawing}</g>' if drawing and opacity < 1 else drawing
