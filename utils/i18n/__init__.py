"""Languages. Interface text is written in Chinese and English where it is used (``Text``); every further language is a
catalogue ``utils/i18n/<code>.toml`` that maps the English text to its own, falling back to English where it has none.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from layers.base import Text
from utils.toml_file import TomlError, read_toml

DEFAULT = "zh"
_HERE = Path(__file__).parent
_PLACEHOLDER = re.compile(r"\{[^}]*\}")


@cache
def languages() -> Mapping[str, str]:
    """Language code -> its own name, the built-in two first; a catalogue that cannot be read is logged and left out."""
    further = {path.stem: catalogue(path.stem) for path in sorted(_HERE.glob("*.toml"))}
    named = {code: words.get("language", code) for code, words in further.items() if words}
    return {"zh": "中文", "en": "English", **named}


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """English text -> the text in ``lang``; lines that are empty or do not keep their placeholders are left out."""
    path = _HERE / f"{lang}.toml"
    try:
        lines, _ = read_toml(path)
    except (FileNotFoundError, TomlError) as error:
        logging.getLogger("atlas").error("%s: %s", path, error)
        return {}
    return {english: own for english, own in lines.items() if _fits(english, own)}


def _fits(english: str, own: object) -> bool:
    same = isinstance(own, str) and sorted(_PLACEHOLDER.findall(own)) == sorted(_PLACEHOLDER.findall(english))
    return same and bool(str(own).strip())


def pick(text: Text, lang: str) -> str:
    """``text`` in ``lang``; English where a further language lacks it, and for a language there is none of."""
    if lang == "zh":
        return text.zh
    if lang == "en" or lang not in languages():
        return text.en
    return catalogue(lang).get(text.en, text.en)


def pick_name(zh: str, en: str | None, lang: str) -> str:
    """A data label: the Chinese name in Chinese, else the English one, falling back to the Chinese."""
    return zh if lang == "zh" else en or zh
