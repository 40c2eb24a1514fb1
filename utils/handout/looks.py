"""How one layer is drawn: its style with a look for every geometry, and for each feature its colour, width, radius."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from layers.base import CircleStyle, FillStyle, LabelOnly, LayerSpec, LineStyle, MixedStyle, Paint, Value
from utils.filters.values import numbers, texts
from utils.handout.window import Window
from utils.mapview.command import LayerDensity, LayerPaint
from utils.mapview.style import drawn_values
from utils.store import LayerData
from utils.text_cleaning import clean_text

# Paper is white: the light colours, whatever the visitor's screen.
THEME = "light"
GLYPH_FROM = 5.5
# Radius of a point whose layer is drawn as a density.
GRAIN = 2.2


@dataclass(frozen=True, eq=False)
class Look:
    """A layer ready to be drawn in a window.

    ``shapes`` are its geometries in pixels; ``keep`` which of them are drawn: those of the mask that lie in the window.
    ``keys`` is the style's value of each feature; ``opacity`` 0 to 1.
    """

    data: LayerData
    window: Window
    shapes: np.ndarray
    keep: np.ndarray
    keys: np.ndarray
    opacity: float
    paint: LayerPaint | None
    density: LayerDensity | None = None

    @property
    def spec(self) -> LayerSpec:
        """The layer's spec."""
        return self.data.spec

    def rows(self, dimension: int) -> list[int]:
        """Rows drawn whose geometry has ``dimension`` (0 points, 1 lines, 2 polygons)."""
        return np.flatnonzero(self.keep & (shapely.get_dimensions(self.shapes) == dimension)).tolist()

    def colour(self, row: int, own: Paint) -> str:
        """The colour of a feature: the page's own, its value's, or ``own``."""
        if self.paint is not None:
            code = int(self.paint.codes[row])
            return (self.paint.paints[code] if 0 <= code < len(self.paint.paints) else own).on(THEME)
        value = self.value(row)
        return (value.paint if value and value.paint else own).on(THEME)

    def value(self, row: int) -> Value | None:
        """The value of the column the layer is drawn by."""
        return drawn_values(self.spec).get(self.keys[row])

    def glyph(self, row: int) -> str:
        """The SVG path (16 x 16) inside the symbol, ``""`` for none."""
        if self.paint is not None:
            return ""
        value = self.value(row)
        return (value.glyph if value else "") or circle_of(self.spec).glyph

    def dashed(self, row: int) -> bool:
        """Whether the line is dashed."""
        return self.paint is None and self.keys[row] in line_of(self.spec).dashed


def look_of(
    data: LayerData,
    window: Window,
    mask: np.ndarray | None,
    status: np.ndarray | None,
    opacity: float,
    paint: LayerPaint | None = None,
    density: LayerDensity | None = None,
) -> Look:
    """The layer in ``window``: ``mask`` (None: all) and the ``status`` of the day as on the map."""
    frame, spec = data.frame, data.spec
    shapes = window.places(frame.geometry.to_numpy())
    bounds = shapely.bounds(shapes)
    # Of a density also what lies beyond the edge reaches into the window.
    edge = max(30.0, density.radius_m * window.pixels_per_metre if density else 0.0)
    inside = (
        (bounds[:, 0] < window.width + edge)
        & (bounds[:, 2] > -edge)
        & (bounds[:, 1] < window.height + edge)
        & (bounds[:, 3] > -edge)
    )
    follows = status is not None and spec.timeline is not None and spec.timeline.status == spec.style.by
    blank = np.full(len(frame), "", dtype=object)
    keys = status if follows else texts(frame, spec.style.by) if spec.style.by else blank
    return Look(
        data, window, shapes, inside & (True if mask is None else mask), np.asarray(keys), opacity, paint, density
    )


def fill_of(spec: LayerSpec) -> FillStyle:
    """The look of polygons; a plain one where the layer's style is for another geometry."""
    style = spec.style
    if isinstance(style, MixedStyle):
        return style.fill
    return style if isinstance(style, FillStyle) else FillStyle(style.paint, style.by, fill_opacity=0.5)


def line_of(spec: LayerSpec) -> LineStyle:
    """The look of lines."""
    style = spec.style
    if isinstance(style, MixedStyle):
        return style.line
    return style if isinstance(style, LineStyle) else LineStyle(style.paint, style.by, width=2.5)


def circle_of(spec: LayerSpec) -> CircleStyle:
    """The look of points."""
    style = spec.style
    if isinstance(style, MixedStyle):
        return style.circle
    return style if isinstance(style, CircleStyle) else CircleStyle(style.paint, style.by)


def has_symbols(spec: LayerSpec) -> bool:
    """Whether its points are more than their names."""
    return not isinstance(spec.style, LabelOnly)


def line_widths(look: Look) -> Callable[[int], float]:
    """Row -> pixels; metres on the ground where the layer has a width column, never so thin that it vanishes."""
    style, window = line_of(look.spec), look.window
    if not style.width_by or style.width_by not in look.data.frame:
        return lambda row: style.width * max(0.55, window.growth)
    metres = np.nan_to_num(numbers(look.data.frame, style.width_by), nan=4.0)

    def width(row: int) -> float:
        wide = float(metres[row]) or 4.0
        least = max(0.7, min(1.6, wide * 0.12)) * min(1.0, window.growth * 1.4)
        pixels = max(wide * window.pixels_per_metre, least)
        return min(pixels, 2.4) if look.dashed(row) else pixels

    return width


def radii(look: Look) -> Callable[[int], float]:
    """Row -> pixels. A size column scales the area, the middle value having the style's radius."""
    style, window = circle_of(look.spec), look.window
    if look.density is not None:
        return lambda row: GRAIN * window.symbols
    base = style.radius * window.symbols
    if not style.radius_by or style.radius_by not in look.data.frame:
        return lambda row: max(1.4, base)
    sizes = np.maximum(np.nan_to_num(numbers(look.data.frame, style.radius_by)), 0)
    known = np.sort(sizes[sizes > 0])
    middle = float(known[len(known) // 2]) if len(known) else 1.0
    return lambda row: max(1.4, base * min(2.6, max(0.6, float(np.sqrt(sizes[row] / middle)))))


def names_of(data: LayerData, lang: str) -> list[str]:
    """What is written beside each feature; ``""`` where its name is a mere description."""
    frame = data.frame
    zh = frame["name"].astype(object)
    names = zh if lang == "zh" else frame["name_en"].astype(object).where(frame["name_en"].notna(), zh)
    named = frame["named"].fillna(True).to_numpy(dtype=bool) if "named" in frame else np.ones(len(frame), dtype=bool)
    return ["" if pd.isna(name) or not here else clean_text(str(name)) for name, here in zip(names, named, strict=True)]
