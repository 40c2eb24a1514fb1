"""The one place that knows which fonts hand-outs are set in.

Everything the server draws (maps, briefing, map sheet) is set in the font of :mod:`utils.fonts`: no font of the machine
is used, so that Chinese reads the same everywhere. Slides name it, and bring it along.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from utils.fonts.package import FAMILY, SIMPLIFIED, collection, folder

__all__ = ["FAMILY", "STRAIGHT", "typst_fonts", "width"]
_MEASURED_AT = 64
# Quotation marks of the font that are no wider than a letter.
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@cache
def typst_fonts() -> Any:
    """The package's fonts, and no others, for Typst; read once."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder())])


@lru_cache(maxsize=20000)
def width(text: str, size: float, weight: int = 500) -> float:
    """How wide ``text`` is, in the unit of ``size``."""
    return float(_face(weight).getlength(text)) * size / _MEASURED_AT


@cache
def _face(weight: int) -> Any:
    from PIL import ImageFont

    face = ImageFont.truetype(str(collection()), _MEASURED_AT, index=SIMPLIFIED)
    face.set_variation_by_axes([weight])
    return face
