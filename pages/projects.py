"""项目: filter once, see it on the map, in the table and in every chart."""

from collections.abc import Callable

import streamlit as st

from utils import session
from utils.analysis.workbench import LAYER, Selection, selection
from utils.ui import project_charts as charts
from utils.ui.attention_list import attention_list
from utils.ui.chips import chips
from utils.ui.notices import notices
from utils.ui.project_bench import filter_panel, style
from utils.ui.project_table import project_table
from utils.ui.take_away import take_away
from utils.ui.work_map import showing, work_card, work_map
from utils.ui.workbench import nothing, workbench
from utils.viewstate import ViewState

# The fragments that follow the one feature selected, and those that follow the filter.
FEATURE = ("map", "card", "lights", "table", "gantt", "money")
FILTER = ("count", *FEATURE, "status", "curve")
store = session.store()
theme = st.context.theme.type or "light"


def shown() -> ViewState:
    """The view as this page's map shows it."""
    return showing(session.view(), [LAYER])


@st.fragment(key="map")
def the_map() -> None:
    """The selected projects on the map; the link follows."""
    work_map(store, shown(), "projects_map", theme, {}, drawn_on=LAYER, parts=FEATURE)
    session.finish()


def part(key: str, draw: Callable[[Selection, ViewState], None]) -> None:
    """A view of the selection, in a fragment of its own."""

    @st.fragment(key=key)
    def fragment() -> None:
        view = session.view()
        chosen = selection(store, view)
        if chosen:
            draw(chosen, view)

    fragment()


def board(data: Selection) -> None:
    """Chips, then filters, map and lights side by side, then the table and the charts."""
    view = session.view()
    with st.container(horizontal=True, key="bar"):
        part("count", lambda chosen, view: chips(store, chosen.data, view))
        take_away(store, [LAYER], view, ["project_progress"])
    panel, centre, side = st.columns([2.3, 6.0, 2.6], gap="small")
    with centre, st.container(key="map"):
        the_map()
    with panel, st.container(key="panel"):
        filter_panel(store, data.data, view, FILTER)
    with side, st.container(key="side"):
        notices(store, session.link_problems(), view.lang)
        part("card", lambda chosen, view: work_card(store, shown(), FEATURE))
        part("lights", lambda chosen, view: attention_list(store, chosen, view, theme, FEATURE))
    part("table", lambda chosen, view: project_table(store, chosen, view, theme, FEATURE))
    left, right = st.columns([1.15, 1], gap="small")
    with left:
        part("gantt", lambda chosen, view: charts.draw_gantt(chosen, view, theme, FEATURE))
    with right:
        part("status", lambda chosen, view: charts.draw_status(store, chosen, view, theme, FILTER))
        part("curve", lambda chosen, view: charts.draw_s_curve(chosen, view, theme))
        part("money", lambda chosen, view: charts.draw_money(chosen, view, theme, FEATURE, FILTER))


first = selection(store, session.view())
with workbench():
    style()
    if first is None:
        nothing(session.view().lang)
    else:
        board(first)
