"""路线: the visit's route, made on the map or from lists, with its timetable."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from utils import session
from utils.story.deck import RoutePlan
from utils.ui import route_parts as parts
from utils.ui.brief import brief_of_route
from utils.ui.notices import notices
from utils.ui.route_draft import draft, opened, plan_of
from utils.ui.route_figures import route_figures
from utils.ui.route_kept import kept_routes
from utils.ui.route_rows import route_rows
from utils.ui.route_said import say
from utils.ui.visit_bar import visit_bar
from utils.ui.workbench import part, workbench
from utils.viewstate import ViewState

store, view = session.store(), session.view()
theme = st.context.theme.type or "light"


def walked(view: ViewState) -> RoutePlan:
    """The route of the view, by its name where it is one that is kept."""
    plan, known = plan_of(store, view).plan, opened(store, view)
    return replace(plan, title=known.named.title) if known and known.named.route == draft(view) else plan


def rows(view: ViewState) -> None:
    """Settings, what is left out, the timetable, the order."""
    say(view.lang)
    parts.route_settings(view)
    parts.route_problems(plan_of(store, view), view.lang)
    route_rows(store, view)
    parts.route_order(store, view)
    parts.route_note(draft(view), view.lang)


with workbench():
    visit_bar(view.lang)
    st.html(Path(parts.__file__).with_name("route.css"))
    part("route_figures", lambda view: route_figures(store, view))
    centre, side = st.columns([6.0, 4.0], gap="small")
    with centre, st.container(key="map"):
        part("map", lambda view: parts.route_map(store, view, theme))
    with side, st.container(key="side"):
        notices(store, session.link_problems(), view.lang)
        brief_of_route(store, walked)
        part("route_kept", lambda view: kept_routes(store, view))
        part("route_add", lambda view: parts.route_add(store, view))
        part("route_rows", rows)
        parts.map_layers(store, view.lang)
