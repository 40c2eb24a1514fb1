"""A GeoJSON document from another datum to WGS-84: positions are moved, everything else stays as it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike

from layers.base import Text
from utils.datum.shift import Pair, bd09_to_wgs84, gcj02_to_wgs84, wgs84_to_bd09, wgs84_to_gcj02

SHIFTED = ("GCJ-02", "BD-09")
"""The datums that lie hundreds of metres from WGS-84."""
DATUMS = ("WGS-84", "CGCS2000", *SHIFTED)
MAPS: Mapping[str, Text] = {
    "GCJ-02": Text("GCJ-02（高德、腾讯地图）", "GCJ-02 (Amap, Tencent maps)"),
    "BD-09": Text("BD-09（百度地图）", "BD-09 (Baidu maps)"),
}

Shift = Callable[[ArrayLike, ArrayLike], Pair]
TO_WGS84: Mapping[str, Shift] = {"GCJ-02": gcj02_to_wgs84, "BD-09": bd09_to_wgs84}
FROM_WGS84: Mapping[str, Shift] = {"GCJ-02": wgs84_to_gcj02, "BD-09": wgs84_to_bd09}


def move(geometries: np.ndarray, shift: Shift) -> np.ndarray:
    """The shapely geometries (lon/lat) with every vertex moved by ``shift``."""
    return shapely.transform(geometries, lambda lng, lat: shift(lng, lat), interleaved=False)


def convert_content(content: bytes, datum: str) -> bytes:
    """The bytes of a GeoJSON file in ``datum`` as WGS-84; bytes that are no JSON come back as they are."""
    if datum not in TO_WGS84:
        return content
    try:
        document = json.loads(content.decode("utf-8-sig"))
        convert_document(document, datum)
        return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    except (ValueError, RecursionError):
        return content


def convert_document(document: Any, datum: str) -> int:
    """Move every position of a GeoJSON document (of any type) in place from ``datum`` to WGS-84; how many there are.

    Heights stay. A ``bbox`` is measured again. What is no position, and what lies outside China, stays as it is.
    """
    positions = list(_positions(document))
    if positions:
        lng, lat = np.array([position[:2] for position in positions], dtype=float).T
        for position, x, y in zip(positions, *TO_WGS84[datum](lng, lat), strict=True):
            position[0], position[1] = float(x), float(y)
    _measure_boxes(document)
    return len(positions)


def _parts(thing: Any) -> Iterator[Any]:
    """The GeoJSON objects directly inside one; foreign members are none of ours."""
    if not isinstance(thing, dict):
        return
    for key in ("features", "geometries"):
        found = thing.get(key)
        yield from found if isinstance(found, list) else ()
    yield thing.get("geometry")


def _positions(thing: Any) -> Iterator[list[Any]]:
    for part in _parts(thing):
        yield from _positions(part)
    if isinstance(thing, dict):
        yield from _nested(thing.get("coordinates"))


def _nested(coordinates: Any) -> Iterator[list[Any]]:
    if not isinstance(coordinates, list):
        return
    if len(coordinates) >= 2 and all(_is_degrees(number) for number in coordinates[:2]):
        yield coordinates
        return
    for part in coordinates:
        yield from _nested(part)


def _is_degrees(number: Any) -> bool:
    return type(number) in (int, float) and abs(number) <= 360 and isfinite(number)


def _measure_boxes(thing: Any) -> None:
    for part in _parts(thing):
        _measure_boxes(part)
    box = thing.get("bbox") if isinstance(thing, dict) else None
    positions = list(_positions(thing)) if isinstance(box, list) and len(box) in (4, 6) else []
    if isinstance(box, list) and positions:
        lngs, lats = [position[0] for position in positions], [position[1] for position in positions]
        half = len(box) // 2
        box[0], box[1], box[half], box[half + 1] = min(lngs), min(lats), max(lngs), max(lats)
