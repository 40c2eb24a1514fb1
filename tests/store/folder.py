"""A small community folder to break on purpose."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

OWN = Path(__file__).resolve().parents[2] / "data"
Feature = dict[str, Any]
SQUARE = [[[114.10, 22.66], [114.14, 22.66], [114.14, 22.70], [114.10, 22.70], [114.10, 22.66]]]


def square(x: float = 114.12, y: float = 22.68, size: float = 0.0002) -> dict[str, Any]:
    ring = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
    return {"type": "Polygon", "coordinates": [ring]}


def point(x: float = 114.12, y: float = 22.68) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [x, y]}


def feature(geometry: Any, **properties: Any) -> Feature:
    common = {"name": "名称", "name_en": None, "provenance": "illustrative", "source": None, "updated": "2026-11-01"}
    return {"type": "Feature", "properties": {**common, **properties}, "geometry": geometry}


def building(id_: str = "b-1", geometry: Any = None, **properties: Any) -> Feature:
    own = {
        "use": "residential", "residential_area": "新河住宅区", "floors": 6, "year_built": 1998, "access_control": True,
        "video": True, "access_modes": ["card", "app"], "units": 12, "units_rented": 11, "rent_cny_m2_month": 33.5,
        "ground_floor_tenants": 2,
    }  # fmt: skip
    return feature(square() if geometry is None else geometry, **{"id": id_, **own, **properties})


def rack(id_: str = "r-1", geometry: Any = None, **properties: Any) -> Feature:
    own = {
        "kind": "rack_group", "racks": 5, "residential_area": None, "building_id": "b-1", "installed": "2021-05-01",
        "project_id": None,
    }  # fmt: skip
    return feature(point() if geometry is None else geometry, **{"id": id_, **own, **properties})


def boundary() -> Feature:
    return feature({"type": "Polygon", "coordinates": SQUARE}, id="boundary")


def collection(*features: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def make_folder(folder: Path) -> Path:
    """Profile, boundary, two buildings, one rack, one table."""
    (folder / "geojson").mkdir(parents=True)
    (folder / "tables").mkdir()
    shutil.copy(OWN / "community.toml", folder)
    write(folder, "boundary", boundary())
    write(folder, "buildings", building("b-1"), building("b-2", square(114.13), use="public"))
    write(folder, "drying_racks", rack())
    (folder / "tables" / "dcc_output.csv").write_text(
        "year,output_cny,provenance,source\n2012,29000000,illustrative,\n2022,2190000000,reported,某处\n",
        encoding="utf-8",
    )
    return folder


def write(folder: Path, layer: str, *features: Any) -> None:
    (folder / "geojson" / f"{layer}.geojson").write_bytes(collection(*features))
