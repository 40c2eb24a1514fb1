"""Whether a projected CRS measures true where a community lies, and which one does."""

from __future__ import annotations

from functools import cache
from math import hypot, inf, isfinite

import pyproj
from pyproj import CRS
from pyproj.aoi import AreaOfInterest
from pyproj.database import query_utm_crs_info
from shapely.geometry.base import BaseGeometry

from layers.base import Text
from utils.errors import Fault
from utils.profile import FILE

# A length may be wrong by one per cent at most. UTM and the 3-degree zones stay below a thousandth in their zones.
MOST_SCALE_ERROR = 0.01
# Degrees around a CRS's area of use: a community may lie across its edge.
AREA_OF_USE_MARGIN = 3.0
# The CGCS2000 3-degree Gauss-Kruger zones without zone numbers: EPSG:4534 has its central meridian at 75 E.
_FIRST_ZONE, _FIRST_MERIDIAN, _LAST_MERIDIAN = 4534, 75, 135
_PROBE_M = 100.0
_GEOD = pyproj.Geod(ellps="WGS84")


def choose_crs(declared: str, outline: BaseGeometry) -> tuple[str, Fault | None]:
    """The CRS to measure in and, where that is not the ``declared`` one, why.

    ``outline`` is the community's (lon/lat); ``declared`` is projected, in metres. It is refused where a metre at the
    outline's centre measures more than 1 % wrong, or the outline's centre lies beyond its area of use.
    """
    centre = outline.centroid
    problem = _misfit(declared, centre.x, centre.y)
    if problem is None:
        return declared, None
    fitting = fitting_crs(centre.x, centre.y)
    named, better = _named(declared), _named(fitting)
    text = Text(
        f"crs 为 {named}，{problem.zh}；长度、面积和距离改用 {better} 计算",
        f"crs is {named}, {problem.en}; lengths, areas and distances are measured in {better} instead",
    )
    where = f"{centre.x:.3f}, {centre.y:.3f}"
    remedy = Text(
        f'请改为 crs = "{fitting}"；若社区不在 [{where}]，请核对边界的坐标。',
        f'Write crs = "{fitting}"; if the community does not lie at [{where}], check the coordinates of the boundary.',
    )
    return fitting, Fault(FILE, text, remedy, column="community.crs")


def fitting_crs(lng: float, lat: float) -> str:
    """A projected CRS in metres that is true to length around a place: in China CGCS2000's 3-degree zone, else UTM."""
    zone = _china_zone(lng, lat)
    if zone:
        return zone
    if not -80 <= lat <= 84:
        return "EPSG:32661" if lat > 0 else "EPSG:32761"
    spot = AreaOfInterest(lng, lat, lng, lat)
    return f"EPSG:{query_utm_crs_info(datum_name='WGS 84', area_of_interest=spot)[0].code}"


def in_china(lng: float, lat: float) -> bool:
    """Whether a place (degrees) lies in the area of use of one of China's 3-degree zones: boxes around the mainland."""
    return bool(_china_zone(lng, lat))


@cache
def area_of_use(crs: str) -> tuple[float, float, float, float] | None:
    """West, south, east, north in degrees with a margin; None where it is unknown or crosses the antimeridian."""
    area, pad = CRS.from_user_input(crs).area_of_use, AREA_OF_USE_MARGIN
    if area is None or area.west > area.east:
        return None
    return area.west - pad, area.south - pad, area.east + pad, area.north + pad


def _china_zone(lng: float, lat: float) -> str:
    meridian = round(lng / 3) * 3
    if not _FIRST_MERIDIAN <= meridian <= _LAST_MERIDIAN:
        return ""
    crs = f"EPSG:{_FIRST_ZONE + (meridian - _FIRST_MERIDIAN) // 3}"
    area = CRS.from_user_input(crs).area_of_use
    inside = area is not None and area.west <= lng <= area.east and area.south <= lat <= area.north
    return crs if inside else ""


def _misfit(crs: str, lng: float, lat: float) -> Text | None:
    scale = worst_scale(crs, lng, lat)
    if not isfinite(scale):
        return Text("它到不了本社区", "which does not reach the community")
    if abs(scale - 1) > MOST_SCALE_ERROR:
        return Text(f"在本社区 1 米会量成 {scale:.3g} 米", f"in which one metre here measures {scale:.3g} m")
    area = area_of_use(crs)
    if area and not (area[0] <= lng <= area[2] and area[1] <= lat <= area[3]):
        return Text("它不适用于本社区所在的地方", "which is made for another part of the world")
    return None


def worst_scale(crs: str, lng: float, lat: float) -> float:
    """What a metre measures in ``crs`` at a place (degrees), in the direction that is most wrong; inf: no measure.

    Compared with geodesics on WGS-84 in four directions, through the same transformation that layers go through.
    """
    to_crs = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    directions = [0.0, 45.0, 90.0, 135.0]
    east, north, _ = _GEOD.fwd([lng] * 4, [lat] * 4, directions, [_PROBE_M] * 4)
    x, y = to_crs.transform([lng, *east], [lat, *north])
    scales = [hypot(a - x[0], b - y[0]) / _PROBE_M for a, b in zip(x[1:], y[1:], strict=True)]
    if not all(map(isfinite, scales)):
        return inf
    return max(scales, key=lambda scale: abs(scale - 1))


def _named(crs: str) -> str:
    name = CRS.from_user_input(crs).name
    return crs if name in ("unknown", "undefined") else f"{crs} ({name})"
