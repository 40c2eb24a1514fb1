"""The projects a view selects, as they stood on its date: what every chart and table of the page shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from utils.analysis.kept import keep
from utils.analysis.progress import SERIES
from utils.store import LayerData, Store
from utils.view import frame_of, mask_of
from utils.viewstate import ViewState

LAYER = "projects"
# What can be acted on first.
STATUS_ORDER = ("under_construction", "suspended", "planned", "completed")


@dataclass(frozen=True, eq=False)
class Selection:
    """``frame``: the rows of the layer the view keeps, with derived columns and the money and progress of ``today``."""

    data: LayerData
    frame: pd.DataFrame
    series: pd.DataFrame | None
    today: dt.date

    @property
    def provenances(self) -> set[str]:
        """Of the rows selected."""
        return set(self.frame["provenance"])


def selection(store: Store, view: ViewState) -> Selection | None:
    """What the view selects; None where the community has no such layer."""
    data = store.layers.get(LAYER)
    if data is None:
        return None
    # Every part of the page asks for it.
    name = ("selection", id(store), view.as_of, view.filters)
    return keep(name, lambda: _of(store, data, view, mask_of(store, data, view)), held=store)


def left_out(store: Store, view: ViewState, columns: tuple[str, ...]) -> Selection | None:
    """What only the clauses on ``columns`` keep out of the selection; None where there are none such clauses."""
    data = store.layers.get(LAYER)
    if data is None or view.filters.clauses(LAYER).keys().isdisjoint(columns):
        return None
    filters = view.filters
    for column in columns:
        filters = filters.with_clause(LAYER, column, None)
    wider = mask_of(store, data, replace(view, filters=filters))
    return _of(store, data, view, wider & ~mask_of(store, data, view))


def _of(store: Store, data: LayerData, view: ViewState, mask: np.ndarray) -> Selection:
    series = store.table(SERIES)
    frame = pd.DataFrame(frame_of(store, data, view.as_of))[mask]
    return Selection(data, frame, series, view.as_of or store.profile.as_of)
