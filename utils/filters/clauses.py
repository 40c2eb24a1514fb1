"""What one column of one layer may be asked for: one of some values, or a range.

A further sort of question (free text, within a shape) is another class with these members, entered in
``utils.filters.sorts`` under its own mark; state, mask and link need no change. Its ``column`` need not be a column of
the layer: it is only the name the clause goes by.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import numpy as np
import pandas as pd

from layers.base import Column, LayerSpec
from utils.day import read_day
from utils.errors import LinkError
from utils.filters import problems
from utils.filters.escaping import escape, unescape
from utils.filters.numbers import read_number
from utils.filters.values import as_day, days, lists, numbers, texts

Bound = int | float | dt.date
Parsed = tuple["Clause | None", list[LinkError]]

EXACT_INT = 2**53
CHOICE_KINDS = frozenset({"category", "bool", "list", "text"})
RANGE_KINDS = frozenset({"int", "number", "date"})


class Clause(Protocol):
    """One condition on a layer. Implementations are frozen and hashable."""

    MARK: ClassVar[str]

    def matches(self, frame: pd.DataFrame, spec: LayerSpec, column: str) -> np.ndarray:
        """Boolean array, one entry a row of ``frame``."""
        ...

    def body(self) -> str:
        """The clause in a link, after its mark; holds no bare ``;``."""
        ...

    @classmethod
    def asks(cls, spec: LayerSpec, column: str) -> bool:
        """Whether a clause of this sort may go by the name ``column`` on a layer."""
        ...

    @classmethod
    def parse(cls, body: str, spec: LayerSpec, column: str) -> Parsed:
        """The clause of :meth:`body`, or None, with what could not be understood. Raises nothing."""
        ...


@dataclass(frozen=True, slots=True)
class OneOf:
    """The value is one of ``values`` (for a list column: any of the list is). ``""`` stands for "not given".

    Bool columns are asked for ``"true"`` and ``"false"``. Raises ``ValueError`` for no values at all: to ask for
    nothing, leave the clause out.
    """

    MARK: ClassVar[str] = "~"

    values: frozenset[str]

    def __init__(self, values: Iterable[str]) -> None:
        object.__setattr__(self, "values", frozenset(values))
        if not self.values:
            raise ValueError("OneOf needs at least one value; leave the clause out to ask for nothing")

    def matches(self, frame: pd.DataFrame, spec: LayerSpec, column: str) -> np.ndarray:
        """Rows whose value is wanted; empty ones only where ``""`` is."""
        if _kind(spec, column) == "list":
            return np.fromiter((self._any_of(row) for row in lists(frame, column)), dtype=bool, count=len(frame))
        return pd.Series(texts(frame, column), dtype="object").isin(self.values).to_numpy(dtype=bool)

    def _any_of(self, row: Sequence[str]) -> bool:
        return not self.values.isdisjoint(row) if len(row) else "" in self.values

    def body(self) -> str:
        """The values, comma-separated, in a fixed order."""
        return ",".join(escape(value) for value in sorted(self.values))

    @classmethod
    def asks(cls, spec: LayerSpec, column: str) -> bool:
        """Whether the layer has the column."""
        return column in spec.asked_columns

    @classmethod
    def parse(cls, body: str, spec: LayerSpec, column: str) -> Parsed:
        """Keeps the known values; text columns take any."""
        if _kind(spec, column) not in CHOICE_KINDS:
            return None, [problems.malformed(f"{spec.id}.{column}")]
        found, unknown = set(), []
        for part in body.split(","):
            value = _unescaped(part)
            if value is None or not _allowed(spec.asked_columns[column], value):
                unknown.append(problems.unknown_value(spec, column, part if value is None else value))
            else:
                found.add(value)
        return (cls(found) if found else None), unknown


@dataclass(frozen=True, slots=True)
class Between:
    """The value lies between ``low`` and ``high``, both included; None is open. Empty values never match.

    Numbers for int and number columns, dates for date columns. ``Between(None, None)`` asks for any value given.
    Raises ``ValueError`` for bounds that are not finite, whole ones beyond 2**53, or ``low`` above ``high``.
    """

    MARK: ClassVar[str] = ":"

    low: Bound | None = None
    high: Bound | None = None

    def __post_init__(self) -> None:
        low, high = _bound(self.low), _bound(self.high)
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)
        if low is not None and high is not None:
            if isinstance(low, dt.date) != isinstance(high, dt.date):
                raise ValueError("both bounds are dates or both are numbers")
            if low > high:  # type: ignore[operator]
                raise ValueError(f"{low} is above {high}")

    def matches(self, frame: pd.DataFrame, spec: LayerSpec, column: str) -> np.ndarray:
        """Rows within the range. Bounds of the wrong sort for the column match nothing."""
        dated = _kind(spec, column) == "date"
        if any(bound is not None and isinstance(bound, dt.date) != dated for bound in (self.low, self.high)):
            return np.zeros(len(frame), dtype=bool)
        values = days(frame, column) if dated else numbers(frame, column)
        keep = ~(np.isnat(values) if dated else np.isnan(values))
        if self.low is not None:
            keep &= values >= _comparable(self.low)
        if self.high is not None:
            keep &= values <= _comparable(self.high)
        return keep

    def body(self) -> str:
        """``low..high``; an open end is empty."""
        return f"{_write(self.low)}..{_write(self.high)}"

    @classmethod
    def asks(cls, spec: LayerSpec, column: str) -> bool:
        """Whether the layer has the column."""
        return column in spec.asked_columns

    @classmethod
    def parse(cls, body: str, spec: LayerSpec, column: str) -> Parsed:
        """Bounds as the column's kind reads them."""
        low, dots, high = body.partition("..")
        kind = _kind(spec, column)
        if not dots or kind not in RANGE_KINDS:
            return None, [problems.malformed(f"{spec.id}.{column}")]
        try:
            return cls(_read(low, kind), _read(high, kind)), []
        except (ValueError, OverflowError):
            return None, [problems.malformed(f"{spec.id}.{column}{cls.MARK}{body}")]


def _kind(spec: LayerSpec, column: str) -> str:
    known = spec.asked_columns.get(column)
    return known.kind if known else ""


def _allowed(column: Column, value: str) -> bool:
    if value == "" or column.kind == "text":
        return True
    return value in ("true", "false") if column.kind == "bool" else value in column.values


def _unescaped(text: str) -> str | None:
    try:
        return unescape(text)
    except ValueError:
        return None


def _bound(value: Any) -> Bound | None:
    """``value`` as a plain date, int or finite float."""
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, np.generic):
        return _bound(value.item())
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int) and abs(value) > EXACT_INT:
        raise ValueError(f"{value} is too large")
    if not math.isfinite(value):
        raise ValueError(f"{value} is not finite")
    return value


def _comparable(value: Bound) -> Any:
    return as_day(value) if isinstance(value, dt.date) else float(value)


def _write(value: Bound | None) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) <= EXACT_INT:
        return str(int(value))
    return repr(value)


def _read(text: str, kind: str) -> Bound | None:
    if not text:
        return None
    if kind == "date":
        return read_day(text)
    number = read_number(text)
    return int(number) if kind == "int" and number.is_integer() and abs(number) <= EXACT_INT else number


__all__ = ["CHOICE_KINDS", "RANGE_KINDS", "Between", "Bound", "Clause", "OneOf", "Parsed"]
