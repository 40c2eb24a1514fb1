"""民生: what is within reach of whom, and how residents' matters are seen to."""

import streamlit as st

from utils import session
from utils.analysis.coverage_view import BUILDINGS, coverage_view
from utils.analysis.issue_view import ISSUES, issue_view
from utils.analysis.livability_figures import coverage_figures, issue_figures
from utils.analysis.services import SERVICES
from utils.ui import coverage_parts, issue_parts
from utils.ui.asof_slider import asof_slider
from utils.ui.headline import headline
from utils.ui.legend import legend_card
from utils.ui.livability_choice import subject_choice
from utils.ui.notices import notices
from utils.ui.rental_parts import building_chips, building_filter
from utils.ui.take_away import take_away
from utils.ui.work_map import showing, work_card, work_map
from utils.ui.workbench import nothing, workbench

store, view = session.store(), session.view()
theme, lang = st.context.theme.type or "light", view.lang
reach, matters = coverage_view(store, view), issue_view(store, view)
subjects = [name for name, there in (("coverage", reach.away), ("issues", matters is not None)) if there]
subject = view.option("live") if view.option("live") in subjects else next(iter(subjects), "")


def coverage_board() -> None:
    """Which homes are within reach, and where the next one would help most."""
    service = SERVICES[reach.of].layer
    shown = showing(view, [BUILDINGS, service])
    centre, side = st.columns([6.6, 3.4], gap="small")
    with centre, st.container(key="map"):
        paints, pins, masks = coverage_parts.on_map(store, view, reach)
        work_map(store, shown, "livability_map", theme, paints, pins, BUILDINGS, masks=masks)
    with side, st.container(key="side"):
        subject_choice(subjects, subject, lang)
        coverage_parts.coverage_controls(reach, view)
        asof_slider(store.profile, view)
        with st.container(horizontal=True, gap="small"):
            building_filter(store, view)
            take_away(store, [BUILDINGS, service], view)
        building_chips(store, view)
        coverage_parts.service_chips(store, reach, view)
        notices(store, session.link_problems(), lang)
        coverage_parts.legend(reach, theme, lang)
        work_card(store, shown)
        coverage_parts.how_note(store, reach, lang)
        legend_card(store, showing(view, [service]), theme)
    coverage_parts.coverage_charts(store, reach, theme, lang)


def issue_board() -> None:
    """How far residents' matters have come, how long they take, what waits too long."""
    shown = showing(view, [BUILDINGS, ISSUES])
    centre, side = st.columns([6.6, 3.4], gap="small")
    with centre, st.container(key="map"):
        work_map(store, shown, "livability_map", theme, issue_parts.paints(store), drawn_on=ISSUES)
    with side, st.container(key="side"):
        subject_choice(subjects, subject, lang)
        asof_slider(store.profile, view)
        with st.container(horizontal=True, gap="small"):
            issue_parts.issue_filter(store, view)
            take_away(store, [ISSUES], view)
        issue_parts.issue_chips(store, view)
        notices(store, session.link_problems(), lang)
        work_card(store, shown)
        legend_card(store, showing(view, [ISSUES]), theme)
        issue_parts.hint(lang)
    if matters is not None:
        issue_parts.issue_charts(store, matters, view, theme)


boards = {"coverage": coverage_board, "issues": issue_board}
with workbench():
    if not subject:
        nothing(lang)
    else:
        headline([*coverage_figures(reach), *(issue_figures(matters.matters, matters.limit) if matters else [])], lang)
        boards[subject]()
