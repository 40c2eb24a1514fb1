"""变化: two dates compared: what was built, what moved on, what fell behind its plan."""

import streamlit as st

from utils import session
from utils.analysis.change_figures import change_figures
from utils.analysis.changes import changes, compared
from utils.export.changes import change_extract
from utils.ui import change_parts as parts
from utils.ui.headline import headline
from utils.ui.notices import notices
from utils.ui.take_away import take_away
from utils.ui.work_map import work_card
from utils.ui.workbench import nothing, workbench

store, view = session.store(), session.view()
theme, lang = st.context.theme.type or "light", view.lang


def board() -> None:
    """The strip, the map with what steers it, the list, the charts."""
    found = changes(store, view)
    shown = parts.kept(found, view)
    headline(change_figures(store, found), lang)
    centre, side = st.columns([6.6, 3.4], gap="small")
    with centre, st.container(key="map"):
        parts.change_map(store, view, shown, theme)
    with side, st.container(key="side"):
        parts.date_choice(store, view)
        parts.kind_choice(found, view)
        layers = [data.spec.id for data in compared(store, view)]
        take_away(store, layers, view, first=lambda store, now: [change_extract(store, now)])
        notices(store, session.link_problems(), lang)
        work_card(store, parts.change_view(store, view))
        parts.legend(found, view, theme)
        parts.count_chart(store, found, view, theme)
    parts.change_list(store, shown, view, theme)
    parts.change_charts(found, view, theme)


with workbench():
    if compared(store, view):
        board()
    else:
        nothing(lang)
