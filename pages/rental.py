"""租赁: occupancy and rents, over time, between communities, building by building."""

import streamlit as st

from layers.base import Text
from utils import session
from utils.analysis.rental_view import BUILDINGS, rental_figures, rental_view
from utils.handout.shown_page import rental_page
from utils.pagemap.rental import key_of, rental_map
from utils.ui import rental_parts as parts
from utils.ui.asof_slider import asof_slider
from utils.ui.brief import brief
from utils.ui.headline import headline
from utils.ui.notices import notices
from utils.ui.take_away import take_away
from utils.ui.work_map import showing, work_card, work_map
from utils.ui.workbench import key_legend, nothing, part, workbench
from utils.viewstate import ViewState

TITLE = Text("租赁", "Rental")
TABLES = ("rental_monthly", "rental_by_community", "dcc_output")
store, view = session.store(), session.view()
theme, lang = st.context.theme.type or "light", view.lang
seen = rental_view(store, view)


def the_map(view: ViewState) -> None:
    """The buildings in the shades of what is looked at."""
    shown = rental_map(store, view, seen)
    work_map(store, shown.view, "rental_map", theme, drawn_on=BUILDINGS, parts=parts.FOLLOW, **shown.shows)


def board() -> None:
    """The strip, the map with what steers it, the charts."""
    headline(rental_figures(store, view, seen), lang)
    centre, side = st.columns([6.6, 3.4], gap="small")
    with centre, st.container(key="map"):
        part("map", the_map)
    with side, st.container(key="side"):
        parts.metric_choice(view)
        asof_slider(store.profile, view)
        with st.container(horizontal=True, gap="small"):
            parts.building_filter(store, view)
            take_away(store, [BUILDINGS], view, TABLES)
            brief(store, [BUILDINGS], view, TITLE, shown=rental_page)
        parts.building_chips(store, view)
        notices(store, session.link_problems(), lang)
        parts.present_note(store, seen, view)
        # Beside the map, where a row flies to; above the card, so that it stays under the pointer.
        part("vacancies", lambda view: parts.vacancy_list(store, seen, view))
        part("card", lambda view: work_card(store, showing(view, [BUILDINGS]), parts.FOLLOW))
        key_legend(key_of(seen), theme, lang)
        parts.hint(lang)
    left, right = st.columns(2, gap="small")
    with left:
        parts.trend_chart(store, seen, theme, lang)
    with right:
        parts.ranking_chart(store, seen, theme, lang)
    left, right = st.columns(2, gap="small")
    with left:
        parts.stock_chart(store, seen, theme, lang)
        part("floors", lambda view: parts.scatter_chart(seen, "floors", view, theme))
    with right:
        parts.output_chart(store, seen, view, theme)
        part("year_built", lambda view: parts.scatter_chart(seen, "year_built", view, theme))


with workbench():
    if len(seen.areas) or any(name in store.tables for name in TABLES):
        board()
    else:
        nothing(lang)
