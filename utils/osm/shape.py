"""Geometry work: outlines into polygons, repair, clip, rounding. All coordinates are EPSG:4326 lon/lat in degrees."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

# OpenStreetMap's own resolution, about one centimetre; what is clipped or repaired is put back on that grid.
GRID = 1e-7
Point2 = tuple[float, float]


def polygons(geometry: BaseGeometry) -> Polygon | MultiPolygon | None:
    """The polygonal part of ``geometry``; None when it has none."""
    return _part(geometry, 2)


def lines(geometry: BaseGeometry) -> LineString | MultiLineString | None:
    """The linear part of ``geometry``, pieces joined where they meet; None when it has none."""
    found = _part(geometry, 1)
    return shapely.line_merge(found) if isinstance(found, MultiLineString) else found


def _part(geometry: BaseGeometry, dimension: int) -> BaseGeometry | None:
    parts = [part for part in _flat(geometry) if not part.is_empty and shapely.get_dimensions(part) == dimension]
    if len(parts) <= 1:
        return parts[0] if parts else None
    return MultiPolygon(parts) if dimension == 2 else MultiLineString(parts)


def _flat(geometry: BaseGeometry) -> list[BaseGeometry]:
    if not hasattr(geometry, "geoms"):
        return [geometry]
    return [part for child in geometry.geoms for part in _flat(child)]


def ring_polygon(ring: Sequence[Point2]) -> tuple[Polygon | MultiPolygon | None, bool]:
    """``(polygon, repaired)`` of a closed ring of (lon, lat); the polygon is None when the ring holds no area."""
    if len(ring) < 4 or len(set(ring)) < 3:
        return None, False
    return valid_polygon(Polygon(ring))


def valid_polygon(polygon: BaseGeometry) -> tuple[Polygon | MultiPolygon | None, bool]:
    """``(valid polygon, whether it had to be repaired)``; None when nothing with an area is left."""
    if polygon.is_valid:
        return (polygons(polygon) if polygon.area > 0 else None), False
    mended = polygons(shapely.make_valid(polygon))
    return (on_grid(mended) if mended is not None else None), True


def known_runs(points: Sequence[Point2 | None]) -> LineString | MultiLineString | None:
    """The stretches of a line whose points are known (not None), each of two different points or more."""
    runs: list[list[Point2]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    usable = [run for run in runs if len(set(run)) >= 2]
    if not usable:
        return None
    return LineString(usable[0]) if len(usable) == 1 else MultiLineString(usable)


def on_grid(geometry: BaseGeometry) -> BaseGeometry | None:
    """``geometry`` on the 1e-7 degree grid, still valid; None when it collapses."""
    dimension = shapely.get_dimensions(geometry)
    snapped = shapely.set_precision(geometry, GRID)
    return _part(snapped, int(dimension)) if not snapped.is_empty else None


def cut(geometry: BaseGeometry, area: BaseGeometry) -> BaseGeometry | None:
    """What of ``geometry`` lies in ``area``, in its own dimension; None when nothing does."""
    return _tidy(geometry.intersection(area), int(shapely.get_dimensions(geometry)))


def minus(geometry: BaseGeometry, area: BaseGeometry) -> BaseGeometry | None:
    """What of ``geometry`` lies outside ``area``, in its own dimension; None when nothing does."""
    return _tidy(geometry.difference(area), int(shapely.get_dimensions(geometry)))


def _tidy(geometry: BaseGeometry, dimension: int) -> BaseGeometry | None:
    if dimension == 0:
        return None if geometry.is_empty else geometry
    part = polygons(geometry) if dimension == 2 else lines(geometry)
    return on_grid(part) if part is not None else None


def from_members(outer: Sequence[LineString], inner: Sequence[LineString]) -> Polygon | MultiPolygon | None:
    """An area from the member lines of a relation whose rings are faulty: all closed outer parts less the inner ones.

    Crossing lines are cut at the crossing, dangling ends dropped; None when nothing closes.
    """
    filled = _closed(outer)
    if filled is None:
        return None
    holes = _closed(inner)
    left = polygons(filled if holes is None else filled.difference(holes))
    return on_grid(left) if left is not None else None


def _closed(members: Sequence[LineString]) -> BaseGeometry | None:
    if not members:
        return None
    faces = shapely.polygonize([shapely.unary_union(members)])
    return None if faces.is_empty else shapely.unary_union(faces)
