"""The tables of ``data/tables/``: what their columns hold, and how a CSV file becomes a typed frame."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from layers.base import COMMON, Column, Text, Value
from utils.errors import Fault
from utils.validate.columns import check_columns, check_sources
from utils.validate.found import Found
from utils.validate.parse import COPY_AGAIN

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


def _percent(zh: str, en: str, *, nullable: bool = False) -> Column:
    return Column("number", Text(zh, en), "pct", nullable=nullable, minimum=0, maximum=100)


TABLES: Mapping[str, Mapping[str, Column]] = {
    "rental_monthly": {
        "month": _MONTH,
        "residential_area": _AREA,
        "units": Column("int", Text("套数", "Units"), "unit", minimum=0),
        "units_rented": Column("int", Text("已出租", "Units rented"), "unit", minimum=0),
        "rent_cny_m2_month": _RENT,
    },
    "rental_by_community": {
        "quarter": Column("text", Text("季度", "Quarter")),
        "community": Column("text", Text("社区", "Community")),
        "occupancy_pct": _percent("出租率", "Occupancy"),
        "rent_cny_m2_month": _RENT,
    },
    "project_progress": {
        "project_id": Column("text", Text("项目", "Project"), references="projects"),
        "month": _MONTH,
        "planned_pct": _percent("计划进度", "Planned"),
        "actual_pct": _percent("实际进度", "Actual", nullable=True),
        "spent_cny": Column("number", Text("已支出", "Spent"), "cny", nullable=True, minimum=0),
    },
    "dcc_output": {
        "year": Column("int", Text("年份", "Year"), minimum=1900, maximum=2200),
        "output_cny": Column("number", Text("产值", "Output"), "cny", minimum=0),
    },
    "honours": {
        "title": Column("text", Text("荣誉", "Honour")),
        "title_en": Column("text", Text("英文名称", "English name"), nullable=True),
        "level": Column("category", Text("级别", "Level"), values=_LEVELS),
    },
}
RESAVE = Text("请另存为 UTF-8 编码的 CSV。", "Save it as CSV in UTF-8.")
TOO_MANY = Text("这一行的值比表头的列多", "the row has more values than the header has columns")
SEPARATORS = Text(
    "请检查多余的逗号；含逗号的文字要加引号。", "Look for a comma too many; text with commas stands in quotes."
)
ADD_ROWS = Text("请补上数据行；若暂无数据，请删除此文件。", "Add rows, or delete the file if there is no data.")


def read_table(name: str, content: bytes, file: str) -> tuple[pd.DataFrame | None, tuple[Fault, ...]]:
    """The usable rows of ``content``, typed as layers are, and its faults; None when it cannot be used. Raises nothing.

    Further columns are left as text. Rows are named by position, counted from 1 below the header.
    """
    columns = {**TABLES[name], **_ORIGIN}
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except UnicodeDecodeError as error:
        problem = Text(f"不是 UTF-8 文本（第 {error.start + 1} 个字节）", f"not UTF-8 text (byte {error.start + 1})")
        return None, (Fault(file, problem, RESAVE, fatal=True),)
    except csv.Error as error:
        return None, (Fault(file, Text(f"不是有效的 CSV：{error}", f"not valid CSV: {error}"), COPY_AGAIN, fatal=True),)
    if not rows:
        return None, (Fault(file, Text("表中没有数据行", "the table has no rows"), ADD_ROWS, fatal=True),)
    found = Found(file, [f"#{number}" for number in range(1, len(rows) + 1)])
    for index, row in enumerate(rows):
        if None in row:
            found.row(index, TOO_MANY, SEPARATORS, dropped=False)
    typed = [{key: _typed(row.get(key), columns.get(key)) for key in row if key} for row in rows]
    series = check_columns(typed, columns, found)
    check_sources(series, found)
    further = {key: pd.Series([row.get(key) for row in typed], dtype=object) for key in typed[0] if key not in columns}
    if found.fatal:
        return None, tuple(found.faults)
    frame = pd.DataFrame({**series, **further})[np.asarray(found.keep)].reset_index(drop=True)
    return frame, tuple(found.faults)


def _typed(value: str | None, column: Column | None) -> Any:
    """CSV knows only text: read numbers where the column wants them; what is no number stays text and is reported."""
    if value is None or not value.strip():
        return None
    if column is None or column.kind not in ("int", "number"):
        return value.strip()
    try:
        return float(value) if column.kind == "number" or "." in value else int(value)
    except (ValueError, OverflowError):
        return value
