"""Text that every output can hold: no characters that break a message to the browser, a workbook or a page."""

from __future__ import annotations

import re

REPLACEMENT = "�"
MOST_SHOWN = 60
# Control characters but tab and line ends, lone halves of surrogate pairs, code points that are no characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_HALF = re.compile("[\ud800-\udfff]")


def is_clean(text: str) -> bool:
    """Whether every output can hold ``text``."""
    return not _UNFIT.search(text)


def sendable(text: str) -> str:
    """``text`` with U+FFFD for lone halves of surrogate pairs: no message, file or address can hold those."""
    return _HALF.sub(REPLACEMENT, text)


def clean_text(text: str) -> str:
    """``text`` with U+FFFD for whatever some output cannot hold."""
    return _UNFIT.sub(REPLACEMENT, text)


def quotable(text: str) -> str:
    """``text`` from outside as a message may repeat it: printable, one line, at most :data:`MOST_SHOWN` characters."""
    short = text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
    return "".join(char if char.isprintable() else REPLACEMENT for char in short)
