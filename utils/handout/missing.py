"""Characters the font of the hand-outs has no glyph for: which, of which script, and what becomes of them.

The server draws with one font (:mod:`utils.fonts`) and no other, so that Chinese reads the same everywhere; it
lacks rare Chinese characters, emoji, and scripts such as Hebrew, Arabic or Thai. Screens have further fonts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from layers.base import Text
from utils.fonts.package import SIMPLIFIED, collection

# Surely there: the font is opened only for a text with other characters.
_SURE = frozenset([*map(chr, range(0x20, 0x7F)), *map(chr, range(0x4E00, 0x9FA6)), *"，。、；：？！（）《》“”‘’·—…"])
# Said by name; the rest is counted.
MOST = 8
MOST_PLACES = 6
SYMBOLS = Text("符号、表情", "symbols, emoji")
RARE = Text("生僻字", "rare Chinese characters")
OF_SCRIPT = Text("{}（{}）", "{} ({})")
MORE = Text("等 {} 个字符", "… {} characters in all")
JOIN = Text("、", ", ")
FEATURES = Text("“{}”的 {} 个要素", "{} of {}")
FEATURE_COUNT = (Text("", "1 feature"), Text("", "{} features"))
IN_PRINT = Text(
    "字体缺少 {}，出现在{}，印成方框。", "The font lacks {}, in {}: printed as boxes."
)  # fmt: skip
BEFORE = {
    "boxes": Text(
        "输出所用的字体缺少 {}，出现在{}：将显示为方框。", "The font of hand-outs lacks {}, in {}: shown as boxes."
    ),
    "slides": Text(
        "输出所用的字体缺少 {}，出现在{}：地图上将显示为方框；其余文字由打开演示文稿的电脑自有的字体显示。",
        "The font of hand-outs lacks {}, in {}: shown as boxes on maps; the text itself shows where the computer that "
        "opens the slides has a font for it.",
    ),
}
# What draws the text of each form of hand-out; a browser draws a web page, with the fonts of the device.
DRAWN = {"pdf": "boxes", "sheet": "boxes", "sheet_png": "boxes", "pptx": "slides"}


@dataclass(frozen=True, slots=True)
class Missing:
    """``characters`` without a glyph, each once, in the order they were met, and the ``places`` they stand in."""

    characters: str = ""
    places: tuple[Text, ...] = ()


def find_missing_characters(texts: Iterable[str]) -> str:
    """The characters of ``texts`` the font has no glyph for, each once, in order; "" where all can be written.

    Characters that are never drawn (joiners, variation selectors, controls) are none of them. Raises
    ``ModuleNotFoundError`` where the font's package is not installed.
    """
    unsure = {char: None for text in texts if not _SURE.issuperset(text) for char in text if char not in _SURE}
    drawn = [char for char in unsure if not _is_invisible(char)]
    return "".join(char for char in drawn if ord(char) not in _glyphs()) if drawn else ""


def missing_in(places: Iterable[tuple[Text, Iterable[str]]]) -> Missing:
    """The characters missing in the texts of each of ``places`` (what it is called, its texts), and in which."""
    found: dict[str, None] = {}
    where = []
    for name, texts in places:
        missing = find_missing_characters(texts)
        if missing:
            found |= dict.fromkeys(missing)
            where.append(name)
    return Missing("".join(found), tuple(dict.fromkeys(where)))


def features_called(title: Text, count: int) -> Text:
    """``count`` features of a layer, as a place."""
    english = FEATURE_COUNT[count != 1].en.format(count)
    return Text(FEATURES.zh.format(title.zh, count), FEATURES.en.format(english, title.en))


def notice_before(missing: Missing, form: str) -> Text | None:
    """What to say before a hand-out of ``form`` is made; None where it shows everything."""
    wording = BEFORE.get(DRAWN.get(form, ""))
    if not missing.characters or wording is None:
        return None
    return Text(*(_fill(wording, missing, lang, printed=False) for lang in ("zh", "en")))


def note_in_print(missing: Missing) -> Text | None:
    """What the hand-out says itself, in characters it can write: code points; None where nothing is missing."""
    if not missing.characters:
        return None
    return Text(*(_fill(IN_PRINT, missing, lang, printed=True) for lang in ("zh", "en")))


def _fill(wording: Text, missing: Missing, lang: str, printed: bool) -> str:
    zh = lang == "zh"
    join, places = (JOIN.zh if zh else JOIN.en), [place.zh if zh else place.en for place in missing.places]
    where = join.join(places[:MOST_PLACES]) + ("…" if len(places) > MOST_PLACES else "")
    return (wording.zh if zh else wording.en).format(_characters(missing.characters, lang, printed), where)


def _characters(characters: str, lang: str, printed: bool) -> str:
    """The first of them, by script."""
    zh = lang == "zh"
    scripts: dict[str, list[str]] = {}
    for char in characters[:MOST]:
        scripts.setdefault(_script(char, lang), []).append(f"U+{ord(char):04X}" if printed else char)
    join, named = (JOIN.zh if zh else JOIN.en), (OF_SCRIPT.zh if zh else OF_SCRIPT.en)
    said = join.join(named.format(" ".join(chars), script) for script, chars in scripts.items())
    if len(characters) <= MOST:
        return said
    return said + (MORE.zh if zh else " " + MORE.en).format(len(characters))


@cache
def _script(char: str, lang: str) -> str:
    from babel import Locale
    from fontTools import unicodedata as scripts

    code = scripts.script(char)
    if code == "Hani":
        return RARE.zh if lang == "zh" else RARE.en
    if code in ("Zyyy", "Zinh", "Zzzz"):
        return SYMBOLS.zh if lang == "zh" else SYMBOLS.en
    return str(Locale(lang).scripts.get(code, code))


def _is_invisible(char: str) -> bool:
    # Variation selectors and tags.
    selector = 0xFE00 <= ord(char) <= 0xFE0F or 0xE0000 <= ord(char) <= 0xE0FFF
    return selector or char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Cs")


@cache
def _glyphs() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(collection(), fontNumber=SIMPLIFIED, lazy=True) as font:
        # Names of glyphs are of no interest, and to make up those of such a font takes seconds.
        font.setGlyphOrder(list(map(str, range(font["maxp"].numGlyphs))))
        return frozenset(font.getBestCmap())
