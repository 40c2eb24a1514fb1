"""The route being made: part of the visitor's view, so that it is in the link, and one step back undoes one change."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.mapview import Look
from utils.route.keep import read_routes
from utils.route.link import route_from, route_text
from utils.route.model import MOST_STOPS, NamedRoute, Route
from utils.route.plan import Planned, planned
from utils.store import Store
from utils.viewstate import ViewState

# The parts of the page that follow the route.
PARTS = ("route_figures", "map", "route_kept", "route_rows", "route_add")
OPTION = "route"
UNSAVED = Text("新路线", "New route")
FULL = Text("一条路线至多 {} 站。", "A route has {} stops at most.")
_OPENED, _LOOK = "route_opened", "route_look"


def draft(view: ViewState) -> Route:
    """The route of the view."""
    return route_from(view.option(OPTION))


def change_draft(route: Route) -> None:
    """Make ``route`` the route of the view."""
    session.set_option(OPTION, route_text(route))


def toggle_stop(layer: str, feature: str) -> None:
    """A feature becomes the last stop, or is one no longer; says so where there is no room for more."""
    before = draft(session.view())
    after = before.toggled(layer, feature)
    if after is before:
        st.toast(pick(FULL, session.view().lang).format(MOST_STOPS))
    change_draft(after)


def plan_of(store: Store, view: ViewState) -> Planned:
    """The route of the view, worked out."""
    return planned(store, NamedRoute("draft", UNSAVED, draft(view)))


def look_at(seen: Planned) -> Look | None:
    """The whole of a route that was opened, by a link or from the list; afterwards the camera is the visitor's."""
    line = seen.plan.line
    name = st.session_state.setdefault(_LOOK, uuid4().hex[:8] if len(line) > 1 else "")
    if not name or len(line) < 2:
        return None
    lats, lngs = zip(*line, strict=True)
    return name, (min(lngs), min(lats), max(lngs), max(lats))


def opened(store: Store, view: ViewState) -> NamedRoute | None:
    """The kept route the visitor opened or saved last, else the one that is just like theirs."""
    kept = read_routes(store.folder).routes
    known = kept.get(st.session_state.get(_OPENED, ""))
    now = draft(view)
    return known or next((named for named in kept.values() if named.route == now and now.stops), None)


def open_route(named: NamedRoute | None) -> None:
    """Go on with a kept route; None: with an empty one."""
    st.session_state[_OPENED] = named.id if named else ""
    if named:
        st.session_state[_LOOK] = uuid4().hex[:8]
    change_draft(named.route if named else Route())
