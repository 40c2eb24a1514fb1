"""Collects the faults of one file while it is checked."""

from __future__ import annotations

import reprlib
from collections.abc import Sequence

import numpy as np

from layers.base import Text
from utils.errors import Fault
from utils.text_cleaning import quotable

MOST_NAMES = 3
# Lists and objects from a file may be huge or nested a thousand deep: only their beginning is looked at.
_BRIEF = reprlib.Repr()
_BRIEF.maxlevel = 4


class Found:
    """The faults of one file and which of its ``count`` rows are left out because of them.

    ``labels`` name the rows in messages: their ids, or ``#12`` (counted from 1) where they have none.
    """

    def __init__(self, file: str, labels: Sequence[str]) -> None:
        self.file = file
        self.labels = labels
        self.faults: list[Fault] = []
        self.keep = np.ones(len(labels), dtype=bool)

    def row(self, index: int, problem: Text, remedy: Text, *, column: str = "", dropped: bool = True) -> None:
        """Note a fault of row ``index``; ``dropped`` rows are left out."""
        self.faults.append(Fault(self.file, problem, remedy, self.labels[index], column, dropped=dropped))
        if dropped:
            self.keep[index] = False

    def whole(self, problem: Text, remedy: Text, *, column: str = "", fatal: bool = True) -> None:
        """Note a fault of the file itself."""
        self.faults.append(Fault(self.file, problem, remedy, column=column, fatal=fatal))

    def note(self, problem: Text, remedy: Text, *, column: str = "", rows: Sequence[int] = ()) -> None:
        """Note that the file, or some of its rows, is written otherwise than it should be, and was understood.

        One note for all ``rows`` together: a file that a programme saved again has one in every row.
        """
        if len(rows):
            names = name_rows([self.labels[index] for index in rows[:MOST_NAMES]], len(rows), self.file)
            problem = Text(f"{names.zh}{problem.zh}", f"{names.en}{problem.en}")
        self.faults.append(Fault(self.file, problem, remedy, column=column, note=True))

    @property
    def fatal(self) -> bool:
        """Whether the file cannot be used."""
        return any(fault.fatal for fault in self.faults)


def name_rows(names: Sequence[str], count: int, file: str) -> Text:
    """How a sentence about ``count`` features (of a layer) or rows (of a table) begins; ``names`` are the first few."""
    more = count > len(names)
    zh, en = "、".join(names) + (" 等" if more else ""), ", ".join(names) + (" …" if more else "")
    one, many, chinese = ("row", "rows", "行") if file.endswith(".csv") else ("feature", "features", "要素")
    if count == 1:
        return Text(f"{chinese} {zh}：", f"{one} {en}: ")
    return Text(f"{count} {'' if chinese == '行' else '个'}{chinese}（{zh}）：", f"{count} {many} ({en}): ")


def shown(value: object) -> str:
    """A value from the file as it appears in a message: short, on one line."""
    return quotable('""' if value == "" else _BRIEF.repr(value) if isinstance(value, list | dict) else str(value))
