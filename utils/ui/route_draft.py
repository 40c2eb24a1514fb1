"""The route being made: part of the visitor's view, so that it is in the link, and one step back undoes one change."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.mapview import Look
from utils.route.keep import read_routes
from utils.route.link import route_from, route_text
from utils.route.model import MOST_STOPS, NamedRoute, Route, Stay
from utils.route.place import name_of, refusal
from utils.route.plan import Planned, planned
from utils.store import Store
from utils.ui.route_opened import Opened, opened_now, remember, settled
from utils.ui.route_said import NO_PLACE, tell
from utils.viewstate import ViewState

# The parts of the page that follow the route.
PARTS = ("route_figures", "map", "route_kept", "route_rows", "route_add")
OPTION = "route"
UNSAVED = Text("新路线", "New route")
FULL = Text(f"一条路线至多 {MOST_STOPS} 站。", f"A route has {MOST_STOPS} stops at most.")
_LOOK, _PAST = "route_look", "route_past"
MOST_STEPS = 100
LONGEST_STOP = 60


def draft(view: ViewState) -> Route:
    """The route of the view."""
    return route_from(view.option(OPTION))


def change_draft(route: Route) -> None:
    """Make ``route`` the route of the view; :func:`undo` takes it back."""
    before, after = session.view().option(OPTION), route_text(route)
    if after != before:
        past: list[tuple[str, Opened | None]] = st.session_state.setdefault(_PAST, [])
        past.append((before, opened_now()))
        del past[:-MOST_STEPS]
    session.set_option(OPTION, after)


def undo() -> None:
    """The route as it was before the last change, and which kept route it belonged to."""
    past: list[tuple[str, Opened | None]] = st.session_state.get(_PAST, [])
    while past and past[-1][0] == session.view().option(OPTION):
        past.pop()
    if past:
        text, known = past.pop()
        remember(known)
        session.set_option(OPTION, text)


def can_undo(view: ViewState) -> bool:
    """Whether there is a change to take back."""
    return any(text != view.option(OPTION) for text, _ in st.session_state.get(_PAST, []))


def toggle_stop(layer: str, feature: str) -> None:
    """A feature becomes the last stop, or is one no longer; says so where there is no room for more."""
    before = draft(session.view())
    after = before.toggled(layer, feature)
    if after is before:
        tell(FULL, NO_PLACE)
    change_draft(after)


def toggle_place(store: Store, place: tuple[float, float]) -> None:
    """A place that is no feature becomes the last stop, or is one no longer; says why where it cannot be one."""
    before = draft(session.view())
    stop = Stay(place=place)
    rest = tuple(one for one in before.stops if one.place != stop.place)
    if len(rest) < len(before.stops):
        change_draft(replace(before, stops=rest))
    elif len(before.stops) >= MOST_STOPS:
        tell(FULL, NO_PLACE)
    elif why := refusal(store, before, place):
        tell(why, NO_PLACE)
    else:
        change_draft(before.with_last(replace(stop, title=name_of(store, place, before))))


def rename_stop(store: Store, number: int, name: str) -> None:
    """Call a stop otherwise, in the visitor's language; with no name at all it has the one it had at first."""
    route, chinese = draft(session.view()), session.view().lang == "zh"
    stop = route.stops[number]
    usual = planned(store, NamedRoute("", UNSAVED, Route((replace(stop, title=None),)))).titles[0]
    if stop.place is not None:
        usual = name_of(store, stop.place, route.without(number))
    now = stop.title or usual
    # Half a character, as anyone can send it, cannot be kept in a file.
    whole = name.encode("utf-8", "ignore").decode("utf-8")
    said = " ".join(whole.split())[:LONGEST_STOP] or pick(usual, session.view().lang)
    title = Text(said, now.en) if chinese else Text(now.zh, said)
    change_draft(route.called(number, None if title == usual and stop.at else title))


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


def opened(store: Store, view: ViewState) -> Opened | None:
    """The kept route the visitor goes on with, as they saw it: opened or saved last, else the one just like theirs."""
    found = settled(opened_now(), read_routes(store.folder), draft(view))
    remember(found)
    return found


def open_route(known: Opened | None) -> None:
    """Go on with a kept route; None: with an empty one."""
    change_draft(known.named.route if known else Route())
    remember(known)
    if known:
        st.session_state[_LOOK] = uuid4().hex[:8]


def forget(id_: str) -> None:
    """The kept route is no more: undoing leads to no state that goes on with it."""
    past = st.session_state.get(_PAST, [])
    past[:] = [(text, None if known and known.named.id == id_ else known) for text, known in past]
