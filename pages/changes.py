"""变化: two dates compared: what was built, what moved on, what fell behind its plan."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from layers.base import Text
from utils import session
from utils.analysis.change_figures import change_figures
from utils.analysis.changes import compared
from utils.export.changes import change_extract
from utils.handout.shown_page import change_page
from utils.pagemap.changes import change_map, change_view, kept
from utils.ui import change_parts as parts
from utils.ui.brief import brief
from utils.ui.headline import headline
from utils.ui.notices import notices
from utils.ui.take_away import take_away
from utils.ui.work_map import work_card, work_map
from utils.ui.workbench import nothing, part, workbench
from utils.viewstate import ViewState

TITLE = Text("变化", "Changes")
store, view = session.store(), session.view()
theme, lang = st.context.theme.type or "light", view.lang


def following(key: str, draw: Callable[[pd.DataFrame, ViewState], None]) -> None:
    """A part that follows what is selected."""
    part(key, lambda view: draw(parts.changes_of(store, view), view))


def the_map(found: pd.DataFrame, view: ViewState) -> None:
    """Only what changed, in the colour of how."""
    shown = change_map(store, view, found)
    work_map(store, shown.view, "changes_map", theme, parts=parts.FOLLOW, **shown.shows)


def board() -> None:
    """The strip, the map with what steers it, the list, the charts."""
    found = parts.changes_of(store, view)
    headline(change_figures(store, found), lang)
    centre, side = st.columns([6.6, 3.4], gap="small")
    with centre, st.container(key="map"):
        following("map", lambda found, view: the_map(found, view))
    with side, st.container(key="side"):
        parts.date_choice(store, view)
        parts.kind_choice(found, view)
        parts.active_filters(store, view)
        with st.container(horizontal=True, gap="small"):
            take_away(store, (), view, first=lambda store, now: [change_extract(store, now)])
            brief(store, (), view, TITLE, shown=change_page)
        notices(store, session.link_problems(), lang)
        following("card", lambda found, view: work_card(store, change_view(store, view), parts.FOLLOW))
        parts.legend(found, theme, lang)
        parts.count_chart(store, found, view, theme)
    following("list", lambda found, view: parts.change_list(store, kept(found, view), view, theme))
    left, right = st.columns(2, gap="small")
    with left:
        following("late", lambda found, view: parts.late_chart(found, view, theme))
    with right:
        following("gained", lambda found, view: parts.gain_chart(found, view, theme))


with workbench():
    if compared(store, view):
        board()
    else:
        nothing(lang)
