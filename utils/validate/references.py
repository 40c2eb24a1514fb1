"""Columns that hold the id of a feature of another layer: each id must be one that is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Set

import pandas as pd

from layers.base import Column, Text
from utils.errors import Fault

MEND_THAT = Text(
    "该要素因自身的问题未被采用：请先改正它，此处无需修改。",
    "That feature is left out for a fault of its own: mend it there; nothing is wrong here.",
)
REMEDY = Text("请改正编号，或补上所指的要素。", "Correct the id, or add the feature it means.")


def check_references(
    frame: pd.DataFrame,
    columns: Mapping[str, Column],
    file: str,
    ids: Mapping[str, Set[str]],
    left_out: Mapping[str, Set[str]],
) -> tuple[Fault, ...]:
    """A fault for every reference to an unknown feature; nothing is left out because of one.

    ``ids`` are the known ids by layer; references to layers not in it are not checked. ``left_out`` are the ids of
    features that a fault of their own keeps out of their layer: it is them that must be mended. Rows without an ``id``
    are named by position, counted from 1.
    """
    faults: list[Fault] = []
    for name, column in columns.items():
        if column.references not in ids or name not in frame:
            continue
        values = frame[name]
        bad = values.notna() & ~values.isin(ids[column.references])
        for index in frame.index[bad]:
            label = str(frame.at[index, "id"]) if "id" in frame else f"#{index + 1}"
            problem = Text(
                f"{name}（{column.title.zh}）所指的要素在 {column.references} 中不存在：{values[index]}",
                f"{name} ({column.title.en}) names no feature of {column.references}: {values[index]}",
            )
            remedy = MEND_THAT if str(values[index]) in left_out.get(column.references, ()) else REMEDY
            faults.append(Fault(file, problem, remedy, label, name))
    return tuple(faults)
