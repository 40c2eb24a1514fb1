"""Characters the hand-outs' font lacks are named, with their places, before a hand-out is made and in it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from layers.base import Text
from tests.export.town import NOW, STORE
from tests.handout.kit import ROUTE, bare, deck, pages_of, words_of
from tests.store.folder import feature, make_folder, square, write
from utils.handout.makers import FORMS, Paper, route_missing, story_missing, view_maker, view_missing
from utils.handout.missing import Missing, _glyphs, find_missing_characters, missing_in, note_in_print, notice_before
from utils.handout.says import unwatched
from utils.store import Store
from utils.viewstate import ViewState

RARE, EMOJI, HEBREW, ARABIC, THAI = "𪨊家村", "😀广场", "שכונת", "مسجد", "ตลาด"
TITLE = Text("公园", "Parks")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = make_folder(tmp_path_factory.mktemp("rare") / "community")
    park = {"kind": "pocket_park", "amenities": None, "opened": None, "project_id": None}
    names = [RARE, EMOJI, HEBREW, "岭根吓公园", "𠮷祥里"]
    write(
        folder, "parks",
        *[feature(square(114.11 + k / 500), **{"id": f"p-{k}", **park, "name": name}) for k, name in enumerate(names)],
    )  # fmt: skip
    profile = (folder / "community.toml").read_text(encoding="utf-8")
    (folder / "community.toml").write_text(profile.replace('zh = "上木古社区"', f'zh = "{THAI}"'), encoding="utf-8")
    return Store(folder)


@pytest.fixture(scope="module")
def view() -> ViewState:
    return replace(NOW, layers={"parks": 100}, as_of=None)


@pytest.mark.parametrize("text", [RARE, EMOJI, HEBREW, ARABIC, THAI, "नमस्ते"])
def test_characters_the_font_lacks(text: str) -> None:
    assert find_missing_characters([text, text]) == "".join(
        dict.fromkeys(char for char in text if ord(char) not in _glyphs())
    )
    assert find_missing_characters([text])


@pytest.mark.parametrize(
    "text", ["上木古社区", "𠮷祥里", "Café Ω Ж ①", "a\u200db\ufe0f\u2066\n\t\u3000", "", "，。“”·—…"]
)
def test_characters_the_font_has_or_nobody_draws(text: str) -> None:
    assert find_missing_characters([text]) == ""


@given(st.lists(st.text(max_size=8), max_size=4))
def test_each_is_named_once_and_none_has_a_glyph(texts: list[str]) -> None:
    found = find_missing_characters(texts)
    assert len(set(found)) == len(found) and set(found) <= set("".join(texts))
    assert not [char for char in found if ord(char) in _glyphs()]


def test_places_and_scripts(store: Store, view: ViewState) -> None:
    missing = view_missing(store, view, TITLE, None)
    assert missing.characters.startswith(THAI[0]) and "𠮷" not in missing.characters
    assert [place.en for place in missing.places] == ["the community's name or place", "3 features of Parks"]
    notice = notice_before(Missing("ש😀𪨊", missing.places), "pdf")
    assert notice is not None
    assert (
        "ש (Hebrew), 😀 (symbols, emoji), 𪨊 (rare Chinese characters)" in notice.en and "shown as boxes" in notice.en
    )
    assert "ש（希伯来文）" in notice.zh and "“公园”的 3 个要素" in notice.zh


def test_filter_counts_only_what_is_shown(store: Store, view: ViewState) -> None:
    assert view_missing(store, replace(view, layers={"buildings": 100}), TITLE, None).places[1:] == ()


def test_each_form_says_what_is_true_of_it() -> None:
    missing = missing_in([(TITLE, [HEBREW])])
    said = {form: notice_before(missing, form) for form in FORMS}
    assert said["html"] is None
    assert said["pptx"] is not None and "boxes on maps" in said["pptx"].en and "has a font for it" in said["pptx"].en
    for form in ("pdf", "sheet", "sheet_png"):
        assert said[form] == said["pdf"] is not None
    assert all(notice_before(Missing(), form) is None for form in FORMS) and note_in_print(Missing()) is None


def test_many_are_counted() -> None:
    notice = notice_before(missing_in([(TITLE, [HEBREW + ARABIC + THAI])]), "pdf")
    assert notice is not None and "characters in all" in notice.en and "个字符" in notice.zh


@pytest.mark.parametrize("form", ["pdf", "sheet", "pptx"])
def test_hand_outs_say_it_in_characters_they_have(form: str, store: Store, view: ViewState) -> None:
    made = view_maker(store, view, TITLE, None, form, Paper())(unwatched)
    if form == "pptx":
        said = bare("".join(words_of(slide) for slide in Presentation(io.BytesIO(made)).slides))
    else:
        said = "".join(pages_of(made))
    assert "U+0E15" in said and bare("“公园”的 3 个要素") in said


def test_the_shipped_community_has_every_glyph() -> None:
    assert view_missing(STORE, replace(NOW, layers=dict.fromkeys(STORE.layers, 100)), TITLE, None) == Missing()
    assert story_missing(STORE, deck(), "zh") == story_missing(STORE, deck(), "en") == Missing()


def test_story_and_route_name_scene_and_stops() -> None:
    told = deck()
    odd = replace(told, slides=(told.slides[0], replace(told.slides[1], text=Text(HEBREW, "x")), *told.slides[2:]))
    assert [place.en for place in story_missing(STORE, odd, "zh").places] == ["scene 2"]
    assert story_missing(STORE, odd, "en") == Missing()
    route = replace(ROUTE, stops=(replace(ROUTE.stops[0], title=Text(THAI, THAI)), ROUTE.stops[1]))
    assert [place.zh for place in route_missing(STORE, NOW, route).places] == ["路线的停留点"]
