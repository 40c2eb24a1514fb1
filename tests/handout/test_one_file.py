"""The hand-out in one HTML file: whole, small enough, and nothing in it can end a script."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from layers.base import Text
from utils.handout.one_file import documents_of, one_file
from utils.mapview.command import map_command
from utils.store import Store, open_store
from utils.story.build import deck_of
from utils.story.deck import Deck
from utils.view import masks_of, statuses_of

ROOT = Path(__file__).resolve().parents[2]
MOST = 12_000_000
HOSTILE = Text("</script><script>alert(1)</script><!--", "</SCRIPT><img src=x onerror=alert(1)>\u2028")
HELD = re.compile(r'<script type="application/json" data-url="([^"]+)">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(ROOT / "data")


@pytest.fixture(scope="module")
def deck(store: Store) -> Deck:
    found = deck_of(store)
    assert found is not None
    first = replace(found.slides[0], title=HOSTILE, notes=HOSTILE)
    return replace(found, title=HOSTILE, slides=(first, *found.slides[1:]))


@pytest.fixture(scope="module")
def html(store: Store, deck: Deck) -> str:
    return one_file(store, deck, "en").decode()


def test_it_is_small_enough(html: str) -> None:
    assert 2_000_000 < len(html.encode()) < MOST


def test_nothing_is_fetched(html: str) -> None:
    outside = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert re.findall(r"(?:src|href)=\"(?!data:)[^\"]*", outside) == []
    assert re.findall(r"url\((?!['\"]?data:)", outside) == [] and "@import" not in outside
    assert re.findall(r"<script[^>]* src=", html) == []


def test_text_from_data_stays_text(html: str) -> None:
    assert html.count("<script") - html.count("data-url=") < 8
    assert "<script>alert" not in html and "<img src=x" not in html
    documents = {url: json.loads(text) for url, text in HELD.findall(html)}
    assert documents["/story/deck.json"]["slides"][0]["notes"]["en"] == HOSTILE.en.replace("\u2028", "\n")
    assert "<title>&lt;/SCRIPT&gt;" in html


def test_it_holds_every_document_the_player_asks_for(html: str, store: Store, deck: Deck) -> None:
    held = dict(HELD.findall(html))
    assert set(held) == set(documents_of(store, deck, "en"))
    begin, config = json.loads(held["/story/start.json"]), json.loads(held["/geo/map/config.json"])
    assert {begin["deck"], begin["config"], begin["cards"]} <= set(held)
    assert {layer["url"] for layer in config["layers"]} <= set(held)
    assert begin["lang"] == "en" and begin["home"] is None


def test_its_map_asks_for_no_tiles(html: str) -> None:
    config = json.loads(dict(HELD.findall(html))["/geo/map/config.json"])
    assert [basemap["kind"] for basemap in config["basemaps"]] == ["offline"]


def test_its_figures_and_masks_are_those_of_the_screen(store: Store, deck: Deck) -> None:
    slides = documents_of(store, deck, "zh")["/story/deck.json"]["slides"]
    for slide, made in zip(slides, deck.slides, strict=True):
        assert [figure["said"]["zh"] for figure in slide["figures"]] == [one.said("zh") for one in made.figures]
        view = made.view
        command = map_command(store, view, masks_of(store, view), statuses_of(store, view), "light")
        shown = {
            layer: {key: value for key, value in entry.items() if key not in ("lit", "paint")}
            for layer, entry in slide["command"]["layers"].items()
        }
        assert shown == command["layers"]
