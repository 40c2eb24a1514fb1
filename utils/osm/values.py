"""Tag values as numbers, years and dates; whatever cannot be read is noted, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

Tags = Mapping[str, str]

_METRES = re.compile(r"^(\d+(?:[.,]\d+)?)\s*(?:m|metres?|meters?)?$", re.IGNORECASE)
_FEET = re.compile(r"^(\d+(?:\.\d+)?)\s*(?:'|ft|feet)$", re.IGNORECASE)
_YEAR = re.compile(r"^(\d{4})(?:-\d{2}(?:-\d{2})?)?$")
_LEVELS = re.compile(r"^\d+(?:[.,]\d+)?$")
METRES_PER_FOOT = 0.3048


class Values:
    """Reads typed values from one element's ``tags``. ``ignored`` lists the ``key=value`` pairs not used."""

    def __init__(self, tags: Tags) -> None:
        self.tags = tags
        self.ignored: list[str] = []

    def _ignore(self, key: str) -> None:
        self.ignored.append(f"{key}={self.tags[key]}")

    def metres(self, key: str, maximum: float) -> float | None:
        """A length in metres within (0, ``maximum``]; feet are converted. None when absent or unreadable."""
        raw = self.tags.get(key, "").strip()
        if not raw:
            return None
        metres, feet = _METRES.match(raw), _FEET.match(raw)
        found = float(metres[1].replace(",", ".")) if metres else float(feet[1]) * METRES_PER_FOOT if feet else 0.0
        if 0 < found <= maximum:
            return round(found, 2)
        self._ignore(key)
        return None

    def storeys(self, key: str) -> int | None:
        """Whole storeys, 1 to 200; half storeys are rounded down. None when absent or unreadable."""
        raw = self.tags.get(key, "").strip()
        if not raw:
            return None
        found = int(float(raw.replace(",", "."))) if _LEVELS.match(raw) else 0
        if 1 <= found <= 200:
            return found
        self._ignore(key)
        return None

    def year(self, key: str) -> int | None:
        """The year of ``1905``, ``1905-03`` or ``1905-03-02``, 1000 to 2100; not approximate ones (``~1905``)."""
        raw = self.tags.get(key, "").strip()
        if not raw:
            return None
        match = _YEAR.match(raw)
        if match and 1000 <= int(match[1]) <= 2100:
            return int(match[1])
        self._ignore(key)
        return None

    def day(self, key: str) -> str | None:
        """A full ISO date. A year or a month alone is not a date and is not made into one."""
        raw = self.tags.get(key, "").strip()
        if not raw:
            return None
        try:
            if len(raw) == 10:
                return date.fromisoformat(raw).isoformat()
        except ValueError:
            pass
        self._ignore(key)
        return None

    def choice(self, key: str, choices: Mapping[str, str]) -> str | None:
        """The tag's value through ``choices``; None when absent or without an equivalent."""
        raw = self.tags.get(key, "").strip()
        if raw and raw not in choices:
            self._ignore(key)
        return choices.get(raw)
