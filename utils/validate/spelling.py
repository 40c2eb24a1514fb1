"""Other ways people and programmes write a value that mean one thing only, read as the atlas writes it.

Each function takes a value as it stands in a file and returns it as the data contract has it, or None where it cannot
be said for sure what is meant. Digits are ASCII; years run from 1 to 9998, so that a day, month or year more or less
is still a date.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

_YEAR = r"(?!0000|9999)([0-9]{4})"
_MONTH = r"(0?[1-9]|1[0-2])"
ISO_DATE = re.compile(rf"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}")
ISO_MONTH = re.compile(rf"{_YEAR}-(0[1-9]|1[0-2])")
ISO_QUARTER = re.compile(rf"{_YEAR}Q[1-4]")
# A time of day other than midnight is no date: which day it is would depend on the zone.
_DATE = re.compile(
    rf"{_YEAR}([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}})"
    r"(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_MONTHS = (re.compile(rf"{_YEAR}[-/.]{_MONTH}"), re.compile(rf"{_YEAR}年{_MONTH}月"))
_QUARTERS = (
    re.compile(rf"{_YEAR}[-/ ]?[Qq]([1-4])"),
    re.compile(rf"(?P<quarter>[Qq][1-4])[-/ ]?{_YEAR}"),
    re.compile(rf"{_YEAR}年第?([一二三四1-4])季度"),
)
_DIGITS = {"一": "1", "二": "2", "三": "3", "四": "4"}
# Longer than any number that means something; a bound keeps hostile ones from being worked on at all.
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?")
_WHOLE_TEXT = re.compile(r"([0-9]{1,40})\.0+")
# Keys in single quotes, with commas between them or nothing but spaces.
_PRINTED = re.compile(r"'([\w-]+)'")
_PRINTED_LIST = re.compile(r"\s*\[\s*(?:'[\w-]+'[\s,]*)*\]\s*")
_LOGICAL = {"true": True, "1": True, "是": True, "false": False, "0": False, "否": False}
# The largest whole number up to which every one is exact as a float.
EXACT = 2**53
MOST_LIST_TEXT = 10_000


def read_date(value: Any) -> str | None:
    """``2023/3/5``, ``2023.03.05`` and midnights (``2023-03-05T00:00:00+08:00``) -> ``2023-03-05``."""
    match = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        return None
    try:
        return dt.date(int(match[1]), int(match[3]), int(match[4])).isoformat()
    except ValueError:
        return None


def read_month(value: Any) -> str | None:
    """``2023/3``, ``2023年3月`` -> ``2023-03``."""
    for pattern in _MONTHS if isinstance(value, str) else ():
        if match := pattern.fullmatch(value.strip()):
            return f"{match[1]}-{int(match[2]):02}"
    return None


def read_quarter(value: Any) -> str | None:
    """``2023-Q1``, ``Q1 2023``, ``2023年一季度`` -> ``2023Q1``."""
    for pattern in _QUARTERS if isinstance(value, str) else ():
        if match := pattern.fullmatch(value.strip()):
            first, second = match.groups()
            year, quarter = (second, first[1]) if "quarter" in match.groupdict() else (first, second)
            return f"{year}Q{_DIGITS.get(quarter, quarter)}"
    return None


def read_number(value: Any) -> float | None:
    """``"12.5"`` -> 12.5: plain decimal text. A comma is left alone: it stands for thousands or for the point."""
    return float(value) if isinstance(value, str) and _NUMBER.fullmatch(value := value.strip()) else None


def read_bool(value: Any) -> bool | None:
    """``1``, ``"True"``, ``是`` -> True; ``0``, ``"false"``, ``否`` -> False."""
    if isinstance(value, str):
        return _LOGICAL.get(value.strip().lower())
    return bool(value) if isinstance(value, int | float) and value in (0, 1) else None


def read_text(value: Any) -> str | None:
    """A whole number -> its digits: 7 and 7.0 are ``"7"``, as programmes write ids and house numbers."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= EXACT:
        return None
    return str(int(value)) if float(value).is_integer() else None


def read_reference(value: Any) -> str | None:
    """An id that went through a column of numbers, ``"7.0"`` -> ``"7"``."""
    match = _WHOLE_TEXT.fullmatch(value) if isinstance(value, str) else None
    return match[1] if match else None


def read_list(value: Any) -> list[Any] | None:
    """A list written as text, as JSON or as Python and numpy print it, ``"['card' 'app']"`` -> the list.

    geopandas writes the last one where a column of lists goes through an array.
    """
    if not isinstance(value, str) or len(value) > MOST_LIST_TEXT or not value.lstrip().startswith("["):
        return None
    if _PRINTED_LIST.fullmatch(value):
        return _PRINTED.findall(value)
    try:
        items = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return items if isinstance(items, list) else None


def read_header(name: str) -> str:
    """A column's name without the spaces and capitals it may be written with: `` Units Rented`` -> ``units_rented``."""
    return "_".join(name.strip().lower().split())
