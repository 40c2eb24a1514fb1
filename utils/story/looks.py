"""How a scene's map differs from the atlas's: layers coloured by another column, and what it is about in full light.

The hue of a colour stays what it is; on the dark map it only becomes lighter.
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import replace

import numpy as np

from layers.base import LayerSpec, MixedStyle, Style, Value
from utils.charts.template import SERIES
from utils.mapview.command import LayerPaint
from utils.mapview.style import drawn_values
from utils.store import LayerData, Store
from utils.story.deck import Slide
from utils.view import masks_of

# HLS: nothing the scene is about is darker, or paler, than this on the dark map.
LIGHT, VIVID = 0.68, 2.0


def coloured(data: LayerData, column: str, kept: np.ndarray | None) -> LayerSpec:
    """The layer's spec drawn by the category ``column``; values without a colour of their own get one each.

    ``kept``: which features are shown (None: all). Only values that occur among them take a colour of the series.
    """
    spec = data.spec
    known = spec.all_columns[column]
    shown = data.frame[column] if kept is None else data.frame[column][kept]
    occurring = [key for key in known.values if (shown == key).any()]
    own = {key: SERIES[place % len(SERIES)] for place, key in enumerate(occurring)}
    values: dict[str, Value] = {
        key: value if value.paint else replace(value, paint=own.get(key)) for key, value in known.values.items()
    }
    columns = dict(spec.columns) | {column: replace(known, values=values)}
    return replace(spec, style=_drawn_by(spec.style, column), columns=columns)


def _drawn_by(style: Style, column: str) -> Style:
    if not isinstance(style, MixedStyle):
        return replace(style, by=column)
    fill, line, circle = style.fill, style.line, style.circle
    return MixedStyle(replace(fill, by=column), replace(line, by=column), replace(circle, by=column))


def specs_of(store: Store, slide: Slide) -> dict[str, LayerSpec]:
    """The specs of the layers the slide colours by another column."""
    masks = masks_of(store, slide.view)
    return {layer: coloured(store.layers[layer], column, masks.get(layer)) for layer, column in slide.colours}


def paints_of(store: Store, slide: Slide) -> dict[str, LayerPaint]:
    """Their colours, as the map's command takes them, and those of the page the slide is of."""
    own = {layer: _paint(store.layers[layer], spec) for layer, spec in specs_of(store, slide).items()}
    return own if slide.page is None else own | dict(slide.page.paints)


def _paint(data: LayerData, spec: LayerSpec) -> LayerPaint:
    coloured_values = {key: value.paint for key, value in drawn_values(spec).items() if value.paint}
    codes = {key: code for code, key in enumerate(coloured_values)}
    column = data.frame[spec.style.by].tolist()
    return LayerPaint(tuple(coloured_values.values()), np.array([codes.get(value, -1) for value in column]))


def about(store: Store, slide: Slide) -> tuple[str, ...]:
    """The layers a slide is about: filtered, marked or coloured anew; without any of them, the one on top."""
    named = {*(layer for layer, _, _ in slide.view.filters), *(layer for layer, _ in slide.highlights)}
    named |= {layer for layer, _ in slide.colours}
    shown = [data.spec.id for data in store.layers.values() if data.spec.id in slide.view.layers]
    return tuple(layer for layer in shown if layer in named) or tuple(shown[-1:])


def lit(spec: LayerSpec) -> dict[str, str]:
    """Each colour the layer has on the dark map -> the lighter one it gets."""
    paints = [value.paint for value in drawn_values(spec).values() if value.paint]
    styles = (
        (spec.style.fill, spec.style.line, spec.style.circle) if isinstance(spec.style, MixedStyle) else (spec.style,)
    )
    dark = {paint.on("dark") for paint in [*paints, *(style.paint for style in styles)]}
    return {colour: lighter(colour) for colour in sorted(dark)}


def lighter(colour: str) -> str:
    """``#rrggbb`` of the same hue, light enough to be seen on the dark map from afar."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, vivid = rgb_to_hls(red, green, blue)
    parts = hls_to_rgb(hue, max(light, LIGHT), min(1.0, vivid * VIVID))
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
