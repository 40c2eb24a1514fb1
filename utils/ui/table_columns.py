"""A layer's rows as a table shows them: typed cells, units in the header, the language's formats, the map's colours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from layers.base import Column, Text
from utils import format as fmt
from utils.filters.values import days, lists, numbers, texts
from utils.format import Words, choice_label, column_unit
from utils.i18n import pick
from utils.units import unit_of

DATE = Text("YYYY年M月D日", "D MMM YYYY")
Shown = tuple[pd.DataFrame, dict[str, Any]]


def table_of(
    frame: pd.DataFrame, columns: Mapping[str, Column], lang: str, theme: str, words: Words, bars: Iterable[str] = ()
) -> Shown:
    """The cells of ``columns`` (in their order) and Streamlit's configuration of them.

    Numbers and dates stay numbers and dates, so that the table sorts them as such. Categories with colours are badges
    in these colours; money is in 万元 or CNY m; per cent columns named in ``bars`` are drawn as bars.
    """
    cells, config = {}, {}
    for name, column in columns.items():
        cells[name], config[name] = _column(frame, name, column, lang, theme, words, name in set(bars))
    return pd.DataFrame(cells), config


def _column(
    frame: pd.DataFrame, name: str, column: Column, lang: str, theme: str, words: Words, bar: bool
) -> tuple[Any, Any]:
    title = pick(column.title, lang)
    if column.kind == "date":
        # Streamlit's dates are datetime64; one unit for all.
        return days(frame, name).astype("datetime64[ms]"), st.column_config.DateColumn(title, format=pick(DATE, lang))
    if column.kind in ("int", "number"):
        return _number(numbers(frame, name), column, title, lang, bar)
    if column.kind == "list":
        said = [fmt.value(column, list(item), lang, words) for item in lists(frame, name)]
        return said, st.column_config.TextColumn(title)
    keys = texts(frame, name)
    labels = {key: fmt.EMPTY if key == "" else choice_label(column, key, lang, words) for key in set(keys.tolist())}
    said = [labels[key] for key in keys.tolist()]
    if any(value.paint for value in column.values.values()):
        return [[label] for label in said], _badges(title, column, lang, theme)
    return said, st.column_config.TextColumn(title)


def _number(values: np.ndarray, column: Column, title: str, lang: str, bar: bool) -> tuple[Any, Any]:
    if bar:
        config = st.column_config.ProgressColumn(title, format="%d%%", min_value=0, max_value=100)
        return np.nan_to_num(values), config
    size, unit = column_unit(column.unit, lang)
    if size != 1:
        digits = 1 if size == 1e4 else 2
        return np.round(values / size, digits), st.column_config.NumberColumn(f"{title} ({unit})", format="localized")
    # Whole numbers without a unit are years or codes: not grouped.
    form = "%d" if column.kind == "int" and not column.unit else "localized"
    digits = unit_of(column.unit).digits if column.kind == "number" else 0
    return np.round(values, digits), st.column_config.NumberColumn(f"{title} ({unit})" if unit else title, format=form)


def _badges(title: str, column: Column, lang: str, theme: str) -> Any:
    painted = [(pick(value.label, lang), value.paint) for value in column.values.values() if value.paint]
    return st.column_config.MultiselectColumn(
        title, options=[label for label, _ in painted], color=[paint.on(theme) for _, paint in painted]
    )
