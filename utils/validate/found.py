"""Collects the faults of one file while it is checked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from layers.base import Text
from utils.errors import Fault

MOST_SHOWN = 60


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

    def note(self, index: int, problem: Text, remedy: Text, *, column: str = "") -> None:
        """Note that row ``index`` is written otherwise than it should be, and was understood."""
        self.faults.append(Fault(self.file, problem, remedy, self.labels[index], column, note=True))

    def whole(self, problem: Text, remedy: Text, *, column: str = "", fatal: bool = True) -> None:
        """Note a fault of the file itself."""
        self.faults.append(Fault(self.file, problem, remedy, column=column, fatal=fatal))

    @property
    def fatal(self) -> bool:
        """Whether the file cannot be used."""
        return any(fault.fatal for fault in self.faults)


def shown(value: object) -> str:
    """A value from the file as it appears in a message: short, on one line."""
    text = '""' if value == "" else str(value)
    if text.isascii() and text.isprintable() and len(text) <= MOST_SHOWN:
        return text
    text = "".join(char if char.isprintable() else "�" for char in text)
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
