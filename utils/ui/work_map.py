"""The map of a page with charts: the layers the page is about, in its own colours, and the card of the selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from uuid import uuid4

import numpy as np
import streamlit as st

from utils import session
from utils.basemaps import usable
from utils.filters import Within
from utils.mapview import NO_PAINTS, Box, LayerDensity, LayerPaint, Look, Pin, map_command, map_config
from utils.mapview.element import atlas_map
from utils.selection import describe
from utils.serve.documents import publish
from utils.settings import Settings
from utils.store import Store
from utils.ui.feature_card import PARTS, feature_card
from utils.view import is_shown, mask_of, statuses_of
from utils.viewstate import ViewState

_PLACE = "go_place"
PLACE_ZOOM = 16.5


def work_map(
    store: Store,
    view: ViewState,
    key: str,
    theme: str,
    paints: Mapping[str, LayerPaint] = NO_PAINTS,
    pins: Iterable[Pin] = (),
    drawn_on: str = "",
    parts: tuple[str, ...] = (),
    masks: Mapping[str, np.ndarray] | None = None,
    densities: Mapping[str, LayerDensity] | None = None,
    first: Box | None = None,
    plain: bool = False,
    path: Iterable[tuple[float, float]] = (),
    look: Look | None = None,
    anywhere: bool = False,
    on_click: Callable[[], None] | None = None,
) -> None:
    """Draw the map ``key`` with the layers of ``view``; a click on it selects, and page and link follow.

    ``drawn_on`` is the layer a shape drawn on the map narrows; ``""``: none can be drawn. ``parts`` are the fragments
    that follow what is selected, where not the whole page does. ``masks`` (layer -> boolean array) say which features
    are drawn, where it is not those of the view; ``densities``, which layers show how dense they are instead.
    ``first``: where the map looks at first (degrees, EPSG:4326), where it is not the whole community. ``plain``:
    without the tools for measuring and the switches, for a wall. ``path`` is a way to walk, ``look`` a box to look at
    (see ``map_command``). ``anywhere``: a click on nothing tells its place (``session.placed``). ``on_click`` is called
    instead where a click does not mean to select.
    """
    here = {layer: store.layers[layer] for layer in view.layers if layer in store.layers}
    masks = {layer: mask_of(store, data, view) for layer, data in here.items()} if masks is None else masks
    drawn = view.filters.clauses(drawn_on).get(Within.NAME) if drawn_on else None
    command = map_command(
        store,
        view,
        masks,
        statuses_of(store, view),
        theme,
        session.flight(),
        paints=paints,
        densities=densities or {},
        pins=pins,
        path=path,
        look=look,
        anywhere=anywhere,
        shape=drawn.shape if isinstance(drawn, Within) else None,
        draw=bool(drawn_on),
    )
    place = _place()
    basemaps = usable(store.profile, Settings.from_env(), session.secrets())
    atlas_map(
        map_config(store, basemaps, publish, first),
        command | ({"go": place} if place else {}) | ({"plain": True} if plain else {}),
        publish,
        key,
        on_change=on_click or (lambda: _clicked(key, drawn_on, parts)),
    )
    session.finish()


def _clicked(key: str, drawn_on: str, parts: tuple[str, ...]) -> None:
    only_selection = session.take_over(st.session_state[key], (drawn_on,) if drawn_on else ())
    session.redraw(*(parts if only_selection else ()))


def work_card(store: Store, view: ViewState, parts: tuple[str, ...] = PARTS) -> None:
    """The card of what is selected, where anything is; ``view.layers`` are those on the page's map.

    ``parts`` are the fragments that follow what is selected.
    """
    card = describe(store, *view.selected, view.lang, view.as_of) if view.selected else None
    if card and view.selected:
        with st.container(key="card"):
            feature_card(card, is_shown(store, view, *view.selected), view.lang, parts)


def showing(view: ViewState, layers: Iterable[str]) -> ViewState:
    """The view as a page's own map shows it: just these layers, opaque."""
    return replace(view, layers=dict.fromkeys(layers, 100))


def fly_to_place(lat: float, lng: float) -> None:
    """Ask the map to move to a place (WGS-84 degrees) that is no feature, once; a later flight overrules it."""
    st.session_state[_PLACE] = (uuid4().hex[:8], lat, lng, session.flight())


def _place() -> dict[str, object] | None:
    name, lat, lng, before = st.session_state.get(_PLACE) or ("", 0.0, 0.0, None)
    if not name or before != session.flight():
        return None
    return {"n": name, "c": [round(lat, 6), round(lng, 6)], "z": PLACE_ZOOM}
