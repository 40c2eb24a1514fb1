"""The parts of the route page: map, settings, what adds stops, the shortest order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils import session
from utils.i18n import pick, pick_name
from utils.mapview import Pin
from utils.route.candidates import further_layers, landmarks, shown_layers
from utils.route.model import Route
from utils.route.plan import Planned, shortest
from utils.store import Store
from utils.ui.controlled import show
from utils.ui.plain import plain
from utils.ui.route_draft import PARTS, change_draft, draft, look_at, plan_of, toggle_place, toggle_stop
from utils.ui.route_said import tell
from utils.ui.search_box import search_index
from utils.ui.work_map import showing, work_map
from utils.viewstate import ViewState

MAP = "route_map"
START, PACE, STAY, BACK = (
    Text("出发时间", "Start"),
    Text("步速", "Pace"),
    Text("每站停留", "At each stop"),
    Text("回到起点", "Return to the start"),
)
SHOW = Text("地图上还显示", "Also on the map")
_MORE = "route_more_layers"
NOBODY = ("", "")
TIMES = tuple(dt.time(hour, minute) for hour in range(6, 22) for minute in range(0, 60, 5))
PACES = tuple(half / 2 for half in range(2, 17))
STAYS = (*range(0, 16), 20, 25, 30, 45, 60)
LIST = Text("从名单添加一站", "Add a stop from the list")
SEARCH = Text("搜索名称、编号、拼音首字母", "Search name, ID, pinyin")
NOTHING = Text("没有找到“{}”", "Nothing found for “{}”")
PROPOSE = Text("建议最短顺序", "Propose the shortest order")
FIRST, LAST = Text("首站不动", "Keep the first"), Text("末站不动", "Keep the last")
SHORTER = Text("已缩短 {far}（{time}），按“撤销”可还原", "{far} shorter ({time}); Undo takes it back")
SHORTEST = Text("现在的顺序已经是最短的", "The order is the shortest already")
HOW = Text(
    "沿本社区道路与绿道的最短走法；步行时间按步速向上取整到分钟。",
    "The shortest way along the community's streets and greenways; walking times are rounded up to whole minutes.",
)


def route_map(store: Store, view: ViewState, theme: str) -> None:
    """The map with the route on it; a click on a feature, or on any place (streets are ground), makes it a
    stop, another takes it away."""
    seen, stops = plan_of(store, view), draft(view).stops
    # Where the way reaches the stop, rather than the middle of a park.
    reached = {number: seen.plan.stops[place] for place, number in enumerate(seen.numbers)}
    pins = [
        Pin(reached[k].lat, reached[k].lng, str(k + 1)) if k in reached and stops[k].at
        else Pin(*spot, str(k + 1), own=stops[k].place is not None)
        for k, spot in enumerate(seen.spots) if spot
    ]  # fmt: skip
    shown = showing(view, shown_layers(store, st.session_state.get(_MORE) or ()))
    look = look_at(seen)
    work_map(
        store, shown, MAP, theme, pins=pins, path=seen.plan.line, look=look, anywhere=True,
        on_click=lambda: _map_clicked(store),
    )  # fmt: skip


def map_layers(store: Store, lang: str) -> None:
    """What else the map can show, to click on."""
    layers = further_layers(store)
    if layers:
        st.pills(
            pick(SHOW, lang),
            layers,
            selection_mode="multi",
            format_func=lambda layer: pick(store.layers[layer].spec.title, lang),
            key=_MORE,
            on_change=_layers_chosen,
        )


def _layers_chosen() -> None:
    session.answer()
    session.redraw("map")


def _map_clicked(store: Store) -> None:
    sent = st.session_state[MAP]
    alone = session.take_over(sent)
    chosen, place = session.view().selected, session.placed(sent)
    session.change(selected=None)
    if alone and place:
        toggle_place(store, place)
    elif alone and chosen:
        toggle_stop(*chosen)
    session.redraw(*(PARTS if alone else ()))


def route_problems(seen: Planned, lang: str) -> None:
    """The stops that are left out, by name."""
    for problem in seen.problems:
        st.warning(plain(pick(problem, lang)), icon=":material/wrong_location:")


def route_settings(view: ViewState) -> None:
    """When the visit starts, how fast it walks, how long it stays, whether it comes back."""
    route, lang = draft(view), view.lang
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="route_settings_row"):
        _choice("start", START, TIMES, route.start, lambda time: f"{time:%H:%M}", lang)
        _choice("pace", PACE, PACES, route.pace, lambda pace: f"{pace:g} km/h", lang)
        _choice("stay", STAY, STAYS, route.stay, lambda stay: fmt.quantity(stay, "minute", lang), lang)
        st.toggle(
            pick(BACK, lang),
            key=show("route_back", route.back),
            on_change=lambda: _set("back", st.session_state["route_back"]),
        )


def _choice(field: str, title: Text, offered: tuple[Any, ...], now: Any, said: Callable[[Any], str], lang: str) -> None:
    """One setting from a list: Streamlit's boxes for numbers and times speak English only."""
    # In a list of texts a value stands for itself in any language.
    options = {said(value): value for value in sorted({*offered, now})}
    st.selectbox(
        pick(title, lang),
        list(options),
        key=show(f"route_{field}", said(now), lang),
        on_change=lambda: _set(field, options.get(str(st.session_state[f"route_{field}"]))),
        placeholder=pick(title, lang),
        width=116,
    )


def _set(field: str, value: Any) -> None:
    if value is not None:
        change_draft(replace(draft(session.view()), **{field: value}))
    session.redraw(*PARTS)


def route_add(store: Store, view: ViewState) -> None:
    """Stops by name: from a list of the places people know, or anything that is searched for."""
    lang, route = view.lang, draft(view)
    names = landmarks(store)
    taken = {stop.at for stop in route.stops}
    free = [key for key in names if key not in taken]
    titles = {layer: pick(data.spec.title, lang) for layer, data in store.layers.items()}
    with st.container(horizontal=True, gap="small", key="route_add_row"):
        st.selectbox(
            pick(LIST, lang),
            [NOBODY, *free],
            format_func=lambda key: f"{pick(names[key], lang)} · {titles[key[0]]}" if key[0] else pick(LIST, lang),
            key=show("route_list", NOBODY, lang),
            placeholder=pick(LIST, lang),
            on_change=_listed,
            label_visibility="collapsed",
            width="stretch",
        )
        term = st.text_input(
            pick(SEARCH, lang),
            key="route_term",
            on_change=_searched,
            placeholder=pick(SEARCH, lang),
            icon=":material/search:",
            label_visibility="collapsed",
            width="stretch",
        )
    if term.strip():
        _hits(store, term, lang)


def _hits(store: Store, term: str, lang: str) -> None:
    hits = search_index(store).find(term)
    if not hits:
        st.caption(plain(pick(NOTHING, lang).format(term)))
    with st.container(key="route_hits", gap=None):
        for hit in hits:
            layer = pick(store.layers[hit.layer].spec.title, lang)
            st.button(
                plain(f"{pick_name(hit.name, hit.name_en, lang)} · {layer}"),
                key=f"route_hit_{hit.layer}_{hit.id}",
                type="tertiary",
                icon=":material/add_location_alt:",
                width="stretch",
                on_click=_found,
                args=(hit.layer, hit.id),
            )


def _searched() -> None:
    session.answer()
    session.redraw("route_add")


def _listed() -> None:
    chosen = st.session_state["route_list"]
    if chosen in landmarks(session.store()):
        toggle_stop(*chosen)
    session.redraw(*PARTS)


def _found(layer: str, feature: str) -> None:
    st.session_state["route_term"] = ""
    if (layer, feature) not in {stop.at for stop in draft(session.view()).stops}:
        toggle_stop(layer, feature)
    session.redraw(*PARTS)


def route_order(store: Store, view: ViewState) -> None:
    """The shortest order, asked for; it is never longer than the one there is."""
    route, lang = draft(view), view.lang
    if len(route.stops) < 3:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="route_order_row"):
        st.button(pick(PROPOSE, lang), icon=":material/route:", on_click=_propose, args=(store,), key="route_propose")
        st.checkbox(pick(FIRST, lang), True, key="route_first", disabled=route.back, on_change=session.answer)
        st.checkbox(pick(LAST, lang), key="route_last", on_change=session.answer)


def _propose(store: Store) -> None:
    view = session.view()
    before = draft(view)
    after = shortest(store, before, first=st.session_state["route_first"], last=st.session_state["route_last"])
    saved = plan_of(store, view).plan
    change_draft(after)
    now = plan_of(store, session.view()).plan
    metres = round(saved.metres) - round(now.metres)
    if metres > 0:
        tell(SHORTER, far=_said(metres, "m"), time=_said(saved.minutes - now.minutes, "minute"))
    else:
        tell(SHORTEST)
    session.redraw(*PARTS)


def _said(value: float, unit: str) -> Text:
    return Text(*(fmt.quantity(value, unit, lang, compact=unit == "m") for lang in ("zh", "en")))


def route_note(route: Route, lang: str) -> None:
    """How the way is found; nothing where there is none yet."""
    if len(route.stops) > 1:
        st.html(f'<p class="atlas-hint">{escape(pick(HOW, lang))}</p>')
