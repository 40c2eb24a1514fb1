"""民生: what is within reach of whom, and how residents' matters are seen to."""

import streamlit as st

from layers.base import Text
from utils import session
from utils.analysis.coverage_view import BUILDINGS, coverage_view
from utils.analysis.issue_view import ISSUES, IssueView, issue_view
from utils.analysis.livability_figures import coverage_figures, issue_figures
from utils.handout.shown_page import coverage_page, issue_page
from utils.mapview.page_map import PageMap
from utils.pagemap.coverage import coverage_map, key_of
from utils.pagemap.issues import issue_map
from utils.ui import coverage_parts, issue_choice, issue_parts
from utils.ui.asof_slider import asof_slider
from utils.ui.brief import brief
from utils.ui.feature_card import PARTS
from utils.ui.headline import headline
from utils.ui.legend import legend_card
from utils.ui.livability_choice import subject_choice
from utils.ui.notices import notices
from utils.ui.rental_parts import building_filter
from utils.ui.take_away import take_away
from utils.ui.work_map import showing, work_card, work_map
from utils.ui.workbench import key_legend, nothing, part, workbench
from utils.viewstate import ViewState

COVERAGE, MATTERS = Text("设施覆盖", "Within reach"), Text("居民诉求", "Residents' matters")
store, view = session.store(), session.view()
theme, lang = st.context.theme.type or "light", view.lang
reach, matters = coverage_view(store, view), issue_view(store, view)
subjects = [name for name, there in (("coverage", reach.away), ("issues", matters is not None)) if there]
subject = view.option("live") if view.option("live") in subjects else next(iter(subjects), "")


def the_map(shown: PageMap, drawn_on: str, parts: tuple[str, ...]) -> None:
    """The page's map as ``shown``; ``parts`` follow what is selected on it."""

    def draw(view: ViewState) -> None:
        now = showing(view, shown.view.layers)
        work_map(store, now, "livability_map", theme, drawn_on=drawn_on, parts=parts, **shown.shows)

    part("map", draw)


def the_card(layers: list[str], parts: tuple[str, ...]) -> None:
    """The card of what is selected."""
    part("card", lambda view: work_card(store, showing(view, layers), parts))


def coverage_board() -> None:
    """Which homes are within reach, and where the next one would help most."""
    layers = [BUILDINGS, reach.layer]
    shown = coverage_map(store, view, reach)
    centre, side = st.columns([6.6, 3.4], gap="small")
    with centre, st.container(key="map"):
        the_map(shown, BUILDINGS, PARTS)
    with side, st.container(key="side"):
        subject_choice(subjects, subject, lang)
        coverage_parts.coverage_controls(reach, view)
        asof_slider(store.profile, view)
        with st.container(horizontal=True, gap="small"):
            building_filter(store, view)
            take_away(store, [BUILDINGS, reach.layer], view)
            brief(store, [BUILDINGS, reach.layer], view, COVERAGE, shown=coverage_page)
        coverage_parts.coverage_chips(store, reach, view)
        notices(store, session.link_problems(), lang)
        key_legend(key_of(reach), theme, lang)
        coverage_parts.how_note(store, reach, lang)
        coverage_parts.site_list(reach, lang)
        the_card(layers, PARTS)
        legend_card(store, showing(view, [reach.layer]), theme)
    coverage_parts.coverage_charts(store, reach, theme, lang)


def issue_board(matters: IssueView) -> None:
    """How far residents' matters have come, how long they take, what waits too long."""
    layers = [BUILDINGS, ISSUES]
    shown = issue_map(store, view)
    centre, side = st.columns([6.6, 3.4], gap="small")
    with centre, st.container(key="map"):
        the_map(shown, ISSUES, issue_parts.FOLLOW)
    with side, st.container(key="side"):
        subject_choice(subjects, subject, lang)
        asof_slider(store.profile, view)
        issue_choice.map_choice(view)
        with st.container(horizontal=True, gap="small"):
            issue_parts.issue_filter(store, view)
            take_away(store, [ISSUES], view)
            brief(store, [ISSUES], view, MATTERS, shown=issue_page)
        issue_parts.issue_chips(store, view)
        notices(store, session.link_problems(), lang)
        part("late", lambda view: issue_parts.late_list(store, matters, view))
        the_card(layers, issue_parts.FOLLOW)
        if shown.densities:
            issue_choice.density_legend(shown, matters.matters["provenance"], theme, lang)
        else:
            legend_card(store, showing(view, [ISSUES]), theme)
        issue_parts.hint(lang)
    issue_parts.issue_charts(store, matters, view, theme)


with workbench():
    if not subject:
        nothing(lang)
    else:
        headline([*coverage_figures(reach), *(issue_figures(matters.matters, matters.limit) if matters else [])], lang)
    if subject == "coverage":
        coverage_board()
    elif matters is not None:
        issue_board(matters)
