"""A brief of a view counts what the view's masks keep."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layers.base import Text
from tests.export.town import LATER, NOW, PAST, STORE
from utils.handout.view_deck import view_deck
from utils.metrics import headlines
from utils.view import mask_of, masks_of

TITLE = Text("项目", "Projects")
VIEW = replace(NOW, filters=LATER)


def test_figures_are_those_of_the_view() -> None:
    deck = view_deck(STORE, VIEW, TITLE, ["projects"])
    keep = mask_of(STORE, STORE.layers["projects"], VIEW)
    overview, projects = deck.slides
    assert overview.figures[0].value == projects.figures[0].value == keep.sum()
    assert overview.figures[0].said("zh") == f"{keep.sum()} 条，共 {len(keep)} 条"
    others = {figure.title: figure.value for figure in headlines(STORE, None, masks_of(STORE, VIEW))}
    assert all(others[figure.title] == figure.value for figure in overview.figures[1:])
    assert sum(sum(series.values) for series in projects.chart.series) == keep.sum()
    assert projects.chart.provenance == "illustrative"


def test_without_a_filter_reported_figures_stay_reported() -> None:
    deck = view_deck(STORE, NOW, TITLE)
    assert any(figure.provenance == "reported" and figure.source for figure in deck.slides[0].figures)
    assert deck.slides[0].text.zh.startswith("未筛选")


def test_the_filter_is_said_and_the_narrowed_layer_comes_first() -> None:
    deck = view_deck(STORE, VIEW, TITLE)
    assert "在建、已完成" in deck.slides[0].text.zh
    assert {deck.slides[1].id, deck.slides[2].id} == {"projects", "buildings"}
    assert deck.slides[0].illustrative


def test_an_earlier_date_is_the_decks_date() -> None:
    assert view_deck(STORE, replace(NOW, as_of=PAST), TITLE, ["projects"]).as_of == PAST


@pytest.mark.parametrize("layers", [["projects"], ["resident_issues", "buildings"], ["no_such_layer"], []])
def test_any_layers_will_do(layers: list[str]) -> None:
    deck = view_deck(STORE, replace(NOW, layers={}), TITLE, layers)
    assert deck.slides
    assert deck.title == Text("项目简报", "Briefing: Projects")
