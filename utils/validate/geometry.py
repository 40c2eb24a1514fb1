"""Raw GeoJSON geometries -> shapely geometries, all of a type at once, with the faults of those that are none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
import shapely

from layers.base import LayerSpec, Text
from utils.validate.found import Found, shown
from utils.validate.parse import Raw

# How deep positions are nested in ``coordinates``.
_DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_TYPES = {name: getattr(shapely.GeometryType, name.upper()) for name in _DEPTH}

DRAW_AGAIN = Text(
    "请在 GIS 软件中重新绘制该要素，或删除它。", "Draw the feature again in a GIS programme, or delete it."
)
CONVERT = Text(
    "请改为图层要求的几何类型，或将该要素移到合适的图层。",
    "Convert it to the type the layer takes, or move the feature to the right layer.",
)
NOT_FINITE = Text("坐标中有 NaN、无穷大或空值", "its coordinates contain NaN, infinity or null")
EMPTY = Text("几何图形为空", "its geometry is empty")
REPAIRED = Text("多边形无效，已自动修复", "its polygon is invalid and was repaired")
BEYOND_REPAIR = Text("多边形无效，无法修复", "its polygon is invalid and cannot be repaired")
FIX_RING = Text("请在 GIS 软件中修正多边形的自相交。", "Correct the polygon's outline in a GIS programme.")


def read_geometries(features: Sequence[Raw], spec: LayerSpec, found: Found) -> np.ndarray:
    """Array (n,) of shapely geometries, lon/lat, 2D; None where the row has none that can be used (noted in ``found``).

    Null, empty, wrong type, unreadable coordinates, NaN and infinite coordinates are noted; rows stay in place.
    """
    raws = [feature.get("geometry") for feature in features]
    out = np.full(len(raws), None, dtype=object)
    rows: dict[str, list[int]] = {}
    for index, raw in enumerate(raws):
        kind = raw.get("type") if isinstance(raw, dict) else None
        if raw is None:
            found.row(index, Text("没有几何图形", "it has no geometry (null)"), DRAW_AGAIN, column="geometry")
        elif isinstance(kind, str) and kind in _DEPTH and kind in spec.geometry:
            rows.setdefault(kind, []).append(index)
        else:
            _wrong_type(index, kind, spec, found)
    for kind, indices in rows.items():
        coordinates = [raws[index].get("coordinates") for index in indices]  # type: ignore[union-attr]
        _fill(out, np.array(indices), kind, coordinates, found)
    _check_finite(out, found)
    _all_of_wrong_type(rows, raws, spec, found)
    return out


def repair(geometries: np.ndarray, found: Found) -> np.ndarray:
    """Polygons that cross themselves, made valid and noted; unrepairable ones are left out."""
    out = geometries.copy()
    rows = np.flatnonzero(found.keep)
    for index in rows[~shapely.is_valid(out[rows])]:
        reason = shapely.is_valid_reason(out[index])
        mended = shapely.make_valid(out[index], method="structure", keep_collapsed=False)
        usable = not mended.is_empty and shapely.get_dimensions(mended) == shapely.get_dimensions(out[index])
        problem = REPAIRED if usable else BEYOND_REPAIR
        detail = Text(f"{problem.zh}：{reason}", f"{problem.en}: {reason}")
        found.row(int(index), detail, FIX_RING, column="geometry", dropped=not usable)
        out[index] = mended if usable else None
    return out


def _fill(out: np.ndarray, indices: np.ndarray, kind: str, coordinates: list[Any], found: Found) -> None:
    """Build all at once; where one among them cannot be built, one by one, to name it."""
    try:
        out[indices] = _build(kind, coordinates)
    except (TypeError, ValueError, OverflowError, shapely.GEOSException):
        for index, own in zip(indices, coordinates, strict=True):
            try:
                out[index] = _build(kind, [own])[0]
            except (TypeError, ValueError, OverflowError, shapely.GEOSException):
                found.row(
                    int(index),
                    Text(
                        f"{kind} 的坐标无法读取：{shown(own)}",
                        f"the coordinates of its {kind} cannot be read: {shown(own)}",
                    ),
                    DRAW_AGAIN,
                    column="geometry",
                )
    empty = shapely.is_empty(out[indices])
    # A point whose two coordinates are NaN counts as empty; what is in the file says which it is.
    given = np.array([bool(own) for own in coordinates], dtype=bool)
    _note(indices[empty & ~given], EMPTY, found)
    _note(indices[empty & given], NOT_FINITE if kind == "Point" else EMPTY, found)
    out[indices[empty]] = None


def _build(kind: str, coordinates: list[Any]) -> np.ndarray:
    """Array (n,) of geometries from nested coordinate lists: flattened level by level into one ragged array."""
    offsets, level = [], coordinates
    for _ in range(_DEPTH[kind]):
        if not all(isinstance(part, list) for part in level):
            raise TypeError("coordinates are not nested as the type demands")
        counts = np.fromiter(map(len, level), dtype=np.int64, count=len(level))
        offsets.append(np.concatenate(([0], np.cumsum(counts))))
        level = list(chain.from_iterable(level))
    positions = _positions(level)
    return shapely.from_ragged_array(_TYPES[kind], positions, tuple(reversed(offsets)) or None)


def _positions(level: list[Any]) -> np.ndarray:
    if not level:
        return np.empty((0, 2))
    lengths = set(map(len, level))
    raw = np.array(level if lengths == {2} else [position[:2] for position in level])
    if raw.dtype.kind not in "iufO" or raw.ndim != 2 or raw.shape[1] != 2:
        raise TypeError("positions are not pairs of numbers")
    return raw.astype(float)


def _check_finite(geometries: np.ndarray, found: Found) -> None:
    coordinates, owner = shapely.get_coordinates(geometries, return_index=True)
    bad = np.unique(owner[~np.isfinite(coordinates).all(axis=1)])
    _note(bad, NOT_FINITE, found)
    geometries[bad] = None


def _note(rows: np.ndarray, problem: Text, found: Found) -> None:
    for index in rows:
        found.row(int(index), problem, DRAW_AGAIN, column="geometry")


def _wrong_type(index: int, kind: Any, spec: LayerSpec, found: Found) -> None:
    allowed, actual = "/".join(sorted(spec.geometry)), shown(kind)
    found.row(
        index,
        Text(f"几何类型应为 {allowed}，实为：{actual}", f"its geometry should be {allowed}, found: {actual}"),
        CONVERT,
        column="geometry",
    )


def _all_of_wrong_type(rows: dict[str, list[int]], raws: Sequence[Any], spec: LayerSpec, found: Found) -> None:
    if rows or all(raw is None for raw in raws):
        return
    kinds = sorted({shown(raw.get("type") if isinstance(raw, dict) else raw) for raw in raws})
    allowed = "/".join(sorted(spec.geometry))
    # Said once of the file, not of each of its features as well.
    found.faults = [fault for fault in found.faults if fault.column != "geometry"]
    found.whole(
        Text(
            f"全部几何类型不符：应为 {allowed}，实为 {'、'.join(kinds)[:80]}",
            f"every geometry is of the wrong type: expected {allowed}, found {', '.join(kinds)[:80]}",
        ),
        Text("请确认放入的是该图层的文件。", "Check that this is the layer's own file."),
        column="geometry",
    )
