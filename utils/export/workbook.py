"""A workbook: a sheet a layer, typed cells, frozen header, autofilter, and where it all comes from."""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from layers.base import Column
from utils import format as fmt
from utils.export.cells import Cell, cells, header
from utils.export.defuse import starts_formula, writable
from utils.export.extract import Extract
from utils.export.statement import TITLE, Statement
from utils.i18n import pick
from utils.text_cleaning import clean_text

WIDEST, NARROWEST = 42, 8
_BAD_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]+")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class _Formats:
    head: Any
    text: Any
    quoted: Any
    date: Any
    month: Any
    yes: Any
    year: Any
    whole: Any
    number: Any
    title: Any
    wrapped: Any


def workbook_bytes(
    extracts: Iterable[Extract], statement: Statement, lang: str, words: fmt.Words = fmt.NO_WORDS
) -> bytes:
    """An XLSX file: a sheet for each extract, then one with sources and notes.

    Headers are labels with units; dates, numbers and booleans are typed; texts are never formulas. ``words`` are the
    profile's words for texts of the data.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        formats = _formats(book)
        taken: set[str] = set()
        for extract in extracts:
            sheet = book.add_worksheet(sheet_name(pick(extract.title, lang), taken))
            _fill(sheet, extract, formats, lang, words)
        _notes(book.add_worksheet(sheet_name(pick(TITLE, lang), taken)), statement, formats, lang)
    return out.getvalue()


def sheet_name(title: str, taken: set[str]) -> str:
    """``title`` as Excel takes it (31 characters, no brackets, slashes or colons), different from those ``taken``."""
    plain = _BAD_IN_SHEET_NAME.sub(" ", clean_text(title)).strip(" '") or "_"
    name, number = plain[:31], 2
    while name.casefold() in taken:
        name, number = f"{plain[:27]} {number}", number + 1
    taken.add(name.casefold())
    return name


def _formats(book: Any) -> _Formats:
    def make(**properties: Any) -> Any:
        return book.add_format({"valign": "top", **properties})

    return _Formats(
        head=make(bold=True, text_wrap=True, bg_color="#e8eeec", bottom=1),
        text=make(),
        quoted=make(quote_prefix=True),
        date=make(num_format="yyyy-mm-dd", align="left"),
        month=make(num_format="yyyy-mm", align="left"),
        yes=make(align="left"),
        year=make(num_format="0"),
        whole=make(num_format="#,##0"),
        number=make(num_format="#,##0.00"),
        title=make(bold=True, font_size=14),
        wrapped=make(text_wrap=True),
    )


def _fill(sheet: Any, extract: Extract, formats: _Formats, lang: str, words: fmt.Words) -> None:
    for at, (name, column) in enumerate(extract.columns.items()):
        label, values = header(column, lang), cells(extract.frame, name, column, lang, words)
        _write(sheet, 0, at, label, formats.head, formats)
        style = _style(column, formats)
        for row, value in enumerate(values, start=1):
            _write(sheet, row, at, value, style, formats)
        sheet.set_column(at, at, _width(label, values))
    sheet.freeze_panes(1, 2 if len(extract.columns) > 2 else 0)
    sheet.autofilter(0, 0, max(len(extract.frame), 1), max(len(extract.columns) - 1, 0))


def _write(sheet: Any, row: int, at: int, value: Cell, style: Any, formats: _Formats) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, at, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(row, at, value, style)
    elif isinstance(value, dt.date) and value.year >= 1900:
        sheet.write_datetime(row, at, dt.datetime.combine(value, dt.time()), style)
    else:
        # Excel knows no dates before 1900: they are written out.
        text = writable(str(value))
        sheet.write_string(
            row, at, text, formats.quoted if starts_formula(text) and style is not formats.head else style
        )


def _style(column: Column, formats: _Formats) -> Any:
    by_kind = {"date": formats.date, "month": formats.month, "bool": formats.yes, "number": formats.number}
    if column.kind == "int":
        return formats.whole if column.unit else formats.year
    if column.unit == "cny":
        return formats.whole
    return by_kind.get(column.kind, formats.text)


def _width(label: str, values: Iterable[Cell]) -> float:
    """Characters; Chinese ones count twice. Room for the header's filter arrow."""
    widest = max((_length(value) for value in values), default=0)
    return min(max(_length(label) + 3, widest + 2, NARROWEST), WIDEST)


def _length(value: Cell) -> int:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return len(f"{value:,.2f}")
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in str(value or "")[:WIDEST])


def _notes(sheet: Any, statement: Statement, formats: _Formats, lang: str) -> None:
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 90)
    _write(sheet, 0, 0, pick(TITLE, lang), formats.title, formats)
    for row, (label, text) in enumerate(statement.lines(), start=2):
        begins = not label
        _write(sheet, row, 0, label or text, formats.head if begins else formats.text, formats)
        if not begins:
            _write(sheet, row, 1, text, formats.wrapped, formats)
