"""片区报告: one printable card with everything inside a residential area, a zone, or a shape drawn on the map."""

import streamlit as st

from utils import session
from utils.analysis.area import report, shown
from utils.analysis.place import box_of, missing, name_of, outline_of, place_of
from utils.basemaps import usable
from utils.charts.locator import locator_svg
from utils.mapview import map_command, map_config
from utils.mapview.element import atlas_map
from utils.serve.documents import publish
from utils.settings import Settings
from utils.ui.brief import brief_of_place
from utils.ui.notices import notices
from utils.ui.place_picker import OPTION, drawn_place, place_picker
from utils.ui.print_button import print_button
from utils.ui.report_card import report_card, report_style
from utils.view import statuses_of

MAP = "area_map"
store = session.store()
view = session.view()
theme = st.context.theme.type or "light"
place = place_of(store, view.option(OPTION))
masks = shown(store, place, view)


def clicked() -> None:
    """A shape drawn is the place reported on; a feature clicked is only marked."""
    only_selection = session.take_over(st.session_state[MAP])
    drawn_place(MAP)
    session.redraw(*(("map",) if only_selection else ()))


@st.fragment(key="map")
def the_map() -> None:
    """What lies in the place, on the map; the link follows."""
    now = session.view()
    box = box_of(store, place)
    command = map_command(
        store, now, masks, statuses_of(store, now), theme, session.flight(),
        shape=place.shape, draw=True, look=(f"place {place.text}", box) if box else None,
    )  # fmt: skip
    basemaps = usable(store.profile, Settings.from_env(), session.secrets())
    atlas_map(map_config(store, basemaps, publish), command, publish, MAP, on_change=clicked)
    session.finish()


report_style()
notices(store, [*session.link_problems(), *missing(store, view.option(OPTION))], view.lang)
left, right = st.columns([1.15, 1], gap="medium")
with left:
    place_picker(store, view, place)
    with st.container(key="map"):
        the_map()
with right:
    with st.container(horizontal=True):
        print_button(view.lang)
        brief_of_place(store, place)
    picture = locator_svg(store, masks, outline_of(store, place), name_of(store, place, view.lang))
    report_card(report(store, place, view), store, view, picture)
