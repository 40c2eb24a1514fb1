"""Static TrueType fonts, Regular and Bold, of just the characters a hand-out uses.

The package's font is one variable font with cubic outlines (CFF2). Offices embed static fonts with quadratic outlines
(``glyf``) only. So: subset first, draw each glyph at the weight wanted, turn its curves into quadratic ones, and build
a new font of them. Tables for vertical text, kerning and alternates stay out: offices set slides without.

The licence (SIL OFL 1.1) reserves the name "Source" and no other: a changed font may keep the family's own name.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from utils.fonts.package import FAMILY, SIMPLIFIED, collection

WEIGHTS = {"Regular": 400, "Bold": 700}
PANOSE_WEIGHT = {"Regular": 5, "Bold": 8}
# How far a quadratic curve may lie from the cubic one, in thousandths of the type size: cannot be seen.
_ERROR = 1.0
# Code pages: Latin 1 and Simplified Chinese. The whole font claims Japanese and Korean too; this part of it cannot.
_CODE_PAGES = 1 << 0 | 1 << 18
# Names told on as they are: copyright, trademark, maker, licence and where it stands.
_KEPT_NAMES = {0: "copyright", 7: "trademark", 8: "manufacturer", 13: "licenseDescription", 14: "licenseInfoURL"}


@lru_cache(maxsize=4)
def static_fonts(characters: str) -> dict[str, bytes]:
    """Style ("Regular", "Bold") -> a TrueType font of :data:`FAMILY` with a glyph for each of ``characters``.

    Those the family has no glyph for are left out. Do not change what is returned: it is kept for the next call.
    Raises ``ModuleNotFoundError`` where the font's package is not installed.
    """
    source = _subset(characters)
    return {style: _static(source, style) for style in WEIGHTS}


def _subset(characters: str) -> Any:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    unused = ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "VVAR", "vhea", "vmtx"]
    options = subset.Options(
        drop_tables=unused, layout_features=[], name_IDs=[*_KEPT_NAMES, 5], hinting=False, notdef_outline=True,
        prune_codepage_ranges=False,
    )  # fmt: skip
    font = TTFont(collection(), fontNumber=SIMPLIFIED, lazy=True)
    worker = subset.Subsetter(options)
    worker.populate(text=characters)
    worker.subset(font)
    return font


def _static(source: Any, style: str) -> bytes:
    """``source`` at the weight of ``style``, as a font of its own."""
    from fontTools.fontBuilder import FontBuilder

    glyphs, metrics = _outlines(source, WEIGHTS[style])
    head, across = source["head"], source["hhea"]
    built = FontBuilder(head.unitsPerEm, isTTF=True)
    built.updateHead(fontRevision=head.fontRevision, created=head.created, modified=head.modified)
    built.font.recalcTimestamp = False
    built.setupGlyphOrder(source.getGlyphOrder())
    built.setupCharacterMap(source.getBestCmap())
    built.setupGlyf(glyphs)
    built.setupHorizontalMetrics({name: (wide, built.font["glyf"][name].xMin) for name, wide in metrics.items()})
    built.setupHorizontalHeader(ascent=across.ascent, descent=across.descent)
    built.setupNameTable(_names(source, style), mac=False)
    built.setupPost(keepGlyphNames=False)
    _style(built.font, source["OS/2"], style)
    out = BytesIO()
    built.save(out)
    return out.getvalue()


def _outlines(source: Any, weight: int) -> tuple[dict[str, Any], dict[str, int]]:
    """Name -> TrueType glyph, and name -> how wide it is."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    drawn = source.getGlyphSet(location={"wght": weight})
    glyphs, metrics = {}, {}
    for name in source.getGlyphOrder():
        pen = TTGlyphPen(None)
        # TrueType fills what runs clockwise, CFF the other way round.
        drawn[name].draw(Cu2QuPen(pen, _ERROR, reverse_direction=True))
        glyphs[name], metrics[name] = pen.glyph(), round(drawn[name].width)
    return glyphs, metrics


def _names(source: Any, style: str) -> dict[str, str]:
    own = {key: source["name"].getDebugName(id_) for id_, key in _KEPT_NAMES.items()}
    version = source["name"].getDebugName(5).split(";")[0]
    # One language only: some offices look a font up by its Chinese name, others by its English one. And some readers
    # of EOT load a font only where its full name starts with the family's.
    return {key: said for key, said in own.items() if said} | {
        "familyName": FAMILY,
        "styleName": style,
        "uniqueFontIdentifier": f"{version};{FAMILY};{style};subset",
        "fullName": f"{FAMILY} {style}",
        "version": version,
        "psName": f"{FAMILY.replace(' ', '')}-{style}",
    }


def _style(font: Any, metrics: Any, style: str) -> None:
    """Say that ``font`` is Regular or Bold, in every table that says so; ``metrics`` (OS/2) is the source's."""
    from copy import deepcopy

    from fontTools.ttLib import newTable
    from fontTools.varLib.instancer import setMacOverlapFlags

    bold = style == "Bold"
    own = font["OS/2"] = deepcopy(metrics)
    own.usWeightClass, own.fsSelection = WEIGHTS[style], 0x20 if bold else 0x40
    own.panose.bWeight = PANOSE_WEIGHT[style]
    # Installable: whoever opens the deck may edit it.
    own.fsType = 0
    own.ulCodePageRange1, own.ulCodePageRange2 = _CODE_PAGES, 0
    font["head"].macStyle = int(bold)
    # Strokes of the variable font may lie over each other.
    setMacOverlapFlags(font["glyf"])
    smooth = font["gasp"] = newTable("gasp")
    smooth.version, smooth.gaspRange = 1, {0xFFFF: 0xF}
