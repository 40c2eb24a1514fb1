"""One layer's file, from bytes to a clean, typed frame and the list of everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from layers.base import LayerSpec, Text
from utils.errors import Fault
from utils.validate.columns import check_columns
from utils.validate.found import Found, shown
from utils.validate.geometry import PLACE_IT, read_geometries, repair
from utils.validate.parse import Raw, UnreadableError, parse_features, properties
from utils.validate.place import Place, check_place
from utils.validate.rules import check_key, check_order, check_sources
from utils.validate.spelling import read_header, read_text

NONE_LEFT = Text("没有可用的要素", "no feature can be used")
MEND = Text("请先按下列各项修正要素。", "Correct the features as described.")
NO_PROPERTIES = Text("没有属性（properties）", "it has no properties")
FILL_PROPERTIES = Text("请补上属性，或删除该要素。", "Give it properties, or delete it.")
ID_AT_FEATURE = Text("id 取自要素本身，而非其属性", "its id is that of the feature, not of its properties")
PUT_ID = Text("无需处理；建议把 id 写入属性。", "Nothing to do; better to have it among the properties.")
NONE_PLACED = Text(
    "没有一个要素有几何图形，地图上无可显示", "none of its features has a geometry: nothing is on the map"
)
ONLY_ONE = Text("请只保留一个要素。", "Keep exactly one feature.")


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a file. ``frame`` is None when a fault is fatal.

    The frame: the spec's columns, typed (see :func:`utils.validate.columns.check_columns`), and ``geometry`` in
    EPSG:4326, lon/lat, 2D, valid, outer rings counter-clockwise, None for what is not on the map; a RangeIndex.
    """

    frame: gpd.GeoDataFrame | None
    faults: tuple[Fault, ...]


def check_layer(spec: LayerSpec, content: bytes, file: str, place: Place | None = None) -> Checked:
    """Check the GeoJSON ``content`` of ``file`` against ``spec``. Raises nothing: what is wrong is in ``faults``.

    ``place`` is the community's boundary and surroundings, lon/lat; without it positions are only checked for range.
    """
    try:
        features = parse_features(content)
    except UnreadableError as error:
        return Checked(None, (Fault(file, error.problem, error.remedy, fatal=True),))
    bare, features, numbers = _without_properties(features, file)
    rows, lent = _with_ids(features)
    found = Found(file, labels(rows, numbers))
    found.faults += bare
    if lent:
        found.note(ID_AT_FEATURE, PUT_ID, column="id", rows=lent)
    geometries = read_geometries(features, spec, found)
    check_place(geometries, spec, place or Place(), found)
    series = check_columns(rows, spec.all_columns, found)
    check_sources(series, found)
    check_order(series, spec.ordered, found)
    check_key(series, ("id",), features, found)
    geometries = repair(geometries, found)
    _check_count(spec, geometries, found)
    frame = None if found.fatal else _frame(series, geometries, found.keep)
    return Checked(frame, tuple(found.faults))


def _without_properties(features: list[Raw], file: str) -> tuple[list[Fault], list[Raw], list[int]]:
    """Features that say nothing of themselves are left out, each with one fault; the others and their positions."""
    known = [isinstance(feature.get("properties"), dict) for feature in features]
    bare = [
        Fault(file, NO_PROPERTIES, FILL_PROPERTIES, f"#{number}", dropped=True)
        for number, good in enumerate(known, start=1)
        if not good
    ]
    numbers = [number for number, good in enumerate(known, start=1) if good]
    return bare, [features[number - 1] for number in numbers], numbers


def _with_ids(features: Sequence[Raw]) -> tuple[list[Raw], list[int]]:
    """The properties of each feature, with the id of the feature where they have none, and the rows that is so of."""
    rows, lent = properties(features), []
    for index, (feature, row) in enumerate(zip(features, rows, strict=True)):
        if (
            row.get("id") is None
            and feature.get("id") is not None
            and "id" not in map(read_header, row.keys() - {"id"})
        ):
            rows[index] = {**row, "id": feature["id"]}
            lent.append(index)
    return rows, lent


def labels(rows: Sequence[Raw], numbers: Sequence[int]) -> list[str]:
    """How each row is named in messages: its id, or its position in the file, counted from 1."""
    names = (row.get("id") for row in rows)
    return [
        shown(name) if isinstance(name, str) and name.strip() else read_text(name) or f"#{number}"
        for number, name in zip(numbers, names, strict=True)
    ]


def _check_count(spec: LayerSpec, geometries: np.ndarray, found: Found) -> None:
    count = int(found.keep.sum())
    if count and shapely.is_missing(geometries[found.keep]).all():
        found.whole(NONE_PLACED, PLACE_IT, column="geometry", fatal=False)
    if count == 0 and not found.fatal:
        found.whole(NONE_LEFT, MEND)
    elif spec.single and count != 1:
        found.whole(
            Text(f"应恰好有一个可用要素：{count} 个", f"exactly one usable feature is expected: {count}"), ONLY_ONE
        )


def _frame(series: dict[str, pd.Series], geometries: np.ndarray, keep: np.ndarray) -> gpd.GeoDataFrame:
    table = pd.DataFrame(series)[keep].reset_index(drop=True)
    return gpd.GeoDataFrame(table, geometry=shapely.orient_polygons(geometries[keep]), crs="EPSG:4326")
