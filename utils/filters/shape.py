"""A shape drawn on the map: polygon, rectangle or circle, its short form in a link, its form for the map's scripts."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pyproj
import shapely

from utils.filters.numbers import read_number

DECIMALS = 6
MOST_CORNERS = 200
LONGEST_TEXT = 21 * (2 * MOST_CORNERS + 2)
# Metres: a community is a few kilometres across, a city some tens.
MOST_RADIUS = 100_000.0
# Square degrees, some 0.1 m²: less than that is a line drawn with a shaking hand, or the rounding of one.
LEAST_AREA = 1e-11
CORNERS = {"polygon": (3, MOST_CORNERS), "rectangle": (2, 2), "circle": (1, 1)}
# Segments of a quarter circle: an area 0.04 % short of the circle's, so 32 is more than a map can show.
QUARTER_SEGMENTS = 32
_MICRO = 10**DECIMALS
_KINDS = {kind[0]: kind for kind in CORNERS}

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A place on the ground. ``corners`` are (lat, lng) in WGS-84 degrees, kept to 6 decimals (0.1 m).

    A ``polygon`` has 3 to 200 corners, a ``rectangle`` its south-western and north-eastern one, a ``circle`` its
    centre; ``radius`` is a circle's, in metres to one decimal, else 0. Raises ``ValueError`` for anything else.
    """

    kind: str
    corners: tuple[Corner, ...]
    radius: float = 0.0

    def __post_init__(self) -> None:
        if self.kind not in CORNERS:
            raise ValueError(f"no such kind of shape: {self.kind}")
        # Adding 0.0 turns -0.0 into 0.0.
        corners = tuple((round(lat, DECIMALS) + 0.0, round(lng, DECIMALS) + 0.0) for lat, lng in self.corners)
        if self.kind == "rectangle" and len(corners) == 2:
            (south, west), (north, east) = corners
            corners = ((min(south, north), min(west, east)), (max(south, north), max(west, east)))
        object.__setattr__(self, "corners", corners)
        object.__setattr__(self, "radius", round(self.radius, 1) + 0.0)
        self._check()

    def _check(self) -> None:
        least, most = CORNERS[self.kind]
        if not least <= len(self.corners) <= most:
            raise ValueError(f"a {self.kind} of {len(self.corners)} corners")
        # Written so that NaN fails.
        if not all(abs(lat) <= 85 and abs(lng) <= 180 for lat, lng in self.corners):
            raise ValueError("corners lie on the map, in degrees")
        if not (0 < self.radius <= MOST_RADIUS if self.kind == "circle" else self.radius == 0):
            raise ValueError(f"a {self.kind} of radius {self.radius}")
        if self.kind != "circle" and not _encloses(self.ring):
            raise ValueError(f"the {self.kind} encloses nothing")

    @property
    def ring(self) -> tuple[Corner, ...]:
        """The corners one after the other, not closed: four of a rectangle, the centre alone of a circle."""
        if self.kind != "rectangle":
            return self.corners
        (south, west), (north, east) = self.corners
        return (south, west), (south, east), (north, east), (north, west)

    def geometry(self, crs: str) -> shapely.Geometry:
        """The shape in a projected CRS in metres (x/y): edges are straight there, a polygon that crosses itself is
        made valid (each loop counts).
        """
        return _project(self, crs)

    def box(self, crs: str) -> tuple[float, float, float, float]:
        """West, south, east, north in WGS-84 degrees of a box that holds the shape, somewhat larger than it."""
        left, bottom, right, top = self.geometry(crs).bounds
        west, south, east, north = _to(crs).transform_bounds(left, bottom, right, top, direction="INVERSE")
        edge = 0.02 * max(east - west, north - south) + 1e-5
        return west - edge, south - edge, east + edge, north + edge

    def text(self) -> str:
        """The form in a link: kind, first corner in degrees, the others as steps in millionths of a degree from the
        corner before; a circle's radius in metres. Nothing in it needs escaping.
        """
        (lat, lng), *_ = self.corners
        micro = [(round(a * _MICRO), round(b * _MICRO)) for a, b in self.corners]
        steps = [f"{b - a:d}" for one, other in itertools.pairwise(micro) for a, b in zip(one, other, strict=True)]
        radius = [f"{self.radius:.1f}".removesuffix(".0")] if self.kind == "circle" else []
        return "_".join([self.kind[0] + _degrees(lat), _degrees(lng), *steps, *radius])

    @classmethod
    def from_text(cls, text: str) -> Shape:
        """The inverse of :meth:`text`. Raises ``ValueError`` for what is none."""
        if len(text) > LONGEST_TEXT:
            raise ValueError("too long for a shape")
        kind = _KINDS.get(text[:1], "")
        parts = text[1:].split("_")
        if len(parts) > 2 * MOST_CORNERS + 1 or any(len(part) > 20 for part in parts):
            raise ValueError("too long for a shape")
        radius = read_number(parts.pop()) if kind == "circle" else 0.0
        if len(parts) < 2 or len(parts) % 2:
            raise ValueError(f"not a shape: {text[:40]}")
        lat, lng = (_micro(part) for part in parts[:2])
        corners = [(lat, lng)]
        for north, east in zip(parts[2::2], parts[3::2], strict=True):
            lat, lng = lat + _step(north), lng + _step(east)
            corners.append((lat, lng))
        return cls(kind, tuple((a / _MICRO, b / _MICRO) for a, b in corners), radius)

    def json(self) -> dict[str, Any]:
        """As the map's scripts exchange it: ``{"t": kind, "c": [[lat, lng], ...], "r": metres}``."""
        radius = {"r": self.radius} if self.kind == "circle" else {}
        return {"t": self.kind, "c": [list(corner) for corner in self.corners], **radius}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Shape:
        """The inverse of :meth:`json`. Raises ``ValueError`` for what is none."""
        try:
            corners = tuple((_plain(lat), _plain(lng)) for lat, lng in value["c"])
            return cls(str(value["t"]), corners, _plain(value.get("r", 0.0)))
        except (KeyError, TypeError, AttributeError, OverflowError) as error:
            raise ValueError("not a shape") from error


def _encloses(ring: Iterable[Corner]) -> bool:
    return bool(shapely.make_valid(shapely.Polygon([(lng, lat) for lat, lng in ring])).area > LEAST_AREA)


def _degrees(value: float) -> str:
    return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")


def _plain(value: Any) -> float:
    """A number of JSON, which texts, true and false are not. Raises ``TypeError``, ``OverflowError``."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("not a number")
    return float(value)


def _step(text: str) -> int:
    if not text.isascii():
        raise ValueError("digits of another script")
    return int(text)


def _micro(text: str) -> int:
    return round(read_number(text) * _MICRO)


@lru_cache(maxsize=4)
def _to(crs: str) -> pyproj.Transformer:
    """From degrees (lng, lat) to ``crs``; making one takes longer than all it is used for."""
    return pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)


@lru_cache(maxsize=64)
def _project(shape: Shape, crs: str) -> shapely.Geometry:
    lat, lng = np.array(shape.ring).T
    spots = np.column_stack(_to(crs).transform(lng, lat))
    if shape.kind == "circle":
        return shapely.buffer(shapely.Point(spots[0]), shape.radius, quad_segs=QUARTER_SEGMENTS)
    found = shapely.make_valid(shapely.Polygon(spots))
    # What a line or point is left of a ring that crosses itself encloses nothing.
    return found if found.geom_type != "GeometryCollection" else shapely.union_all(_areas(found))


def _areas(collection: shapely.Geometry) -> list[shapely.Geometry]:
    return [part for part in shapely.get_parts(collection) if part.area > 0]
