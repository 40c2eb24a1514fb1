"""The letters as a style sheet, and that there is one list of families only."""

import re
import tomllib
from base64 import b64decode
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from utils.fonts.faces import CHINESE_FAMILIES, NAME, embedded_style, families, font_face, style_sheet, unicode_range

ROOT = Path(__file__).resolve().parents[2]
STREAMLITS_OWN = "'Source Sans', "


def test_ranges_are_written_shortly() -> None:
    assert unicode_range("abcx土") == "U+61-63, U+78, U+571f"
    assert unicode_range("aa") == "U+61"


@given(st.sets(st.integers(0x20, 0xD7FF), min_size=1, max_size=60))
def test_ranges_hold_exactly_the_characters(codes: set[int]) -> None:
    found: set[int] = set()
    for first, last in re.findall(r"U\+([0-9a-f]+)(?:-([0-9a-f]+))?", unicode_range("".join(map(chr, codes)))):
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    assert found == codes


def test_a_face_is_asked_for_where_it_is_needed() -> None:
    assert "unicode-range" not in font_face("/a.woff2") and "unicode-range: U+571f;" in font_face("/a.woff2", "土")


def test_other_languages_have_their_own_quotation_marks() -> None:
    assert families("zh") == CHINESE_FAMILIES and families("en") == families("fr") != CHINESE_FAMILIES
    assert families("en").endswith(CHINESE_FAMILIES)
    sheet = style_sheet([])
    assert f"--atlas-fonts: {families('zh')};" in sheet and f"--atlas-fonts-latin: {families('en')};" in sheet


def test_a_file_holds_its_letters() -> None:
    sheet = embedded_style("岭根吓’\n")
    fonts = [TTFont(BytesIO(b64decode(data))) for data in re.findall(r"base64,([^\"]+)", sheet)]
    assert set("岭根吓aZ0’") <= set(map(chr, fonts[0].getBestCmap()))
    assert "’" in map(chr, fonts[1].getBestCmap()) and "岭" not in map(chr, fonts[1].getBestCmap())
    assert "http" not in sheet


def test_the_theme_names_the_same_families_after_the_font_streamlit_brings() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    for name in ("font", "headingFont"):
        assert theme[name] == STREAMLITS_OWN + CHINESE_FAMILIES.replace('"', "'")


def test_no_script_or_style_sheet_has_a_list_of_its_own() -> None:
    named = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "utils").rglob("*")
        if path.suffix in (".js", ".css")
        and re.search(r"Noto|YaHei|PingFang|Arial|Source Sans", path.read_text("utf-8"))
    ]
    assert named == [] and NAME in CHINESE_FAMILIES
