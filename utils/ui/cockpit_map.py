"""The cockpit's map, and what lies on it: the active filters, the card of the selection, the legend."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from layers import LAYERS
from utils.store import Store
from utils.ui.chips import chips
from utils.ui.cockpit_charts import FEATURE
from utils.ui.legend import legend_card
from utils.ui.work_map import work_card, work_map
from utils.ui.workbench import part
from utils.viewstate import OPAQUE, ViewState

# Columns whose colours cannot be guessed from a map.
TOLD = ("status", "use")


def shown(store: Store, view: ViewState) -> ViewState:
    """The view with the layers that are filtered on as well: what a click on a chart asks for is to be seen."""
    asked = [layer for layer in store.layers if view.filters.clauses(layer) and layer not in view.layers]
    return replace(view, layers={**view.layers, **dict.fromkeys(asked, OPAQUE)}) if asked else view


def explained(store: Store, view: ViewState) -> ViewState:
    """The view with the layers the legend has room for: those painted by one of :data:`TOLD`, and those filtered."""
    on_map = [layer for layer in shown(store, view).layers if layer in store.layers]
    kept = [layer for layer in on_map if view.filters.clauses(layer) or LAYERS[layer].style.by in TOLD]
    return replace(view, layers=dict.fromkeys(kept, OPAQUE))


def cockpit_map(store: Store, theme: str) -> None:
    """Draw the map in its container, chips and card above it, the legend below."""
    with st.container(key="map"):
        part("map", lambda view: _map(store, view, theme))
    with st.container(key="wall_chips"):
        part("count", lambda view: _chips(store, view))
    with st.container(key="wall_card"):
        part("card", lambda view: work_card(store, shown(store, view), FEATURE))


def _map(store: Store, view: ViewState, theme: str) -> None:
    work_map(store, shown(store, view), "cockpit_map", theme, parts=FEATURE, plain=True)


def cockpit_legend(store: Store, view: ViewState, theme: str) -> None:
    """What the colours mean, in as few lines as there is room for; nothing where no colour needs a word."""
    told = explained(store, view)
    if told.layers:
        legend_card(store, told, theme)


def _chips(store: Store, view: ViewState) -> None:
    for layer, data in store.layers.items():
        if view.filters.clauses(layer):
            chips(store, data, view)
