"""Numbers, money, units and dates in the form people read them: 22 亿元, 3.97 km², 2,300 根; CNY 2.2 bn, 15 Mar 2023.

``lang`` is a code of ``utils.i18n.languages()``. Everything returned is plain text: callers escape it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import localcontext
from functools import cache, lru_cache
from typing import Any

import numpy as np
import pandas as pd
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from layers.base import Column, Text
from utils.i18n import pick
from utils.profile import Fact
from utils.units import Unit, unit_of

MOST_DIGITS = 340
EMPTY = "—"
YES, NO = Text("是", "Yes"), Text("否", "No")
NOT_GIVEN = Text("未填写", "Not given")
COMMA = Text("、", ", ")
DATE_PATTERN = Text("y年M月d日", "d MMM y")
MONTH_PATTERN = Text("y年M月", "MMM y")
ABOVE = Text("超 {}", "more than {}")
NEARLY = Text("近 {}", "nearly {}")
UNDER = Text("不足 {}", "under {}")

Words = Mapping[str, Text]
NO_WORDS: Words = {}


@lru_cache(maxsize=16384)  # Charts and tables write the same numbers over and over; Babel takes its time.
def number(x: float, lang: str, digits: int = 0) -> str:
    """``x`` with grouping and at most ``digits`` decimals, trailing zeros left out."""
    places = "." + "#" * digits if digits else ""
    # Of numbers of more than 28 digits, which a link can ask for, the usual context makes an error.
    with localcontext(prec=MOST_DIGITS):
        # A small negative number must not read "-0".
        return format_decimal(x if round(x, digits) else 0, format=f"#,##0{places}", locale=_locale(lang))


def quantity(value: float, unit: str, lang: str, compact: bool = False) -> str:
    """``value`` in ``unit`` (a key of ``utils.units.UNITS``; ``""`` for a bare number).

    ``compact`` writes large amounts in larger units: 130 万元, 22 亿元, CNY 1.3 m, CNY 2.2 bn, 1.2 km. A unit the app
    does not know, from another community's profile, is written as it is named there.
    """
    pattern, digits, scaled = _form(value, unit_of(unit), lang, compact)
    return pattern.format(number(scaled, lang, digits))


def fact(reported: Fact, lang: str) -> str:
    """A reported figure with its qualifier: 近 22 亿元, 300 余栋, 不足 3,000 万元; nearly CNY 2.2 bn, 300+ homes."""
    plain = quantity(reported.value, reported.unit, lang, compact=True)
    if reported.qualifier == "nearly":
        return pick(NEARLY, lang).format(plain)
    if reported.qualifier == "under":
        return pick(UNDER, lang).format(plain)
    return _more_than(reported.value, unit_of(reported.unit), lang) if reported.qualifier == "more_than" else plain


def date(day: Any, lang: str) -> str:
    """A day as 2023年3月15日, 15 Mar 2023; ``—`` for an empty one.

    Takes dates, timestamps and ISO text; text that is no date is returned as it is.
    """
    return _dated(day, DATE_PATTERN, lang)


def month(day: Any, lang: str) -> str:
    """The month of a day, or of ISO text like ``2023-03``: 2023年3月, Mar 2023; ``—`` for an empty one."""
    return _dated(day, MONTH_PATTERN, lang)


def value(column: Column, raw: Any, lang: str, words: Words = NO_WORDS) -> str:
    """One value of a layer's column as a card or table shows it; ``—`` where it is empty.

    Values outside the column's enumeration are shown as they are. Whole numbers without a unit are years or codes and
    are not grouped.
    """
    if is_empty(raw):
        return EMPTY
    if column.kind == "list":
        return pick(COMMA, lang).join(choice_label(column, str(item), lang) for item in raw)
    if column.kind == "date":
        return date(raw, lang)
    if column.kind in ("int", "number"):
        return _measured(column, raw, lang)
    return choice_label(column, str(raw).lower() if column.kind == "bool" else str(raw), lang, words)


def choice_label(column: Column, key: str, lang: str, words: Words = NO_WORDS) -> str:
    """The label of one choice of a filter: an enumeration's label, yes or no, "not given" for ``""``, else the text."""
    if key == "":
        return pick(NOT_GIVEN, lang)
    if column.kind == "bool":
        return pick(YES if key == "true" else NO, lang)
    known = column.values.get(key)
    return pick(known.label, lang) if known else word(key, lang, words)


def word(text: str, lang: str, words: Words) -> str:
    """A text from the data in ``lang``, where ``words`` know it; else as it stands."""
    return pick(words[text], lang) if text in words else text


def unit_label(unit: str, lang: str) -> str:
    """The unit's name to stand beside a title or in a table's header; ``""`` where there is none."""
    return pick(unit_of(unit).label, lang) if unit else ""


def column_unit(unit: str, lang: str) -> tuple[float, str]:
    """How a whole column of ``unit`` is written in one unit: what to divide its numbers by, and the unit's name.

    Money is in 万元 or CNY m, everything else as it is.
    """
    known = unit_of(unit)
    return known.in_columns(lang) or (1, unit_label(unit, lang))


def is_empty(raw: Any) -> bool:
    """Whether a value is not given: None, NaN, NaT, NA, empty text or an empty list."""
    if isinstance(raw, str | list | tuple | np.ndarray):
        return len(raw) == 0
    return raw is None or bool(pd.isna(raw))


def _measured(column: Column, raw: Any, lang: str) -> str:
    if not column.unit and column.kind == "int":
        return str(int(raw))
    digits = 0 if column.kind == "int" else 2
    return quantity(float(raw), column.unit, lang, compact=True) if column.unit else number(float(raw), lang, digits)


def _form(value: float, unit: Unit, lang: str, compact: bool) -> tuple[str, int, float]:
    """Pattern with ``{}``, greatest number of decimals, and the number to write."""
    scales = unit.scales(lang) if compact else ()
    for scale, smaller in zip(scales, [*scales[1:], None], strict=False):
        step = smaller.size / 10**smaller.digits if smaller else 10.0**-unit.digits
        # Rounding may carry: 99,999,999 元 reads 1 亿元, not 10,000 万元.
        if abs(value) >= scale.size - step / 2:
            return pick(scale.form, lang), scale.digits, value / scale.size
    single = unit.one is not None and value == 1
    return pick(unit.one if single and unit.one else unit.many, lang), unit.digits, value


def _more_than(value: float, unit: Unit, lang: str) -> str:
    pattern, digits, scaled = _form(value, unit, lang, compact=True)
    written = number(scaled, lang, digits)
    if unit.counted:
        return pick(unit.several or unit.many, lang).format(written)
    return pick(ABOVE, lang).format(pattern.format(written))


def _dated(day: Any, pattern: Text, lang: str) -> str:
    if is_empty(day):
        return EMPTY
    try:
        stamp = day if isinstance(day, dt.date) else pd.Timestamp(day)
    except ValueError:
        return str(day)
    locale = _locale(lang)
    # Languages with a catalogue of their own write the date their own way, in Babel's medium form.
    known = pick(pattern, lang) if locale.language in ("zh", "en") else "medium"
    return _written(stamp, known, locale)


@lru_cache(maxsize=16384)
def _written(day: dt.date, pattern: str, locale: Locale) -> str:
    return format_date(day, pattern, locale=locale)


@cache
def _locale(lang: str) -> Locale:
    try:
        return Locale.parse({"zh": "zh_Hans_CN"}.get(lang, lang), sep="_" if "_" in lang else "-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
