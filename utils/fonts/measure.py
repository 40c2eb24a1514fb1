"""How wide a text is: in the browser, in a hand-out and here, for all have the same letters."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from utils.fonts.package import SIMPLIFIED, collection

_MEASURED_AT = 64


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
