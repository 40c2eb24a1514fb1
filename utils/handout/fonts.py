"""The one place that knows which fonts hand-outs are set in.

Everything the server draws (maps, briefing, map sheet) is set in the font of :mod:`utils.fonts`: no font of the machine
is used, so that Chinese reads the same everywhere. Slides name it, and bring it along.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from utils.fonts.measure import width
from utils.fonts.package import FAMILY, folder

__all__ = ["FAMILY", "STRAIGHT", "typst_fonts", "width"]
# Quotation marks of the font that are no wider than a letter.
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@cache
def typst_fonts() -> Any:
    """The package's fonts, and no others, for Typst; read once."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder())])
