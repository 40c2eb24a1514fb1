"""Columns of a layer or a table: every value against its ``Column``, and the typed pandas series that result.

A row's value is None where the key is absent. Problems read "what was expected: what was found".
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from layers.base import Column, Text
from utils.validate.found import Found, shown

Raw = dict[str, Any]
NEEDS_SOURCE = frozenset({"reported", "surveyed"})
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_NOTHING = Text("空", "nothing")

FILL = Text("请填写该值。", "Fill it in.")
CORRECT = Text("请改正该值。", "Correct the value.")
ALLOWED = Text("请改为允许的取值之一（英文键）。", "Use one of the allowed values (the English keys).")
ISO_MONTH = Text("请改为年月，如 2023-03。", "Write a month such as 2023-03.")
ISO = Text("请改为 ISO 日期，如 2023-03-15。", "Write an ISO date such as 2023-03-15.")
SOURCE = Text(
    "请填写 source；若无出处，请将 provenance 改为 illustrative（示意）。",
    "Fill in source, or set provenance to illustrative if there is none.",
)
ADD_COLUMN = Text("请在每个要素中补上该列。", "Add the column to every feature.")
ADD_COLUMN_OPTIONAL = Text(
    "请补上该列（不清楚的可留空）；在此之前按空值处理。",
    "Add the column (empty where unknown); until then it counts as empty.",
)
DIFFERENT_ID = Text(
    "请为每个要素设置不同的 id；保留了第一个。", "Give every feature an id of its own; the first one was kept."
)


def check_columns(rows: Sequence[Raw], columns: Mapping[str, Column], found: Found) -> dict[str, pd.Series]:
    """Typed series (n,) by column: text and list object, category, boolean, Int64, float64, datetime64[us].

    Bad values are empty in the series; their rows are noted in ``found``. A column no row has is noted for the file:
    fatal unless the column is nullable.
    """
    series = {}
    for name, column in columns.items():
        values = [row.get(name) for row in rows]
        if not any(name in row for row in rows):
            if not column.optional:
                _missing_column(name, column, found)
        else:
            _check_nulls(values, name, column, found)
        series[name] = _READERS[column.kind](values, name, column, found)
    return series


def check_order(series: Mapping[str, pd.Series], ordered: Sequence[tuple[str, str]], found: Found) -> None:
    """Note the rows where the first column of a pair is more than the second; both values stay as they are."""
    for low, high in ordered:
        wrong = (series[low] > series[high]).fillna(value=False).to_numpy(dtype=bool)
        for index in np.flatnonzero(wrong):
            said = f"{low} {_plain(series[low].iloc[index])} > {high} {_plain(series[high].iloc[index])}"
            problem = Text(f"前者不应大于后者：{said}", f"the first should not be more than the second: {said}")
            found.row(int(index), problem, CORRECT, column=low, dropped=False)


def _plain(value: Any) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else f"{value:g}"


def check_sources(series: Mapping[str, pd.Series], found: Found) -> None:
    """Reported and surveyed rows must say where they come from."""
    needed = series["provenance"].isin(NEEDS_SOURCE).to_numpy()
    blank = series["source"].isna().to_numpy()
    for index in np.flatnonzero(needed & blank):
        kind = series["provenance"].iloc[index]
        found.row(
            int(index),
            Text(f"数据性质为 {kind} 时必须有来源：空", f"a {kind} feature needs a source: nothing"),
            SOURCE,
            column="source",
        )


def check_unique(ids: pd.Series, found: Found) -> None:
    """Later rows with an id an earlier one has are left out."""
    for index in np.flatnonzero((ids.duplicated() & ids.notna()).to_numpy()):
        found.row(int(index), Text("id 重复", "its id occurs more than once"), DIFFERENT_ID, column="id")


def _missing_column(name: str, column: Column, found: Found) -> None:
    found.whole(
        Text(f"所有要素都缺少 {name} 列（{column.title.zh}）", f"the column {name} ({column.title.en}) is missing"),
        ADD_COLUMN_OPTIONAL if column.nullable else ADD_COLUMN,
        column=name,
        fatal=not column.nullable,
    )


def _check_nulls(values: list[Any], name: str, column: Column, found: Found) -> None:
    if column.nullable:
        return
    for index, value in enumerate(values):
        if value is None or (isinstance(value, str) and not value.strip()):
            found.row(index, _problem(name, column, Text("不能为空", "must not be empty"), _NOTHING), FILL, column=name)


def _problem(name: str, column: Column, expected: Text, actual: Text) -> Text:
    return Text(
        f"{name}（{column.title.zh}）{expected.zh}：{actual.zh}",
        f"{name} ({column.title.en}) {expected.en}: {actual.en}",
    )


def _reject(
    values: list[Any], good: np.ndarray, name: str, column: Column, expected: Text, remedy: Text, found: Found
) -> None:
    for index in np.flatnonzero(~good):
        value = shown(values[index])
        if value.strip() and values[index] != "":
            found.row(int(index), _problem(name, column, expected, Text(value, value)), remedy, column=name)
        elif column.nullable:
            values[index] = None


def _given(values: list[Any]) -> np.ndarray:
    return np.fromiter((value is not None for value in values), dtype=bool, count=len(values))


def _test(values: list[Any], good: Callable[[Any], bool]) -> np.ndarray:
    return np.fromiter((value is None or good(value) for value in values), dtype=bool, count=len(values))


def _text(values: list[Any], name: str, column: Column, found: Found) -> pd.Series:
    good = _test(values, lambda value: isinstance(value, str))
    _reject(values, good, name, column, Text("应为文字", "should be text"), CORRECT, found)
    clean = [
        value if ok and value is not None and value.strip() else None for value, ok in zip(values, good, strict=True)
    ]
    broken = _broken(clean)
    for index in broken:
        expected = Text("含有无法显示的字符", "has characters that are no text")
        found.row(index, _problem(name, column, expected, Text(*[shown(clean[index])] * 2)), CORRECT, column=name)
        clean[index] = None
    return pd.Series(clean, dtype=object)


def _broken(values: list[str | None]) -> list[int]:
    """Rows whose text holds half a surrogate pair: legal in JSON, fatal to everything that writes UTF-8."""
    try:
        "".join(value or "" for value in values).encode()
    except UnicodeEncodeError:
        return [index for index, value in enumerate(values) if value and any("\ud800" <= c <= "\udfff" for c in value)]
    return []


def _category(values: list[Any], name: str, column: Column, found: Found) -> pd.Series:
    keys = list(column.values)
    good = _test(values, lambda value: isinstance(value, str) and value in column.values)
    listed = ", ".join(keys)
    _reject(values, good, name, column, Text(f"应为 {listed} 之一", f"should be one of {listed}"), ALLOWED, found)
    clean = [value if ok else None for value, ok in zip(values, good, strict=True)]
    return pd.Series(pd.Categorical(clean, categories=keys))


def _bool(values: list[Any], name: str, column: Column, found: Found) -> pd.Series:
    good = _test(values, lambda value: isinstance(value, bool))
    _reject(values, good, name, column, Text("应为 true 或 false", "should be true or false"), CORRECT, found)
    return pd.Series([value if ok else None for value, ok in zip(values, good, strict=True)], dtype="boolean")


def _is_number(value: Any) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300 and math.isfinite(value)
    )


def _is_int(value: Any) -> bool:
    # GIS programmes write whole numbers as 3.0; beyond 2**53 a number is not exact in every reader.
    return _is_number(value) and abs(value) <= 2**53 and float(value).is_integer()


def _number(values: list[Any], name: str, column: Column, found: Found) -> pd.Series:
    whole = column.kind == "int"
    good = _test(values, _is_int if whole else _is_number)
    expected = Text("应为整数", "should be a whole number") if whole else Text("应为数字", "should be a number")
    _reject(values, good, name, column, expected, CORRECT, found)
    numbers = np.array(
        [value if ok and value is not None else np.nan for value, ok in zip(values, good, strict=True)], float
    )
    low = -np.inf if column.minimum is None else column.minimum
    high = np.inf if column.maximum is None else column.maximum
    within = np.isnan(numbers) | ((numbers >= low) & (numbers <= high))
    _reject(values, within, name, column, _range(column), CORRECT, found)
    numbers[~within] = np.nan
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


def _date(values: list[Any], name: str, column: Column, found: Found) -> pd.Series:
    written = [value if isinstance(value, str) and _DATE.fullmatch(value) else None for value in values]
    dates = pd.to_datetime(pd.Series(written, dtype=object), format="%Y-%m-%d", errors="coerce")
    good = dates.notna().to_numpy() | ~_given(values)
    expected = Text("应为日期，如 2023-03-15", "should be a date such as 2023-03-15")
    _reject(values, good, name, column, expected, ISO, found)
    return dates.astype("datetime64[us]")


def _month(values: list[Any], name: str, column: Column, found: Found) -> pd.Series:
    good = _test(values, lambda value: isinstance(value, str) and _MONTH.fullmatch(value) is not None)
    expected = Text("应为年月，如 2023-03", "should be a month such as 2023-03")
    _reject(values, good, name, column, expected, ISO_MONTH, found)
    return pd.Series([value if ok else None for value, ok in zip(values, good, strict=True)], dtype=object)


def _list(values: list[Any], name: str, column: Column, found: Found) -> pd.Series:
    allowed = column.values

    def known(value: Any) -> bool:
        return isinstance(value, list) and all(
            isinstance(item, str) and (not allowed or item in allowed) for item in value
        )

    good = _test(values, known)
    listed = ", ".join(allowed)
    expected = Text(f"应为列表，取值限 {listed}", f"should be a list of {listed}")
    _reject(values, good, name, column, expected, ALLOWED, found)
    out = np.full(len(values), None, dtype=object)
    for index in np.flatnonzero(good & _given(values)):
        out[index] = values[index]
    return pd.Series(out, dtype=object)


_READERS: Mapping[str, Callable[[list[Any], str, Column, Found], pd.Series]] = {
    "text": _text,
    "category": _category,
    "bool": _bool,
    "int": _number,
    "number": _number,
    "date": _date,
    "month": _month,
    "list": _list,
}
