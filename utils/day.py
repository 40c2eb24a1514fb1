"""Days as links and files write them: ``2023-03-15``, and nothing else Python would take for a date."""

from __future__ import annotations

import datetime as dt
import re

# A community's data, and room on both sides for whatever is reckoned from it.
FIRST_YEAR, LAST_YEAR = 1900, 2200
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(text: str) -> dt.date:
    """The day ``text`` writes. Raises ``ValueError`` for any other form, digits of other scripts, and no such day."""
    if not _DAY.fullmatch(text):
        raise ValueError("not written as a day")
    return dt.date.fromisoformat(text)


def in_reach(day: dt.date) -> bool:
    """Whether a community's file may name the day."""
    return FIRST_YEAR <= day.year <= LAST_YEAR
