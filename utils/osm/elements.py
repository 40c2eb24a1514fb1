"""From one pyosmium object to one shapely geometry, or the reason why not (a key of ``report.SKIPPED``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import osmium
import shapely
from osmium.osm import Area, Way
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from utils.osm.area import Bbox
from utils.osm.shape import Point2, known_runs, ring_polygon, valid_polygon

_WKB = osmium.geom.WKBFactory()


@dataclass(frozen=True, slots=True)
class Made:
    """``geometry`` with the ``repairs`` it took, or None with the reason it was ``skipped``.

    ``where`` is the (west, south, east, north) of what could not be made, if all of its points are known.
    """

    geometry: BaseGeometry | None
    repairs: tuple[str, ...] = ()
    skipped: str = ""
    where: Bbox | None = None


def way_geometry(way: Way, want: str) -> Made:
    """The geometry of ``way`` as an ``area``, a ``line`` or a ``point`` (one inside the outline)."""
    makers = {"area": way_area, "line": way_line, "point": way_point}
    return makers[want](way)


def way_line(way: Way) -> Made:
    """The way as a line. Where nodes are missing the known stretches are kept."""
    points = _points(way)
    line = known_runs(points)
    if None in points:
        return Made(line, ("missing_nodes",)) if line is not None else Made(None, skipped="missing_nodes")
    return Made(line) if line is not None else Made(None, skipped="degenerate", where=bounds(points))


def way_area(way: Way) -> Made:
    """The closed way as a valid polygon. An outline with a missing node is never guessed."""
    points = _points(way)
    known = [point for point in points if point is not None]
    if len(known) < len(points):
        return Made(None, skipped="missing_nodes")
    where = bounds(known)
    if len(known) < 2 or known[0] != known[-1]:
        return Made(None, skipped="degenerate" if len(known) < 2 else "not_closed", where=where)
    polygon, mended = ring_polygon(known)
    repairs = (("self_intersection",) if mended else ()) + (() if way.ends_have_same_id() else ("ends_joined",))
    return Made(polygon, repairs) if polygon is not None else Made(None, skipped="degenerate", where=where)


def way_point(way: Way) -> Made:
    """A point inside the outline, or on the part of it that is known."""
    area = way_area(way)
    made = area if area.geometry is not None else way_line(way)
    if made.geometry is None:
        return made
    return Made(made.geometry.representative_point(), made.repairs)


def relation_area(area: Area) -> Made:
    """The area osmium assembled from a relation; ``rings_open`` when it could not (an area without rings)."""
    outer, _ = area.num_rings()
    if outer == 0:
        return Made(None, skipped="rings_open")
    polygon, mended = valid_polygon(shapely.from_wkb(_WKB.create_multipolygon(area)))
    return (
        Made(polygon, ("self_intersection",) if mended else ()) if polygon is not None else Made(None, (), "degenerate")
    )


def node_point(lon: float, lat: float) -> Made:
    """A point at (lon, lat)."""
    return Made(Point(lon, lat))


def bounds(points: Iterable[Point2 | None]) -> Bbox | None:
    """(west, south, east, north) of the known ``points``; None when there are none."""
    known = [point for point in points if point is not None]
    if not known:
        return None
    lons, lats = zip(*known, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _points(way: Way) -> list[Point2 | None]:
    try:
        line = shapely.from_wkb(_WKB.create_linestring(way))
    except (osmium.InvalidLocationError, RuntimeError):
        return [(node.lon, node.lat) if node.location.valid() else None for node in way.nodes]
    return list(line.coords)


def member_line(points: list[Point2]) -> LineString | None:
    """A member way of a relation as a line; None when it is a single place."""
    return LineString(points) if len(set(points)) >= 2 else None
