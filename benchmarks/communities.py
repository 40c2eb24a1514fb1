"""Data folders of a given number of buildings: the shipped community with more buildings packed inside its boundary."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import shapely

DATA = Path(__file__).parents[1] / "data"


def community(buildings: int | None, into: Path) -> Path:
    """A data folder with ``buildings`` buildings (``None``: the shipped data as it is)."""
    folder = into / f"buildings-{buildings or 'shipped'}"
    if folder.exists():
        return folder
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("sample", "__pycache__"))
    if buildings:
        path = folder / "geojson" / "buildings.geojson"
        collection = json.loads(path.read_text(encoding="utf-8"))
        boundary = shapely.from_geojson((folder / "geojson" / "boundary.geojson").read_text(encoding="utf-8"))
        collection["features"] += _more(collection["features"], boundary, buildings - len(collection["features"]))
        path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    return folder


def _more(patterns: list[dict], boundary: shapely.Geometry, number: int) -> list[dict]:
    """``number`` small squares on a lattice inside the boundary, with the properties of the patterns in turn."""
    west, south, east, north = boundary.bounds
    inside = np.empty((0, 2))
    columns = int(np.sqrt(number))
    while len(inside) < number:
        columns = int(columns * 1.1) + 1
        x, y = np.meshgrid(np.linspace(west, east, columns), np.linspace(south, north, columns))
        points = np.column_stack([x.ravel(), y.ravel()])
        inside = points[shapely.contains_xy(boundary.geoms[0] if hasattr(boundary, "geoms") else boundary, points)]
    half = (east - west) / columns * 0.3
    corners = np.array([(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)])
    rings = np.round(inside[:number, None, :] + corners[None, :, :], 7).tolist()
    return [_copy(patterns[index % len(patterns)], index, ring) for index, ring in enumerate(rings)]


def _copy(pattern: dict, index: int, ring: list) -> dict:
    properties = {**pattern["properties"], "id": f"more-{index:06d}"}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}
