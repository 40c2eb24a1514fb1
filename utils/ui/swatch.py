"""The little picture beside a layer's name and a legend entry: drawn from the layer's style, never written twice."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from layers.base import CircleStyle, Column, FillStyle, LabelOnly, LayerSpec, LineStyle, MixedStyle, Paint, Text

ROW = 16
_Shape = FillStyle | LineStyle | CircleStyle | LabelOnly


def sheet(pictures: Sequence[tuple[LayerSpec, str]], theme: str) -> str:
    """The swatches of (layer, value) as one picture, a data address: number *k* begins :func:`down` (k) pixels below.

    One picture, because a browser opens a document of its own for each SVG it decodes.
    """
    height = down(len(pictures)) or ROW
    parts = "".join(
        swatch(spec, theme, value).replace("<svg ", f'<svg y="{down(k)}" ', 1)
        for k, (spec, value) in enumerate(pictures)
    )
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" width="18" height="{height}">{parts}</svg>'
    return "data:image/svg+xml;base64," + b64encode(whole.encode()).decode("ascii")


def down(k: int) -> int:
    """Pixels from the top of a :func:`sheet` to its swatch number ``k``."""
    return ROW * k


def swatch(spec: LayerSpec, theme: str, value: str = "") -> str:
    """An SVG of 18 x 14 px for the layer, or for one ``value`` of the column it is drawn by."""
    shape = spec.style.fill if isinstance(spec.style, MixedStyle) else spec.style
    paints = [_paint(spec, value)] if value else legend_paints(spec)[:3]
    column = _drawn_by(spec)
    entry = column.values.get(value) if column else None
    body = _draw(shape, [paint.on(theme) for paint in paints], theme, value, entry.glyph if entry else "")
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 14" width="18" height="14">{body}</svg>'


def tiles(paints: Sequence[Paint], theme: str) -> str:
    """An SVG of 18 x 14 px of these colours side by side: what a page colours by classes of its own."""
    body = _tiles([escape(paint.on(theme), quote=True) for paint in paints])
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 14" width="18" height="14">{body}</svg>'


def legend(spec: LayerSpec) -> list[tuple[str, Text]]:
    """The values of the column the layer is drawn by, with their labels; empty where it has one look only."""
    column = _drawn_by(spec)
    return [] if column is None else [(key, value.label) for key, value in column.values.items() if value.paint]


def legend_paints(spec: LayerSpec) -> list[Paint]:
    """The layer's colours, in legend order, at least one."""
    column = _drawn_by(spec)
    paints = [] if column is None else [value.paint for value in column.values.values() if value.paint]
    return paints or [_base(spec)]


def _drawn_by(spec: LayerSpec) -> Column | None:
    return spec.all_columns.get(spec.style.by)


def _base(spec: LayerSpec) -> Paint:
    return spec.style.fill.paint if isinstance(spec.style, MixedStyle) else spec.style.paint


def _paint(spec: LayerSpec, value: str) -> Paint:
    column = _drawn_by(spec)
    entry = column.values.get(value) if column else None
    return entry.paint if entry and entry.paint else _base(spec)


def _draw(shape: _Shape, colours: list[str], theme: str, value: str, glyph: str) -> str:
    colours = [escape(colour, quote=True) for colour in colours]
    if isinstance(shape, LineStyle):
        return _line(colours[0], bool(value) and value in shape.dashed)
    if isinstance(shape, CircleStyle):
        return _spots(colours, shape.outline.on(theme)) + _glyph(glyph)
    if isinstance(shape, FillStyle) and shape.fill_opacity == 0:
        return f'<rect {_BOX} fill="none" stroke="{colours[0]}" stroke-width="2"/>'
    return _tiles(colours)


_BOX = 'x="1.5" y="1.5" width="15" height="11" rx="2"'
_CURVE = '<path d="M1 10.5C5 2.5 11 12 17 4" fill="none" stroke-linecap="round" '


def _line(colour: str, dashed: bool) -> str:
    dash = ' stroke-dasharray="4 2.5"' if dashed else ""
    edge = f'{_CURVE}stroke="#7f8a93" stroke-width="4.6" opacity=".45"/>'
    return f'{edge}{_CURVE}stroke="{colour}" stroke-width="3.2"{dash}/>'


def _spots(colours: list[str], outline: str) -> str:
    spots = [(9.0, 7.0)] if len(colours) == 1 else [(4.5, 5.0), (13.2, 6.0), (8.8, 10.2)]
    radius = 6.2 if len(colours) == 1 else 3.4
    return "".join(
        f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}" stroke="{outline}" stroke-width="1"/>'
        for (x, y), colour in zip(spots, colours, strict=False)
    )


def _glyph(path: str) -> str:
    return (
        f'<path transform="translate(4.6 2.6) scale(.55)" d="{escape(path, quote=True)}" fill="#fff"/>' if path else ""
    )


def _tiles(colours: list[str]) -> str:
    width = 16 / len(colours)
    tiles = "".join(
        f'<rect x="{1 + index * width:.2f}" y="1" width="{width:.2f}" height="12" fill="{colour}"/>'
        for index, colour in enumerate(colours)
    )
    clip = '<clipPath id="c"><rect x="1" y="1" width="16" height="12" rx="2.5"/></clipPath>'
    return f'{clip}<g clip-path="url(#c)">{tiles}</g>'
