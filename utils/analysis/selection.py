"""What charts need of a selection: which keys of a column are asked for, and what there would be without asking."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from utils.filters import OneOf
from utils.store import LayerData, Store
from utils.view import mask_of
from utils.viewstate import ViewState


def chosen(view: ViewState, layer: str, column: str) -> frozenset[str]:
    """The values of ``column`` the view asks for; empty where it does not ask."""
    clause = view.filters.clauses(layer).get(column)
    return clause.values if isinstance(clause, OneOf) else frozenset()


def mask_without(store: Store, data: LayerData, view: ViewState, column: str) -> np.ndarray:
    """The mask of the layer without the view's clause on ``column``.

    A chart by that column shows all of these, those not asked for faintly: so that they can be asked for as well.
    """
    return mask_of(store, data, replace(view, filters=view.filters.with_clause(data.spec.id, column, None)))
