"""一张图: the whole community on one map."""

import streamlit as st

from utils import session
from utils.basemaps import usable
from utils.mapview import atlas_map, map_command, map_config
from utils.metrics import headlines
from utils.selection import describe
from utils.serve.documents import publish
from utils.settings import Settings
from utils.ui.asof_slider import asof_slider
from utils.ui.basemap_picker import basemap_picker
from utils.ui.feature_card import feature_card
from utils.ui.headline import headline
from utils.ui.layer_panel import layer_panel
from utils.ui.legend import legend_card
from utils.ui.notices import notices
from utils.ui.search_box import search_box
from utils.view import masks_of, statuses_of

MAP = "atlas_map"
store = session.store()
basemaps = usable(store.profile, Settings.from_env(), session.secrets())


def clicked() -> None:
    """What was clicked on the map is the selection, before the page is drawn again."""
    session.take_over(st.session_state[MAP])


@st.fragment
def workspace() -> None:
    """Everything that answers to a click: one fragment, so that a filter redraws nothing else of the page."""
    view, theme = session.view(), st.context.theme.type or "light"
    masks = masks_of(store, view)
    headline(headlines(store, view.as_of), view.lang)
    panel, centre, side = st.columns([2.2, 6.4, 2.3], gap="small")
    with panel, st.container(key="panel"):
        search_box(store)
        asof_slider(store.profile, view)
        layer_panel(store, masks, theme)
        basemap_picker(basemaps, view)
    with centre, st.container(key="map"):
        command = map_command(store, view, masks, statuses_of(store, view), theme, session.flight())
        atlas_map(map_config(store, basemaps, publish), command, publish, MAP, on_change=clicked)
    with side, st.container(key="side"):
        notices(store, session.link_problems(), view.lang)
        card = describe(store, *view.selected, view.lang, view.as_of) if view.selected else None
        if card:
            feature_card(card, view.lang)
        else:
            legend_card(store, masks, view, theme)
    session.finish()


workspace()
