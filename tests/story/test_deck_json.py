"""The deck as JSON: what the player and the hand-outs read."""

import datetime as dt
import json

import pytest

from layers.base import Text
from tests.export.town import STORE
from tests.story.folder import TITLE, scene
from tests.story.test_build import ROUTE
from utils.i18n import languages
from utils.mapview import map_command
from utils.story.build import build_deck, deck_of
from utils.story.deck_json import deck_json
from utils.story.scene import Story
from utils.view import masks_of, statuses_of


def slide(**parts):
    deck = build_deck(STORE, Story(TITLE, (scene(**parts),)), {"walk": ROUTE})
    assert deck.problems == ()
    return deck.slides[0], deck_json(deck, STORE)["slides"][0]


@pytest.fixture(scope="module")
def own():
    return deck_json(deck_of(STORE), STORE)


def test_it_is_json_and_small(own):
    written = json.dumps(own, ensure_ascii=False, allow_nan=False)
    assert json.loads(written) == own
    assert len(written.encode()) < 200_000


def test_every_text_is_there_in_every_language(own):
    assert set(own["title"]) == set(own["as_of"]["said"]) == set(languages())
    for each in own["slides"]:
        for part in ("title", "text", "notes"):
            assert set(each[part]) == set(languages()) and all(each[part].values())
        for figure in each["figures"]:
            assert all(figure["said"][lang] and figure["title"][lang] for lang in languages())
            assert figure["illustrative"] == (figure["provenance"] == "illustrative")
            assert figure["source"] or figure["illustrative"]


def test_figures_say_what_the_deck_says():
    made, sent = slide(figures=("fact/access_video", "metric/projects"))
    for figure, said in zip(made.figures, sent["figures"], strict=True):
        assert said["said"] == {lang: figure.said(lang) for lang in languages()}


def test_the_command_is_that_of_the_map_without_language_and_theme():
    made, sent = slide(link="l=parks.projects&f=projects.status~planned&t=2024-12-31", camera=(22.67, 114.12, 16.0))
    usual = map_command(STORE, made.view, masks_of(STORE, made.view), statuses_of(STORE, made.view), "light")
    assert not {"lang", "theme"} & set(sent["command"])
    # What the scene is about is lighter in the dark; nothing else differs.
    assert sent["command"]["layers"]["projects"].pop("lit")
    assert sent["command"]["layers"] == usual["layers"] and sent["command"]["base"] == "offline"
    assert {"m", "k"} <= set(sent["command"]["layers"]["projects"])
    assert sent["command"]["go"] == {"n": "scene one", "c": [22.67, 114.12], "z": 16.0}
    assert (sent["before"], sent["dates"]) == (None, None)
    assert sent["as_of"]["day"] == "2024-12-31"


def test_without_a_camera_the_command_goes_to_a_box():
    made, sent = slide(highlights=(("parks", "pk-linggenxia"),))
    assert sent["command"]["go"]["b"] == pytest.approx(list(made.box), abs=1e-6)
    assert sent["command"]["sel"] == ["parks", "pk-linggenxia"]
    [park] = sent["highlights"]
    assert park["title"] == {"zh": "岭根吓公园", "en": "Linggenxia Park"}
    assert park["geometry"]["type"] == "Polygon"


def test_a_swipe_has_two_commands_and_two_dates():
    _, sent = slide(link="l=greenways", swipe=(dt.date(2018, 6, 30), None))
    assert sent["before"]["layers"]["greenways"]["m"] != sent["command"]["layers"]["greenways"].get("m")
    assert sent["before"]["go"] == sent["command"]["go"]
    assert [day["day"] for day in sent["dates"]] == ["2018-06-30", None]
    assert [day["said"]["zh"] for day in sent["dates"]] == ["2018年6月30日", "现在"]


def test_the_template_travels_once(own):
    assert set(own["templates"]) == {"light", "dark"}
    [chart] = [each["chart"] for each in own["slides"] if each["id"] == "dcc"]
    for lang in languages():
        for theme in ("light", "dark"):
            figure = chart["plotly"][lang][theme]
            assert "template" not in figure["layout"]
            assert figure["data"][0]["y"] == chart["series"][0]["values"]
    light, dark = (chart["plotly"]["zh"][theme]["data"][0]["marker"]["color"] for theme in ("light", "dark"))
    assert light != dark


def test_a_route_with_its_times():
    _, sent = slide(route="walk")
    assert sent["route"] == {
        "id": "walk",
        "title": {lang: {"zh": "路线"}.get(lang, "Walk") for lang in languages()},
        "line": [[22.67, 114.12], [22.68, 114.13]],
        "metres": 1500.0,
        "minutes": 20.0,
        "stops": [
            {
                "title": {lang: {"zh": "站"}.get(lang, "Stop") for lang in languages()},
                "at": [22.67, 114.12],
                "arrive": "09:00",
                "leave": "09:05",
            }
        ],
        "legs": [],
        "marks": [],
        "provenance": "illustrative",
        "illustrative": True,
    }


def test_problems_are_told_in_every_language():
    deck = build_deck(STORE, Story(Text("题", "T"), (scene(chart="gone"),)))
    [problem] = deck_json(deck, STORE)["problems"]
    assert "gone" in problem["zh"] and "gone" in problem["en"]
