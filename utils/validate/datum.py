"""Whether a layer's coordinates look like those of another datum: GCJ-02 (Amap) or BD-09 (Baidu) taken for WGS-84.

The evidence is the boundary alone: features lie outside it, and none does once all are converted. A shift by a few
hundred metres in one given direction hardly ever does that by chance: with any other shift of the shipped community's
layers, some features stay outside.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from layers.base import Text
from utils.crs import in_china
from utils.datum.convert import FROM_WGS84, MAPS, SHIFTED, TO_WGS84, move
from utils.errors import Fault

# So many features outside, none of them once converted, are no coincidence; more where a layer may reach beyond.
LEAST_CLEAR = 3
LEAST_CLEAR_BEYOND = 5
BOUNDARY_FILE = "geojson/boundary.geojson"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """``outside`` of ``count`` features lie outside the boundary, none once the layer is converted from ``datum``.

    ``of_boundary``: it is the boundary that looks like ``datum``. ``clear``: beyond reasonable doubt. ``unusable``: the
    layer would be drawn in the wrong place, or not at all. ``other`` is a datum that explains it as well, or "".
    """

    datum: str
    of_boundary: bool
    outside: int
    count: int
    clear: bool
    unusable: bool
    other: str = ""


def suspect_datum(geometries: np.ndarray, boundary: BaseGeometry, beyond: bool) -> Suspicion | None:
    """The datum that would put all ``geometries`` (lon/lat, none missing) inside or across the boundary.

    ``beyond``: the layer may have features outside. None outside China, and where nothing lies outside.
    """
    centre = boundary.centroid
    outside = _count_outside(geometries, boundary)
    if not outside or not in_china(centre.x, centre.y):
        return None
    ways = [(datum, False) for datum in SHIFTED] + [(datum, True) for datum in SHIFTED]
    fitting = [way for way in ways if _count_outside(_moved(geometries, *way), boundary) == 0]
    if not fitting:
        return None
    (datum, of_boundary), *others = fitting
    count = len(geometries)
    enough = outside >= (LEAST_CLEAR_BEYOND if beyond else LEAST_CLEAR)
    clear = enough and all(way[1] == of_boundary for way in others)
    other = next((name for name, own in others if own == of_boundary), "")
    unusable = (clear or (outside == count and not beyond)) and not of_boundary
    return Suspicion(datum, of_boundary, outside, count, clear, unusable, other)


def datum_fault(found: Suspicion, file: str) -> Fault:
    """The one fault of a whole file; fatal where the layer cannot be used as it is.

    A boundary is never refused: without one there is no map.
    """
    name = file if not found.of_boundary else BOUNDARY_FILE
    layer = name.removeprefix("geojson/").removesuffix(".geojson")
    datum = MAPS[found.datum]
    if found.other:
        datum = Text(f"{datum.zh}或 {MAPS[found.other].zh}", f"{datum.en} or {MAPS[found.other].en}")
    sure = (
        Text("坐标很像", "its coordinates look like") if found.clear else Text("坐标可能是", "its coordinates may be")
    )
    where = Text("在社区边界之外", "outside the community's boundary")
    if found.of_boundary:
        where = Text(f"（{file}）在它之外", f"of {file} outside it")
    problem = Text(
        f"{sure.zh} {datum.zh}：{found.count} 个要素中有 {found.outside} 个{where.zh}，换算后全部在边界内",
        f"{sure.en} {datum.en}: {found.outside} of {found.count} features lie {where.en}, none once converted",
    )
    return Fault(name, problem, declare_datum(layer, found.datum), column="geometry", fatal=found.unusable)


def declare_datum(layer: str, datum: str) -> Text:
    """What to do about a file in another datum."""
    return Text(
        f'请在 community.toml 的 [datum] 中写 {layer} = "{datum}"（读入时自动换算），或用 python -m utils.datum '
        f'换算文件；若确为 WGS-84，请写 {layer} = "WGS-84"。',
        f'Write {layer} = "{datum}" under [datum] in community.toml (it is then converted on reading), or convert the '
        f'file with python -m utils.datum; if it is WGS-84 after all, write {layer} = "WGS-84".',
    )


def _moved(geometries: np.ndarray, datum: str, of_boundary: bool) -> np.ndarray:
    """The layer converted to WGS-84, or to the datum the boundary may be in."""
    return move(geometries, (FROM_WGS84 if of_boundary else TO_WGS84)[datum])


def _count_outside(geometries: np.ndarray, boundary: BaseGeometry) -> int:
    return int((~shapely.intersects(boundary, geometries)).sum())
