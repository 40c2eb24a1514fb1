"""Relations osmium could assemble nothing from: why, and what of them can be saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import osmium
from shapely.geometry import LineString

from layers.base import Text
from utils.osm.elements import Made, bounds, member_line
from utils.osm.prepare import NeedsCopyError
from utils.osm.progress import Progress
from utils.osm.shape import Point2, from_members

Members = tuple[tuple[int, str], ...]


def reassemble(
    path: str, failed: Mapping[int, Members], locations: osmium.index.LocationTable, progress: Progress
) -> dict[int, Made]:
    """Relation id -> what can be made of it. ``failed`` gives each relation's member ways as (id, role).

    A relation with members outside the extract is never completed by guessing.
    """
    wanted = {ref for members in failed.values() for ref, _ in members}
    found = _member_points(path, wanted, locations, progress) if wanted else {}
    return {number: _made(members, found) for number, members in failed.items()}


def _member_points(
    path: str, wanted: Iterable[int], locations: osmium.index.LocationTable, progress: Progress
) -> dict[int, list[Point2] | None]:
    """Way id -> its points; None when a node of it is not in the extract. Ways that are not there are left out."""
    ways: Iterable[Any] = osmium.FileProcessor(path, osmium.osm.WAY).with_filter(osmium.filter.IdFilter(wanted))
    words = Text("核对无法闭合的关系", "Checking relations that do not close")
    return {way.id: _points(way, locations) for way in progress.over(ways, words)}


def _points(way: osmium.osm.Way, locations: osmium.index.LocationTable) -> list[Point2] | None:
    points: list[Point2] = []
    if any(node.ref < 0 for node in way.nodes):
        raise NeedsCopyError
    for node in way.nodes:
        try:
            location = locations.get(node.ref)
        except KeyError:
            return None
        if not location.valid():
            return None
        points.append((location.lon, location.lat))
    return points


def _made(members: Members, found: Mapping[int, list[Point2] | None]) -> Made:
    points = [(found.get(ref), role) for ref, role in members]
    if not members or any(known is None for known, _ in points):
        return Made(None, skipped="members_missing" if members else "rings_open")
    outer = _lines(known for known, role in points if role != "inner")
    inner = _lines(known for known, role in points if role == "inner")
    area = from_members(outer, inner)
    if area is None:
        where = bounds(point for known, _ in points if known is not None for point in known)
        return Made(None, skipped="rings_open", where=where)
    return Made(area, ("relation_rings",))


def _lines(members: Iterable[list[Point2] | None]) -> list[LineString]:
    return [line for known in members if known is not None and (line := member_line(known)) is not None]
