"""The timetable of the route: a row a stop, with what changes it, and between two the way there.

One element of our own, as the layer panel is: five of Streamlit's buttons a stop would take longer than the route.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils import session
from utils.i18n import pick
from utils.route.link import place_text
from utils.route.model import Route
from utils.route.plan import Planned, minutes_for
from utils.store import Store
from utils.ui.clicks import done, new_clicks
from utils.ui.own_element import own_element
from utils.ui.route_draft import LONGEST_STOP, PARTS, can_undo, change_draft, draft, plan_of, rename_stop, undo
from utils.viewstate import ViewState

KEY = "route_stops"
STEP = 1
WORDS = {
    "up": Text("上移“{}”", "Move “{}” up"),
    "down": Text("下移“{}”", "Move “{}” down"),
    "remove": Text("移除“{}”", "Remove “{}”"),
    "less": Text("“{}”少停一分钟", "A minute less at “{}”"),
    "more": Text("“{}”多停一分钟", "A minute more at “{}”"),
    "name": Text("给“{}”改名", "Rename “{}”"),
}
EMPTY = Text(
    "还没有站点。点击地图上的任何一处（设施、公园、楼栋或路口），它就是第一站；也可以从上面的名单里选，或打开一条已存的路线。",
    "No stops yet. Click anything on the map (a facility, a park, a building, a street corner) and it is the first "
    "stop; or choose one from the list above, or open a route kept here.",
)
ONE = Text(
    "再选一站，就能看到走法和用时。再点一次同一处即可移除。",
    "Choose one more stop to see the way and how long it takes. Click a stop again to remove it.",
)
TAKE_BACK = Text("撤销", "Undo")
TITLE = Text("时间表", "Timetable")
LEAVE = Text("{} 到 · {} 离", "arrive {} · leave {}")
ARRIVE = Text("{} 到", "arrive {}")
WALK = Text("步行 {} · {}", "walk {} · {}")
BACK = Text("回到 {}", "back to {}")
STAY = Text("停 {} 分", "{} min")
OUT = Text("未计入", "left out")
_component = own_element(
    "route_rows", '<section class="atlas-route"></section>', "make", "clicks", "route_rows", isolated=False
)


def route_rows(store: Store, view: ViewState) -> None:
    """The timetable; a click on a button of it changes the route."""
    data = timetable(plan_of(store, view), draft(view), view.lang) | {"done": done(KEY)}
    data["undo"] = pick(TAKE_BACK, view.lang) if can_undo(view) else ""
    _component(key=KEY, data=data, on_clicks_change=_clicked, height="content")


def timetable(seen: Planned, route: Route, lang: str) -> dict[str, Any]:
    """What the element draws: ``title``, ``hint``, ``longest`` (a name, in characters) and ``lines``.

    A line is a ``stop`` (its ``key``, number, name, when, how long, names of its buttons), a ``walk``, or the way
    ``back``.
    """
    lines: list[dict[str, Any]] = []
    for number in range(len(route.stops)):
        place = seen.numbers.index(number) if number in seen.numbers else None
        lines.append(_stop(seen, route, number, place, lang))
        if place is not None and place < len(seen.plan.legs):
            lines.append({"kind": "walk", "text": _walk(seen.plan.legs[place], route.pace, lang)})
    if len(seen.plan.stops) > len(seen.numbers):
        last = seen.plan.stops[-1]
        # The way back follows the last stop that is walked to, which may not be the last row.
        text = pick(BACK, lang).format(pick(last.title, lang))
        lines.append({"kind": "back", "text": text, "when": pick(ARRIVE, lang).format(f"{last.arrive:%H:%M}")})
    hint = EMPTY if not route.stops else ONE if len(route.stops) == 1 else None
    said = pick(hint, lang) if hint else ""
    return {"title": pick(TITLE, lang), "lines": lines, "hint": said, "longest": LONGEST_STOP}


def _stop(seen: Planned, route: Route, number: int, place: int | None, lang: str) -> dict[str, Any]:
    stop, name = route.stops[number], pick(seen.titles[number], lang)
    when = pick(OUT, lang)
    if place is not None:
        at = seen.plan.stops[place]
        when = pick(LEAVE, lang).format(f"{at.arrive:%H:%M}", f"{at.leave:%H:%M}")
    return {
        "kind": "stop",
        "key": place_text(stop),
        "number": number + 1,
        "name": name,
        "when": when,
        "out": place is None,
        "stay": pick(STAY, lang).format(route.minutes_at(stop)),
        "first": number == 0,
        "last": number == len(route.stops) - 1,
        "words": {action: pick(text, lang).format(name) for action, text in WORDS.items()},
    }


def _walk(metres: float, pace: float, lang: str) -> str:
    length = fmt.quantity(round(metres), "m", lang, compact=True)
    return pick(WALK, lang).format(length, fmt.quantity(minutes_for(metres, pace), "minute", lang))


def _clicked() -> None:
    session.answer()
    with session.gathered():
        take_clicks(session.store(), st.session_state[KEY])
        session.redraw(*PARTS)


def take_clicks(store: Store, sent: Any) -> None:
    """Do what was clicked since last time: each is [stop's key, action], [stop's key, "name", its new name] or ["",
    "undo"]. What is malformed is left out, for anyone can send anything.
    """
    for click in new_clicks(KEY, sent):
        match click:
            case ["", "undo"]:
                undo()
            case [str(key), str(action)] if action in _ACTIONS:
                route = draft(session.view())
                number = _number(route, key)
                if number is not None:
                    change_draft(_ACTIONS[action](route, number))
            case [str(key), "name", str(name)]:
                number = _number(draft(session.view()), key)
                if number is not None:
                    rename_stop(store, number, name)


def _number(route: Route, key: str) -> int | None:
    return next((k for k, stop in enumerate(route.stops) if place_text(stop) == key), None)


def _stay(route: Route, number: int, by: int) -> Route:
    return route.staying(number, route.minutes_at(route.stops[number]) + by)


_ACTIONS: Mapping[str, Callable[[Route, int], Route]] = {
    "up": lambda route, number: route.moved(number, -1),
    "down": lambda route, number: route.moved(number, 1),
    "remove": lambda route, number: route.without(number),
    "less": lambda route, number: _stay(route, number, -STEP),
    "more": lambda route, number: _stay(route, number, STEP),
}
