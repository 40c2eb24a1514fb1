"""The shipped community and views of it, for the tests of what is taken away."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from layers import LAYERS
from utils.filters import Between, FilterState, OneOf
from utils.store import Store, open_store
from utils.viewstate import ViewState, default_view

STORE: Store = open_store(Path(__file__).parents[2] / "data")
NOW: ViewState = default_view(LAYERS, STORE.profile, tuple(STORE.layers))
LATER = FilterState(
    (
        ("projects", "status", OneOf({"under_construction", "completed"})),
        ("projects", "budget_cny", Between(100_000, None)),
        ("buildings", "use", OneOf({"residential"})),
    )
)
PAST = dt.date(2021, 6, 30)


def say(store, data, view, lang):
    """A filter in words, as the tests want it."""
    return [f"{column}?" for column in view.filters.clauses(data.spec.id)]
