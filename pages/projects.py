"""项目: filter once, see it on the map, in the table and in every chart."""

from collections.abc import Callable

import streamlit as st

from layers.base import Text
from utils import session
from utils.analysis.workbench import LAYER, Selection, selection
from utils.ui import project_charts as charts
from utils.ui.attention_list import attention_list
from utils.ui.brief import brief
from utils.ui.chips import chips
from utils.ui.notices import notices
from utils.ui.project_bench import filter_panel, style
from utils.ui.project_table import project_table
from utils.ui.take_away import take_away
from utils.ui.work_map import showing, work_card, work_map
from utils.ui.workbench import nothing, part, workbench
from utils.viewstate import ViewState

# The fragments that follow the one feature selected, and those that follow the filter.
FEATURE = ("map", "card", "lights", "table", "gantt", "money")
FILTER = ("count", *FEATURE, "status", "curve")
# A filter asked for in a chart shows in the panel as well.
CHART = ("filters", *FILTER)
TITLE = Text("项目", "Projects")
store = session.store()
theme = st.context.theme.type or "light"


def the_map(view: ViewState) -> None:
    """The selected projects on the map."""
    work_map(store, showing(view, [LAYER]), "projects_map", theme, drawn_on=LAYER, parts=FEATURE)


def following(key: str, draw: Callable[[Selection, ViewState], None]) -> None:
    """A view of the selection."""

    def drawn(view: ViewState) -> None:
        chosen = selection(store, view)
        if chosen:
            draw(chosen, view)

    part(key, drawn)


def board(data: Selection) -> None:
    """Chips, then filters, map and lights side by side, then the table and the charts."""
    view = session.view()
    with st.container(horizontal=True, key="bar"):
        following("count", lambda chosen, view: chips(store, chosen.data, view))
        take_away(store, [LAYER], view, ["project_progress"])
        brief(store, [LAYER], view, TITLE)
    panel, centre, side = st.columns([2.3, 6.0, 2.6], gap="small")
    with centre, st.container(key="map"):
        part("map", the_map)
    with panel, st.container(key="panel"):
        filter_panel(store, data.data, view.lang, "filters", FILTER)
    with side, st.container(key="side"):
        notices(store, session.link_problems(), view.lang)
        following("card", lambda chosen, view: work_card(store, showing(view, [LAYER]), FEATURE))
        following("lights", lambda chosen, view: attention_list(store, chosen, view, theme, FEATURE))
    following("table", lambda chosen, view: project_table(store, chosen, view, theme, FEATURE))
    left, right = st.columns([1.15, 1], gap="small")
    with left:
        following("gantt", lambda chosen, view: charts.draw_gantt(chosen, view, theme, FEATURE))
    with right:
        following("status", lambda chosen, view: charts.draw_status(store, chosen, view, theme, CHART))
        following("curve", lambda chosen, view: charts.draw_s_curve(chosen, view, theme))
        following("money", lambda chosen, view: charts.draw_money(store, chosen, view, theme, FEATURE, CHART))


first = selection(store, session.view())
with workbench():
    style()
    if first is None:
        nothing(session.view().lang)
    else:
        board(first)
