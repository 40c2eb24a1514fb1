"""GeoJSON and GeoPackage, for GIS: English keys and raw values, EPSG:4326, what is illustrative said in the file."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from layers.base import Column, Text
from utils.errors import AtlasError
from utils.export.extract import Extract
from utils.export.statement import Statement
from utils.filters.values import lists, numbers
from utils.text_cleaning import clean_values

ABOUT = "about"
SPARE = ("/dev/shm", "/var/tmp")  # noqa: S108
_NO_ROOM = Text(
    "无法生成 GeoPackage：服务器的临时文件夹没有空间。请改用 GeoJSON 或 Excel，或请管理员清理磁盘。",
    "The GeoPackage cannot be made: the server has no room for temporary files. Take GeoJSON or Excel instead, or ask "
    "whoever runs the atlas to make room.",
)
DECIMALS = 7
_LONG = re.compile(r"-?\d+\.\d{8,}")


class ExportError(AtlasError):
    """A file to take away cannot be made."""


def geojson_bytes(extract: Extract, statement: Statement) -> bytes:
    """A FeatureCollection (RFC 7946: lon/lat, 7 decimals, exterior rings anticlockwise) with a member ``metadata``.

    ``metadata`` says community, date, filter, provenance and whether anything is illustrative. Dates are ISO text,
    empty values null. Raises ``TypeError`` for a table: it has no geometry.
    """
    frame = _spatial(extract)
    geometries = [
        "null" if text is None else _short(text) for text in shapely.to_geojson(_tidy(frame.geometry.to_numpy()))
    ]
    columns = {name: _json_values(frame, name, column) for name, column in extract.columns.items()}
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
    rows = zip(geometries, *columns.values(), strict=True)
    features = (
        f'{{"type":"Feature","properties":{encode(dict(zip(columns, values, strict=True)))},"geometry":{geometry}}}'
        for geometry, *values in rows
    )
    metadata = encode(clean_values(metadata_of(statement, extract.id)))
    listed = ",\n".join(features)
    collection = f'{{"type":"FeatureCollection","metadata":{metadata},"features":[{listed}]}}'
    return collection.encode("utf-8")


def metadata_of(statement: Statement, layer: str) -> dict[str, Any]:
    """What the file says of itself, in plain values."""
    part = next(part for part in statement.parts if part.id == layer)
    return {
        "community": {"zh": statement.community.zh, "en": statement.community.en},
        "layer": part.id,
        "title": {"zh": part.title.zh, "en": part.title.en},
        "as_of": statement.as_of.isoformat(),
        "filter": list(part.filters),
        "query": statement.query,
        "features": part.shown,
        "of": part.total,
        "illustrative": "illustrative" in part.provenance,
        "provenance": dict(part.provenance),
        "sources": list(part.sources),
    }


def geopackage_bytes(extracts: Iterable[Extract], statement: Statement) -> bytes:
    """One layer for each extract (a table without geometry for a table) and a table ``about`` with the statement.

    Lists are joined by commas. SQLite needs a file: where the folder for temporary files has no room, memory the
    system offers as a folder does. Raises :class:`ExportError` where nothing has.
    """
    layers, refused = list(extracts), ""
    for place in _places():
        try:
            with tempfile.TemporaryDirectory(dir=place) as folder:
                return _geopackage(Path(folder) / "atlas.gpkg", layers, statement)
        # A full disk is a RuntimeError to GDAL.
        except (OSError, RuntimeError) as error:
            refused = refused or str(error)
    raise ExportError(_NO_ROOM) from OSError(refused)


def _places() -> list[str]:
    """Folders for temporary files, the usual one first."""
    usual = []
    with suppress(OSError):
        usual = [tempfile.gettempdir()]
    return [*usual, *(place for place in SPARE if os.access(place, os.W_OK))]


def _geopackage(path: Path, extracts: Iterable[Extract], statement: Statement) -> bytes:
    for extract in extracts:
        frame = _plain_frame(extract)
        kind = {"geometry_type": "Unknown"} if extract.spatial else {}
        pyogrio.write_dataframe(frame, path, layer=extract.id, driver="GPKG", **kind)
    about = pd.DataFrame(clean_values(statement.lines()), columns=["item", "text"])
    pyogrio.write_dataframe(about, path, layer=ABOUT, driver="GPKG")
    return path.read_bytes()


def _spatial(extract: Extract) -> gpd.GeoDataFrame:
    if not isinstance(extract.frame, gpd.GeoDataFrame):
        raise TypeError(f"{extract.id} has no geometry")
    return extract.frame


def _tidy(geometries: Any) -> Any:
    rounded = shapely.transform(geometries, lambda coordinates: coordinates.round(DECIMALS))
    return shapely.orient_polygons(rounded, exterior_cw=False)


def _short(text: str) -> str:
    """GEOS writes 114.1188924 as 114.11889239999999."""
    return _LONG.sub(lambda found: repr(round(float(found[0]), DECIMALS)), text)


def _json_values(frame: pd.DataFrame, name: str, column: Column) -> list[Any]:
    series = frame[name]
    if column.kind == "list":
        return [list(value) for value in lists(frame, name)]
    if pd.api.types.is_datetime64_any_dtype(series):
        series = series.dt.strftime("%Y-%m-%d")
    if column.kind == "number":
        series = pd.Series(numbers(frame, name)).replace([float("inf"), float("-inf")], float("nan"))
    return _or_none(series)


def _or_none(series: pd.Series) -> list[Any]:
    values = series.astype(object)
    return clean_values(values.where(values.notna() & (values != ""), None).tolist())


def _plain_frame(extract: Extract) -> pd.DataFrame:
    """The columns written, as a GeoPackage takes them."""
    kept = extract.frame[[*extract.columns, *(["geometry"] if extract.spatial else [])]].copy()
    for name, column in extract.columns.items():
        if column.kind == "list":
            kept[name] = [",".join(value) or None for value in lists(extract.frame, name)]
        elif column.kind in ("category", "text"):
            kept[name] = pd.Series(_or_none(kept[name]), index=kept.index, dtype=object)
    return kept
