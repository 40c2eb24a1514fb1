"""The deck brings its font. The container is read here as the W3C submission "Embedded OpenType (EOT)" lays it out."""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from tests.handout.kit import LANGUAGES, deck, slides_file
from utils.handout.embedded_font import eot
from utils.handout.fonts import STRAIGHT, width
from utils.handout.truetype import WEIGHTS, static_fonts
from utils.i18n import pick

both = pytest.mark.parametrize("lang", LANGUAGES)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
CONTENT_TYPE = "application/x-fontdata"
PLACED = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@dataclass(frozen=True)
class Eot:
    """The fields of a container, and its font."""

    size: int
    version: int
    flags: int
    panose: tuple[int, ...]
    charset: int
    italic: int
    weight: int
    fs_type: int
    magic: int
    unicode: tuple[int, ...]
    code_pages: tuple[int, ...]
    check: int
    names: tuple[str, ...]
    root: str
    font: bytes


def parsed(data: bytes) -> Eot:
    size, font_size, version, flags = struct.unpack_from("<LLLL", data, 0)
    panose = tuple(data[16:26])
    charset, italic = data[26], data[27]
    (weight,) = struct.unpack_from("<L", data, 28)
    fs_type, magic = struct.unpack_from("<HH", data, 32)
    unicode, pages = struct.unpack_from("<4L", data, 36), struct.unpack_from("<2L", data, 52)
    check, *reserved = struct.unpack_from("<5L", data, 60)
    assert reserved == [0, 0, 0, 0]
    at, texts = 80, []
    for _ in range(5):
        padding, length = struct.unpack_from("<HH", data, at)
        assert padding == 0
        texts.append(data[at + 4 : at + 4 + length].decode("utf-16-le"))
        at += 4 + length
    return Eot(
        size, version, flags, panose, charset, italic, weight, fs_type, magic, unicode, pages, check,
        tuple(texts[:4]), texts[4], data[at : at + font_size],
    )  # fmt: skip


@cache
def package(lang: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(slides_file(lang))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@cache
def listed(lang: str) -> tuple[dict[str, str], dict[str, str]]:
    """What the presentation says of its one font, and the part of each style, by the package's own links."""
    root = ElementTree.fromstring(package(lang)["ppt/presentation.xml"])
    (entry,) = root.findall(f"{P}embeddedFontLst/{P}embeddedFont")
    links = ElementTree.fromstring(package(lang)["ppt/_rels/presentation.xml.rels"])
    fonts = {link.get("Id"): link.get("Target") for link in links if link.get("Type") == RELATIONSHIP}
    assert [child.tag for child in entry] == [f"{P}font", f"{P}regular", f"{P}bold"]
    return entry[0].attrib, {child.tag.removeprefix(P): f"ppt/{fonts[child.get(f'{R}id')]}" for child in entry[1:]}


def embedded(lang: str, style: str) -> Eot:
    return parsed(package(lang)[listed(lang)[1][style]])


def texts(lang: str, *folders: str) -> str:
    """All that slides, notes and charts say, number formats with them."""
    said = []
    for name, content in package(lang).items():
        if name.startswith(folders) and name.endswith(".xml"):
            for one in ElementTree.fromstring(content).iter():
                said += [one.text or ""] if one.tag in (f"{A}t", f"{C}v", f"{C}f", f"{C}formatCode") else []
                said.append(one.get("formatCode", "") + one.get("char", ""))
    return "".join(said)


@both
@pytest.mark.parametrize("style", ["regular", "bold"])
def test_every_character_of_the_deck_has_an_outline(lang: str, style: str) -> None:
    said = texts(lang, "ppt/slides/", "ppt/notesSlides/", "ppt/charts/")
    notes = pick(deck().slides[0].notes, lang)
    assert (notes if lang == "zh" else notes.translate(STRAIGHT)) in said
    font = TTFont(io.BytesIO(embedded(lang, style).font))
    assert font.sfntVersion == "\0\1\0\0" and "CFF " not in font and "fvar" not in font
    shapes = font.getBestCmap()
    wanted = {char for char in said if not char.isspace()} | set(map(chr, range(0x21, 0x7F)))
    assert [char for char in wanted if ord(char) not in shapes] == []
    assert [char for char in wanted if font["glyf"][shapes[ord(char)]].numberOfContours < 1] == []


@both
def test_the_container_says_what_the_font_says(lang: str) -> None:
    for style, weight, bold in (("regular", 400, False), ("bold", 700, True)):
        held, data = embedded(lang, style), package(lang)[listed(lang)[1][style]]
        font = TTFont(io.BytesIO(held.font))
        os2, name = font["OS/2"], font["name"]
        assert (held.size, held.version, held.magic) == (len(data), 0x00020001, 0x504C)
        # Neither packed nor masked; anybody may install it, so the deck stays editable; bound to no site.
        assert (held.flags, held.fs_type, os2.fsType, held.root) == (0, 0, 0, "")
        assert (held.charset, held.italic, held.weight, os2.usWeightClass) == (1, 0, weight, weight)
        assert bool(os2.fsSelection & 0x20) == bool(font["head"].macStyle & 1) == bold
        assert held.panose[:3] == (2, 11, 8 if bold else 5)
        assert held.unicode == tuple(getattr(os2, f"ulUnicodeRange{k}") for k in (1, 2, 3, 4))
        assert held.code_pages == (os2.ulCodePageRange1, os2.ulCodePageRange2)
        assert held.code_pages[0] & 1 << 18, "simplified Chinese"
        assert held.check == font["head"].checkSumAdjustment
        assert held.names == tuple(name.getDebugName(id_) for id_ in (1, 2, 5, 4))
        assert held.names[1] == style.title() and held.names[3].startswith(held.names[0])


def test_the_outlines_are_those_of_the_weight_and_keep_its_widths() -> None:
    regular, bold = (TTFont(io.BytesIO(embedded("zh", style).font)) for style in ("regular", "bold"))
    for font, weight in ((regular, 400), (bold, 700)):
        # FreeType's word for the package's variable font.
        assert font["hmtx"][font.getBestCmap()[ord("m")]][0] == pytest.approx(width("m", 1000, weight), abs=10)
    assert regular["hmtx"][regular.getBestCmap()[ord("社")]][0] == 1000
    glyphs = [font["glyf"][font.getBestCmap()[ord("l")]] for font in (regular, bold)]
    thin, thick = (glyph.xMax - glyph.xMin for glyph in glyphs)
    assert thick > thin * 1.2


@both
def test_the_family_is_the_decks_typeface_everywhere(lang: str) -> None:
    face = listed(lang)[0]
    assert face["typeface"] == embedded(lang, "regular").names[0] == embedded(lang, "bold").names[0]
    assert face["charset"] == str(134 - 256)
    named = set()
    for name, content in package(lang).items():
        if name.startswith(("ppt/slides/", "ppt/notesSlides/", "ppt/charts/")) and name.endswith(".xml"):
            root = ElementTree.fromstring(content)
            named |= {one.get("typeface") for tag in ("latin", "ea", "cs") for one in root.iter(A + tag)}
    # What begins with + is the theme's.
    assert {one for one in named if not one.startswith("+")} == {face["typeface"]}


@both
def test_the_themes_of_slides_and_notes_name_it_and_fall_back_to_a_chinese_font(lang: str) -> None:
    themes = [content for name, content in package(lang).items() if name.startswith("ppt/theme/theme")]
    assert len(themes) == 2
    for theme in map(ElementTree.fromstring, themes):
        for fonts in (next(theme.iter(A + kind)) for kind in ("majorFont", "minorFont")):
            assert {fonts.find(A + tag).get("typeface") for tag in ("latin", "ea", "cs")} == {
                listed(lang)[0]["typeface"]
            }
            assert [one.get("typeface") for one in fonts.findall(f"{A}font") if one.get("script") == "Hans"] == [
                "Microsoft YaHei"
            ]


@both
def test_parts_are_linked_and_typed_as_powerpoint_does(lang: str) -> None:
    assert listed(lang)[1] == {"regular": "ppt/fonts/font1.fntdata", "bold": "ppt/fonts/font2.fntdata"}
    types = ElementTree.fromstring(package(lang)["[Content_Types].xml"])
    assert [one.get("ContentType") for one in types.findall(f"{PLACED}Default[@Extension='fntdata']")] == [CONTENT_TYPE]
    root = ElementTree.fromstring(package(lang)["ppt/presentation.xml"])
    assert root.get("embedTrueTypeFonts") == root.get("saveSubsetFonts") == "1"
    tags = [child.tag.removeprefix(P) for child in root]
    assert tags.index("embeddedFontLst") == tags.index("notesSz") + 1


def test_no_curly_quotation_marks_in_english() -> None:
    # The font's are as wide as a Chinese character.
    assert not set("“”‘’") & set(texts("en", "ppt/slides/", "ppt/notesSlides/"))
    assert "“" in texts("zh", "ppt/slides/")


@both
def test_the_font_stays_small(lang: str) -> None:
    with zipfile.ZipFile(io.BytesIO(slides_file(lang))) as packed:
        taken = sum(one.compress_size for one in packed.infolist() if one.filename.startswith("ppt/fonts/"))
    assert taken < {"zh": 220_000, "en": 60_000}[lang]


def test_the_reserved_name_is_not_used_and_the_licence_comes_along() -> None:
    for font in static_fonts("上木古 A").values():
        name = TTFont(io.BytesIO(font))["name"]
        assert "Reserved Font Name 'Source'" in name.getDebugName(0) and "SIL Open Font License" in name.getDebugName(
            13
        )
        assert all("Source" not in name.getDebugName(id_) for id_ in (1, 2, 3, 4, 6))


def test_what_the_family_has_no_glyph_for_is_left_out() -> None:
    font = static_fonts("古\U0001f600")["Regular"]
    assert set(TTFont(io.BytesIO(font)).getBestCmap()) == {ord("古")}
    assert parsed(eot(font)).font == font


def test_styles_are_made_once() -> None:
    assert static_fonts("古") is static_fonts("古") and set(static_fonts("古")) == set(WEIGHTS)
