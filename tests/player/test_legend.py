"""The legend of a scene has what its map shows, and nothing else."""

from colorsys import rgb_to_hls
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from layers import LAYERS
from layers.base import Text
from utils.filters import FilterState, OneOf
from utils.player.legend import legend_json
from utils.store import Store, open_store
from utils.story.build import build_deck
from utils.story.deck import Slide
from utils.story.looks import about, lit
from utils.story.scene import Scene, Story
from utils.viewstate import default_view

TITLE = Text("题", "Title")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(ROOT / "data")


def view_of(store: Store, *layers: str, filters: FilterState | None = None, **more: Any) -> Slide:
    usual = default_view(LAYERS, store.profile, store.layers)
    view = replace(usual, layers=dict.fromkeys(layers, 100))
    view = view if filters is None else replace(view, filters=filters)
    bare = build_deck(store, Story(TITLE, (Scene("one", TITLE, TITLE, TITLE),))).slides[0]
    return replace(bare, view=view, **more)


def labels(store: Store, slide: Slide) -> list[str]:
    return [row["label"]["zh"] for row in legend_json(store, slide)]


def test_only_values_that_are_shown(store: Store) -> None:
    everything = labels(store, view_of(store, "facilities"))
    filters = FilterState().with_clause("facilities", "kind", OneOf(("metro_station",)))
    assert labels(store, view_of(store, "facilities", filters=filters)) == ["地铁站"]
    assert len(everything) > 5


def test_a_layer_of_one_look_is_one_entry(store: Store) -> None:
    assert labels(store, view_of(store, "boundary")) == ["社区边界"]


def test_values_called_alike_are_told_apart(store: Store) -> None:
    both = legend_json(store, view_of(store, "greenways", "projects"))
    assert {row["group"]["zh"] for row in both if row["label"]["zh"] == "在建"} == {"绿道", "项目"}


def test_only_what_is_in_the_window(store: Store) -> None:
    everything = labels(store, view_of(store, "facilities"))
    few = labels(store, view_of(store, "facilities", camera=(22.6770, 114.1260, 17.5), box=None))
    assert len(few) < len(everything)


def test_a_layer_in_other_colours_is_told_by_them(store: Store) -> None:
    filters = FilterState().with_clause("projects", "category", OneOf(("lines_underground", "road_resurfacing")))
    slide = view_of(store, "projects", filters=filters, colours=(("projects", "category"),))
    rows = legend_json(store, slide)
    assert [row["label"]["zh"] for row in rows] == ["三线下地", "道路黑化"]
    assert rows[0]["dark"] != rows[1]["dark"] and not rows[0]["group"]


def test_what_a_scene_is_about_is_lighter_in_the_dark(store: Store) -> None:
    for colour in lit(store.layers["buildings"].spec).values():
        assert rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))[1] > 0.66
    slide = view_of(store, "buildings", "parks")
    assert about(store, slide) == ("buildings",) or about(store, slide) == ("parks",)
    filters = FilterState().with_clause("buildings", "use", OneOf(("residential",)))
    assert about(store, view_of(store, "buildings", "parks", filters=filters)) == ("buildings",)


def test_pictures_are_held(store: Store) -> None:
    rows = legend_json(store, view_of(store, "parks"))
    assert all(row[theme].startswith("data:image/svg+xml;base64,") for row in rows for theme in ("light", "dark"))
