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


def sea(shores: Sequence[BaseGeometry], frame: Polygon) -> Polygon | MultiPolygon | None:
    """The part of ``frame`` (EPSG:4326) that lies on the right of the ``shores``; None when there is none.

    The shores cut the frame into faces; each face votes by the shore segments along it, weighted by length, so that a
    short faulty stretch does not flood the land.
    """
    lines = [line for shore in shores for line in shapely.get_parts(shore) if line.intersects(frame)]
    if not lines:
        return None
    noded = shapely.unary_union([*lines, frame.exterior])
    faces = [face for face in shapely.polygonize([noded]).geoms if frame.covers(face.representative_point())]
    votes = _votes(lines, faces)
    wet = [face for face, vote in zip(faces, votes, strict=True) if vote > 0]
    found = polygons(shapely.unary_union(wet)) if wet else None
    return on_grid(found) if found is not None else None


def _votes(lines: Sequence[BaseGeometry], faces: Sequence[Polygon]) -> np.ndarray:
    """One number a face: positive when the shores have it on their right, (n_faces,)."""
    votes = np.zeros(len(faces))
    tree = shapely.STRtree(faces)
    for line in lines:
        ends = shapely.get_coordinates(line)
        run = np.diff(ends, axis=0)
        length = np.hypot(run[:, 0], run[:, 1])
        run, start, length = run[length > 0], ends[:-1][length > 0], length[length > 0]
        right = np.column_stack([run[:, 1], -run[:, 0]]) / length[:, None] * STEP
        for side, sign in ((right, 1.0), (-right, -1.0)):
            probe, face = tree.query(shapely.points(start + run / 2 + side), predicate="within")
            np.add.at(votes, face, sign * length[probe])
    return votes
