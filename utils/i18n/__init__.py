"""Languages. Interface text is written in Chinese and English where it is used (``Text``); every further language is a
catalogue ``utils/i18n/<code>.toml`` that maps the English text to its own, falling back to English where it has none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from layers.base import Text

DEFAULT = "zh"
_HERE = Path(__file__).parent


@cache
def languages() -> Mapping[str, str]:
    """Language code -> its own name, the built-in two first."""
    further = {path.stem: _catalogue(path.stem).get("language", path.stem) for path in sorted(_HERE.glob("*.toml"))}
    return {"zh": "中文", "en": "English", **further}


@cache
def _catalogue(lang: str) -> Mapping[str, str]:
    return tomllib.loads((_HERE / f"{lang}.toml").read_text(encoding="utf-8"))


def pick(text: Text, lang: str) -> str:
    """``text`` in ``lang``; English where a further language lacks it."""
    if lang == "zh":
        return text.zh
    if lang == "en":
        return text.en
    return _catalogue(lang).get(text.en, text.en)


def pick_name(zh: str, en: str | None, lang: str) -> str:
    """A data label: the Chinese name in Chinese, else the English one, falling back to the Chinese."""
    return zh if lang == "zh" else en or zh
