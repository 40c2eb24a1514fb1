"""The values of one column as plain Python values, for files people open in a spreadsheet."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pandas as pd

from layers.base import Column, Text
from utils import format as fmt
from utils.i18n import pick

Cell = str | int | float | bool | dt.date | None

_HEAD = Text("{}（{}）", "{} ({})")


def header(column: Column, lang: str) -> str:
    """The column's title with its unit: 预算（元）, Budget (CNY)."""
    title, unit = pick(column.title, lang), fmt.unit_label(column.unit, lang)
    return pick(_HEAD, lang).format(title, unit) if unit else title


def cells(frame: pd.DataFrame, name: str, column: Column, lang: str, words: fmt.Words = fmt.NO_WORDS) -> list[Cell]:
    """One value a row: numbers, booleans and dates as such, all else as people read it in ``lang``; None if empty."""
    return [_cell(raw, column, lang, words) for raw in frame[name].astype(object).tolist()]


def _cell(raw: object, column: Column, lang: str, words: fmt.Words) -> Cell:
    if fmt.is_empty(raw):
        return None
    if column.kind == "bool" and isinstance(raw, bool | np.bool_):
        return bool(raw)
    if column.kind in ("int", "number") and isinstance(raw, int | float | np.number):
        return _number(float(raw), column.kind == "int")
    if column.kind == "month":
        return dt.date.fromisoformat(f"{raw}-01")
    if column.kind == "date":
        return raw.date() if isinstance(raw, dt.datetime) else raw if isinstance(raw, dt.date) else str(raw)
    return fmt.value(column, raw, lang, words)


def _number(value: float, whole: bool) -> int | float | None:
    if not math.isfinite(value):
        return None
    return int(value) if whole and value.is_integer() else value
