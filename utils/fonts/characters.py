"""Which characters the atlas can show: those its own files are written in, and those of the community's data."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pandas as pd

from utils.store import Store

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("layers", "pages", "utils")
# Files whose text people see: texts of pages and layers, scripts, style sheets, catalogues of further languages.
SUFFIXES = frozenset((".py", ".js", ".css", ".toml"))
ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "…–—·“”‘’，。、；：？！（）《》%²³×→←␣"
# Letters of Western Europe, in names; and what dates, times and numbers are written with.
FURTHER = "".join(map(chr, range(0xA1, 0x100))) + "〇零一二三四五六七八九十百千万亿年季月周日时分秒星期上下午"
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


@cache
def interface_characters() -> str:
    """Every character the atlas's own files hold, sorted; they say everything that does not come from the data."""
    found = set(ALWAYS + FURTHER)
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in SUFFIXES:
                found |= characters_of(path.read_text(encoding="utf-8"))
    return "".join(sorted(found))


def community_characters(store: Store) -> str:
    """Every further character of the community's profile, layers, tables and story, sorted."""
    found: set[str] = set()
    for path in store.folder.rglob("*.toml"):
        found |= characters_of(path.read_text(encoding="utf-8", errors="ignore"))
    for frame in (*(data.frame for data in store.layers.values()), *store.tables.values()):
        for name in frame.columns:
            found |= _of_column(frame[name])
    return "".join(sorted(found - set(interface_characters())))


def characters_of(text: str) -> set[str]:
    """The characters of ``text`` that can be seen, those written as ``\\uXXXX`` among them."""
    found = set(text) | {chr(int(code, 16)) for code in _ESCAPED.findall(text)}
    return {char for char in found if char.isprintable()}


def _of_column(values: pd.Series) -> set[str]:
    """Of a column with texts; nothing for other ones."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        values = pd.Series(values.cat.categories)
    if not pd.api.types.is_string_dtype(values) and not pd.api.types.is_object_dtype(values):
        return set()
    # A cell may hold several texts.
    texts = values.explode().dropna().unique()
    return characters_of("".join(text for text in texts if isinstance(text, str)))
