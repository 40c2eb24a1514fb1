"""The names of columns: which column of a file is meant, and which are missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Any

from layers.base import Column, Text
from utils.validate.found import Found, shown
from utils.validate.spelling import read_header

ADD_COLUMN = Text("请在每个要素中补上该列。", "Add the column to every feature.")
ADD_TABLE_COLUMN = Text("请在表头和每一行中补上该列。", "Add the column to the header and to every row.")
ADD_COLUMN_OPTIONAL = Text(
    "请补上该列（不清楚的可留空）；在此之前按空值处理。",
    "Add the column (empty where unknown); until then it counts as empty.",
)
RENAME = Text("无需处理；建议按 docs/data.md 书写列名。", "Nothing to do; docs/data.md has the name as it should be.")
ONE_NAME = Text("请只保留其中一列，并按 docs/data.md 命名。", "Keep one of them, named as in docs/data.md.")


def match_headers(rows: Sequence[Mapping[str, Any]], columns: Collection[str], found: Found) -> dict[str, str]:
    """The key each of ``columns`` has in ``rows``, where any row has it; other spellings of a name are noted."""
    if rows and all(name in rows[0] for name in columns):
        return {name: name for name in columns}
    there = dict.fromkeys(chain.from_iterable(rows))
    keys = {name: name for name in columns if name in there}
    spelt: dict[str, list[str]] = {}
    for key in there:
        if isinstance(key, str) and key not in keys and (name := read_header(key)) in columns:
            spelt.setdefault(name, []).append(key)
    for name, others in spelt.items():
        if name in keys:
            continue
        listed = ", ".join(shown(repr(key)) for key in others)
        if len(others) > 1:
            problem = Text(f"无法确定哪一列是 {name}：{listed}", f"which column is {name} is not clear: {listed}")
            found.whole(problem, ONE_NAME, column=name)
        else:
            found.note(
                Text(f"列名 {listed} 读作 {name}", f"the column {listed} is read as {name}"), RENAME, column=name
            )
        keys[name] = others[0]
    return keys


def note_missing(name: str, column: Column, found: Found) -> None:
    """Note that no row has the column; fatal unless it may be empty."""
    required = ADD_TABLE_COLUMN if found.file.endswith(".csv") else ADD_COLUMN
    found.whole(
        Text(f"缺少 {name} 列（{column.title.zh}）", f"the column {name} ({column.title.en}) is missing"),
        ADD_COLUMN_OPTIONAL if column.nullable else required,
        column=name,
        fatal=not column.nullable,
    )
