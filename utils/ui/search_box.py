"""Search by name, id, pinyin initials or English; choosing a hit selects it and flies there."""

from __future__ import annotations

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick, pick_name
from utils.search import Hit, SearchIndex
from utils.store import Store
from utils.ui.plain import plain

LABEL = Text("搜索", "Search")
HINT = Text("名称、编号、拼音首字母", "Name, ID, pinyin")
NOTHING = Text("没有找到“{}”", "Nothing found for “{}”")
_TERM = "search_term"


@st.cache_resource(max_entries=4, show_spinner=False)
def _index(_store: Store, digests: tuple[str, ...]) -> SearchIndex:
    return SearchIndex(_store.layers)


def search_index(store: Store) -> SearchIndex:
    """The index of the store's present content, shared between visitors."""
    return _index(store, tuple(data.digest for data in store.layers.values()))


def search_box(store: Store) -> None:
    """The box and, below it, what was found."""
    lang = session.view().lang
    term = st.text_input(
        pick(LABEL, lang),
        key=_TERM,
        on_change=session.answer,
        placeholder=pick(HINT, lang),
        icon=":material/search:",
        label_visibility="collapsed",
    )
    if not term.strip():
        return
    hits = search_index(store).find(term)
    if not hits:
        st.caption(pick(NOTHING, lang).format(term))
        return
    with st.container(key="search_hits", gap=None):
        for hit in hits:
            _hit(store, hit, lang)


def _hit(store: Store, hit: Hit, lang: str) -> None:
    layer = pick(store.layers[hit.layer].spec.title, lang)
    st.button(
        plain(f"{pick_name(hit.name, hit.name_en, lang)} · {layer}"),
        key=f"hit_{hit.layer}_{hit.id}",
        type="tertiary",
        width="stretch",
        on_click=_choose,
        args=(hit.layer, hit.id),
    )


def _choose(layer: str, feature: str) -> None:
    st.session_state[_TERM] = ""
    layers = dict(session.view().layers)
    layers.setdefault(layer, 100)
    session.change(selected=(layer, feature), layers=layers)
    session.fly_to(layer, feature)
