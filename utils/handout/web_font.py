"""The part of the Chinese font a hand-out for the browser needs: the characters it shows, and no others."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

from utils.handout.fonts import SIMPLIFIED, folder

# Kept in the font: copyright, family, style, licence and where it stands.
_NAMES = [0, 1, 2, 13, 14]
FAMILY = "Noto Sans SC"
ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "…–—·“”‘’，。、；：？！（）《》%²³×→←␣"


def font_face(text: str) -> str:
    """A CSS rule that defines :data:`FAMILY`, every weight of it, for the characters of ``text``.

    It holds the font itself. Raises ``ModuleNotFoundError`` where the font's package is not installed.
    """
    data = b64encode(_subset("".join(sorted(set(text) | set(ALWAYS))))).decode("ascii")
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: 100 900; '
        f'src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
    )


@lru_cache(maxsize=4)
def _subset(characters: str) -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(layout_features=["kern", "locl"], name_IDs=_NAMES, hinting=False, notdef_outline=True)
    font = TTFont(next(folder().glob("*.ttc")), fontNumber=SIMPLIFIED, lazy=True)
    worker = subset.Subsetter(options)
    worker.populate(text=characters)
    worker.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
