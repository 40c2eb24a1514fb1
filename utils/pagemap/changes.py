"""The map of what changed: only that, in the colour of how; the community's outline around it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from layers.base import Text
from utils.analysis.changes import KINDS, compared, marks
from utils.mapview.command import LayerPaint
from utils.mapview.page_map import Key, KeyRow, PageMap
from utils.store import Store
from utils.viewstate import ViewState

LEGEND = Text("变化", "Changes")
ALL = "all"


def kept(found: pd.DataFrame, view: ViewState) -> pd.DataFrame:
    """The changes of the kind that is looked at."""
    return found if view.option("change") == ALL else found[found["kind"] == view.option("change")]


def change_view(store: Store, view: ViewState) -> ViewState:
    """The view as the map shows it: the layers compared and the community's outline."""
    outline = [layer for layer, data in store.layers.items() if data.spec.single]
    return replace(view, layers=dict.fromkeys([*outline, *(data.spec.id for data in compared(store, view))], 100))


def change_map(store: Store, view: ViewState, found: pd.DataFrame) -> PageMap:
    """Of ``found`` (all changes of the view) those looked at, each feature in the colour of its weightiest change."""
    shown = kept(found, view)
    places = {data.spec.id: marks(data, shown) for data in compared(store, view)}
    colours = tuple(value.paint for value in KINDS.values() if value.paint)
    paints = {layer: LayerPaint(colours, codes) for layer, codes in places.items()}
    masks = {layer: codes >= 0 for layer, codes in places.items()}
    outline = {layer: np.ones(len(data.frame), dtype=bool) for layer, data in store.layers.items() if data.spec.single}
    return PageMap(change_view(store, view), paints, key_of(found), outline | masks)


def key_of(found: pd.DataFrame) -> Key:
    """What the colours mean, and how many changes of each kind there are."""
    numbers = found["kind"].value_counts()
    said = {kind: f"{numbers.get(kind, 0):,}" for kind in KINDS}
    rows = [
        KeyRow(value.paint, value.label, Text(said[kind], said[kind])) for kind, value in KINDS.items() if value.paint
    ]
    return Key(LEGEND, tuple(rows))
