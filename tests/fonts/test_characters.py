"""Which characters the letters of the pages are made for."""

from pathlib import Path

from fontTools.ttLib import TTFont

from tests.store.folder import building, make_folder, write
from utils.fonts.characters import characters_of, community_characters, interface_characters
from utils.fonts.package import SIMPLIFIED, collection
from utils.store import Store, open_store

ROOT = Path(__file__).resolve().parents[2]
# Stands for a character that could not be read; shown by the browser itself.
REPLACEMENT = "\ufffd"


def test_the_interface_has_its_texts_and_scripts() -> None:
    found = set(interface_characters())
    # From a page, from a script of the map, from a date, from a name in Latin letters.
    assert set("一张图大屏") | set("地图无法加载") | set("星期〇年") | set("ÅåÖü") <= found
    assert "\n" not in found and "".join(sorted(found)) == interface_characters()


def test_the_community_adds_only_what_the_interface_lacks(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "data")
    write(folder, "buildings", building("b-1", name="䶮楼", name_en="Yǎn's", source="报"))
    (folder / "story").mkdir(exist_ok=True)
    (folder / "story" / "note.toml").write_text('text = "龘"', encoding="utf-8")
    found = community_characters(Store(folder))
    assert set("䶮龘") <= set(found)
    assert not set(found) & set(interface_characters()) and "楼" in interface_characters()


def test_cells_with_several_texts_count(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "data")
    write(folder, "buildings", building("b-1", access_modes=["card"], source="㐁"), building("b-2", access_modes=[]))
    assert "㐁" in community_characters(Store(folder))


def test_escaped_characters_are_found() -> None:
    assert characters_of(r'"\u9f98" a') == {"龘", *'\\u9f98" a'}


def test_the_font_has_every_character_of_interface_and_shipped_data() -> None:
    known = TTFont(collection(), fontNumber=SIMPLIFIED, lazy=True).getBestCmap()
    shown = interface_characters() + community_characters(open_store(ROOT / "data"))
    # The last of a block, in a regular expression of the map.
    assert {char for char in shown if ord(char) not in known} <= {REPLACEMENT, "\u9fff"}
