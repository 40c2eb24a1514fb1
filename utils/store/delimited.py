"""A CSV file's bytes -> its rows as text by column, however a spreadsheet programme of some country wrote it."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from typing import NamedTuple

from layers.base import Text
from utils.validate.found import shown
from utils.validate.parse import COPY_AGAIN, UnreadableError
from utils.validate.spelling import read_header

# The comma is what the atlas writes; programmes in countries that write 12,5 for 12.5 use a semicolon.
SEPARATORS = {
    ",": Text("逗号", "commas"),
    ";": Text("分号", "semicolons"),
    "\t": Text("制表符", "tabs"),
}
Note = tuple[Text, Text]
RESAVE = Text(
    "请另存为 UTF-8 编码的 CSV（Excel：另存为“CSV UTF-8（逗号分隔）”）。",
    "Save it as CSV in UTF-8 (in Excel: Save as “CSV UTF-8 (comma delimited)”).",
)
ADD_ROWS = Text("请补上数据行；若暂无数据，请删除此文件。", "Add rows, or delete the file if there is no data.")
NO_ROWS = Text("表中没有数据行", "the table has no rows")
ONE_HEADER = Text("请只保留其中一列。", "Keep one of them.")
NAME_IT = Text("请在表头写上列名，或删除该列。", "Name it in the header, or delete it.")
NOTHING_TO_DO = Text("无需处理。", "Nothing to do.")


class Line(NamedTuple):
    """One row: its position below the header, counted from 1, and its values by column, None where empty."""

    number: int
    values: dict[str, str | None]
    too_long: bool


def read_lines(content: bytes, columns: Collection[str]) -> tuple[list[Line], list[Note]]:
    """The rows that are not wholly empty, and what was understood (problem and remedy each).

    ``columns`` are the names the header should have; they tell what separates the values. Raises
    :class:`UnreadableError` for bytes that are no UTF-8 or no CSV, for a header with a name twice, and where no row is.
    """
    text = _decode(content)
    separator = _find_separator(text, columns)
    try:
        header, *table = [
            row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True) if row
        ]
    except csv.Error as error:
        raise UnreadableError(Text(f"不是有效的 CSV：{error}", f"not valid CSV: {error}"), COPY_AGAIN) from error
    except ValueError:
        raise UnreadableError(NO_ROWS, ADD_ROWS) from None
    _check_header(header)
    lines = [
        _line(number, row, header) for number, row in enumerate(table, start=1) if any(value.strip() for value in row)
    ]
    if not lines:
        raise UnreadableError(NO_ROWS, ADD_ROWS)
    return lines, _notes(separator, len(table) - len(lines), _nameless(header, table))


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.start + 1
        raise UnreadableError(
            Text(f"不是 UTF-8 文本（第 {place} 个字节）", f"not UTF-8 text (byte {place})"), RESAVE
        ) from error


def _find_separator(text: str, columns: Collection[str]) -> str:
    """The separator by which most of the header's names are names of ``columns``; a comma where none is."""
    header = text.lstrip().partition("\n")[0]
    names = {separator: header.split(separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=lambda mark: sum(read_header(name.strip('" \r')) in columns for name in names[mark]))


def _check_header(header: list[str]) -> None:
    """A name that stands twice would let the later column hide the earlier one."""
    for name in header:
        if name.strip() and header.count(name) > 1:
            said = shown(name)
            raise UnreadableError(
                Text(f"表头中 {said} 出现不止一次", f"the header has {said} more than once"), ONE_HEADER
            )


def _line(number: int, row: list[str], header: list[str]) -> Line:
    values = {name: value.strip() or None for name, value in zip(header, row, strict=False) if name.strip()}
    return Line(number, values, any(value.strip() for value in row[len(header) :]))


def _nameless(header: list[str], table: list[list[str]]) -> list[int]:
    """The columns, counted from 1, that have values but no name."""
    return [
        at + 1
        for at, name in enumerate(header)
        if not name.strip() and any(at < len(row) and row[at].strip() for row in table)
    ]


def _notes(separator: str, empty: int, nameless: list[int]) -> list[Note]:
    notes = []
    for column in nameless:
        problem = Text(f"第 {column} 列没有列名，未读取", f"column {column} has no name and is left out")
        notes.append((problem, NAME_IT))
    if separator != ",":
        mark = SEPARATORS[separator]
        problem = Text(f"各值以{mark.zh}分隔，已按此读取", f"the values are separated by {mark.en}, and read so")
        notes.append((problem, NOTHING_TO_DO))
    if empty:
        problem = Text(f"{empty} 个空行未计入", f"empty rows, not counted: {empty}")
        notes.append((problem, NOTHING_TO_DO))
    return notes
