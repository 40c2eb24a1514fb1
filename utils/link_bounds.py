"""The query parameters of a link before anything is made of them: sendable, and no more than any view needs."""

from __future__ import annotations

from collections.abc import Mapping

from layers.base import Text
from utils.errors import LinkError
from utils.text_cleaning import sendable

LONGEST = 20_000
"""Characters of all values together; the longest views (a drawn shape, thirty stops with names) have some 8,000."""
# The values a part of which means something by itself, and what its parts are separated by.
_SEPARATORS = {"l": ".", "f": ";", "o": ","}
# The short ones first: what is left out is the end of the longest.
_ORDER = ("lang", "t", "b", "c", "s", "l", "o", "f")


def sendable_link(params: Mapping[str, str]) -> dict[str, str]:
    """Every parameter in characters that can be sent back, whatever a client sent."""
    return {sendable(str(key)): sendable(str(value)) for key, value in params.items()}


def bound_link(params: Mapping[str, str]) -> tuple[dict[str, str], list[LinkError]]:
    """The view's parameters, sendable and at most :data:`LONGEST` characters; a problem where something was left out.

    Only whole parts are left out: half a number would be another number.
    """
    found: dict[str, str] = {}
    left, over = LONGEST, False
    for key in _ORDER:
        value = str(params.get(key, ""))
        if len(value) > left:
            value, over = _first_parts(value[: left + 1], _SEPARATORS.get(key, "")), True
        found[key] = sendable(value)
        left -= len(value)
    return found, [_too_long()] if over else []


def _first_parts(text: str, separator: str) -> str:
    """The parts of ``text`` that end before its last character."""
    return text.rpartition(separator)[0] if separator else ""


def _too_long() -> LinkError:
    return LinkError(
        Text(
            f"链接过长（至多 {LONGEST:,} 个字符），超出的部分已略过",
            f"The link is longer than {LONGEST:,} characters; what is beyond was left out",
        )
    )
