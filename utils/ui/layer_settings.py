"""The settings of one layer, below its row: how opaque it is and what it is narrowed to."""

from __future__ import annotations

from html import escape

import numpy as np
import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.store import LayerData, Store
from utils.ui.controlled import show
from utils.ui.filter_widgets import filter_widgets
from utils.view import mask_of
from utils.viewstate import OPAQUE, ViewState

OPACITY = Text("不透明度", "Opacity")
SHOWN = Text("显示 {}", "{} shown")


def layer_settings(store: Store, layer: str, view: ViewState) -> None:
    """How many features are shown, opacity, one widget a filterable column."""
    data = store.layers[layer]
    _count(store, data)
    st.slider(
        pick(OPACITY, view.lang),
        10,
        OPAQUE,
        step=5,
        format="%d%%",
        key=show(f"alpha_{layer}", view.layers.get(layer, OPAQUE)),
        on_change=_fade,
        args=(layer,),
    )
    filter_widgets(store, data, view)


def shown_of(mask: np.ndarray) -> str:
    """How many features are shown: all of them, or so many of all."""
    shown, total = int(mask.sum()), len(mask)
    return f"{total:,}" if shown == total else f"{shown:,} / {total:,}"


@st.fragment(key="count")
def _count(store: Store, data: LayerData) -> None:
    view = session.view()
    count = pick(SHOWN, view.lang).format(shown_of(mask_of(store, data, view)))
    st.html(f'<p class="atlas-count" role="status">{escape(count)}</p>')


def _fade(layer: str) -> None:
    session.change(layers={**session.view().layers, layer: st.session_state[f"alpha_{layer}"]})
    session.redraw("map")
