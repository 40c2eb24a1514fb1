"""Rules between the columns of a row and between rows, the same for layers and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from layers.base import Text
from utils.validate.found import Found

NEEDS_SOURCE = frozenset({"reported", "surveyed"})
SOURCE = Text(
    "请填写 source；若无出处，请将 provenance 改为 illustrative（示意）。",
    "Fill in source, or set provenance to illustrative if there is none.",
)
DIFFERENT_KEY = Text(
    "请改正其一，或删除多余的一个；现采用第一个。", "Correct one of them or delete it; the first one is used."
)
SAME_TWICE = Text("无需处理；建议删除多余的行。", "Nothing to do; better delete the one too many.")
CORRECT_ONE = Text("请改正两者之一。", "Correct the one that is wrong.")
SAY_WHY = Text("请改正，或在该行的 note 列说明原因。", "Correct it, or say why in the column note of that row.")


def check_sources(series: Mapping[str, pd.Series], found: Found) -> None:
    """Reported and surveyed rows must say where they come from."""
    needed = series["provenance"].isin(NEEDS_SOURCE).to_numpy()
    blank = series["source"].isna().to_numpy()
    for index in np.flatnonzero(needed & blank):
        kind = series["provenance"].iloc[index]
        problem = Text(f"数据性质为 {kind} 时必须有来源：空", f"what is {kind} needs a source: nothing")
        found.row(int(index), problem, SOURCE, column="source")


def check_order(
    series: Mapping[str, pd.Series], ordered: Sequence[tuple[str, str]], found: Found, *, dropped: bool = False
) -> None:
    """Note the rows where the first column of a pair is more than the second; ``dropped`` ones are left out."""
    for low, high in ordered:
        wrong = (series[low] > series[high]).fillna(value=False).to_numpy(dtype=bool)
        for index in np.flatnonzero(wrong):
            said = f"{low} {_plain(series[low].iloc[index])} > {high} {_plain(series[high].iloc[index])}"
            problem = Text(f"前者不应大于后者：{said}", f"the first should not be more than the second: {said}")
            found.row(int(index), problem, CORRECT_ONE, column=low, dropped=dropped)


def _plain(value: Any) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else f"{value:g}"


def check_key(series: Mapping[str, pd.Series], key: Sequence[str], raws: Sequence[object], found: Found) -> None:
    """Of usable rows with the same values in the columns ``key`` only the first is used; the others are noted.

    ``raws`` are the rows as they stand in the file: one that is written twice, the same throughout, is no fault.
    """
    rows = np.flatnonzero(found.keep)
    table = pd.DataFrame({name: series[name].to_numpy()[rows] for name in key})
    if not table.duplicated().any():
        return
    firsts: dict[tuple[object, ...], int] = {}
    same: list[int] = []
    for index, values in zip(rows.tolist(), table.itertuples(index=False, name=None), strict=True):
        first = firsts.setdefault(values, index)
        if first == index:
            continue
        if raws[first] == raws[index]:
            same.append(index)
        else:
            _note_repeated(key, values, first, index, found)
    found.keep[same] = False
    if same:
        found.note(
            Text("与前面的某个完全相同，只计一次", "the same as an earlier one, counted once"), SAME_TWICE, rows=same
        )


def _note_repeated(key: Sequence[str], values: Sequence[object], first: int, index: int, found: Found) -> None:
    names, said = ", ".join(key), " · ".join(map(str, values))
    problem = Text(
        f"{names} 重复：{said}，已见于 {found.labels[first]}",
        f"its {names} occurs more than once: {said}, first in {found.labels[first]}",
    )
    found.row(index, problem, DIFFERENT_KEY, column=key[0])


def check_rising(series: Mapping[str, pd.Series], column: str, of: str, along: str, reason: str, found: Found) -> None:
    """Note where ``column`` falls from one row of the same ``of`` to the next ``along``; a row may say its ``reason``.

    The rows stay: it is asked, not refused.
    """
    rows = np.flatnonzero(found.keep & series[column].notna().to_numpy(dtype=bool))
    table = pd.DataFrame({name: series[name].to_numpy()[rows] for name in (of, along, column)}, index=rows)
    table = table.sort_values([of, along], kind="stable")
    before = table.groupby(of, sort=False)[column].shift()
    for index in table.index[(table[column] < before).to_numpy(dtype=bool)]:
        if pd.isna(series[reason].iloc[index]):
            said = f"{table.at[index, of]} {table.at[index, along]}: {before[index]:g} > {table.at[index, column]:g}"
            problem = Text(f"{column} 比前一次下降：{said}", f"{column} is less than the time before: {said}")
            found.row(int(index), problem, SAY_WHY, column=column, dropped=False)
