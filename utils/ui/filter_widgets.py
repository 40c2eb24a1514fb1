"""One widget for each column a layer's spec declares filterable; all write clauses into the one ``FilterState``."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pandas as pd
import streamlit as st

from layers.base import Text
from utils import session
from utils.asof import existed
from utils.derive import frame_of, words_of
from utils.filters import Between, Clause, Contains, OneOf, choices, extent
from utils.filters.text import LONGEST
from utils.format import Words, choice_label, column_unit
from utils.i18n import pick
from utils.store import LayerData, Store
from utils.ui.controlled import show
from utils.ui.table_columns import DATE
from utils.viewstate import ViewState

ALL = Text("全部", "All")
CLEAR = Text("清除筛选", "Clear filter")
SEARCH = Text("文字搜索", "Free text")
SEARCHED = Text("名称、编号……", "Name, id ...")
COUNTED = Text(
    "数字为该日全部要素中的数量，不随筛选变化", "Figures count all features of the date, whatever is filtered"
)
PILLS_UP_TO = 8
# The parts of the map page a filter concerns.
MAP_PARTS = ("map", "count", "card")
_PARTS = "filter_parts"
RANGES = frozenset({"int", "number", "date"})
FORMATS = {"int": "%d", "number": "localized"}


def filter_widgets(store: Store, data: LayerData, view: ViewState, parts: tuple[str, ...] = MAP_PARTS) -> None:
    """Draw a box for free text and the widgets of ``data.spec.filters``; columns with nothing to choose are left out.

    Choices are those of the features there on the view's date, counted as they stood then. ``parts`` are the fragments
    of the page to draw again after a change (see ``session.redraw``).
    """
    st.session_state[_PARTS] = parts
    frame = frame_of(store, data, view.as_of)
    there = frame[existed(data.frame, data.spec, view.as_of)]
    words = words_of(store)
    _search(data, view)
    st.caption(pick(COUNTED, view.lang))
    for column in data.spec.filters:
        if data.spec.asked_columns[column].kind in RANGES:
            _range(data, frame, column, view)
        else:
            _choice(data, there, column, view, words)
    st.button(
        pick(CLEAR, view.lang),
        icon=":material/filter_alt_off:",
        key=f"clear_{data.spec.id}",
        on_click=_clear,
        args=(data.spec.id,),
    )


def _search(data: LayerData, view: ViewState) -> None:
    key = f"text_{data.spec.id}"
    clause = view.filters.clauses(data.spec.id).get(Contains.NAME)
    st.text_input(
        pick(SEARCH, view.lang),
        placeholder=pick(SEARCHED, view.lang),
        icon=":material/search:",
        max_chars=LONGEST,
        key=show(key, clause.text if isinstance(clause, Contains) else ""),
        on_change=_typed,
        args=(data.spec.id, key),
    )


def _choice(data: LayerData, frame: pd.DataFrame, column: str, view: ViewState, words: Words) -> None:
    spec = data.spec.asked_columns[column]
    counts = choices(frame, column, spec)
    clause = view.filters.clauses(data.spec.id).get(column)
    # What is asked for stays a choice even where no feature has it on the view's date.
    asked = sorted(clause.values) if isinstance(clause, OneOf) else []
    counts |= {value: 0 for value in asked if value not in counts}
    if len(counts) < 2:
        return
    key = f"pick_{data.spec.id}_{column}"
    chosen = [value for value in counts if value in asked]
    widget: Any = st.pills if len(counts) <= PILLS_UP_TO else st.multiselect
    options: dict[str, Any] = (
        {"selection_mode": "multi"} if widget is st.pills else {"placeholder": pick(ALL, view.lang)}
    )
    widget(
        pick(spec.title, view.lang),
        list(counts),
        format_func=lambda value: f"{choice_label(spec, value, view.lang, words)} {counts[value]}",
        key=show(key, chosen, view.lang),
        on_change=_chosen,
        args=(data.spec.id, column, key),
        **options,
    )


def _range(data: LayerData, frame: pd.DataFrame, column: str, view: ViewState) -> None:
    spec = data.spec.asked_columns[column]
    limits = extent(frame, column, spec)
    if limits is None or limits[0] == limits[1]:
        return
    step = None
    # Money is chosen in the unit it is written in: 万元, CNY m.
    size, unit = column_unit(spec.unit, view.lang)
    if spec.kind == "number":
        limits = limits[0] / size, limits[1] / size
        step = _step(limits[1] - limits[0])
        limits = math.floor(limits[0] / step) * step, math.ceil(limits[1] / step) * step
    key = f"range_{data.spec.id}_{column}"
    clause = view.filters.clauses(data.spec.id).get(column)
    low, high = limits
    if isinstance(clause, Between):
        # A link may ask for more than there is.
        low = low if clause.low is None else min(max(_scaled(clause.low, size), low), high)
        high = high if clause.high is None else max(min(_scaled(clause.high, size), high), low)
    st.slider(
        pick(spec.title, view.lang) + (f" ({unit})" if unit else ""),
        *limits,
        key=show(key, (low, high)),
        step=step,
        format=FORMATS.get(spec.kind, pick(DATE, view.lang)),
        on_change=_ranged,
        args=(data.spec.id, column, key, limits, size),
    )


def _step(span: float) -> float:
    """A hundredth of the span or so, as 1, 2 or 5 times a power of ten, so that keys get somewhere."""
    power = 10.0 ** math.floor(math.log10(span / 100))
    return next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= span / 100)


def _chosen(layer: str, column: str, key: str) -> None:
    values = frozenset(st.session_state[key])
    _set(layer, column, OneOf(values) if values else None)


def _scaled(bound: Any, size: float) -> Any:
    return bound if size == 1 else bound / size


def _ranged(layer: str, column: str, key: str, limits: tuple[Any, Any], size: float) -> None:
    low, high = st.session_state[key]
    if isinstance(low, dt.datetime):
        low, high = low.date(), high.date()
    full = (low, high) == limits
    if size != 1:
        # Whole 元, so that 1.3 million is not 1,300,000.0000000002.
        low, high = round(low * size), round(high * size)
    _set(layer, column, None if full else Between(low, high))


def _typed(layer: str, key: str) -> None:
    text = str(st.session_state[key]).strip()
    _set(layer, Contains.NAME, Contains(text) if text else None)


def _set(layer: str, column: str, clause: Clause | None) -> None:
    session.change(filters=session.view().filters.with_clause(layer, column, clause))
    session.redraw(*st.session_state.get(_PARTS, MAP_PARTS))


def _clear(layer: str) -> None:
    session.change(filters=session.view().filters.clear(layer))
    session.redraw()
