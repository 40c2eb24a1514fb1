"""A layer's style as the map's scripts read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layers.base import (
    CircleStyle,
    FillStyle,
    Label,
    LabelOnly,
    LayerSpec,
    LineStyle,
    MixedStyle,
    Paint,
    Value,
)

Pair = list[str]


def style_json(spec: LayerSpec) -> dict[str, Any]:
    """``by``, ``keys`` and whichever of ``fill``, ``line``, ``circle``, ``label_only`` the style has.

    Lists of paints and glyphs hold one entry a key, then the fallback.
    """
    style, values = spec.style, drawn_values(spec)
    head: dict[str, Any] = {"by": style.by, "keys": list(values)}
    parts: dict[str, Any]
    if isinstance(style, MixedStyle):
        parts = {
            "fill": _fill(style.fill, values),
            "line": _line(style.line, values),
            "circle": _circle(style.circle, values),
        }
    elif isinstance(style, FillStyle):
        parts = {"fill": _fill(style, values)}
    elif isinstance(style, LineStyle):
        parts = {"line": _line(style, values)}
    elif isinstance(style, CircleStyle):
        parts = {"circle": _circle(style, values)}
    else:
        parts = {"label_only": True, "paints": _paints(style, values), "areas": list(style.areas)}
    return head | parts


def style_keys(spec: LayerSpec) -> list[str]:
    """The values the layer is drawn by; a style code is an index into this list."""
    return list(drawn_values(spec))


def drawn_values(spec: LayerSpec) -> Mapping[str, Value]:
    """The values of the column the layer is drawn by; empty where it has one look."""
    column = spec.all_columns.get(spec.style.by)
    return column.values if column else {}


def label_json(label: Label | None) -> dict[str, Any] | None:
    """When and how names are written."""
    if label is None:
        return None
    return {
        "min_zoom": label.min_zoom,
        "size": label.size,
        "priority": label.priority,
        "bold": label.bold,
        "paint": _pair(label.paint),
    }


def _pair(paint: Paint) -> Pair:
    return [paint.on("light"), paint.on("dark")]


def _paints(style: FillStyle | LineStyle | CircleStyle | LabelOnly, values: Mapping[str, Value]) -> list[Pair]:
    return [_pair(value.paint or style.paint) for value in values.values()] + [_pair(style.paint)]


def _fill(style: FillStyle, values: Mapping[str, Value]) -> dict[str, Any]:
    return {
        "paints": _paints(style, values),
        "outline": _pair(style.outline) if style.outline else None,
        "width": style.width,
        "opacity": style.fill_opacity,
        "raised": style.raised,
        "own_outline": style.own_outline,
    }


def _line(style: LineStyle, values: Mapping[str, Value]) -> dict[str, Any]:
    return {
        "paints": _paints(style, values),
        "width": style.width,
        "width_by": style.width_by,
        "dashed": [code for code, key in enumerate(values) if key in style.dashed],
        "casing": _pair(style.casing) if style.casing else None,
    }


def _circle(style: CircleStyle, values: Mapping[str, Value]) -> dict[str, Any]:
    return {
        "paints": _paints(style, values),
        "radius": style.radius,
        "radius_by": style.radius_by,
        "outline": _pair(style.outline),
        "glyphs": [value.glyph or style.glyph for value in values.values()] + [style.glyph],
    }
