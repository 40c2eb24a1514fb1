"""CSV as spreadsheets open it: UTF-8 with a byte order mark, labels in the header, no formulas from data."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence

from utils import format as fmt
from utils.export.cells import Cell, cells, header
from utils.export.defuse import defused
from utils.export.extract import Extract
from utils.export.statement import Statement
from utils.i18n import pick
from utils.text_cleaning import clean_lines


def csv_bytes(extract: Extract, lang: str, words: fmt.Words = fmt.NO_WORDS) -> bytes:
    """A header of labels with units, then a line a row: dates ISO 8601, numbers as numbers, yes and no in ``lang``.

    The provenance of every row is among the columns. ``words`` are the profile's words for texts of the data.
    """
    columns = [cells(extract.frame, name, column, lang, words) for name, column in extract.columns.items()]
    months = [column.kind == "month" for column in extract.columns.values()]
    head = [defused(header(column, lang)) for column in extract.columns.values()]
    rows = (
        [_written(cell, lang, month) for cell, month in zip(row, months, strict=True)]
        for row in zip(*columns, strict=True)
    )
    return _lines([head, *rows])


def notes_csv(statement: Statement) -> bytes:
    """What a table of text cannot say of itself: the filter, the date, provenance and sources of what lies beside."""
    return _lines([defused(clean_lines(part)) for part in line] for line in statement.lines())


def _lines(rows: Iterable[Sequence[str | int | float]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _written(cell: Cell, lang: str, month: bool) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return pick(fmt.YES if cell else fmt.NO, lang)
    if isinstance(cell, dt.date):
        return cell.isoformat()[:7] if month else cell.isoformat()
    return defused(clean_lines(cell)) if isinstance(cell, str) else cell
