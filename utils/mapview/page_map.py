"""A page's own map: the colours, features and pins it shows, and what its colours mean.

One object, made once of a view, that the map on the screen and every hand-out are drawn from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from layers.base import Paint, Text
from utils.mapview.command import NO_DENSITIES, NO_PAINTS, LayerDensity, LayerPaint, Pin
from utils.mapview.config import Box
from utils.viewstate import ViewState

NO_TEXT = Text("", "")
COUNTED = Text("{}（{}）", "{} ({})")


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A colour, what it means (a class with its limits and unit), and how many features have it."""

    paint: Paint
    label: Text
    count: Text = NO_TEXT

    @property
    def said(self) -> Text:
        """The label with its count, as a legend says them in one line."""
        if not self.count.zh:
            return self.label
        label, count = self.label, self.count
        return Text(COUNTED.zh.format(label.zh, count.zh), COUNTED.en.format(label.en, count.en))


@dataclass(frozen=True, slots=True)
class Key:
    """The legend of the layers that have colours of the page's own."""

    title: Text
    rows: tuple[KeyRow, ...]


@dataclass(frozen=True, slots=True)
class Ramp:
    """The legend of a density: colours run into each other from ``low`` to ``high``; ``note`` says what is meant."""

    title: Text
    low: Text
    high: Text
    note: Text


@dataclass(frozen=True, eq=False)
class PageMap:
    """What a page's map shows.

    ``view`` has the layers on it; ``paints`` (layer -> colours) and ``densities`` recolour some of them, ``key`` and
    ``ramp`` explain that (None: nothing to explain). ``masks`` (layer -> boolean array) say which features are drawn,
    where it is not those of the view. ``first`` is where the map looks at first (None: the whole community).
    """

    view: ViewState
    paints: Mapping[str, LayerPaint] = field(default_factory=lambda: NO_PAINTS)
    key: Key | None = None
    masks: Mapping[str, np.ndarray] | None = None
    densities: Mapping[str, LayerDensity] = field(default_factory=lambda: NO_DENSITIES)
    ramp: Ramp | None = None
    pins: tuple[Pin, ...] = ()
    first: Box | None = None

    @property
    def shows(self) -> dict[str, Any]:
        """The arguments of :func:`utils.ui.work_map.work_map`."""
        return {
            "paints": self.paints,
            "masks": self.masks,
            "densities": self.densities,
            "pins": self.pins,
            "first": self.first,
        }

    @property
    def own(self) -> frozenset[str]:
        """The layers drawn otherwise than their styles say."""
        return frozenset({*self.paints, *self.densities})
