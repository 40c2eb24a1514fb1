"""Text from data stays text in a spreadsheet: what would start a formula is taken the edge off."""

from __future__ import annotations

from utils.text_cleaning import clean_lines

# What Excel, WPS, LibreOffice or Google Sheets take as the start of a formula, full-width forms too.
TRIGGERS = frozenset("=+-@\t\r\n＝＋－＠")
MOST = 32_767


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet might take ``text`` for a formula, spaces before it or not."""
    return text[:1] in TRIGGERS or text.lstrip()[:1] in TRIGGERS if text else False


def defused(text: str) -> str:
    """``text`` with an apostrophe before it where it might be taken for a formula."""
    return f"'{text}" if starts_formula(text) else text


def writable(text: str) -> str:
    """``text`` as a workbook can hold it: clean (see :mod:`utils.text_cleaning`), at most :data:`MOST` UTF-16 units."""
    clean = clean_lines(text)
    units = clean.encode("utf-16-le")
    return clean if len(units) <= 2 * MOST else units[: 2 * (MOST - 1)].decode("utf-16-le", errors="ignore") + "…"
