"""The routes kept in the data folder: opened, saved under a name, taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.route.keep import (
    LONGEST_NAME,
    KeptRoutes,
    RouteError,
    add_route,
    delete_route,
    problems_of,
    read_routes,
    save_route,
    writable,
)
from utils.route.model import NamedRoute
from utils.store import Store
from utils.ui.controlled import show
from utils.ui.plain import plain
from utils.ui.route_conflict import TAKEN, route_conflict, taken
from utils.ui.route_draft import PARTS, draft, forget, open_route, opened
from utils.ui.route_opened import Opened, Standing, remember, standing
from utils.ui.route_said import FAILED, say, tell
from utils.viewstate import ViewState

OPEN = Text("打开已存的路线", "Open a kept route")
# In front: the end of a long name may be cut off.
CHANGED = Text("有改动 · {}", "Changed · {}")
SAVE, SAVE_AS, NEW, DELETE = (
    Text("保存", "Save"),
    Text("另存为新路线", "Save as a new route"),
    Text("清空", "Clear"),
    Text("删除这条路线", "Delete this route"),
)
NAME, NAME_EN = Text("路线名称（中文）", "Name in Chinese"), Text("英文名称（可不填）", "Name in English (optional)")
NO_NAME = Text("请先输入名称", "Enter a name first")
SAVED, DELETED = (
    Text("已保存“{name}”", "“{name}” saved"),
    Text("已删除“{name}”，旧版仍留在数据文件夹中", "“{name}” deleted; its file is kept with the former versions"),
)
SURE = Text("再按一次，确认删除", "Press again to delete")
SHOWN = Text("以下场景引用了这条路线，删除后将不再画出：{}", "Scenes that show this route, and will no more: {}")
LIST_MARK = {"zh": "、"}
LOCKED = Text("数据文件夹不可写，无法保存。", "The data folder cannot be written to.")
FAULTS = Text("已存路线有 {} 处需要处理", "Kept routes to attend to: {}")
_SURE = "route_delete_sure"


def kept_routes(store: Store, view: ViewState) -> None:
    """A list to open one from, and what saves, clears and deletes."""
    lang, kept = view.lang, read_routes(store.folder)
    say(lang)
    now = opened(store, view)
    changed = now is not None and now.named.route != draft(view)
    titles = {"": pick(OPEN, lang)} | {id_: pick(named.title, lang) for id_, named in kept.routes.items()}
    shown = now.named.id if now and now.named.id in titles else ""
    if shown and changed:
        titles[shown] = pick(CHANGED, lang).format(titles[shown])
    with st.container(horizontal=True, gap="small", key="route_kept_row"):
        st.selectbox(
            pick(OPEN, lang),
            list(titles),
            format_func=lambda id_: titles[id_],
            key=show("route_open", shown, f"{lang}{changed}"),
            placeholder=pick(OPEN, lang),
            on_change=_open,
            args=(store,),
            label_visibility="collapsed",
            width="stretch",
        )
        with st.popover(pick(SAVE, lang), icon=":material/save:", disabled=not draft(view).stops, key="route_save"):
            _save_form(store, view, now, kept)
        st.button(
            pick(NEW, lang),
            on_click=_clear,
            icon=":material/restart_alt:",
            key="route_new",
            disabled=not draft(view).stops,
        )
    route_conflict(store, view, now, kept)
    faults = problems_of(store)
    if faults:
        with st.expander(pick(FAULTS, lang).format(len(faults)), icon=":material/warning:"):
            for fault in faults:
                st.markdown(plain(pick(fault, lang)))


def _save_form(store: Store, view: ViewState, now: Opened | None, kept: KeptRoutes) -> None:
    lang = view.lang
    if not writable(store.folder):
        st.caption(pick(LOCKED, lang))
        return
    # Another route opened, another name to begin with.
    which = now.named.id if now else ""
    for key, label, title, most in (
        (f"route_name_{which}", NAME, now.named.title.zh if now else "", LONGEST_NAME),
        (f"route_name_en_{which}", NAME_EN, now.named.title.en if now else "", LONGEST_NAME * 2),
    ):
        st.text_input(pick(label, lang), title, most, key=key, on_change=session.answer)
    # Where somebody else changed it, what can be done stands in the notice.
    same = now if standing(now, kept) is Standing.SAME else None
    if same:
        _button(SAVE, lang, "route_save_same", _save, (store, same, which), primary=True)
    _button(SAVE_AS if now else SAVE, lang, "route_save_new", _save, (store, None, which), primary=not now)
    if same:
        sure = st.session_state.get(_SURE) == same.named.id
        if sure and (scenes := _scenes_of(store, same.named.id)):
            names = [pick(scene, lang) for scene in scenes]
            st.caption(plain(pick(SHOWN, lang).format(LIST_MARK.get(lang, ", ").join(names))))
        _button(SURE if sure else DELETE, lang, "route_delete", _delete, (store, same), icon=":material/delete:")


def _scenes_of(store: Store, id_: str) -> list[Text]:
    """The titles of the scenes that show the route."""
    return [scene.title for scene in store.story.story.scenes if scene.route == id_] if store.story else []


def _button(
    said: Text,
    lang: str,
    key: str,
    action: Callable[..., None],
    args: tuple[Any, ...],
    *,
    primary: bool = False,
    icon: str | None = None,
) -> None:
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    st.button(pick(said, lang), type=kind, key=key, on_click=action, args=args, icon=icon, width="stretch")


def _open(store: Store) -> None:
    kept = read_routes(store.folder)
    named = kept.routes.get(st.session_state["route_open"] or "")
    if named:
        open_route(Opened(named, kept.digests[named.id]))
    session.answer()
    session.redraw(*PARTS)


def _clear() -> None:
    open_route(None)
    session.redraw(*PARTS)


def _save(store: Store, same: Opened | None, which: str) -> None:
    """Save the route in the place of ``same``, None: as a new one, under the name in the form ``which``."""
    route = draft(session.view())
    zh, en = (" ".join(str(st.session_state[f"route_name_{form}{which}"]).split()) for form in ("", "en_"))
    title = Text(zh or en, en or zh)
    session.answer()
    why = None if title.zh else NO_NAME
    if taken(read_routes(store.folder), title, same.named.id if same else ""):
        why = TAKEN
    if why:
        tell(why, FAILED, name=title)
        return
    try:
        if same:
            named = NamedRoute(same.named.id, title, route)
            remember(Opened(named, save_route(store.folder, named, same.digest)))
        else:
            remember(Opened(*add_route(store.folder, title, route)))
    except RouteError as error:
        tell(error.message, FAILED)
    else:
        tell(SAVED, name=title)
    session.redraw(*PARTS)


def _delete(store: Store, known: Opened) -> None:
    named = known.named
    session.answer()
    if st.session_state.get(_SURE) != named.id:
        st.session_state[_SURE] = named.id
        return
    st.session_state.pop(_SURE)
    try:
        delete_route(store.folder, named, known.digest)
    except RouteError as error:
        tell(error.message, FAILED)
    else:
        open_route(None)
        forget(named.id)
        tell(DELETED, name=named.title)
    session.redraw(*PARTS)
