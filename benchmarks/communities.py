"""Data folders of a given size: the shipped community with more buildings or projects packed inside its boundary."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import shapely

DATA = Path(__file__).parents[1] / "data"


def community(buildings: int | None, into: Path) -> Path:
    """A data folder with ``buildings`` buildings (``None``: the shipped data as it is)."""
    return _folder("buildings", buildings, into)


def many_projects(projects: int | None, into: Path) -> Path:
    """A data folder with ``projects`` projects, each with its monthly progress (``None``: the shipped data)."""
    folder = _folder("projects", projects, into)
    path = folder / "tables" / "project_progress.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    patterns: dict[str, list[str]] = {}
    for row in rows:
        project, _, rest = row.partition(",")
        patterns.setdefault(project, []).append(rest)
    features = json.loads((folder / "geojson" / "projects.geojson").read_text(encoding="utf-8"))["features"]
    ids = [feature["properties"]["id"] for feature in features]
    own = [project for project in ids if project in patterns]
    further = [f"{id_},{rest}" for k, id_ in enumerate(ids[len(own) :]) for rest in patterns[own[k % len(own)]]]
    path.write_text("\n".join([head, *rows, *further]) + "\n", encoding="utf-8")
    return folder


def _folder(layer: str, size: int | None, into: Path) -> Path:
    """The shipped data with ``layer`` filled up to ``size`` features."""
    folder = into / f"{layer}-{size or 'shipped'}"
    if folder.exists():
        return folder
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("sample", "__pycache__"))
    if size:
        path = folder / "geojson" / f"{layer}.geojson"
        collection = json.loads(path.read_text(encoding="utf-8"))
        boundary = shapely.from_geojson((folder / "geojson" / "boundary.geojson").read_text(encoding="utf-8"))
        collection["features"] += _more(collection["features"], boundary, size - len(collection["features"]))
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
