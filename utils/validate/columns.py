"""Columns of a layer or a table: every value against its ``Column``, and the typed pandas series that result.

A row's value is None where the key is absent. Problems read "what was expected: what was found". A value in another
spelling that means one thing only (``utils.validate.spelling``) is taken and noted.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from typing import Any

import numpy as np
import pandas as pd

from layers.base import Column, Text
from utils.text_cleaning import clean_own_lines, clean_text, sendable
from utils.validate import spelling
from utils.validate.found import Found, shown
from utils.validate.headers import match_headers, note_missing

Raw = dict[str, Any]
_NOTHING = Text("空", "nothing")
# Longer text is no name, summary or source; it would be carried to every visitor.
MOST_TEXT = 10_000
# No amount of anything is larger; a value that is would flatten every chart.
MOST_NUMBER = 1e15

FILL = Text("请填写该值。", "Fill it in.")
CORRECT = Text("请改正该值。", "Correct the value.")
ALLOWED = Text("请改为允许的取值之一（英文键）。", "Use one of the allowed values (the English keys).")
ISO_MONTH = Text("请改为年月，如 2023-03。", "Write a month such as 2023-03.")
ISO_QUARTER = Text("请改为季度，如 2023Q1。", "Write a quarter such as 2023Q1.")
ISO = Text("请改为 ISO 日期，如 2023-03-15。", "Write an ISO date such as 2023-03-15.")
PLAIN_NUMBER = Text(
    "请只写数字，小数点用“.”，不加千位分隔符和单位。",
    "Write the number alone: a point for decimals, no separators of thousands, no unit.",
)
RESPELL = Text(
    "无需处理；建议按 docs/data.md 的写法保存。", "Nothing to do; docs/data.md has the usual way to write it."
)


def check_columns(
    rows: Sequence[Raw], columns: Mapping[str, Column], found: Found, *, as_text: bool = False
) -> dict[str, pd.Series]:
    """Typed series (n,) by column: text and list object, category, boolean, Int64, float64, datetime64[us].

    Bad values are empty in the series; their rows are noted in ``found``. A column no row has is noted for the file:
    fatal unless the column is nullable. A column whose name is written with spaces or capitals is taken. ``as_text``:
    the file can write nothing but text (CSV), so that numbers as text are the usual way.
    """
    keys = match_headers(rows, columns, found)
    series = {}
    for name, column in columns.items():
        key = keys.get(name)
        values = [None] * len(rows) if key is None else [row.get(key) for row in rows]
        cells = Cells(name, column, values, found, as_text)
        if key is None:
            if not column.optional:
                note_missing(name, column, found)
        else:
            cells.check_nulls()
        series[name] = _READERS[column.kind](cells)
    return series


class Cells:
    """The values of one column in the order of the file's rows, None where empty; changed as they are understood."""

    def __init__(self, name: str, column: Column, values: list[Any], found: Found, as_text: bool = False) -> None:
        self.name, self.column, self.values, self.found, self.as_text = name, column, values, found, as_text

    def check_nulls(self) -> None:
        """Note the empty values of a column that must not be empty."""
        if self.column.nullable:
            return
        for index, value in enumerate(self.values):
            if value is None or (isinstance(value, str) and not value.strip()):
                self.note_fault(index, Text("不能为空", "must not be empty"), FILL, _NOTHING)

    def test(self, good: Callable[[Any], bool], usual: Collection[type] = ()) -> np.ndarray:
        """Array (n,) of bool: whether a value is empty or ``good``; values of the types ``usual`` always are."""
        values = self.values
        if set(map(type, values)) <= {*usual, type(None)}:
            return np.ones(len(values), dtype=bool)
        return np.fromiter((value is None or good(value) for value in values), dtype=bool, count=len(values))

    def understand(self, good: np.ndarray, read: Callable[[Any], Any], *, noted: bool = True) -> np.ndarray:
        """Put what ``read`` makes of the values that are not ``good`` in their place; returns which are good now."""
        rows, first = [], None
        for index in np.flatnonzero(~good):
            value = read(self.values[index])
            if value is not None:
                first = first or (shown(self.values[index]), shown(value))
                self.values[index] = value
                rows.append(int(index))
        good[rows] = True
        if first and noted:
            title, (written, taken) = self.column.title, first
            # A number and its digits look alike.
            taken = f'"{taken}"' if taken == written else taken
            problem = Text(
                f"{self.name}（{title.zh}）写作 {written}，读作 {taken}",
                f"{self.name} ({title.en}) is written {written}, read as {taken}",
            )
            self.found.note(problem, RESPELL, column=self.name, rows=rows)
        return good

    def reject(self, good: np.ndarray, expected: Text, remedy: Text) -> None:
        """Note the rows whose value is not ``good``, and empty them; blank text is nothing."""
        for index in np.flatnonzero(~good):
            value = shown(self.values[index])
            if value.strip() and self.values[index] != "":
                self.note_fault(int(index), expected, remedy, Text(value, value))
            self.values[index] = None

    def note_fault(self, index: int, expected: Text, remedy: Text, actual: Text) -> None:
        """Note that row ``index`` has ``actual`` where ``expected`` should be; it is left out."""
        title = self.column.title
        problem = Text(
            f"{self.name}（{title.zh}）{expected.zh}：{actual.zh}",
            f"{self.name} ({title.en}) {expected.en}: {actual.en}",
        )
        self.found.row(index, problem, remedy, column=self.name)


def _text(cells: Cells) -> pd.Series:
    good = cells.understand(cells.test(lambda value: isinstance(value, str), {str}), spelling.read_text)
    if cells.column.references:
        whole = cells.test(lambda value: not isinstance(value, str) or not value.endswith(".0"))
        cells.understand(whole, spelling.read_reference)
    cells.reject(good, Text("应为文字", "should be text"), CORRECT)
    _clean(cells)
    cells.values = [value if value is not None and value.strip() else None for value in cells.values]
    _reject_overlong(cells)
    _reject_surrogates(cells)
    return pd.Series(cells.values, dtype=object)


def _clean(cells: Cells) -> None:
    """Control characters, which Word and old databases leave in what is copied, are read as all outputs hold them."""
    clean = clean_own_lines if cells.column.lines else clean_text
    if not "".join(filter(None, cells.values)).isprintable():
        # Half a surrogate pair is no text at all, and told apart below.
        fit = cells.test(lambda value: clean(value) == value or sendable(value) != value)
        cells.understand(fit, clean)


def _reject_overlong(cells: Cells) -> None:
    if max(map(len, filter(None, cells.values)), default=0) <= MOST_TEXT:
        return
    good = cells.test(lambda value: len(value) <= MOST_TEXT)
    cells.reject(good, Text(f"不应超过 {MOST_TEXT} 个字", f"should have {MOST_TEXT} characters at most"), CORRECT)


def _reject_surrogates(cells: Cells) -> None:
    """Half a surrogate pair is legal in JSON and fatal to everything that writes UTF-8."""
    try:
        "".join(value or "" for value in cells.values).encode()
    except UnicodeEncodeError:
        good = cells.test(lambda value: sendable(value) == value)
        cells.reject(good, Text("含有无法显示的字符", "has characters that are no text"), CORRECT)


def _category(cells: Cells) -> pd.Series:
    keys = list(cells.column.values)
    good = cells.test(lambda value: isinstance(value, str) and value in cells.column.values)
    listed = ", ".join(keys)
    cells.reject(good, Text(f"应为 {listed} 之一", f"should be one of {listed}"), ALLOWED)
    return pd.Series(pd.Categorical(cells.values, categories=keys))


def _bool(cells: Cells) -> pd.Series:
    good = cells.understand(
        cells.test(lambda value: isinstance(value, bool), {bool}), spelling.read_bool, noted=not cells.as_text
    )
    cells.reject(good, Text("应为 true 或 false", "should be true or false"), CORRECT)
    return pd.Series(cells.values, dtype="boolean")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < MOST_NUMBER


def _floats(values: Sequence[Any]) -> np.ndarray:
    """Array (n,) of float; NaN for what is empty, no number, infinite or beyond reason."""
    if set(map(type, values)) <= {float, int, type(None)}:
        # An integer of hundreds of digits does not fit.
        with suppress(OverflowError):
            numbers = np.array([math.nan if value is None else value for value in values], dtype="float64")
            numbers[np.abs(numbers) >= MOST_NUMBER] = math.nan
            return numbers
    return np.array([value if _is_number(value) else math.nan for value in values], dtype="float64")


def _number(cells: Cells) -> pd.Series:
    column = cells.column
    whole = column.kind == "int"

    def fits(numbers: np.ndarray) -> np.ndarray:
        # GIS programmes write whole numbers as 3.0; beyond 2**53 a number is not exact in every reader.
        return (np.abs(numbers) <= spelling.EXACT) & (numbers == np.floor(numbers)) if whole else ~np.isnan(numbers)

    def read(value: Any) -> float | None:
        number = spelling.read_number(value)
        return number if number is not None and fits(_floats([number]))[0] else None

    empty = np.fromiter((value is None for value in cells.values), dtype=bool, count=len(cells.values))
    good = cells.understand(fits(_floats(cells.values)) | empty, read, noted=not cells.as_text)
    expected = Text("应为整数", "should be a whole number") if whole else Text("应为数字", "should be a number")
    cells.reject(good, expected, PLAIN_NUMBER)
    numbers = _floats(cells.values)
    low = -math.inf if column.minimum is None else column.minimum
    high = math.inf if column.maximum is None else column.maximum
    within = np.isnan(numbers) | ((numbers >= low) & (numbers <= high))
    cells.reject(within, _range(column), CORRECT)
    numbers[~within] = math.nan
    series = pd.Series(numbers)
    return series.astype("Int64") if whole else series


def _range(column: Column) -> Text:
    low, high = (None if end is None else f"{end:g}" for end in (column.minimum, column.maximum))
    if low and high:
        return Text(f"应在 {low} 到 {high} 之间", f"should lie between {low} and {high}")
    return (
        Text(f"不应小于 {low}", f"should be {low} or more")
        if low
        else Text(f"不应大于 {high}", f"should be {high} or less")
    )


def _date(cells: Cells) -> pd.Series:
    written = cells.test(lambda value: isinstance(value, str) and spelling.ISO_DATE.fullmatch(value) is not None)
    cells.understand(written, spelling.read_date)
    texts = [value if good else None for value, good in zip(cells.values, written, strict=True)]
    dates = pd.to_datetime(pd.Series(texts, dtype=object), format="%Y-%m-%d", errors="coerce")
    empty = cells.test(lambda value: False)
    expected = Text("应为日期，如 2023-03-15", "should be a date such as 2023-03-15")
    cells.reject(dates.notna().to_numpy() | empty, expected, ISO)
    return dates.astype("datetime64[us]")


def _month(cells: Cells) -> pd.Series:
    written = cells.test(lambda value: isinstance(value, str) and spelling.ISO_MONTH.fullmatch(value) is not None)
    good = cells.understand(written, spelling.read_month)
    cells.reject(good, Text("应为年月，如 2023-03", "should be a month such as 2023-03"), ISO_MONTH)
    return pd.Series(cells.values, dtype=object)


def _quarter(cells: Cells) -> pd.Series:
    written = cells.test(lambda value: isinstance(value, str) and spelling.ISO_QUARTER.fullmatch(value) is not None)
    good = cells.understand(written, spelling.read_quarter)
    cells.reject(good, Text("应为季度，如 2023Q1", "should be a quarter such as 2023Q1"), ISO_QUARTER)
    return pd.Series(cells.values, dtype=object)


def _list(cells: Cells) -> pd.Series:
    allowed = cells.column.values

    def known(value: Any) -> bool:
        return isinstance(value, list) and all(
            isinstance(item, str) and (not allowed or item in allowed) for item in value
        )

    def read(value: Any) -> list[Any] | None:
        items = spelling.read_list(value)
        return items if known(items) else None

    good = cells.understand(cells.test(known), read)
    listed = ", ".join(allowed)
    cells.reject(good, Text(f"应为列表，取值限 {listed}", f"should be a list of {listed}"), ALLOWED)
    out = np.full(len(cells.values), None, dtype=object)
    for index, value in enumerate(cells.values):
        out[index] = value
    return pd.Series(out, dtype=object)


_READERS: Mapping[str, Callable[[Cells], pd.Series]] = {
    "text": _text,
    "category": _category,
    "bool": _bool,
    "int": _number,
    "number": _number,
    "date": _date,
    "month": _month,
    "quarter": _quarter,
    "list": _list,
}
