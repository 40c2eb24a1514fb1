"""Somebody else saved the route meanwhile: it is said, both are kept, and the visitor chooses which goes on."""

from __future__ import annotations

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.route.keep import LONGEST_NAME, KeptRoutes, RouteError, add_route, read_routes, save_route
from utils.route.model import NamedRoute, Route
from utils.store import Store
from utils.ui.plain import plain
from utils.ui.route_draft import PARTS, draft, open_route
from utils.ui.route_opened import Opened, Standing, remember, standing
from utils.ui.route_said import FAILED, tell
from utils.viewstate import ViewState

CHANGED = Text(
    "“{}”在你打开之后被他人改过。你的路线还在这里，两份都没有丢，请选择：",
    "Somebody else changed “{}” after you opened it. Yours is still here and neither is lost. Choose:",
)
GONE = Text(
    "“{}”在你打开之后被他人删除。你的路线还在这里，没有丢，请选择：",
    "Somebody else deleted “{}” after you opened it. Yours is still here and is not lost. Choose:",
)
THEIRS, YOURS = Text("他人的：{}", "Theirs: {}"), Text("你的：{}", "Yours: {}")
SHORT = Text("{} 站，{} 出发，{:g} km/h", "{} stops, from {}, {:g} km/h")
NAME = Text("另存的名称", "Another name for yours")
MINE = Text("{}（我的）", "{} (mine)")
AS_NEW, REPLACE, RELOAD, BACK = (
    Text("我的另存一份", "Keep mine as another"),
    Text("用我的替换", "Replace it by mine"),
    Text("改用他人的", "Go on with theirs"),
    Text("以原名放回", "Put it back as it was named"),
)
SAVED = Text("已保存“{name}”", "“{name}” saved")
REPLACED = Text(
    "已用你的路线替换“{name}”，他人的版本留在数据文件夹中",
    "“{name}” is yours now; their version is kept in the data folder",
)
RELOADED = Text("已打开他人的版本，按“撤销”可回到你的路线", "Their version is open; Undo goes back to yours")
TAKEN = Text("已有一条路线叫“{name}”，请换个名称", "There is a route “{name}” already: choose another name")


def route_conflict(store: Store, view: ViewState, known: Opened | None, kept: KeptRoutes) -> None:
    """The notice, and a button for each way out; nothing where nobody else saved anything."""
    found = standing(known, kept)
    if known is None or found is Standing.SAME:
        return
    lang, title = view.lang, known.named.title
    theirs, digest = kept.routes.get(known.named.id), kept.digests.get(known.named.id, "")
    with st.container(border=True, key="route_conflict"):
        said = CHANGED if theirs else GONE
        st.warning(plain(pick(said, lang).format(pick(title, lang))), icon=":material/group:")
        lines = [(YOURS, draft(view)), *([(THEIRS, theirs.route)] if theirs else [])]
        st.caption("  \n".join(plain(pick(who, lang).format(_short(route, lang))) for who, route in lines))
        key = f"route_mine_{known.named.id}_{digest}"
        st.text_input(pick(NAME, lang), pick(_mine(title), lang), 2 * LONGEST_NAME, key=key, on_change=session.answer)
        with st.container(horizontal=True, gap="small", key="route_conflict_row"):
            st.button(pick(AS_NEW, lang), type="primary", key="route_mine", on_click=_as_new, args=(store, known, key))
            st.button(
                pick(REPLACE if theirs else BACK, lang),
                key="route_replace",
                on_click=_replace,
                args=(store, known, digest),
                disabled=not draft(view).stops,
            )
            if theirs:
                theirs_now = Opened(theirs, digest)
                st.button(pick(RELOAD, lang), key="route_reload", on_click=_reload, args=(theirs_now,))


def taken(kept: KeptRoutes, title: Text, but: str = "") -> bool:
    """Whether another route than ``but`` has this name: two of one name could not be told apart in the list."""
    return any(
        named.id != but and (named.title.zh == title.zh or named.title.en == title.en) for named in kept.routes.values()
    )


def _short(route: Route, lang: str) -> str:
    return pick(SHORT, lang).format(len(route.stops), f"{route.start:%H:%M}", route.pace)


def _mine(title: Text) -> Text:
    """A name for the visitor's own version, no longer than names are."""
    return Text(MINE.zh.format(title.zh[: LONGEST_NAME - 4]), MINE.en.format(title.en[: 2 * LONGEST_NAME - 7]))


def _as_new(store: Store, known: Opened, key: str) -> None:
    view = session.view()
    name = " ".join(str(st.session_state[key]).split())
    other = _mine(known.named.title)
    title = other if not name else Text(name, other.en) if view.lang == "zh" else Text(other.zh, name)
    session.answer()
    if taken(read_routes(store.folder), title):
        tell(TAKEN, FAILED, name=title)
        return
    try:
        named, digest = add_route(store.folder, title, draft(view))
    except RouteError as error:
        tell(error.message, FAILED)
        session.redraw(*PARTS)
        return
    remember(Opened(named, digest))
    tell(SAVED, name=title)
    session.redraw(*PARTS)


def _replace(store: Store, known: Opened, seen: str) -> None:
    """``seen`` is the version the notice was about: one that came after it is not replaced unseen."""
    view = session.view()
    named = NamedRoute(known.named.id, known.named.title, draft(view))
    session.answer()
    try:
        digest = save_route(store.folder, named, seen)
    except RouteError as error:
        tell(error.message, FAILED)
    else:
        remember(Opened(named, digest))
        tell(REPLACED if seen else SAVED, name=named.title)
    session.redraw(*PARTS)


def _reload(theirs: Opened) -> None:
    open_route(theirs)
    tell(RELOADED)
    session.redraw(*PARTS)
