"""What has no place is counted and listed everywhere, and trips nothing up: a project nobody drew yet is a project."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from layers import LAYERS
from tests.fuzz.base import make_base
from tests.fuzz.scene import STEPS
from tests.fuzz.walk import walk
from utils.mapview.command import go_to
from utils.metrics import METRICS
from utils.selection import describe
from utils.store import Store
from utils.view import mask_of
from utils.viewstate import ViewState

DRAWN_ONLY = {spec.id for spec in LAYERS.values() if spec.basemap or spec.single}


def unplace(folder: Path, count: int | None) -> Path:
    """A small community whose layers' first ``count`` features (None: all) have no geometry."""
    make_base(folder)
    for path in (folder / "geojson").glob("*.geojson"):
        collection = json.loads(path.read_text("utf-8"))
        for feature in collection["features"][:count] if path.stem not in DRAWN_ONLY else []:
            feature["geometry"] = None
        path.write_text(json.dumps(collection), "utf-8")
    return folder


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(unplace(tmp_path_factory.mktemp("community"), 2))


@pytest.mark.parametrize("count", [2, None])
def test_every_part_of_the_atlas_works(count: int | None, tmp_path: Path) -> None:
    walked = walk(unplace(tmp_path, count), {}, random.Random(1), sample=False, steps=STEPS, timed=False)
    assert walked.failures == ()


def test_it_is_counted_and_has_a_card_but_no_place_to_fly_to(store: Store) -> None:
    data = store.layers["projects"]
    id_ = str(data.frame["id"].iloc[0])
    assert not data.placed[0] and mask_of(store, data, ViewState("zh", {"projects": 100}, "offline")).all()
    card = describe(store, "projects", id_, "zh")
    assert card is not None and not card.placed and go_to(store, (1, "projects", id_)) is None
    assert json.loads(data.payload)["features"][0]["geometry"] is None


def test_lengths_and_areas_are_those_of_the_rest(store: Store) -> None:
    roads = store.layers["roads"]
    figure = METRICS["roads_length"].figure(store, None)
    assert roads.lengths[0] == 0 and figure is not None and figure.value == pytest.approx(roads.lengths[2:].sum())


def test_each_is_listed(store: Store) -> None:
    listed = {fault.feature for fault in store.faults if fault.column == "geometry" and not fault.dropped}
    for layer, data in store.layers.items():
        assert layer in DRAWN_ONLY or set(data.frame["id"][~data.placed]) <= listed


def test_a_folder_of_which_nothing_has_a_place_is_read(tmp_path: Path) -> None:
    """No boundary either: there is no place to hold the projected CRS against, so the declared one stands."""
    unplace(tmp_path, None)
    for path in (tmp_path / "geojson").glob("*.geojson"):
        if path.stem in DRAWN_ONLY:
            path.unlink()
    store = Store(tmp_path)
    assert store.profile.crs == "EPSG:4547" and not any(data.placed.any() for data in store.layers.values())
    assert len(store.layers["projects"].frame)
