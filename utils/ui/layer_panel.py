"""The layer panel: groups as a planner thinks, one row a layer, all drawn by one element of our own.

A row of Streamlit's own is a container, a checkbox and a button, each with its label set in Markdown; eleven of them
cost the first page more than everything else beside the map. The element keeps nothing: it shows what it is sent and
tells what is clicked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from layers import LAYERS
from layers.base import Group, LayerSpec, Text
from utils import session
from utils.i18n import pick
from utils.store import Store
from utils.ui.clicks import done, new_clicks
from utils.ui.layer_settings import layer_settings, shown_of
from utils.ui.own_element import own_element
from utils.ui.swatch import down, sheet
from utils.view import mask_of
from utils.viewstate import OPAQUE, ViewState

GROUPS: Mapping[Group, Text] = {
    "living": Text("生活", "Living"),
    "production": Text("生产", "Production"),
    "ecological": Text("生态", "Ecological"),
    "base": Text("基础", "Base"),
}
SETTINGS = Text("{}：筛选与样式", "{}: filter and style")
UNAVAILABLE = Text("{}（数据不可用）", "{} (data unavailable)")
# The parts of the map page that follow which layers are on, beside the rows themselves.
PARTS = ("map", "card", "legend")
_OPEN = "panel_open"
_component = own_element(
    "layer_panel", '<div class="atlas-layers"></div>', "make", "clicks", "layer_panel", isolated=False
)

Line = dict[str, Any]


def layer_panel(store: Store, view: ViewState, theme: str) -> None:
    """One section a group; layers the community has no data for are absent, broken ones are named as unavailable.

    The settings of a layer are Streamlit's widgets, which cannot stand inside an element: while they are open the rows
    below them are an element of their own.
    """
    lines = panel_lines(store, view, st.session_state.get(_OPEN, ""))
    opened = next((k for k, line in enumerate(lines) if line.get("open")), len(lines))
    _rows("layer_rows", store, theme, slice(opened + 1))
    if opened < len(lines):
        with st.container(border=True, key="settings"):
            layer_settings(store, lines[opened]["layer"], view)
        if lines[opened + 1 :]:
            _rows("layer_rows_below", store, theme, slice(opened + 1, None))


def panel_lines(store: Store, view: ViewState, opened: str) -> list[Line]:
    """What the element draws, top to bottom: ``kind`` is group, layer or missing, ``text`` what is read.

    A layer has its id, whether it is ``on`` and ``open``, how many pixels ``down`` its swatch begins in the picture of
    all, and the name of its settings (``tune``).
    """
    specs, lines = _specs(store), list[Line]()
    for group, title in GROUPS.items():
        rows = [(k, spec) for k, spec in enumerate(specs) if spec.group == group]
        if rows:
            lines.append({"kind": "group", "text": pick(title, view.lang)})
        lines += [_line(store, spec, view, k, spec.id == opened) for k, spec in rows]
    return lines


def _specs(store: Store) -> list[LayerSpec]:
    """The layers of the panel, the topmost of the map first."""
    known = [spec for layer, spec in LAYERS.items() if layer in store.layers or layer in store.unavailable]
    return [spec for spec in reversed(known) if not spec.basemap]


def _line(store: Store, spec: LayerSpec, view: ViewState, number: int, is_open: bool) -> Line:
    name = pick(spec.title, view.lang)
    if spec.id not in store.layers:
        return {"kind": "missing", "layer": spec.id, "text": pick(UNAVAILABLE, view.lang).format(name)}
    mask = mask_of(store, store.layers[spec.id], view)
    # While the settings are open they tell the count: a filter draws them again, not this row.
    count = f"{len(mask):,}" if is_open else shown_of(mask)
    return {
        "kind": "layer",
        "layer": spec.id,
        "text": f"{name} {count}",
        "on": spec.id in view.layers,
        "open": is_open,
        "down": down(number),
        "tune": pick(SETTINGS, view.lang).format(name),
    }


def _rows(key: str, store: Store, theme: str, part: slice) -> None:
    @st.fragment(key=key)
    def draw() -> None:
        lines = panel_lines(store, session.view(), st.session_state.get(_OPEN, ""))
        picture = sheet([(spec, "") for spec in _specs(store)], theme)
        data = {"lines": lines[part], "picture": picture, "done": done(key)}
        _component(key=key, data=data, on_clicks_change=partial(_clicked, key, store), height="content")

    draw()


def _clicked(key: str, store: Store) -> None:
    opened = st.session_state.get(_OPEN)
    session.answer()
    take_clicks(key, st.session_state[key])
    # A layer turned on or off concerns these parts only, unless the data has changed since the page was drawn.
    few = st.session_state.get(_OPEN) == opened and _is_latest(store)
    session.redraw(*((*PARTS, key) if few else ()))


def _is_latest(store: Store) -> bool:
    return session.latest_store() is store


def take_clicks(key: str, sent: Any) -> None:
    """Do what the element ``key`` was clicked for since last time: each is [layer, ``show`` or ``tune``,
    wanted]. What is malformed is left out, for anyone can send anything.
    """
    present = session.store().layers
    for click in new_clicks(key, sent):
        match click:
            case [str(layer), "show" | "tune" as action, bool(wanted)] if layer in present:
                _ACTIONS[action](layer, wanted)


def _show(layer: str, wanted: bool) -> None:
    layers = dict(session.view().layers)
    if wanted:
        layers.setdefault(layer, OPAQUE)
    else:
        layers.pop(layer, None)
    session.change(layers=layers)


def _tune(layer: str, wanted: bool) -> None:
    st.session_state[_OPEN] = layer if wanted else ""


_ACTIONS: Mapping[str, Callable[[str, bool], None]] = {"show": _show, "tune": _tune}
