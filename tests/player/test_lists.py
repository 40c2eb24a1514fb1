"""A list has scenes of its own: all of its rows, in their order, marked as illustrative where they are."""

from __future__ import annotations

from dataclasses import replace

from layers.base import Text
from tests.export.town import NOW, STORE
from utils.analysis.place import places
from utils.handout.place_deck import place_deck
from utils.handout.says import more
from utils.handout.view_deck import view_deck
from utils.player.lists import BESIDE, ROWS, roomy, with_lists
from utils.player.story import told

DECK = view_deck(STORE, NOW, Text("项目", "Projects"), ["projects"])


def test_rows_are_those_of_the_slides() -> None:
    (table,) = [slide.table for slide in DECK.slides if slide.table]
    scenes = [slide for slide in told(STORE, DECK)["slides"] if slide["table"]]
    assert len(scenes) == -(-len(table.rows) // ROWS)
    rows = [[cell["said"]["zh"] for cell in row] for scene in scenes for row in scene["table"]["rows"]]
    assert rows == [[cell.text.zh for cell in row] for row in table.rows]
    assert all(scene["table"]["illustrative"] and scene["illustrative"] for scene in scenes)
    paints = [cell["dark"] for scene in scenes for row in scene["table"]["rows"] for cell in row if cell["dark"]]
    assert paints == [cell.paint.on("dark") for row in table.rows for cell in row if cell.paint]


def test_the_last_page_says_how_many_are_left_out() -> None:
    (at,) = [k for k, slide in enumerate(DECK.slides) if slide.table]
    table = replace(DECK.slides[at].table, more=7)
    *_, first, last = with_lists(replace(DECK, slides=(replace(DECK.slides[at], table=table),))).slides
    assert (first.table.more, last.table.more) == (0, 7)
    assert first.title.zh != last.title.zh
    (*_, scene) = told(STORE, replace(DECK, slides=(replace(DECK.slides[at], table=table),)))["slides"]
    assert scene["table"]["more"]["zh"] == more(table, "zh")


def test_a_chart_stands_beside_few_figures_only() -> None:
    place = places(STORE)[0]
    deck = place_deck(STORE, NOW, place)
    assert any(slide.chart and len(slide.figures) > BESIDE for slide in deck.slides)
    apart = roomy(deck)
    assert not any(slide.chart and len(slide.figures) > BESIDE for slide in apart.slides)
    charts = [[slide.chart for slide in one.slides if slide.chart] for one in (deck, apart)]
    assert charts[0] == charts[1]
    figures = [[figure for slide in one.slides for figure in slide.figures] for one in (deck, apart)]
    assert figures[0] == figures[1]
    assert len({slide.id for slide in apart.slides}) == len(apart.slides)


def test_a_deck_without_lists_stays_as_it_is() -> None:
    deck = view_deck(STORE, NOW, Text("建筑", "Buildings"), ["buildings"])
    assert with_lists(deck) == deck
