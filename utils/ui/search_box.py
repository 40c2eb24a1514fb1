"""Search by name, id, pinyin initials or English while one types; choosing a hit selects it and flies there."""

from __future__ import annotations

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick, pick_name
from utils.search import SearchIndex
from utils.store import Store
from utils.ui.clicks import done, new_clicks
from utils.ui.own_element import own_element
from utils.viewstate import OPAQUE

LABEL = Text("搜索", "Search")
HINT = Text("名称、编号、拼音首字母", "Name, ID, pinyin")
NOTHING = Text("没有找到“{}”", "Nothing found for “{}”")
KEY = "search_box"
MOST_LETTERS = 80
_TERM = "search_term"
_HTML = """<div class="atlas-search"><label><span aria-hidden="true" translate="no">search</span>
<input type="text" autocomplete="off" spellcheck="false" enterkeyhint="search"></label>
<p role="status"></p><ul></ul></div>"""
_component = own_element("search", _HTML, "make", "clicks", "search", isolated=False)


@st.cache_resource(max_entries=4, show_spinner=False)
def _index(_store: Store, digests: tuple[str, ...]) -> SearchIndex:
    return SearchIndex(_store.layers)


def search_index(store: Store) -> SearchIndex:
    """The index of the store's present content, shared between visitors."""
    return _index(store, tuple(data.digest for data in store.layers.values()))


@st.fragment(key="search")
def search_box(store: Store) -> None:
    """The box and, below it, what was found."""
    lang, term = session.view().lang, st.session_state.get(_TERM, "")
    hits = search_index(store).find(term) if term.strip() else []
    data = {
        "label": pick(LABEL, lang),
        "hint": pick(HINT, lang),
        "term": term,
        "hits": [
            [hit.layer, hit.id, f"{pick_name(hit.name, hit.name_en, lang)} · {_title(store, hit.layer, lang)}"]
            for hit in hits
        ],
        "nothing": pick(NOTHING, lang).format(term) if term.strip() and not hits else "",
        "done": done(KEY),
    }
    _component(key=KEY, data=data, on_clicks_change=_told, height="content")


def _title(store: Store, layer: str, lang: str) -> str:
    return pick(store.layers[layer].spec.title, lang)


def _told() -> None:
    # Only this part is drawn again for what is typed: it reads no link, so there is nothing to answer.
    chosen = False
    for told in new_clicks(KEY, st.session_state[KEY]):
        # Anyone can send anything.
        match told:
            case ["find", str(term)]:
                st.session_state[_TERM] = term[:MOST_LETTERS]
            case ["choose", str(layer), str(feature)] if layer in session.store().layers:
                chosen = True
                _choose(layer, feature)
    if chosen:
        session.redraw()


def _choose(layer: str, feature: str) -> None:
    st.session_state[_TERM] = ""
    if not (session.store().layers[layer].frame["id"] == feature).any():
        return
    layers = dict(session.view().layers)
    layers.setdefault(layer, OPAQUE)
    session.change(selected=(layer, feature), layers=layers)
    session.fly_to(layer, feature)
