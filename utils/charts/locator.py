"""A small picture of where a place lies and what is in it: SVG of the layers' own geometry in their own colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

import numpy as np
import shapely

from layers.base import FillStyle, LineStyle, Paint
from utils.filters.values import texts
from utils.store import LayerData, Store

WIDTH = 300
EDGE = 8
GROUND = Paint("#f3f1ea", "#f3f1ea")
ACCENT = "#0a7cff"
OUTLINE = "#8b959c"


def locator_svg(store: Store, masks: Mapping[str, np.ndarray], outline: shapely.Geometry | None, title: str) -> str:
    """The community's outline and, in it, the polygons and lines ``masks`` keep; ``outline`` (projected) on top.

    Light colours whatever the theme: it is printed. ``""`` for a community without an outline.
    """
    bounds = [data for data in store.layers.values() if data.spec.single and len(data.frame)]
    if not bounds:
        return ""
    ground = bounds[0].metric.geometry.iloc[0]
    left, bottom, right, top = ground.bounds
    scale = (WIDTH - 2 * EDGE) / (right - left)
    height = round((top - bottom) * scale) + 2 * EDGE

    def path(shapes: Iterable[shapely.Geometry]) -> str:
        return "".join(_path(shape, left, top, scale) for shape in shapes)

    body = [f'<path d="{path([ground])}" fill="{GROUND.light}" stroke="{OUTLINE}" stroke-width="1.2"/>']
    for layer, keep in masks.items():
        body += _layer(store.layers[layer], keep, path)
    if outline is not None and not outline.is_empty:
        body.append(
            f'<path d="{path([outline])}" fill="{ACCENT}" fill-opacity=".08" stroke="{ACCENT}" stroke-width="2"/>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">'
        f"<title>{escape(title)}</title>{''.join(body)}</svg>"
    )


def _layer(data: LayerData, keep: np.ndarray, path: Callable[[Iterable[shapely.Geometry]], str]) -> list[str]:
    style = data.spec.style
    if not isinstance(style, FillStyle | LineStyle) or data.spec.zoning:
        return []
    shapes = data.metric.geometry.to_numpy()
    keys = texts(data.frame, style.by) if style.by else np.full(len(shapes), "", dtype=object)
    known = data.spec.asked_columns[style.by].values if style.by else {}
    marks = []
    for key in dict.fromkeys(keys[keep].tolist()):
        paint = known[key].paint if key in known else None
        colour = (paint or style.paint).light
        d = path(shapes[keep & data.placed & (keys == key)])
        if isinstance(style, FillStyle):
            marks.append(f'<path d="{d}" fill="{colour}" fill-rule="evenodd"/>')
        else:
            marks.append(f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="2"/>')
    return marks


def _path(shape: shapely.Geometry, left: float, top: float, scale: float) -> str:
    parts = shapely.get_parts(shape)
    lines = [ring for part in parts for ring in (part.exterior, *part.interiors)] if shape.area > 0 else list(parts)
    close = "Z" if shape.area > 0 else ""
    return "".join(_line(shapely.get_coordinates(line), left, top, scale) + close for line in lines)


def _line(spots: np.ndarray, left: float, top: float, scale: float) -> str:
    x = np.round((spots[:, 0] - left) * scale + EDGE, 1)
    y = np.round((top - spots[:, 1]) * scale + EDGE, 1)
    return "M" + "L".join(f"{a:g} {b:g}" for a, b in zip(x, y, strict=True))
