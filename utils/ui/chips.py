"""The active filters of a layer as chips, how many features match, and what to do where none does."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from layers.base import Text
from utils import session
from utils.asof import existed
from utils.derive import frame_of, words_of
from utils.filters.explain import Chip, chips_of, emptied_by
from utils.format import number
from utils.i18n import pick
from utils.store import LayerData, Store
from utils.ui.plain import plain
from utils.view import mask_of
from utils.viewstate import ViewState

MATCHES = Text("<b>{}</b> / {} 项", "<b>{}</b> of {}")
ALL = Text("共 <b>{}</b> 项", "<b>{}</b> in all")
CLEAR = Text("全部清除", "Clear all")
REMOVE = Text("去掉这一条筛选", "Remove this filter")
EMPTY_ONE = Text("没有符合的项。去掉以下任一条即有结果：", "Nothing matches. Dropping one of these brings results:")
EMPTY_MANY = Text("没有符合的项：几条筛选合起来过窄，请去掉一些。", "Nothing matches all of these together: drop some.")
EMPTY_DAY = Text("这一天还没有任何项目。", "There was nothing yet on that day.")


def chips(store: Store, data: LayerData, view: ViewState) -> None:
    """Draw the number of matches and one chip a clause of the layer; a click removes it, the whole page follows.

    Where nothing matches, the clauses that alone are to blame come once more below, each with a button to drop it.
    """
    there = existed(data.frame, data.spec, view.as_of)
    shown, total = int(mask_of(store, data, view).sum()), int(there.sum())
    active = chips_of(data.spec, view.filters, view.lang, words_of(store))
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"chips_{data.spec.id}"):
        st.html(f'<p class="atlas-matches" role="status">{count(shown, total, bool(active), view.lang)}</p>')
        _buttons(active, "chip", view.lang)
        if active:
            st.button(
                pick(CLEAR, view.lang),
                icon=":material/filter_alt_off:",
                key=f"chips_clear_{data.spec.id}",
                type="tertiary",
                on_click=_clear,
                args=(data.spec.id,),
            )
    if not shown and active:
        blamed = emptied_by(frame_of(store, data, view.as_of), data.spec, view.filters, there)
        _explain(data, [chip for chip in active if chip.column in blamed], total, view.lang)


def count(shown: int, total: int, filtered: bool, lang: str) -> str:
    """How many match, as HTML: 12 / 41 项; 41 in all where nothing is filtered."""
    numbers = [escape(number(value, lang)) for value in (shown, total)]
    return pick(MATCHES, lang).format(*numbers) if filtered else pick(ALL, lang).format(numbers[1])


def _explain(data: LayerData, blamed: list[Chip], total: int, lang: str) -> None:
    text = EMPTY_ONE if blamed else EMPTY_MANY if total else EMPTY_DAY
    with st.container(border=True, key=f"chips_empty_{data.spec.id}"):
        st.markdown(f":material/search_off: {plain(pick(text, lang))}")
        with st.container(horizontal=True, gap="xsmall"):
            _buttons(blamed, "drop", lang)


def _buttons(active: Iterable[Chip], key: str, lang: str) -> None:
    for chip in active:
        st.button(
            plain(chip.label),
            icon=":material/close:",
            key=f"{key}_{chip.layer}_{chip.column}",
            help=pick(REMOVE, lang),
            on_click=_remove,
            args=(chip.layer, chip.column),
        )


def _remove(layer: str, column: str) -> None:
    session.change(filters=session.view().filters.with_clause(layer, column, None))
    session.redraw()


def _clear(layer: str) -> None:
    session.change(filters=session.view().filters.clear(layer))
    session.redraw()
