"""The letters as a style sheet: ``@font-face`` rules, and the list of families everything is set in.

Pages load the font in two parts from this origin: the interface's characters, which stay the same, and those the
community's data has besides, which change with it. A file that must ask for nothing holds its font itself.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from itertools import groupby

from utils.fonts.characters import ALWAYS
from utils.fonts.package import JAPANESE
from utils.fonts.woff import Part, woff2

NAME, LATIN_NAME = "Atlas Sans", "Atlas Latin"
# Quotation marks and dots that Chinese sets as wide as a character, and no other language.
LATIN = Part("·‘’“”•", JAPANESE)
# Our own letters first; the rest is for what they lack (a rare name typed a moment ago, say).
CHINESE_FAMILIES = f'"{NAME}", "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
FURTHER_FAMILIES = f'"{LATIN_NAME}", {CHINESE_FAMILIES}'


def families(lang: str) -> str:
    """The families text in ``lang`` is set in, as CSS lists them."""
    return CHINESE_FAMILIES if lang == "zh" else FURTHER_FAMILIES


def style_sheet(faces: Iterable[str]) -> str:
    """``faces`` (see :func:`font_face`) and the lists of families, which style sheets and scripts know as variables."""
    lists = f"--atlas-fonts: {CHINESE_FAMILIES}; --atlas-fonts-latin: {FURTHER_FAMILIES};"
    return "\n".join([*faces, f":root {{ {lists} }}"])


def font_face(address: str, only: str = "", name: str = NAME) -> str:
    """The rule for the font at ``address``, every weight of it; asked for only where one of ``only`` is shown."""
    limit = f" unicode-range: {unicode_range(only)};" if only else ""
    return (
        f'@font-face {{ font-family: "{name}"; font-weight: 100 900; font-display: swap; '
        f'src: url("{address}") format("woff2");{limit} }}'
    )


def embedded_style(text: str) -> str:
    """A style sheet that holds the font itself, for the characters of ``text``.

    Raises ``ModuleNotFoundError`` where the font's package is not installed.
    """
    shown = Part("".join({char for char in text if char.isprintable()}) + ALWAYS)
    return style_sheet([font_face(_held(shown)), font_face(_held(LATIN), LATIN.characters, LATIN_NAME)])


def _held(part: Part) -> str:
    return f"data:font/woff2;base64,{b64encode(woff2(part)).decode('ascii')}"


def unicode_range(characters: str) -> str:
    """``characters`` as CSS lists them: ``U+4e00-4e03, U+571f``."""
    codes = sorted({ord(char) for char in characters})
    runs = [[code for _, code in run] for _, run in groupby(enumerate(codes), lambda each: each[1] - each[0])]
    return ", ".join(f"U+{run[0]:x}" if len(run) == 1 else f"U+{run[0]:x}-{run[-1]:x}" for run in runs)
