"""The drawing board: local metres, curves, organic outlines, and one random stream for each part.

Local coordinates are metres east and north of :data:`ORIGIN` in EPSG:4547, so that the drawing's numbers stay small.
The metro station Mugu lies at (59, 288), Pinghu Ecological Park around (762, 1859).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer
from shapely import affinity, transform
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

XY = tuple[float, float]

SEED = 20170808
CRS = "EPSG:4547"
ORIGIN = (512000.0, 2508000.0)
#: The community as the data describes it.
TODAY = "2026-11-01"
#: South-west and north-east corner of the base map, local metres.
BOX = (-5300.0, -3900.0, 6700.0, 5100.0)

_TO_LONLAT = Transformer.from_crs(CRS, "EPSG:4326", always_xy=True)
_TO_METRES = Transformer.from_crs("EPSG:4326", CRS, always_xy=True)


def stream(part: str) -> np.random.Generator:
    """The random stream of ``part``: changing one part never reshuffles another."""
    return np.random.default_rng([SEED, zlib.crc32(part.encode())])


def to_lonlat(geometry: BaseGeometry, decimals: int = 7) -> BaseGeometry:
    """Local metres -> EPSG:4326 (lon, lat), rounded to ``decimals`` (7 is about a centimetre, 6 ten)."""

    def move(xy: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        lon, lat = _TO_LONLAT.transform(xy[:, 0] + ORIGIN[0], xy[:, 1] + ORIGIN[1])
        return np.round(np.column_stack([lon, lat]), decimals)

    return transform(geometry, move)


def from_lonlat(lon: float, lat: float) -> XY:
    """EPSG:4326 -> local metres."""
    x, y = _TO_METRES.transform(lon, lat)
    return x - ORIGIN[0], y - ORIGIN[1]


def spline(points: Sequence[XY], step: float = 14.0, closed: bool = False) -> list[XY]:
    """A Catmull-Rom curve through ``points``, a vertex about every ``step`` metres.

    Catmull and Rom, "A class of local interpolating splines", 1974; uniform parametrisation, tension 1/2.
    """
    given = np.asarray(points, dtype=float)
    if closed:
        ends = np.vstack([given[-1:], given, given[:2]])
    else:
        ends = np.vstack([2 * given[0] - given[1], given, 2 * given[-1] - given[-2]])
    out: list[XY] = []
    for p0, p1, p2, p3 in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        pieces = max(2, round(float(np.hypot(*(p2 - p1))) / step))
        for t in np.arange(pieces) / pieces:
            cubic = 2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3
            out.append((float(cubic[0] / 2), float(cubic[1] / 2)))
    if not closed:
        out.append((float(given[-1][0]), float(given[-1][1])))
    return out


def curve(points: Sequence[XY], step: float = 14.0) -> LineString:
    """:func:`spline` as an open line."""
    return LineString(spline(points, step))


def outline(points: Sequence[XY], step: float = 14.0) -> Polygon:
    """:func:`spline` as a closed, organic polygon."""
    return Polygon(spline(points, step, closed=True)).buffer(0)


def blob(rng: np.random.Generator, centre: XY, rx: float, ry: float, angle: float = 0.0, rough: float = 0.1) -> Polygon:
    """An irregular round patch (wood, pond): an ellipse with a few random harmonics, turned by ``angle`` degrees."""
    count = max(28, int((rx + ry) / 9))
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    radius = np.ones(count)
    for harmonic in range(2, 8):
        radius += rough / harmonic**0.6 * rng.normal() * np.cos(harmonic * turn + rng.uniform(0, 2 * np.pi))
    radius = np.clip(radius, 0.45, 1.6)
    ring = np.column_stack([rx * radius * np.cos(turn), ry * radius * np.sin(turn)])
    return affinity.translate(affinity.rotate(Polygon(ring), angle, origin=(0, 0)), *centre).buffer(0)


def roughened(shape: BaseGeometry, amount: float) -> BaseGeometry:
    """``shape`` with its edge wandering by some ``amount`` metres: how a wood or a field ends, never a drawn curve.

    The wandering depends on the place alone, so that two shapes that share an edge still share it.
    """

    def wander(xy: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        x, y = xy[:, 0], xy[:, 1]
        east = np.sin(x / 47 + y / 83) + 0.6 * np.sin(y / 29 - x / 61) + 0.4 * np.sin(x / 17 + y / 23)
        north = np.sin(y / 53 - x / 71) + 0.6 * np.sin(x / 31 + y / 67) + 0.4 * np.sin(y / 19 - x / 21)
        return np.column_stack([x + amount * east / 1.4, y + amount * north / 1.4])

    return transform(shapely.segmentize(shape, 18.0), wander).buffer(0)


def lie_of_land(x: float, y: float, scale: float) -> float:
    """A smooth field between about -1 and 1 whose hollows and rises are some ``scale`` metres apart."""
    a, b = x / scale, y / scale
    return float(np.sin(2.1 * a + 1.3 * b) + np.sin(1.7 * b - 1.1 * a + 2) + 0.6 * np.sin(3.3 * a - 2.7 * b + 4)) / 2.2


def mosaic(rng: np.random.Generator, extent: tuple[float, float, float, float], size: float) -> list[Polygon]:
    """Irregular parcels of about ``size`` metres across that fill ``extent``: Voronoi cells of a shaken grid."""
    west, south, east, north = extent
    seeds = [
        (x + rng.uniform(-0.38, 0.38) * size, y + rng.uniform(-0.38, 0.38) * size)
        for x in np.arange(west, east + size, size)
        for y in np.arange(south, north + size, size)
    ]
    cells = polygons(shapely.voronoi_polygons(shapely.multipoints(seeds), extend_to=shapely.box(*extent)))
    return sorted(cells, key=lambda cell: (round(cell.centroid.x, 3), round(cell.centroid.y, 3)))


def along(line: LineString, distance: float) -> tuple[XY, XY]:
    """The point at ``distance`` metres along ``line`` and the unit tangent there."""
    here = line.interpolate(distance)
    back, ahead = line.interpolate(max(0.0, distance - 2.0)), line.interpolate(min(line.length, distance + 2.0))
    dx, dy = ahead.x - back.x, ahead.y - back.y
    size = float(np.hypot(dx, dy)) or 1.0
    return (here.x, here.y), (dx / size, dy / size)


def beside(line: LineString, offset: float, start: float, end: float, step: float = 15.0) -> LineString:
    """A line ``offset`` metres to the left (negative: right) of ``line`` between two distances along it."""
    points: list[XY] = []
    for distance in np.linspace(start, end, max(2, round(abs(end - start) / step) + 1)):
        (x, y), (tx, ty) = along(line, float(distance))
        points.append((x - ty * offset, y + tx * offset))
    return LineString(points)


def polygons(geometry: BaseGeometry, at_least: float = 0.0) -> list[Polygon]:
    """The polygons of a geometry larger than ``at_least`` square metres."""
    parts = getattr(geometry, "geoms", [geometry])
    return [part for part in parts if isinstance(part, Polygon) and part.area > at_least]


def lines(geometry: BaseGeometry, at_least: float = 0.0) -> list[LineString]:
    """The lines of a geometry longer than ``at_least`` metres."""
    parts = getattr(geometry, "geoms", [geometry])
    return [part for part in parts if isinstance(part, LineString) and part.length > at_least]
