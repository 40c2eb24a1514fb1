"""The folder every case begins with: the shipped community cut down to a few features a layer, whole otherwise."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from layers import LAYERS

SHIPPED = Path(__file__).parents[2] / "data"
EACH = 8
ROADS = 30
# Rows kept of a table: the latest.
ROWS = {"rental_monthly": 48, "rental_by_community": 24}
Feature = dict[str, Any]


def make_base(folder: Path) -> Path:
    """A valid folder of every layer and table and the whole story; it has no faults."""
    shutil.copytree(SHIPPED / "story", folder / "story", ignore=shutil.ignore_patterns(".kept"))
    shutil.copy(SHIPPED / "community.toml", folder)
    (folder / "geojson").mkdir()
    (folder / "tables").mkdir()
    layers = _layers()
    for layer, features in layers.items():
        path = folder / "geojson" / f"{layer}.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False), "utf-8")
    projects = {feature["properties"]["id"] for feature in layers["projects"]}
    for path in sorted((SHIPPED / "tables").glob("*.csv")):
        head, *rows = csv.reader(path.read_text("utf-8").splitlines())
        if "project_id" in head:
            place = head.index("project_id")
            rows = [row for row in rows if row[place] in projects]
        rows = rows[-ROWS.get(path.stem, 200) :]
        with (folder / "tables" / path.name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([head, *rows])
    return folder


def _layers() -> dict[str, list[Feature]]:
    """By layer the features the story names, a few more, and everything any of them refers to."""
    every = {path.stem: _features(path) for path in sorted((SHIPPED / "geojson").glob("*.geojson"))}
    story = "\n".join(path.read_text("utf-8") for path in (SHIPPED / "story").rglob("*.toml"))
    chosen: dict[str, set[str]] = {}
    for layer, features in every.items():
        ids = [feature["properties"]["id"] for feature in features]
        named = {id_ for id_ in ids if f'"{layer}/{id_}"' in story}
        chosen[layer] = named | set(_nearest(features, ROADS) if layer == "roads" else _small(features, EACH))
    while _follow_references(every, chosen):
        pass
    return {
        layer: [feature for feature in features if feature["properties"]["id"] in chosen[layer]]
        for layer, features in every.items()
    }


def _follow_references(every: dict[str, list[Feature]], chosen: dict[str, set[str]]) -> bool:
    """Choose what is referred to as well; whether that was anything new."""
    before = sum(map(len, chosen.values()))
    for layer, features in every.items():
        targets = {name: column.references for name, column in LAYERS[layer].columns.items() if column.references}
        for feature in features:
            properties = feature["properties"]
            if properties["id"] in chosen[layer]:
                for name, target in targets.items():
                    if properties[name]:
                        chosen[target].add(properties[name])
    return sum(map(len, chosen.values())) > before


def _features(path: Path) -> list[Feature]:
    return json.loads(path.read_text("utf-8"))["features"]


def _small(features: list[Feature], count: int) -> list[str]:
    """Every so many of the features, those with the least coordinates first: a case is read in milliseconds."""
    sized = sorted(features, key=lambda feature: len(json.dumps(feature["geometry"])))
    some = sized[: max(count, len(sized) // 2)]
    return [feature["properties"]["id"] for feature in some[:: max(1, len(some) // count)][:count]]


def _nearest(features: list[Feature], count: int) -> list[str]:
    """The features nearest to the middle of all: streets there form a network."""
    shapes = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    middle = shapely.Point(*np.median(shapely.get_coordinates(shapes), axis=0))
    order = np.argsort(shapely.distance(shapes, middle))
    return [features[k]["properties"]["id"] for k in order[:count]]
