"""How far the import is, on stderr: a bar on a terminal, a line a stage in a log, nothing when asked to be quiet."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

from tqdm import tqdm

from layers.base import Text

T = TypeVar("T")


class Progress:
    """``quiet`` says nothing at all. ``stream`` is where to say it; a bar is drawn only if it is a terminal."""

    def __init__(self, quiet: bool = False, stream: TextIO | None = None) -> None:
        self._quiet = quiet
        self._stream = stream or sys.stderr

    def over(self, things: Iterable[T], what: Text, total: int | None = None) -> Iterator[T]:
        """``things`` one by one; ``total`` is how many there will be, where known."""
        words = f"{what.zh} {what.en}"
        if self._quiet:
            yield from things
        elif self._stream.isatty():
            yield from tqdm(things, desc=words, total=total, file=self._stream, unit="", leave=False, mininterval=0.2)
            self._say(words)
        else:
            self._say(words if total is None else f"{words} ({total:,})")
            yield from things

    def _say(self, words: str) -> None:
        print(words, file=self._stream, flush=True)
