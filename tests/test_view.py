"""What a view shows."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from layers import LAYERS
from utils.filters import FilterState, OneOf
from utils.store import open_store
from utils.view import is_shown, mask_of, masks_of, statuses_of
from utils.viewstate import default_view

STORE = open_store(Path(__file__).parents[1] / "data")
NOW = default_view(LAYERS, STORE.profile, tuple(STORE.layers))
THEN = replace(NOW, as_of=dt.date(2019, 6, 1))
PROJECTS = STORE.layers["projects"]


@pytest.mark.parametrize("status", ["under_construction", "completed", "planned", "suspended"])
def test_a_status_filter_asks_for_the_status_of_the_day(status: str) -> None:
    view = replace(THEN, filters=FilterState().with_clause("projects", "status", OneOf({status})))
    statuses, existing = statuses_of(STORE, THEN)["projects"], mask_of(STORE, PROJECTS, THEN)
    assert np.array_equal(mask_of(STORE, PROJECTS, view), existing & (statuses == status))


def test_the_days_statuses_are_all_there_is() -> None:
    parts = [
        mask_of(
            STORE, PROJECTS, replace(THEN, filters=FilterState().with_clause("projects", "status", OneOf({status})))
        )
        for status in ("under_construction", "completed")
    ]
    assert np.array_equal(parts[0] | parts[1], mask_of(STORE, PROJECTS, THEN))
    assert parts[0].any() and parts[1].any()


def test_one_mask_a_layer() -> None:
    assert {layer: len(mask) for layer, mask in masks_of(STORE, NOW).items()} == {
        layer: len(data.frame) for layer, data in STORE.layers.items()
    }


def test_a_feature_is_shown_when_on_passing_and_there() -> None:
    first = str(PROJECTS.frame["id"][np.flatnonzero(mask_of(STORE, PROJECTS, THEN))[0]])
    assert is_shown(STORE, THEN, "projects", first)
    assert not is_shown(STORE, replace(THEN, layers={}), "projects", first)
    assert not is_shown(STORE, replace(THEN, as_of=dt.date(2016, 1, 1)), "projects", first)
    assert not is_shown(STORE, THEN, "projects", "none")
