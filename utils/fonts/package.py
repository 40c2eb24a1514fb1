"""Where the letters come from: Noto Sans CJK, from a package (SIL Open Font License 1.1), never from the machine."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

FAMILY = "Noto Sans CJK SC"
PACKAGE = "manimgx_fonts_cjk"
# Within the collection: JP, KR, SC, TC, HK. The Chinese ones have quotation marks and dots as wide as a character; in
# the Japanese one they are as English writes them.
SIMPLIFIED, JAPANESE = 2, 0


@cache
def folder() -> Path:
    """The folder with the font file. Raises ``ModuleNotFoundError`` where the package is not installed."""
    return Path(str(files(PACKAGE)))


def collection() -> Path:
    """The font file: a collection of variable fonts, of which :data:`SIMPLIFIED` is ours.

    Raises ``ModuleNotFoundError`` where the package is not installed.
    """
    return next(folder().glob("*.ttc"))
