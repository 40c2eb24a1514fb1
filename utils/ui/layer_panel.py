"""The layer panel: groups as a planner thinks, one row a layer, and the opened layer's settings below its row."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import numpy as np
import streamlit as st

from layers.base import Group, LayerSpec, Text
from utils import session
from utils.i18n import pick
from utils.store import Store
from utils.ui.controlled import show
from utils.ui.filter_widgets import filter_widgets
from utils.ui.plain import plain
from utils.ui.swatch import picture

GROUPS: Mapping[Group, Text] = {
    "living": Text("生活", "Living"),
    "production": Text("生产", "Production"),
    "ecological": Text("生态", "Ecological"),
    "base": Text("基础", "Base"),
}
OPACITY = Text("不透明度", "Opacity")
SETTINGS = Text("{} 的筛选与样式", "Filter and style of {}")
UNAVAILABLE = Text("暂不可用", "unavailable")
_OPEN = "panel_open"


def layer_panel(store: Store, masks: Mapping[str, np.ndarray], theme: str) -> None:
    """One section a group; layers the community has no data for are absent, broken ones are named as unavailable."""
    lang = session.view().lang
    for group, title in GROUPS.items():
        specs = [data.spec for data in store.layers.values() if data.spec.group == group and not data.spec.basemap]
        if not specs:
            continue
        st.html(f'<h2 class="atlas-group">{escape(pick(title, lang))}</h2>')
        for spec in reversed(specs):
            _row(store, spec, masks[spec.id], theme)


def _row(store: Store, spec: LayerSpec, mask: np.ndarray, theme: str) -> None:
    view = session.view()
    name, shown, total = pick(spec.title, view.lang), int(mask.sum()), len(mask)
    count = f"{total:,}" if shown == total else f"{shown:,} / {total:,}"
    is_open = st.session_state.get(_OPEN) == spec.id
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"row_{spec.id}"):
        st.checkbox(
            f"![]({picture(spec, theme)}) {name} :gray[{count}]",
            key=show(f"on_{spec.id}", spec.id in view.layers),
            on_change=_toggle,
            args=(spec.id,),
        )
        st.button(
            plain(pick(SETTINGS, view.lang).format(name)),
            icon=":material/expand_less:" if is_open else ":material/tune:",
            key=f"tune_{spec.id}",
            type="tertiary",
            on_click=_open,
            args=(spec.id,),
        )
    if is_open:
        with st.container(border=True, key=f"settings_{spec.id}", gap="small"):
            st.slider(
                pick(OPACITY, view.lang),
                10,
                100,
                step=5,
                format="%d%%",
                key=show(f"alpha_{spec.id}", view.layers.get(spec.id, 100)),
                on_change=_fade,
                args=(spec.id,),
            )
            filter_widgets(store.layers[spec.id], view, store.profile.words)


def _toggle(layer: str) -> None:
    layers = dict(session.view().layers)
    if st.session_state[f"on_{layer}"]:
        layers[layer] = 100
    else:
        layers.pop(layer, None)
    session.change(layers=layers)


def _fade(layer: str) -> None:
    session.change(layers={**session.view().layers, layer: st.session_state[f"alpha_{layer}"]})


def _open(layer: str) -> None:
    st.session_state[_OPEN] = None if st.session_state.get(_OPEN) == layer else layer
