"""Coordinates of Amap or Baidu in a community whose boundary is WGS-84: named once, never drawn in the wrong place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from layers import LAYERS
from tests.store.folder import OWN, building, make_folder, point, rack, square, write
from utils.datum.convert import FROM_WGS84, convert_document, move
from utils.store import Store
from utils.validate import check_layer
from utils.validate.datum import suspect_datum
from utils.validate.place import Place

BOUNDARY = shapely.box(114.10, 22.66, 114.14, 22.70)
DATUMS = ("GCJ-02", "BD-09")


def spread(count: int = 9) -> list[dict[str, Any]]:
    """Buildings from corner to corner of the boundary, 120 m inside it."""
    steps = [(114.101 + 0.0378 * i / (count - 1), 22.661 + 0.0378 * j / (count - 1)) for i in range(count) for j in
             range(count)]  # fmt: skip
    return [building(f"b-{number}", square(x, y)) for number, (x, y) in enumerate(steps)]


def in_datum(features: list[dict[str, Any]], datum: str) -> list[dict[str, Any]]:
    """The features as somebody picks them on a map in ``datum``."""
    moved = json.loads(json.dumps(features))
    for feature in moved:
        shape = move(np.array([shapely.from_geojson(json.dumps(feature["geometry"]))]), FROM_WGS84[datum])[0]
        feature["geometry"] = json.loads(shapely.to_geojson(shape))
    return moved


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "community")


def declare(folder: Path, layer: str, datum: str) -> None:
    with (folder / "community.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[datum]\n{layer} = "{datum}"\n')


@pytest.mark.parametrize("datum", DATUMS)
def test_one_fault_for_a_layer_in_another_datum(datum: str, folder: Path) -> None:
    features = spread()
    write(folder, "buildings", *in_datum(features, datum))
    store = Store(folder)
    (fault,) = store.unavailable["buildings"]
    assert fault.fatal and f"look like {datum}" in fault.problem.en and f"{len(features)} features" in fault.problem.en
    assert f'buildings = "{datum}"' in fault.remedy.zh and "python -m utils.datum" in fault.remedy.en
    assert "boundary" in store.layers


@pytest.mark.parametrize("datum", DATUMS)
def test_declared_datum_is_converted_on_reading(datum: str, folder: Path) -> None:
    features = spread()
    write(folder, "buildings", *features)
    right = Store(folder)
    write(folder, "buildings", *in_datum(features, datum))
    wrong = Store(folder, right)
    declare(folder, "buildings", datum)
    store = Store(folder, wrong)
    assert not store.unavailable and not store.faults
    shown, expected = (each.layers["buildings"].frame.geometry for each in (store, right))
    assert np.abs(shapely.get_coordinates(shown) - shapely.get_coordinates(expected)).max() < 1e-11
    (note,) = store.notes
    assert note.file == "geojson/buildings.geojson" and f"read as {datum}, converted to WGS-84" in note.problem.en


def test_layer_declared_as_wgs84_is_not_suspected(folder: Path) -> None:
    write(folder, "buildings", *in_datum(spread(), "GCJ-02"))
    declare(folder, "buildings", "WGS-84")
    store = Store(folder)
    assert store.faults and all(fault.dropped for fault in store.faults) and not store.notes
    assert all("GCJ-02" not in fault.remedy.en for fault in store.faults)


def test_boundary_in_another_datum_is_named_and_stays(folder: Path) -> None:
    outline = {"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(BOUNDARY)}
    file = json.loads((folder / "geojson" / "boundary.geojson").read_text(encoding="utf-8"))
    (file["features"][0]["geometry"],) = (part["geometry"] for part in in_datum([outline], "GCJ-02"))
    write(folder, "boundary", *file["features"])
    write(folder, "buildings", *spread())
    store = Store(folder)
    named = [fault for fault in store.faults if fault.file == "geojson/boundary.geojson"]
    assert len(named) == 1 and "look like GCJ-02" in named[0].problem.en and not named[0].fatal
    assert 'boundary = "GCJ-02"' in named[0].remedy.en and "boundary" in store.layers
    declare(folder, "boundary", "GCJ-02")
    assert not Store(folder, store).faults


def test_few_features_are_no_proof(folder: Path) -> None:
    inside = building("b-1", square(114.12, 22.68))
    outside = in_datum([building("b-2", square(114.139, 22.68))], "GCJ-02")
    write(folder, "buildings", inside, *outside)
    store = Store(folder)
    assert list(store.layers["buildings"].frame["id"]) == ["b-1"]
    whole = [fault for fault in store.faults if not fault.feature]
    assert len(whole) == 1 and "may be GCJ-02" in whole[0].problem.en and not whole[0].fatal
    (left_out,) = (fault for fault in store.faults if fault.feature)
    assert "GCJ-02" in left_out.remedy.en and "BD-09" in left_out.remedy.zh


def test_facility_within_reach_is_shown_with_a_word(folder: Path) -> None:
    item = rack("f-1", point(114.1405, 22.68), kind="metro_station", opened=None)
    checked = check_layer(
        LAYERS["facilities"],
        json.dumps({"type": "FeatureCollection", "features": [item]}).encode(),
        "geojson/facilities.geojson",
        Place.of_boundary(BOUNDARY),
    )
    assert checked.frame is not None and len(checked.frame) == 1
    assert any("may be GCJ-02" in fault.problem.en for fault in checked.faults)


@pytest.mark.parametrize("shift", [(0.0, 0.0), (-0.0058, 0.0), (0.0, 0.0054), (0.004, 0.004), (0.0, -0.0054)])
def test_other_shifts_are_not_taken_for_a_datum(shift: tuple[float, float], folder: Path) -> None:
    shapes = np.array([shapely.from_geojson(json.dumps(each["geometry"])) for each in spread(40)])
    moved = shapely.transform(shapes, lambda xy: xy + shift)
    assert suspect_datum(moved, BOUNDARY, beyond=False) is None


def test_only_in_china() -> None:
    helsinki = shapely.box(24.93, 60.16, 24.96, 60.18)
    assert suspect_datum(np.array([shapely.Point(24.962, 60.17)]), helsinki, beyond=False) is None


@pytest.mark.parametrize("datum", DATUMS)
@pytest.mark.parametrize("layer", ["buildings", "roads", "resident_issues", "drying_racks", "projects", "facilities"])
def test_every_layer_of_the_shipped_community(layer: str, datum: str) -> None:
    boundary = json.loads((OWN / "geojson" / "boundary.geojson").read_text(encoding="utf-8"))
    outline = shapely.from_geojson(json.dumps(boundary["features"][0]["geometry"]))
    document = json.loads((OWN / "geojson" / f"{layer}.geojson").read_text(encoding="utf-8"))
    shapes = np.array([shapely.from_geojson(json.dumps(each["geometry"])) for each in document["features"]])
    beyond = LAYERS[layer].boundary_reach > 0
    assert suspect_datum(shapes, outline, beyond) is None
    found = suspect_datum(move(shapes, FROM_WGS84[datum]), outline, beyond)
    assert found is not None and (found.datum, found.of_boundary, found.clear) == (datum, False, True)


def test_converting_counts_positions() -> None:
    assert convert_document({"type": "FeatureCollection", "features": spread(2)}, "GCJ-02") == 4 * 5
