"""Writes the layers as GeoJSON (RFC 7946, one feature a line) and the tables as CSV, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from data.sample.frame import to_lonlat
from data.sample.record import Feature, Table

#: The background needs no centimetres, and it is most of the bytes.
_DECIMALS = {"base_land": 6, "base_green": 6}


def _wound(geometry: BaseGeometry) -> BaseGeometry:
    """Exterior rings counter-clockwise, as RFC 7946 asks."""
    if isinstance(geometry, Polygon):
        return orient(geometry)
    if isinstance(geometry, MultiPolygon):
        return MultiPolygon([orient(part) for part in geometry.geoms])
    return geometry


def _feature(feature: Feature, decimals: int) -> dict[str, Any]:
    properties = {
        "id": feature.id,
        "name": feature.name,
        "name_en": feature.name_en,
        **feature.columns,
        "provenance": feature.provenance,
        "source": feature.source,
        "updated": feature.updated,
    }
    return {
        "type": "Feature",
        "id": feature.id,
        "properties": properties,
        "geometry": mapping(_wound(to_lonlat(feature.geometry, decimals))),
    }


def geojson(features: list[Feature], decimals: int = 7) -> str:
    """A FeatureCollection in EPSG:4326, lon/lat, 7 decimals at most."""
    rows = (
        json.dumps(_feature(f, decimals), ensure_ascii=False, separators=(",", ":"), allow_nan=False) for f in features
    )
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(rows) + "\n]}\n"


def table(content: Table) -> str:
    """A CSV with a header; empty cells are nulls."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*content.columns, "provenance", "source"))
    for row in content.rows:
        writer.writerow((*("" if cell is None else cell for cell in row), content.provenance, content.source))
    return out.getvalue()


def write(out: Path, layers: Mapping[str, list[Feature]], tables: Mapping[str, Table]) -> None:
    """Write every layer and table under ``out``."""
    for folder in ("geojson", "tables"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for name, features in layers.items():
        (out / "geojson" / f"{name}.geojson").write_text(
            geojson(features, _DECIMALS.get(name, 7)), encoding="utf-8", newline="\n"
        )
    for name, content in tables.items():
        (out / "tables" / f"{name}.csv").write_text(table(content), encoding="utf-8", newline="\n")
