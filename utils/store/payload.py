"""What of a layer travels to the map: geometry, names and the columns it is drawn by, as compact GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from layers.base import LayerSpec, MixedStyle, Style

NAMES = ("id", "name", "name_en")
# Decimals of a degree: 1 cm.
DECIMALS = 7


def style_columns(style: Style) -> tuple[str, ...]:
    """The columns ``style`` draws by: value, width, radius."""
    parts = (style.fill, style.line, style.circle) if isinstance(style, MixedStyle) else (style,)
    named = (getattr(part, key, "") for part in parts for key in ("by", "width_by", "radius_by"))
    return tuple(dict.fromkeys(name for name in named if name))


def geojson(frame: gpd.GeoDataFrame, spec: LayerSpec) -> bytes:
    """A FeatureCollection of ``frame`` (EPSG:4326), in its order: UTF-8, lon/lat, 7 decimals, RFC 7946 orientation.

    A feature without a place has the geometry null.
    """
    columns = [name for name in dict.fromkeys((*NAMES, *style_columns(spec.style))) if name in frame]
    if "named" in frame and not frame["named"].fillna(True).all():
        columns.append("named")
    geometries = shapely.to_geojson(_rounded(frame.geometry.to_numpy()))
    geometries[frame.geometry.isna().to_numpy()] = "null"
    features = (
        f'{{"type":"Feature","properties":{properties},"geometry":{geometry}}}'
        for properties, geometry in zip(_properties(frame, columns), geometries, strict=True)
    )
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'.encode()


def _rounded(geometries: np.ndarray) -> np.ndarray:
    return shapely.transform(geometries, lambda coordinates: np.round(coordinates, DECIMALS))


def _properties(frame: pd.DataFrame, columns: Sequence[str]) -> Iterator[str]:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
    for row in zip(*(_plain(frame[name]) for name in columns), strict=True):
        yield encode(dict(zip(columns, row, strict=True)))


def _plain(series: pd.Series) -> list[Any]:
    """Values JSON knows: str, bool, int, float, list or None; dates as ISO text."""
    if pd.api.types.is_datetime64_any_dtype(series):
        series = series.dt.strftime("%Y-%m-%d")
    values = series.astype(object)
    return values.where(values.notna(), None).tolist()


def provenance_counts(frame: pd.DataFrame) -> Mapping[str, int]:
    """How many features are reported, surveyed, illustrative; only those that occur."""
    counts = frame["provenance"].astype(str).value_counts(sort=False)
    return {kind: int(number) for kind, number in counts.items() if number}
