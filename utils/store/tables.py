"""The tables of ``data/tables/``: what their columns hold, and how a CSV file becomes a typed frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from layers.base import COMMON, Column, Text, Value
from utils.errors import Fault
from utils.store.delimited import Line, read_lines
from utils.validate import spelling
from utils.validate.columns import check_columns
from utils.validate.found import Found
from utils.validate.parse import UnreadableError
from utils.validate.rules import check_key, check_order, check_rising, check_sources

_ORIGIN = {"provenance": COMMON["provenance"], "source": COMMON["source"]}
_MONTH = Column("month", Text("月份", "Month"))
_AREA = Column("text", Text("住宅区", "Residential area"))
_RENT = Column("number", Text("租金", "Rent"), "cny_m2_month", nullable=True, minimum=0)
_LEVELS = {
    "national": Value(Text("国家级", "National")),
    "provincial": Value(Text("省级", "Provincial")),
    "municipal": Value(Text("市级", "Municipal")),
    "district": Value(Text("区级", "District")),
}


@dataclass(frozen=True, slots=True)
class Rising:
    """A column that should not fall ``along`` another within the same ``of``, unless the row says its ``reason``."""

    column: str
    of: str
    along: str
    reason: str


@dataclass(frozen=True, slots=True)
class TableSpec:
    """Everything the app knows about one table.

    ``columns`` are those beside provenance and source. No two rows have the same values in all columns of ``key``.
    ``ordered`` are pairs of columns whose first must not be more than the second: such a row is left out.
    """

    columns: Mapping[str, Column]
    key: tuple[str, ...]
    ordered: tuple[tuple[str, str], ...] = ()
    rising: tuple[Rising, ...] = ()

    @property
    def all_columns(self) -> Mapping[str, Column]:
        """The table's own columns, then provenance and source."""
        return {**self.columns, **_ORIGIN}


def _percent(zh: str, en: str, *, nullable: bool = False) -> Column:
    return Column("number", Text(zh, en), "pct", nullable=nullable, minimum=0, maximum=100)


TABLES: Mapping[str, TableSpec] = {
    "rental_monthly": TableSpec(
        {
            "month": _MONTH,
            "residential_area": _AREA,
            "units": Column("int", Text("套数", "Units"), "unit", minimum=0),
            "units_rented": Column("int", Text("已出租", "Units rented"), "unit", minimum=0),
            "rent_cny_m2_month": _RENT,
        },
        key=("month", "residential_area"),
        ordered=(("units_rented", "units"),),
    ),
    "rental_by_community": TableSpec(
        {
            "quarter": Column("quarter", Text("季度", "Quarter")),
            "community": Column("text", Text("社区", "Community")),
            "occupancy_pct": _percent("出租率", "Occupancy"),
            "rent_cny_m2_month": _RENT,
        },
        key=("quarter", "community"),
    ),
    "project_progress": TableSpec(
        {
            "project_id": Column("text", Text("项目", "Project"), references="projects"),
            "month": _MONTH,
            "planned_pct": _percent("计划进度", "Planned"),
            "actual_pct": _percent("实际进度", "Actual", nullable=True),
            "spent_cny": Column("number", Text("已支出", "Spent"), "cny", nullable=True, minimum=0),
            "note": Column("text", Text("说明", "Note"), nullable=True, optional=True),
        },
        key=("project_id", "month"),
        rising=(Rising("actual_pct", "project_id", "month", "note"),),
    ),
    "dcc_output": TableSpec(
        {
            "year": Column("int", Text("年份", "Year"), minimum=1900, maximum=2200),
            "output_cny": Column("number", Text("产值", "Output"), "cny", minimum=0),
        },
        key=("year",),
    ),
    "honours": TableSpec(
        {
            "title": Column("text", Text("荣誉", "Honour")),
            "title_en": Column("text", Text("英文名称", "English name"), nullable=True),
            "level": Column("category", Text("级别", "Level"), values=_LEVELS),
        },
        key=("title", "level"),
    ),
}
NONE_LEFT = Text("没有可用的行", "no row can be used")
MEND = Text("请先按下列各项修正各行。", "Correct the rows as described.")
TOO_MANY = Text("这一行的值比表头的列多", "the row has more values than the header has columns")
SEPARATORS = Text(
    "请检查多余的分隔符；含分隔符的文字或数字要加引号。",
    "Look for a separator too many; a text or number with one in it stands in quotes.",
)


def read_table(name: str, content: bytes, file: str) -> tuple[pd.DataFrame | None, tuple[Fault, ...]]:
    """The usable rows of ``content``, typed as layers are, and its faults; None when it cannot be used. Raises nothing.

    Further columns are left as text. Rows are named by position, counted from 1 below the header, empty ones too.
    """
    spec = TABLES[name]
    columns = spec.all_columns
    try:
        lines, notes = read_lines(content, columns)
    except UnreadableError as error:
        return None, (Fault(file, error.problem, error.remedy, fatal=True),)
    found = Found(file, [f"#{line.number}" for line in lines])
    for problem, remedy in notes:
        found.note(problem, remedy)
    _check_lengths(lines, found)
    rows = [line.values for line in lines]
    series = check_columns(rows, columns, found, as_text=True)
    if found.fatal:
        return None, tuple(found.faults)
    check_sources(series, found)
    check_order(series, spec.ordered, found, dropped=True)
    check_key(series, spec.key, rows, found)
    for rule in spec.rising:
        check_rising(series, rule.column, rule.of, rule.along, rule.reason, found)
    if not found.keep.any():
        found.whole(NONE_LEFT, MEND)
        return None, tuple(found.faults)
    return _frame(rows, series, found), tuple(found.faults)


def _check_lengths(lines: Sequence[Line], found: Found) -> None:
    """Where a row has a value too many, nobody knows which of its values belong to which column."""
    for index, line in enumerate(lines):
        if line.too_long:
            found.row(index, TOO_MANY, SEPARATORS)


def _frame(rows: Sequence[Mapping[str, Any]], series: Mapping[str, pd.Series], found: Found) -> pd.DataFrame:
    """The columns of the table, then the file's further ones."""
    keys = dict.fromkeys(chain.from_iterable(rows))
    # Not the ones that are a column of the table in another spelling.
    taken = {key for key in keys if (name := spelling.read_header(key)) in series and (key == name or name not in keys)}
    further = {key: pd.Series([row.get(key) for row in rows], dtype=object) for key in keys if key not in taken}
    return pd.DataFrame({**series, **further})[np.asarray(found.keep)].reset_index(drop=True)
