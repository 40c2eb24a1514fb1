"""Free text: which features have it in their name, their texts, their id."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from layers.base import LayerSpec
from utils.filters import problems
from utils.filters.clauses import Parsed
from utils.filters.escaping import escape, unescape
from utils.filters.values import texts

LONGEST = 80


@dataclass(frozen=True, slots=True)
class Contains:
    """Every word of ``text`` occurs in one of the layer's ``searched`` columns.

    Case and width (Ａ, A) do not matter. ``text`` is kept with single spaces. Raises ``ValueError`` where there is no
    word, or more than 80 characters: to ask for nothing, leave the clause out.
    """

    MARK: ClassVar[str] = "*"
    NAME: ClassVar[str] = "text"

    text: str

    def __post_init__(self) -> None:
        text = " ".join(self.text.split())
        if not 0 < len(text) <= LONGEST:
            raise ValueError(f"free text is 1 to {LONGEST} characters")
        object.__setattr__(self, "text", text)

    def matches(self, frame: pd.DataFrame, spec: LayerSpec, column: str) -> np.ndarray:
        """Rows in which all words occur, each anywhere."""
        # Most names have no English, most features no partner: a column of nothing holds no word.
        columns = [texts(frame, name) for name in spec.searched if name in frame]
        words = _plain(self.text).split()
        rows = zip(*columns, strict=True) if columns else iter(())
        found = (_has(_plain("\n".join(row)), words) for row in rows)
        return np.fromiter(found, dtype=bool, count=len(frame)) if columns else np.zeros(len(frame), dtype=bool)

    def body(self) -> str:
        """The text, escaped."""
        return escape(self.text)

    @classmethod
    def asks(cls, spec: LayerSpec, column: str) -> bool:
        """Whether a clause of this sort may go by the name ``column``."""
        return column == cls.NAME

    @classmethod
    def parse(cls, body: str, spec: LayerSpec, column: str) -> Parsed:
        """Any text but none and an endless one."""
        try:
            return cls(unescape(body)), []
        except ValueError:
            return None, [problems.malformed(f"{spec.id}.{column}{cls.MARK}{body}")]


def _has(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
