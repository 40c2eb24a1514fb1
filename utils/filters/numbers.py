"""Numbers as links write them: ASCII, finite, short."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{0,20})?(e[+-]?[0-9]{1,3})?")


def read_number(text: str) -> float:
    """The number ``text`` writes (``-1.5``, ``1e-07``). Raises ``ValueError`` for any other form."""
    if not _NUMBER.fullmatch(text):
        raise ValueError("not written as a number")
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError("not a finite number")
    return value
