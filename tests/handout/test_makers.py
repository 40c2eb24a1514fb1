"""Nothing heavy is loaded before somebody asks for a hand-out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from layers.base import Text
from tests.export.town import NOW, STORE
from tests.handout.kit import ROUTE, deck
from utils.analysis.area import report, shown
from utils.analysis.place import places
from utils.handout.jobs import CancelledError
from utils.handout.makers import FORMS, Paper, place_maker, route_maker, story_maker, view_maker
from utils.handout.place_deck import place_deck
from utils.handout.says import unwatched
from utils.mapview import pack
from utils.player.story import told

ROOT = Path(__file__).parents[2]


def test_the_popover_loads_no_writer() -> None:
    heavy = ("pptx", "typst", "PIL.ImageFont")
    code = f"import sys, utils.ui.brief; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("form", list(FORMS))
def test_every_form_of_a_view_is_made(form: str) -> None:
    content = view_maker(STORE, NOW, Text("公园", "Parks"), ("parks",), form, Paper("a4", False))(unwatched)
    assert content.startswith({"pptx": b"PK", "pdf": b"%PDF", "png": b"\x89PNG", "html": b"<!"}[FORMS[form].suffix])


@pytest.mark.parametrize("form", ["pdf", "sheet", "html"])
def test_a_place_and_a_route_are_told(form: str) -> None:
    place = next(place for place in places(STORE) if place.kind == "area")
    for make in (
        place_maker(STORE, NOW, place, form, Paper()),
        route_maker(STORE, NOW, ROUTE, form, Paper()),
    ):
        assert make(unwatched).startswith(b"<!" if form == "html" else b"%PDF")


def test_a_places_figures_are_those_of_its_report() -> None:
    place = next(place for place in places(STORE) if place.kind == "area")
    told = {block.layer: block.total.value for block in report(STORE, place, NOW).blocks if block.total.value}
    made = place_deck(STORE, NOW, place)
    values = {slide.id: slide.figures[0].value for slide in made.slides[1:]}
    assert values == {layer: pytest.approx(value, abs=0.5) for layer, value in told.items()}


def test_the_web_page_of_a_place_shows_what_lies_in_it() -> None:
    place = next(place for place in places(STORE) if place.kind == "area")
    made = place_deck(STORE, NOW, place)
    masks = shown(STORE, place, NOW)
    for slide, drawn in zip(made.slides, told(STORE, made)["slides"], strict=True):
        assert [figure["said"]["zh"] for figure in drawn["figures"]] == [figure.said("zh") for figure in slide.figures]
        for layer, entry in drawn["command"]["layers"].items():
            if layer in masks:
                assert entry.get("m", pack(np.ones(len(masks[layer]), dtype=bool))) == pack(masks[layer])


def test_a_story_tells_how_far_it_is_and_can_be_given_up() -> None:
    heard = []

    def step(done: int, total: int) -> None:
        heard.append((done, total))
        if len(heard) == 3:
            raise CancelledError(Text("", ""))

    with pytest.raises(CancelledError):
        story_maker(STORE, deck(), "pdf", "zh")(step)
    assert heard == [(0, 5), (1, 5), (2, 5)]
