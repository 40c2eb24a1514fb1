"""The layer panel: groups as a planner thinks, one row a layer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

import numpy as np
import streamlit as st

from layers import LAYERS
from layers.base import Group, LayerSpec, Text
from utils import session
from utils.i18n import pick
from utils.store import Store
from utils.ui.controlled import show
from utils.ui.layer_settings import layer_settings, shown_of
from utils.ui.plain import plain
from utils.ui.swatch import down, sheet
from utils.view import masks_of
from utils.viewstate import OPAQUE, ViewState

GROUPS: Mapping[Group, Text] = {
    "living": Text("生活", "Living"),
    "production": Text("生产", "Production"),
    "ecological": Text("生态", "Ecological"),
    "base": Text("基础", "Base"),
}
SETTINGS = Text("{}：筛选与样式", "{}: filter and style")
UNAVAILABLE = Text("{}（数据不可用）", "{} (data unavailable)")
_OPEN = "panel_open"


def layer_panel(store: Store, view: ViewState, theme: str) -> None:
    """One section a group; layers the community has no data for are absent, broken ones are named as unavailable."""
    lang, masks = view.lang, masks_of(store, view)
    known = [spec for layer, spec in LAYERS.items() if layer in store.layers or layer in store.unavailable]
    st.html(_pictures(known, theme))
    for group, title in GROUPS.items():
        rows = [spec for spec in reversed(known) if spec.group == group and not spec.basemap]
        if rows:
            st.html(f'<h2 class="atlas-group">{escape(pick(title, lang))}</h2>')
        for spec in rows:
            if spec.id in store.layers:
                _row(store, spec, masks[spec.id], view)
            else:
                st.caption(f":material/error: {plain(pick(UNAVAILABLE, lang).format(pick(spec.title, lang)))}")


def _pictures(specs: Iterable[LayerSpec], theme: str) -> str:
    """The swatch before each row's name, as a style: in the label it would be read out."""
    rows = [spec for spec in specs if not spec.basemap]
    places = "".join(
        f".st-key-on_{spec.id} label p::before {{ background-position: 0 -{down(k)}px; }}"
        for k, spec in enumerate(rows)
    )
    picture = f'background-image: url("{sheet([(spec, "") for spec in rows], theme)}");'
    return f"<style>.st-key-panel label p::before {{ {picture} }}{places}</style>"


def _row(store: Store, spec: LayerSpec, mask: np.ndarray, view: ViewState) -> None:
    name, is_open = pick(spec.title, view.lang), st.session_state.get(_OPEN) == spec.id
    # While the settings are open they tell the count: a filter draws them again, not this row.
    count = f"{len(mask):,}" if is_open else shown_of(mask)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"row_{spec.id}"):
        st.checkbox(
            f"{plain(name)} {count}",
            key=show(f"on_{spec.id}", spec.id in view.layers),
            on_change=_toggle,
            args=(spec.id,),
        )
        st.button(
            plain(pick(SETTINGS, view.lang).format(name)),
            icon=":material/close:" if is_open else ":material/tune:",
            key=f"tune_{spec.id}",
            type="tertiary",
            on_click=_open,
            args=(spec.id,),
        )
    if is_open:
        with st.container(border=True, key="settings"):
            layer_settings(store, spec.id, view)


def _toggle(layer: str) -> None:
    layers = dict(session.view().layers)
    if st.session_state[f"on_{layer}"]:
        layers[layer] = OPAQUE
    else:
        layers.pop(layer, None)
    session.change(layers=layers)


def _open(layer: str) -> None:
    session.answer()
    st.session_state[_OPEN] = "" if st.session_state.get(_OPEN) == layer else layer
