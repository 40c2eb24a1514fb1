"""The cockpit's figures: of what the view selects, each with what it is worth."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from layers import LAYERS
from utils.analysis.projects import latest_completed
from utils.analysis.wall import civilised, figure_groups
from utils.analysis.workbench import selection
from utils.filters import OneOf
from utils.store import Store, open_store
from utils.viewstate import ViewState, default_view

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(DATA)


@pytest.fixture(scope="module")
def view(store: Store) -> ViewState:
    return default_view(LAYERS, store.profile, store.layers)


def values(store: Store, view: ViewState, group: str) -> dict[str, float]:
    return {
        figure.id: figure.value for each in figure_groups(store, view) if each.id == group for figure in each.figures
    }


def test_the_groups_in_their_order(store: Store, view: ViewState) -> None:
    assert [group.id for group in figure_groups(store, view)] == ["community", "works", "rental", "livability"]


def test_figures_of_projects_follow_the_filter(store: Store, view: ViewState) -> None:
    frame = store.layers["projects"].frame
    done = frame[frame["status"] == "completed"]
    narrow = replace(view, filters=view.filters.with_clause("projects", "status", OneOf({"completed"})))
    found = values(store, narrow, "works")
    assert found["selected"] == found["done"] == len(done) < len(frame)
    assert found["late"] == 0
    assert found["budget"] == done["budget_cny"].sum() and found["spent"] == done["spent_cny"].sum()


def test_what_is_reported_says_by_whom_and_the_rest_that_it_is_not(store: Store, view: ViewState) -> None:
    figures = [figure for group in figure_groups(store, view) for figure in group.figures]
    assert {figure.provenance for figure in figures} == {"reported", "illustrative"}
    assert all(figure.source for figure in figures if figure.provenance == "reported")


def test_without_a_match_the_group_of_projects_is_absent(store: Store, view: ViewState) -> None:
    none = replace(view, filters=view.filters.with_clause("projects", "name", OneOf({"nowhere"})))
    assert "works" not in [group.id for group in figure_groups(store, none)]


def test_the_latest_completed_come_first(store: Store, view: ViewState) -> None:
    chosen = selection(store, view)
    assert chosen is not None and civilised(chosen)
    table = latest_completed(chosen.frame, chosen.today)
    ends = table["end"].to_numpy()
    assert len(table) and not np.isnat(ends).any()
    assert (ends[:-1] >= ends[1:]).all() and ends[0] <= np.datetime64(chosen.today)
    assert set(table["id"]) <= set(chosen.frame["id"][chosen.frame["status"] == "completed"])
