"""一张图: the whole community on one map."""

import streamlit as st

from layers.base import Text
from utils import session
from utils.basemaps import usable
from utils.mapview import map_command, map_config
from utils.mapview.element import atlas_map
from utils.metrics import headlines
from utils.selection import describe
from utils.serve.documents import publish
from utils.settings import Settings
from utils.ui.asof_slider import asof_slider
from utils.ui.basemap_picker import basemap_picker
from utils.ui.brief import brief
from utils.ui.feature_card import feature_card
from utils.ui.headline import headline
from utils.ui.layer_panel import layer_panel
from utils.ui.legend import legend_card
from utils.ui.notices import notices
from utils.ui.search_box import search_box
from utils.ui.take_away import take_away
from utils.view import is_shown, masks_of, statuses_of

MAP = "atlas_map"
TITLE = Text("一张图", "The community on one map")
store = session.store()
basemaps = usable(store.profile, Settings.from_env(), session.secrets())
theme = st.context.theme.type or "light"
view = session.view()


def clicked() -> None:
    """What was clicked on the map is the selection, before the page is drawn again."""
    only_selection = session.take_over(st.session_state[MAP])
    session.redraw(*(("map", "card") if only_selection else ()))


# A filter, a layer or a click on the map draws those of these parts it concerns: the less is sent, the faster it is.
@st.fragment(key="map")
def the_map() -> None:
    """The map as the view has it now; the link follows."""
    view = session.view()
    statuses = statuses_of(store, view)
    command = map_command(store, view, masks_of(store, view), statuses, theme, session.flight())
    atlas_map(map_config(store, basemaps, publish), command, publish, MAP, on_change=clicked)
    session.finish()


@st.fragment(key="card")
def the_card() -> None:
    """The card of what is selected."""
    view = session.view()
    card = describe(store, *view.selected, view.lang, view.as_of) if view.selected else None
    if card and view.selected:
        with st.container(key="card"):
            feature_card(card, is_shown(store, view, *view.selected), view.lang)


@st.fragment(key="legend")
def the_legend() -> None:
    """What the colours of the layers that are on mean."""
    legend_card(store, session.view(), theme)


figures = st.container()
panel, centre, side = st.columns([2.1, 6.6, 2.1], gap="small")
# The map first: its frame loads while the rest is drawn.
with centre, st.container(key="map"):
    the_map()
with figures:
    headline(headlines(store, view.as_of), view.lang)
with panel, st.container(key="panel"):
    search_box(store)
    asof_slider(store.profile, view)
    layer_panel(store, view, theme)
    basemap_picker(basemaps, view)
    with st.container(horizontal=True, key="take_home"):
        take_away(store, None, view)
        brief(store, None, view, TITLE)
with side, st.container(key="side"):
    notices(store, session.link_problems(), view.lang)
    the_card()
    the_legend()
