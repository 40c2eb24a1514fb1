"""The deck brings its font: Regular and Bold of the characters it uses, embedded as PowerPoint embeds fonts.

PowerPoint (Windows, Mac since 2019), WPS and others load what ``p:embeddedFontLst`` of the presentation lists. Each
font is a part (``ppt/fonts/fontN.fntdata``) in the container of the W3C submission "Embedded OpenType (EOT) File
Format" (https://www.w3.org/submissions/EOT/), version 0x00020001: a header, little-endian, then the font as it is. It
may be compressed and masked (PowerPoint does so); it need not be, the package is zipped anyway.

An office that ignores the list (LibreOffice 7.4 does) uses a font of the machine, see ``slide_base.FACE``.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn

from utils.fonts.characters import ALWAYS
from utils.handout.slide_base import FACE
from utils.handout.truetype import static_fonts

VERSION, MAGIC = 0x00020001, 0x504C
# The font is whole to its reader (TTEMBED_SUBSET makes a deck one to read only in some), neither packed nor masked.
_FLAGS = 0
_DEFAULT_CHARSET = 1
_FAMILY_NAME, _STYLE_NAME, _VERSION_NAME, _FULL_NAME = 1, 2, 5, 4
# Letters and signs of Western Europe, so that a small edit does not change the face.
_LATIN = "".join(map(chr, range(0xA1, 0x100)))


def embed_font(presentation: Any) -> None:
    """Put :data:`FACE` into ``presentation`` and list it. Call it last: it looks at what characters are used.

    Raises ``ModuleNotFoundError`` where the font's package is not installed.
    """
    fonts = static_fonts("".join(sorted(characters(presentation))))
    part, root = presentation.part, presentation.part._element
    entry = root.makeelement(qn("p:embeddedFont"), {})
    entry.append(root.makeelement(qn("p:font"), FACE))
    for number, (style, font) in enumerate(fonts.items(), start=1):
        name = PackURI(f"/ppt/fonts/font{number}.fntdata")
        held = Part(name, CONTENT_TYPE.X_FONTDATA, part.package, eot(font))
        id_ = part.relate_to(held, RELATIONSHIP_TYPE.FONT)
        entry.append(root.makeelement(qn(f"p:{style.lower()}"), {qn("r:id"): id_}))
    listed = root.makeelement(qn("p:embeddedFontLst"), {})
    listed.append(entry)
    # The schema has a place for it.
    root.find(qn("p:notesSz")).addnext(listed)
    root.set("embedTrueTypeFonts", "1")
    root.set("saveSubsetFonts", "1")


def characters(presentation: Any) -> set[str]:
    """Every character of the slides, their layouts and masters, notes and charts, and those a small edit needs."""
    used = set(ALWAYS + _LATIN)
    for part in presentation.part.package.iter_parts():
        if isinstance(part, XmlPart) and not part.partname.startswith("/ppt/theme"):
            # Number formats and alternative texts are attributes; that tags come along costs nothing.
            used.update(part.blob.decode("utf-8"))
    return {char for char in used if char.isprintable()}


def eot(font: bytes) -> bytes:
    """``font`` (TrueType) in an EOT container."""
    from fontTools.ttLib import TTFont

    read = TTFont(BytesIO(font), lazy=True)
    os2 = read["OS/2"]
    look = os2.panose
    panose = bytes(
        (look.bFamilyType, look.bSerifStyle, look.bWeight, look.bProportion, look.bContrast,
         look.bStrokeVariation, look.bArmStyle, look.bLetterForm, look.bMidline, look.bXHeight)
    )  # fmt: skip
    fixed = struct.pack(
        "<10sBBIHH4I2II16x", panose, _DEFAULT_CHARSET, os2.fsSelection & 1, os2.usWeightClass, os2.fsType, MAGIC,
        os2.ulUnicodeRange1, os2.ulUnicodeRange2, os2.ulUnicodeRange3, os2.ulUnicodeRange4,
        os2.ulCodePageRange1, os2.ulCodePageRange2, read["head"].checkSumAdjustment,
    )  # fmt: skip
    told = (_FAMILY_NAME, _STYLE_NAME, _VERSION_NAME, _FULL_NAME)
    names = b"".join(_padded(read["name"].getDebugName(id_)) for id_ in told)
    # The last is the root string, the sites a font is bound to: none.
    rest = fixed + names + _padded("") + font
    return struct.pack("<4I", 16 + len(rest), len(font), VERSION, _FLAGS) + rest


def _padded(text: str) -> bytes:
    """Two bytes of padding, the size in bytes, the text."""
    coded = text.encode("utf-16-le")
    return struct.pack("<HH", 0, len(coded)) + coded
