"""A brief of a view counts what the view's masks keep."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layers.base import Text
from tests.export.town import LATER, NOW, PAST, STORE
from utils.analysis.projects import late_days
from utils.analysis.workbench import selection
from utils.filters import FilterState, OneOf
from utils.handout.picture import whole
from utils.handout.view_deck import view_deck
from utils.metrics import headlines
from utils.view import mask_of

TITLE = Text("项目", "Projects")
VIEW = replace(NOW, filters=LATER)


def test_figures_are_those_of_the_view() -> None:
    deck = view_deck(STORE, VIEW, TITLE, ["projects"])
    keep = mask_of(STORE, STORE.layers["projects"], VIEW)
    overview, projects = deck.slides
    assert overview.figures[0].value == keep.sum()
    assert overview.figures[0].said("zh") == f"{keep.sum()} 条，共 {len(keep)} 条"
    assert sum(sum(series.values) for series in projects.chart.series) == keep.sum()
    assert projects.chart.provenance == "illustrative"


def test_a_filter_on_one_layer_leaves_the_figures_of_others_as_on_the_screen() -> None:
    only = replace(NOW, filters=FilterState((("projects", "status", OneOf({"planned", "under_construction"})),)))
    deck = view_deck(STORE, only, TITLE, ["projects"])
    screen = {figure.id: figure for figure in headlines(STORE) if figure.id != "projects"}
    assert {figure.provenance for figure in screen.values()} >= {"reported"}
    told = {figure.id: figure for figure in deck.slides[0].figures}
    shared = told.keys() & screen.keys()
    assert shared
    for id_ in shared:
        assert told[id_].said("zh") == screen[id_].said("zh")
        assert told[id_].provenance == screen[id_].provenance
        assert told[id_].source is None or told[id_].source in deck.sources


def test_a_filter_on_a_layer_changes_the_figures_of_that_layer() -> None:
    masks = {"buildings": mask_of(STORE, STORE.layers["buildings"], VIEW)}
    (fitted,) = [figure for figure in headlines(STORE, None, masks) if figure.id == "access_video"]
    assert fitted.provenance == "illustrative"
    shown = view_deck(STORE, VIEW, TITLE, ["buildings"]).slides[0].figures
    assert [figure.value for figure in shown if figure.id == "access_video"] == [fitted.value]


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


def test_the_selected_projects_are_listed_and_summed() -> None:
    deck = view_deck(STORE, VIEW, TITLE, ["projects"])
    chosen = selection(STORE, VIEW)
    told = {figure.id: figure for figure in deck.slides[0].figures}
    assert told["projects_budget"].value == pytest.approx(chosen.frame["budget_cny"].sum())
    assert told["projects_spent"].value == pytest.approx(chosen.frame["spent_cny"].sum())
    lights = chosen.frame["light"].astype(str)
    assert told["projects_lights"].said("zh") == f"红 {(lights == 'red').sum()}，黄 {(lights == 'yellow').sum()}"
    assert told["projects_late"].value == (late_days(chosen.frame, chosen.today) > 0).sum()
    table = deck.slides[1].table
    assert {row[0].text.zh for row in table.rows} == set(chosen.frame["name"])
    assert len(table.rows) + table.more == len(chosen.frame)
    assert [column.title.en for column in table.columns][1:3] == ["Status", "Traffic light"]
    order = [row[2].text.en for row in table.rows]
    assert order == sorted(order, key=["Red", "Yellow", "Green"].index)
    # How many there are is on the overview, and nowhere again.
    assert deck.slides[1].figures == ()


def test_a_layer_of_too_many_rows_has_no_list() -> None:
    assert all(slide.table is None for slide in view_deck(STORE, NOW, TITLE, ["buildings"]).slides)


def test_what_takes_most_of_the_community_is_shown_with_all_of_it() -> None:
    (west, south, east, north), box = whole(STORE), view_deck(STORE, VIEW, TITLE, ["projects"]).slides[0].box
    assert box[0] <= west and box[1] <= south and box[2] >= east and box[3] >= north
