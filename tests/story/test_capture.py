"""A scene of what the map shows."""

import datetime as dt
from dataclasses import replace

import pytest

from layers.base import Text
from tests.export.town import LATER, NOW, STORE
from tests.story.folder import TITLE, scene
from utils.story.build import build_deck
from utils.story.capture import captured, recaptured
from utils.story.scene import Story

VIEW = replace(
    NOW,
    lang="en",
    layers={"parks": 100, "projects": 60},
    as_of=dt.date(2021, 6, 30),
    filters=LATER,
    basemap="osm",
    selected=("parks", "pk-linggenxia"),
    options={"within": "500"},
)


def test_the_scene_shows_what_the_map_showed():
    made = captured(STORE, VIEW, "22.67,114.12,16.5", "scene-1")
    deck = build_deck(STORE, Story(TITLE, (made,)))
    assert deck.problems == ()
    [slide] = deck.slides
    assert (slide.view.layers, slide.view.as_of, slide.view.filters) == (VIEW.layers, VIEW.as_of, VIEW.filters)
    assert (slide.camera, slide.highlights) == ((22.67, 114.12, 16.5), (("parks", "pk-linggenxia"),))
    # A scene works without a network and in any language.
    assert (slide.view.basemap, slide.view.lang) == (NOW.basemap, "zh")
    assert "lang" not in made.link and "osm" not in made.link and "s=" not in made.link


@pytest.mark.parametrize("camera", ["", "nonsense", "1,2", "91,0,3", "nan,1,2", "x" * 1000])
def test_a_camera_that_cannot_be_read_is_none(camera):
    assert captured(STORE, NOW, camera, "scene-1").camera is None


def test_an_untouched_view_is_a_short_scene():
    made = captured(STORE, NOW, "", "scene-1")
    assert (made.link, made.highlights, made.text) == ("", (), Text("", ""))
    assert made.title.zh and made.title.en


def test_words_and_figures_stay_when_the_view_is_taken_again():
    old = scene("x", figures=("fact/area",), chart="dcc_output", swipe=(dt.date(2019, 1, 1), None), route="walk")
    new = recaptured(STORE, VIEW, "22.67,114.12,16.5", old)
    assert replace(new, link="", camera=None, highlights=()) == old
    assert new.camera and new.link and new.highlights
