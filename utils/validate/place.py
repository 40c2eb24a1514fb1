"""Where features lie: longitude and latitude in the right order, near the community, not wholly outside it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from layers.base import LayerSpec, Text
from utils.crs import area_of_use, in_china
from utils.validate.datum import datum_fault, suspect_datum
from utils.validate.found import Found

# Degrees around the community that still count as its surroundings (base layers, the next metro station).
SURROUNDINGS = 0.5
# Of latitude: a reach is a matter of a kilometre or so, not of metres.
METRES_PER_DEGREE = 111_320.0
# Projected coordinates have eight digits before the point; what is larger is no place.
MOST_WRITTEN_OUT = 1e9

SWAP = Text(
    "GeoJSON 坐标顺序为 [经度, 纬度]，请对调后重新导出。",
    "GeoJSON writes [longitude, latitude]: swap them and export again.",
)
REPROJECT = Text(
    "请转换为 WGS-84 经纬度（EPSG:4326）后重新导出。",
    "Reproject to WGS-84 longitude/latitude (EPSG:4326) and export again.",
)
MOVE = Text(
    "请核对坐标；若确不属于本社区，请删除该要素。", "Check its coordinates; delete it if it is not the community's."
)
DECLARED = Text(
    "坐标已按 community.toml [datum] 中注明的基准换算：请先核对该行是否正确，再核对坐标。",
    "Its coordinates were converted from the datum named under [datum] in community.toml: check that line first, then "
    "the coordinates.",
)
MOVE_IN_CHINA = Text(
    "请核对坐标。在中国最常见的原因是坐标取自高德、腾讯（GCJ-02）或百度（BD-09）：请在 community.toml 的 [datum] "
    "中注明，或用 python -m utils.datum 换算文件；若确不属于本社区，请删除该要素。",
    "Check its coordinates. In China they usually come from Amap or Tencent maps (GCJ-02) or Baidu (BD-09): name that "
    "under [datum] in community.toml or convert the file with python -m utils.datum. Delete the feature only if it is "
    "not the community's.",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the community is: its boundary (lon/lat), if known, and the box (w, s, e, n) its data must touch.

    ``datum_declared``: the profile says which datum the layer's file is in, so it is not guessed at.
    """

    boundary: BaseGeometry | None = None
    extent: tuple[float, float, float, float] | None = None
    datum_declared: bool = False

    @classmethod
    def of_boundary(cls, boundary: BaseGeometry) -> Place:
        """The boundary and its surroundings."""
        west, south, east, north = boundary.bounds
        pad = SURROUNDINGS
        return cls(boundary, (west - pad, south - pad, east + pad, north + pad))

    @classmethod
    def of_crs(cls, crs: str) -> Place:
        """The area of use of the community's projected CRS: tells whether the boundary's coordinates are swapped."""
        return cls(None, area_of_use(crs))


def check_place(geometries: np.ndarray, spec: LayerSpec, place: Place, found: Found) -> None:
    """Note the rows that are out of range, swapped, far away or outside the boundary; each row at most once."""
    west, south, east, north = shapely.bounds(geometries).T
    with np.errstate(invalid="ignore"):
        valid = (west >= -180) & (east <= 180) & (south >= -90) & (north <= 90)
        mirrored = (south >= -180) & (north <= 180) & (west >= -90) & (east <= 90)
        near, mirrored_near = valid, mirrored
        if place.extent:
            w, s, e, n = place.extent
            near = valid & (west <= e) & (east >= w) & (south <= n) & (north >= s)
            mirrored_near = mirrored & (south <= e) & (north >= w) & (west <= n) & (east >= s)
    present = ~shapely.is_missing(geometries)
    swapped = present & ~near & mirrored_near
    _note(swapped, geometries, _SWAPPED, SWAP, found)
    _note(present & ~valid & ~swapped, geometries, _NOT_LONLAT, REPROJECT, found)
    far = present & valid & ~near & ~swapped
    if place.boundary is None:
        # The boundary says where the community is; a CRS that does not suit it is another's fault (see utils.crs).
        return
    _note(far, geometries, _FAR, MOVE, found)
    if spec.boundary_checked:
        _check_boundary(geometries, np.flatnonzero(present & near), spec, place, place.boundary, found)


def _check_boundary(
    geometries: np.ndarray, rows: np.ndarray, spec: LayerSpec, place: Place, boundary: BaseGeometry, found: Found
) -> None:
    """Note the ``rows`` beyond the layer's reach, or the file once where its coordinates are of another datum."""
    shapely.prepare(boundary)
    suspicion = None
    if not place.datum_declared:
        suspicion = suspect_datum(geometries[rows], boundary, beyond=spec.boundary_reach > 0)
    if suspicion:
        fault = datum_fault(suspicion, found.file)
        found.faults.append(fault)
        if fault.fatal:
            return
    outside = np.zeros(len(geometries), dtype=bool)
    outside[rows] = ~shapely.dwithin(boundary, geometries[rows], spec.boundary_reach / METRES_PER_DEGREE)
    remedy = MOVE_IN_CHINA if in_china(boundary.centroid.x, boundary.centroid.y) else MOVE
    _note(outside, geometries, _OUTSIDE, DECLARED if place.datum_declared else remedy, found)


_SWAPPED = Text("经纬度写反了", "longitude and latitude are swapped")
_NOT_LONLAT = Text("坐标不是经纬度", "its coordinates are not longitude and latitude")
_FAR = Text("远离本社区", "it lies far from the community")
_OUTSIDE = Text("完全位于社区边界之外", "it lies wholly outside the community's boundary")


def _note(rows: np.ndarray, geometries: np.ndarray, problem: Text, remedy: Text, found: Found) -> None:
    for index in np.flatnonzero(rows):
        x, y = shapely.get_coordinates(geometries[index])[0]
        where = f"[{_degrees(x)}, {_degrees(y)}]"
        detail = Text(f"{problem.zh}：{where}", f"{problem.en}: {where}")
        found.row(int(index), detail, remedy, column="geometry")


def _degrees(value: float) -> str:
    """An ordinate as a message has it: to a metre, and short whatever it is."""
    return f"{value:.5f}" if abs(value) < MOST_WRITTEN_OUT else f"{value:.3g}"
