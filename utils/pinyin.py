"""Chinese names as pinyin, without tones: in full and by initials. Letters and digits stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from pypinyin import lazy_pinyin

_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
# Reading a run of characters as words (重庆: chong qing) costs some 60 µs. Names repeat their words, so that caching
# makes it free; where a large data set does not repeat them, characters are read one by one.
MOST_RUNS = 20_000


def spell(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """For each name its full pinyin and its initials: 新河住宅区3栋 -> ``xinhezhuzhaiqu3dong``, ``xhzzq3d``."""
    names = list(names)
    distinct = {run for name in names for run in _RUN.findall(name)}
    read = cache(_by_word if len(distinct) <= MOST_RUNS else _by_character)
    return [_replace(name, read, 0) for name in names], [_replace(name, read, 1) for name in names]


def _replace(name: str, read: Callable[[str], tuple[str, str]], form: int) -> str:
    return _RUN.sub(lambda run: read(run[0])[form], name)


def _by_word(run: str) -> tuple[str, str]:
    return _joined(lazy_pinyin(run))


def _by_character(run: str) -> tuple[str, str]:
    return _joined([_character(char) for char in run])


@cache
def _character(char: str) -> str:
    return lazy_pinyin(char)[0]


def _joined(syllables: list[str]) -> tuple[str, str]:
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)
