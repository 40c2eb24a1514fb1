"""The community's own story: whole, in both languages, and with no number that is not a fact."""

import re
from pathlib import Path

import pytest

from tests.export.town import STORE
from utils.i18n import pick
from utils.profile import load_profile
from utils.story.build import deck_of

ROOT = Path(__file__).parents[2]
SCENES = STORE.story.story.scenes
# The only numbers a presenter's notes may hold: the metro line, and when the studio opened.
SAID_NUMBERS = {"10", "2022", "6"}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
IDS = "where honours harmony safe streets green racks park dcc rental studio next"


def test_the_whole_way_is_told_and_everything_it_refers_to_exists():
    deck = deck_of(STORE)
    assert deck.problems == ()
    assert [slide.id for slide in deck.slides] == IDS.split()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_a_scene_is_short_and_in_both_languages(scene):
    for lang, longest in (("zh", 70), ("en", 190)):
        assert 0 < len(pick(scene.title, lang)) <= (14 if lang == "zh" else 45)
        assert 20 < len(pick(scene.text, lang)) <= longest
        assert len(re.findall(r"[。！？]" if lang == "zh" else r"[.!?](?:\s|$)", pick(scene.text, lang))) <= 2
        assert len(pick(scene.notes, lang)) > 40
    assert not re.search(r"[\u4e00-\u9fff]", scene.title.en + scene.text.en + scene.notes.en)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_numbers_come_by_reference_only(scene):
    on_the_wall = (scene.title.zh, scene.title.en, scene.text.zh, scene.text.en)
    assert [number for text in on_the_wall for number in NUMBER.findall(text)] == []
    for text in (scene.notes.zh, scene.notes.en):
        assert set(NUMBER.findall(text)) <= SAID_NUMBERS
    # Nor in words: millions, hundreds, percent.
    assert not re.search(r"[百千万亿]余?[栋元根项]|成以上|percent|million|hundred", "".join(on_the_wall))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_the_notes_tell_what_is_illustrative(scene):
    assert "示意" in scene.notes.zh and "illustrative" in scene.notes.en
    assert "公开" in scene.notes.zh and ("reported" in scene.notes.en or "public record" in scene.notes.en)


def test_the_story_s_own_facts():
    facts = load_profile(ROOT / "data").facts
    assert (facts["life_spaces"].value, facts["civilisations"].value) == (3, 5)
    figures = {figure.id: figure for slide in deck_of(STORE).slides for figure in slide.figures}
    assert figures["drying_racks"].said("zh") == "2,300 根"
    assert figures["dcc_output_opening"].said("zh") == "不足 3,000 万元"
    assert figures["dcc_output"].said("en") == "nearly CNY 2.2 bn"
    assert figures["honours"].said("en") == "5 honours"
    assert figures["honours"].source is not None


def test_the_walk_of_the_day_is_shown_at_the_beginning():
    route = deck_of(STORE).slides[0].route
    assert route.id == "forty-minutes" and len(route.stops) > 2 and route.metres > 500


def test_before_and_after_differ_where_the_story_says_so():
    slides = {slide.id: slide for slide in deck_of(STORE).slides}
    assert [id_ for id_, slide in slides.items() if slide.before] == ["streets", "green"]


def test_a_scene_looks_at_the_community():
    west, south, east, north = STORE.layers["boundary"].frame.total_bounds
    for slide in deck_of(STORE).slides:
        if slide.camera:
            lat, lng, zoom = slide.camera
            assert west < lng < east and south < lat < north and 14 <= zoom <= 18
