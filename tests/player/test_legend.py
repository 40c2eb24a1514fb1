"""The legend of a scene has what its map shows, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from layers import LAYERS
from utils.filters import FilterState, OneOf
from utils.player.legend import legend_json
from utils.store import Store, open_store
from utils.viewstate import ViewState, default_view

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(ROOT / "data")


def view_of(store: Store, *layers: str, filters: FilterState | None = None) -> ViewState:
    usual = default_view(LAYERS, store.profile, store.layers)
    view = replace(usual, layers=dict.fromkeys(layers, 100))
    return view if filters is None else replace(view, filters=filters)


def labels(store: Store, view: ViewState) -> list[str]:
    return [row["label"]["zh"] for row in legend_json(store, view)]


def test_only_values_that_are_shown(store: Store) -> None:
    everything = labels(store, view_of(store, "facilities"))
    filters = FilterState().with_clause("facilities", "kind", OneOf(("metro_station",)))
    assert labels(store, view_of(store, "facilities", filters=filters)) == ["地铁站"]
    assert len(everything) > 5


def test_a_layer_of_one_look_is_one_entry(store: Store) -> None:
    assert labels(store, view_of(store, "boundary")) == ["社区边界"]


def test_values_called_alike_are_told_apart(store: Store) -> None:
    both = labels(store, view_of(store, "greenways", "projects"))
    assert "绿道·在建" in both and "项目·在建" in both and "在建" not in both
    assert "在建" in labels(store, view_of(store, "greenways"))


def test_pictures_are_held(store: Store) -> None:
    rows = legend_json(store, view_of(store, "parks"))
    assert all(row[theme].startswith("data:image/svg+xml;base64,") for row in rows for theme in ("light", "dark"))
