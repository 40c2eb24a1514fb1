"""Text from data as every output can hold it: the same in a workbook, a slide, a page, a map and on the screen.

Word, Access and old databases leave control characters in what is copied from them. XML (workbooks, slides, drawings)
has no place for them, other formats show them as a box or a code, and bidirectional overrides turn around what follows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

REPLACEMENT = "�"
MOST_SHOWN = 60
# Vertical tab is Word's soft line break, form feed its page break; NEL, LS and PS are line breaks of other systems.
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BREAKS = re.compile("[ \t]*(?:[\n\t\r\x0b\x0c\x85\u2028\u2029][ \t]*)+")
# Other controls (C0, DEL, C1), lone surrogates, overrides of direction, what Unicode keeps for internal use.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    + "".join(chr((plane << 16) + 0xFFFE) + chr((plane << 16) + 0xFFFF) for plane in range(17))
    + "]"
)
_HALF = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """``text`` on one line: breaks and tabs become a space, characters no output may hold are dropped."""
    # Most texts are: nothing below 0x20, no surrogate, no break, no control of direction is printable.
    return text if text.isprintable() else _BREAKS.sub(" ", _DROPPED.sub("", text))


def clean_lines(text: str) -> str:
    """``text`` with its line breaks as ``\\n`` and its tabs; characters no output may hold are dropped."""
    return text if text.isprintable() else _BREAK.sub("\n", _DROPPED.sub("", text))


def clean_own_lines(text: str) -> str:
    """``text`` on one line, unless it has plain line breaks of its own."""
    return clean_lines(text) if "\n" in text else clean_text(text)


def clean_values(value: Any) -> Any:
    """Plain values, as JSON has them, with every text in them cleaned by :func:`clean_lines`."""
    if isinstance(value, str):
        return clean_lines(value)
    if isinstance(value, list | tuple):
        return [clean_values(one) for one in value]
    return {key: clean_values(one) for key, one in value.items()} if isinstance(value, Mapping) else value


def is_clean(text: str) -> bool:
    """Whether every output can hold ``text`` as it is."""
    return text == clean_lines(text)


def sendable(text: str) -> str:
    """``text`` with U+FFFD for lone halves of surrogate pairs: no message, file or address can hold those."""
    return _HALF.sub(REPLACEMENT, text)


def quotable(text: str) -> str:
    """``text`` from outside as a message may repeat it: printable, one line, at most :data:`MOST_SHOWN` characters."""
    short = text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
    return "".join(char if char.isprintable() else REPLACEMENT for char in short)
