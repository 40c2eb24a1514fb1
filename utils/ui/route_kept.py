"""The routes kept in the data folder: opened, saved under a name, taken away."""

from __future__ import annotations

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.route.keep import (
    LONGEST_NAME,
    RouteError,
    delete_route,
    free_id,
    problems_of,
    read_routes,
    save_route,
    writable,
)
from utils.route.model import NamedRoute
from utils.store import Store
from utils.ui.controlled import show
from utils.ui.plain import plain
from utils.ui.route_draft import PARTS, draft, open_route, opened
from utils.viewstate import ViewState

OPEN = Text("打开已存的路线", "Open a kept route")
CHANGED = Text("{}（有改动，未保存）", "{} (changed, not saved)")
SAVE, SAVE_AS, NEW, DELETE = (
    Text("保存", "Save"),
    Text("另存为新路线", "Save as a new route"),
    Text("清空", "Clear"),
    Text("删除这条路线", "Delete this route"),
)
NAME, NAME_EN = Text("路线名称（中文）", "Name in Chinese"), Text("英文名称（可不填）", "Name in English (optional)")
NO_NAME = Text("请先输入名称", "Enter a name first")
SAVED, DELETED = (
    Text("已保存“{}”", "“{}” saved"),
    Text("已删除“{}”，旧版仍留在数据文件夹中", "“{}” deleted; its file is kept with the former versions"),
)
SURE = Text("再按一次，确认删除", "Press again to delete")
LOCKED = Text("数据文件夹不可写，无法保存。", "The data folder cannot be written to.")
FAULTS = Text("已存路线有 {} 处需要处理", "Kept routes to attend to: {}")
_SURE = "route_delete_sure"


def kept_routes(store: Store, view: ViewState) -> None:
    """A list to open one from, and what saves, clears and deletes."""
    lang, kept = view.lang, read_routes(store.folder).routes
    now = opened(store, view)
    changed = now is not None and now.route != draft(view)
    titles = {"": pick(OPEN, lang)} | {id_: pick(named.title, lang) for id_, named in kept.items()}
    if now and changed:
        titles[now.id] = pick(CHANGED, lang).format(titles[now.id])
    with st.container(horizontal=True, gap="small", key="route_kept_row"):
        st.selectbox(
            pick(OPEN, lang),
            list(titles),
            format_func=lambda id_: titles[id_],
            key=show("route_open", now.id if now else "", f"{lang}{changed}"),
            placeholder=pick(OPEN, lang),
            on_change=_open,
            args=(store,),
            label_visibility="collapsed",
            width="stretch",
        )
        with st.popover(pick(SAVE, lang), icon=":material/save:", disabled=not draft(view).stops, key="route_save"):
            _save_form(store, view, now)
        st.button(
            pick(NEW, lang),
            on_click=_clear,
            icon=":material/restart_alt:",
            key="route_new",
            disabled=not draft(view).stops,
        )
    faults = problems_of(store)
    if faults:
        with st.expander(pick(FAULTS, lang).format(len(faults)), icon=":material/warning:"):
            for fault in faults:
                st.markdown(plain(pick(fault, lang)))


def _save_form(store: Store, view: ViewState, now: NamedRoute | None) -> None:
    lang = view.lang
    if not writable(store.folder):
        st.caption(pick(LOCKED, lang))
        return
    # Another route opened, another name to begin with.
    which = now.id if now else ""
    st.text_input(
        pick(NAME, lang), now.title.zh if now else "", LONGEST_NAME, key=f"route_name_{which}", on_change=session.answer
    )
    st.text_input(
        pick(NAME_EN, lang),
        now.title.en if now else "",
        LONGEST_NAME * 2,
        key=f"route_name_en_{which}",
        on_change=session.answer,
    )
    if now:
        st.button(
            pick(SAVE, lang),
            type="primary",
            on_click=_save,
            args=(store, which, which),
            key="route_save_same",
            width="stretch",
        )
    st.button(
        pick(SAVE_AS if now else SAVE, lang), type="secondary" if now else "primary", on_click=_save,
        args=(store, which, ""), key="route_save_new", width="stretch",
    )  # fmt: skip
    if now:
        sure = st.session_state.get(_SURE) == now.id
        st.button(
            pick(SURE if sure else DELETE, lang),
            on_click=_delete,
            args=(store, now),
            key="route_delete",
            icon=":material/delete:",
            width="stretch",
        )


def _open(store: Store) -> None:
    named = read_routes(store.folder).routes.get(st.session_state["route_open"] or "")
    if named:
        open_route(named)
    session.answer()
    session.redraw(*PARTS)


def _clear() -> None:
    open_route(None)
    session.redraw(*PARTS)


def _save(store: Store, which: str, id_: str) -> None:
    lang, route = session.view().lang, draft(session.view())
    zh = str(st.session_state[f"route_name_{which}"]).strip()
    en = str(st.session_state[f"route_name_en_{which}"]).strip()
    session.answer()
    if not (zh or en):
        st.toast(pick(NO_NAME, lang))
        return
    title = Text(zh or en, en or zh)
    named = NamedRoute(id_ or free_id(en or zh, read_routes(store.folder).routes), title, route)
    try:
        save_route(store.folder, named)
    except RouteError as error:
        st.toast(plain(pick(error.message, lang)), icon=":material/error:")
        return
    open_route(named)
    st.toast(plain(pick(SAVED, lang).format(pick(title, lang))), icon=":material/check:")
    session.redraw(*PARTS)


def _delete(store: Store, named: NamedRoute) -> None:
    lang = session.view().lang
    session.answer()
    if st.session_state.get(_SURE) != named.id:
        st.session_state[_SURE] = named.id
        return
    st.session_state.pop(_SURE)
    try:
        delete_route(store.folder, named.id)
    except RouteError as error:
        st.toast(plain(pick(error.message, lang)), icon=":material/error:")
        return
    open_route(None)
    st.toast(plain(pick(DELETED, lang).format(pick(named.title, lang))), icon=":material/check:")
    session.redraw(*PARTS)
