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
# How many positions the innermost list has at least; a ring ends where it begins.
_LEAST_POSITIONS = {name: 4 if "Polygon" in name else 2 if "Line" in name else 1 for name in _DEPTH}
_TYPES = {name: getattr(shapely.GeometryType, name.upper()) for name in _DEPTH}

# What numpy and shapely raise for coordinates that make up no geometry.
UNBUILDABLE = (TypeError, ValueError, OverflowError, IndexError, shapely.GEOSException)
DRAW_AGAIN = Text(
    "请在 GIS 软件中重新绘制该要素，或删除它。", "Draw the feature again in a GIS programme, or delete it."
)
CONVERT = Text(
    "请改为图层要求的几何类型，或将该要素移到合适的图层。",
    "Convert it to the type the layer takes, or move the feature to the right layer.",
)
NOT_FINITE = Text("坐标中有 NaN、无穷大或空值", "its coordinates contain NaN, infinity or null")
NO_GEOMETRY = Text("没有几何图形", "it has no geometry (null)")
EMPTY = Text("几何图形为空", "its geometry is empty")
PLACE_IT = Text(
    "请补上几何图形；在此之前它只计数、列出，不在地图上。",
    "Give it a geometry; until then it is counted and listed, and not on the map.",
)
ONE_PART = Text("请拆成多个要素，每个要素一个部分。", "Split it: one feature a part.")
AS_SINGLE = Text("无需处理。", "Nothing to do.")
REPAIRED = Text("多边形无效，已自动修复", "its polygon is invalid and was repaired")
BEYOND_REPAIR = Text("多边形无效，无法修复", "its polygon is invalid and cannot be repaired")
FIX_RING = Text("请在 GIS 软件中修正多边形的自相交。", "Correct the polygon's outline in a GIS programme.")


def read_geometries(features: Sequence[Raw], spec: LayerSpec, found: Found) -> np.ndarray:
    """Array (n,) of shapely geometries, lon/lat, 2D; None where the row has none that can be used (noted in ``found``).

    Null, empty, wrong type, unreadable coordinates, NaN and infinite coordinates are noted; rows stay in place. What
    says nothing of where it is (null, empty) stays in the layer, unless the layer is there to be drawn only.
    """
    raws = [feature.get("geometry") for feature in features]
    out = np.full(len(raws), None, dtype=object)
    rows: dict[str, list[int]] = {}
    for index, raw in enumerate(raws):
        kind = raw.get("type") if isinstance(raw, dict) else None
        if raw is None:
            _note_unplaced(index, NO_GEOMETRY, spec, found)
        elif isinstance(kind, str) and kind in _DEPTH and (kind in spec.geometry or _single(kind) in spec.geometry):
            rows.setdefault(kind, []).append(index)
        else:
            _wrong_type(index, kind, spec, found)
    for kind, indices in rows.items():
        coordinates = [raws[index].get("coordinates") for index in indices]  # type: ignore[union-attr]
        kind, indices, coordinates = _drop_empty(kind, indices, coordinates, spec, found)
        if kind not in spec.geometry:
            kind, indices, coordinates = _take_single(kind, indices, coordinates, found)
        _fill(out, np.array(indices, dtype=np.intp), kind, coordinates, found)
    _check_finite(out, found)
    _all_of_wrong_type(rows, raws, spec, found)
    return out


def repair(geometries: np.ndarray, found: Found) -> np.ndarray:
    """Polygons that cross themselves, made valid and noted; unrepairable ones are left out."""
    out = geometries.copy()
    rows = np.flatnonzero(found.keep & ~shapely.is_missing(out))
    for index in rows[~shapely.is_valid(out[rows])]:
        reason = shapely.is_valid_reason(out[index])
        mended = shapely.make_valid(out[index], method="structure", keep_collapsed=False)
        usable = not mended.is_empty and shapely.get_dimensions(mended) == shapely.get_dimensions(out[index])
        problem = REPAIRED if usable else BEYOND_REPAIR
        detail = Text(f"{problem.zh}：{reason}", f"{problem.en}: {reason}")
        found.row(int(index), detail, FIX_RING, column="geometry", dropped=not usable)
        out[index] = mended if usable else None
    return out


def _single(kind: str) -> str:
    return kind.removeprefix("Multi")


Given = tuple[str, list[int], list[Any]]


def _drop_empty(kind: str, indices: list[int], coordinates: list[Any], spec: LayerSpec, found: Found) -> Given:
    """Without the rows whose coordinates hold no position at any depth: an empty geometry is as good as none."""
    empty = [index for index, own in zip(indices, coordinates, strict=True) if _is_empty(own)]
    for index in empty:
        _note_unplaced(index, EMPTY, spec, found)
    if not empty:
        return kind, indices, coordinates
    gone = set(empty)
    full = [(index, own) for index, own in zip(indices, coordinates, strict=True) if index not in gone]
    return kind, [index for index, _ in full], [own for _, own in full]


def _is_empty(coordinates: Any) -> bool:
    """Whether nested lists hold nothing but lists; looked at without recursion, since a file may nest them deep."""
    first = coordinates
    while isinstance(first, list) and first:
        first = first[0]
    # Nearly always a number stands at the first place of the first position, and there is no more to look at.
    rest = [coordinates] if isinstance(first, list) else [first]
    while rest:
        own = rest.pop()
        if not isinstance(own, list):
            return False
        rest += own
    return True


def _take_single(kind: str, indices: list[int], coordinates: list[Any], found: Found) -> Given:
    """Multi geometries of one part as that part; those of several are noted."""
    single, rows, parts = _single(kind), [], []
    for index, own in zip(indices, coordinates, strict=True):
        if not isinstance(own, list) or len(own) == 1:
            rows.append(index)
            parts.append(own[0] if isinstance(own, list) else own)
        else:
            problem = Text(f"{kind} 含 {len(own)} 个部分", f"its {kind} has {len(own)} parts")
            found.row(index, problem, ONE_PART, column="geometry")
    if rows:
        problem = Text(f"{kind} 只含一个部分，读作 {single}", f"a {kind} of one part is read as {single}")
        found.note(problem, AS_SINGLE, column="geometry", rows=rows)
    return single, rows, parts


def _fill(out: np.ndarray, indices: np.ndarray, kind: str, coordinates: list[Any], found: Found) -> None:
    """Build all at once; where that fails, halve the rows until the ones that cannot be built are alone."""
    try:
        out[indices] = _build(kind, coordinates)
    except UNBUILDABLE:
        if len(indices) > 1:
            half = len(indices) // 2
            _fill(out, indices[:half], kind, coordinates[:half], found)
            _fill(out, indices[half:], kind, coordinates[half:], found)
        elif not _fill_without_empty(out, int(indices[0]), kind, coordinates[0], found):
            said = shown(coordinates[0])
            problem = Text(f"{kind} 的坐标无法读取：{said}", f"the coordinates of its {kind} cannot be read: {said}")
            found.row(int(indices[0]), problem, DRAW_AGAIN, column="geometry")


def _fill_without_empty(out: np.ndarray, index: int, kind: str, coordinates: Any, found: Found) -> bool:
    """Whether the geometry can be built without its empty parts, which is noted."""
    whole, left_out = _without_empty(coordinates, _DEPTH[kind], "Polygon" in kind)
    if not left_out:
        return False
    try:
        out[index] = _build(kind, [whole])[0]
    except UNBUILDABLE:
        return False
    problem = Text(f"几何图形中有 {left_out} 个空的部分，已略去", f"empty parts of its geometry, left out: {left_out}")
    found.row(index, problem, DRAW_AGAIN, column="geometry", dropped=False)
    return True


def _without_empty(part: Any, depth: int, polygon: bool) -> tuple[Any, int]:
    """``part`` without what is empty in it, and how many such there were; ``depth`` is that of its positions."""
    if depth <= 1 or not isinstance(part, list):
        return part, 0
    # A polygon whose outline is empty has no inside: its holes must not take the outline's place.
    if polygon and depth == 2 and part[:1] == [[]] and any(part):
        return part, 0
    inner = [_without_empty(own, depth - 1, polygon) for own in part]
    left_out = sum(1 if own == [] else count for own, count in inner)
    return [own for own, _ in inner if own != []], left_out


def _build(kind: str, coordinates: list[Any]) -> np.ndarray:
    """Array (n,) of geometries from nested coordinate lists: flattened level by level into one ragged array.

    Shapely's own code trusts the offsets and reads outside its memory where a part is empty, so none may be. Raises
    ``TypeError`` or ``ValueError`` for what is not nested as ``kind`` demands, and for empty or too short parts.
    """
    offsets, level = [], coordinates
    for depth in range(_DEPTH[kind], 0, -1):
        if not set(map(type, level)) <= {list}:
            raise TypeError("coordinates are not nested as the type demands")
        counts = np.fromiter(map(len, level), dtype=np.int64, count=len(level))
        if counts.size and counts.min() < (_LEAST_POSITIONS[kind] if depth == 1 else 1):
            raise ValueError("a part is empty or has too few positions")
        offsets.append(np.concatenate(([0], np.cumsum(counts))))
        level = list(chain.from_iterable(level))
    return shapely.from_ragged_array(_TYPES[kind], _positions(level), tuple(reversed(offsets)) or None)


def _positions(level: list[Any]) -> np.ndarray:
    """Array (n, 2) of lon/lat; further ordinates are left aside."""
    if not level:
        return np.empty((0, 2))
    if set(map(type, level)) != {list}:
        raise TypeError("positions are not lists")
    # True counts as 1 to numpy.
    if not set(map(type, chain.from_iterable(level))) <= {float, int, type(None)}:
        raise TypeError("positions are not numbers")
    lengths = set(map(len, level))
    raw = np.array(level if lengths == {2} else [position[:2] for position in level])
    if raw.dtype.kind not in "iufO" or raw.ndim != 2 or raw.shape[1] != 2:
        raise TypeError("positions are not pairs of numbers")
    return raw.astype(float)


def _check_finite(geometries: np.ndarray, found: Found) -> None:
    coordinates, owner = shapely.get_coordinates(geometries, return_index=True)
    # A point of NaN is empty to shapely, and has no coordinates.
    empty = np.flatnonzero(shapely.is_empty(geometries))
    bad = np.union1d(owner[~np.isfinite(coordinates).all(axis=1)], empty)
    _note(bad, NOT_FINITE, found)
    geometries[bad] = None


def _note_unplaced(index: int, problem: Text, spec: LayerSpec, found: Found) -> None:
    """What has no place is kept and counted; in a layer that is there to be drawn only, it is of no use."""
    drawn_only = spec.basemap or spec.single
    found.row(index, problem, DRAW_AGAIN if drawn_only else PLACE_IT, column="geometry", dropped=drawn_only)


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
