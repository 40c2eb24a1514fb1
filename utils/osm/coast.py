"""The sea. OpenStreetMap maps no sea surface, only the shore: land on its left, water on its right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from utils.osm.shape import on_grid, polygons

# How far beside the shore to look, in degrees (about ten centimetres).
STEP = 1e-6
# How far from the frame a shore may stop and still be led on to it, in degrees (some 50 m).
EDGE = 5e-4
# How many times more shore must have a face on its right than on its left.
CLEARLY = 10.0


def sea(shores: Sequence[BaseGeometry], frame: Polygon) -> Polygon | MultiPolygon | None:
    """The part of ``frame`` (EPSG:4326) that lies on the right of the ``shores``; None when there is none.

    The shores cut the frame into faces. A face is sea if nearly all shore along it, by length, has it on the right;
    where a shore ends inside the frame, both its sides are the same face, and nothing is flooded. A shore that stops
    within :data:`EDGE` of the frame was cut off there with the extract and is led on to it.
    """
    lines = [line for shore in shores for line in shapely.get_parts(shore) if line.intersects(frame)]
    if not lines:
        return None
    noded = shapely.unary_union([*lines, *_to_the_edge(lines, frame), frame.exterior])
    faces = [face for face in shapely.polygonize([noded]).geoms if frame.covers(face.representative_point())]
    right, left = _shore_beside(lines, faces)
    wet = [face for face, water, land in zip(faces, right, left, strict=True) if water > CLEARLY * land]
    found = polygons(shapely.unary_union(wet)) if wet else None
    return on_grid(found) if found is not None else None


def _to_the_edge(lines: Sequence[BaseGeometry], frame: Polygon) -> list[BaseGeometry]:
    ends = [shapely.get_point(line, position) for line in lines for position in (0, -1)]
    return [
        shapely.shortest_line(end, frame.exterior)
        for end in ends
        if frame.contains(end) and 0 < end.distance(frame.exterior) < EDGE
    ]


def _shore_beside(lines: Sequence[BaseGeometry], faces: Sequence[Polygon]) -> np.ndarray:
    """The length of shore, in degrees, that has each face on its right (row 0) and on its left (row 1)."""
    beside = np.zeros((2, len(faces)))
    tree = shapely.STRtree(faces)
    for line in lines:
        ends = shapely.get_coordinates(line)
        run = np.diff(ends, axis=0)
        length = np.hypot(run[:, 0], run[:, 1])
        run, start, length = run[length > 0], ends[:-1][length > 0], length[length > 0]
        right = np.column_stack([run[:, 1], -run[:, 0]]) / length[:, None] * STEP
        for row, side in enumerate((right, -right)):
            probe, face = tree.query(shapely.points(start + run / 2 + side), predicate="within")
            np.add.at(beside[row], face, length[probe])
    return beside
