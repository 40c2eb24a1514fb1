"""Where on the world a picture lies, and how sizes follow the zoom: as the map's scripts do (``static/view.js``)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely

from utils.story.deck import Box

EARTH_A = 6378137.0
TILE = 256.0
MOST_ZOOM = 19.0
# The map of the wall, in pixels; a smaller picture shows about the same ground at a lower zoom.
WALL = (1500.0, 850.0)
HIGHEST = 85.0511287798


@dataclass(frozen=True, slots=True)
class Window:
    """A picture of ``width`` x ``height`` pixels at ``zoom`` (Web Mercator, EPSG:3857) around WGS-84 ``lat``, ``lng``.

    ``magnify`` enlarges names and symbols. ``finer`` is added to the zoom that sizes and "from zoom ... on" follow: a
    sheet of paper is looked at from nearer than a screen.
    """

    width: float
    height: float
    lat: float
    lng: float
    zoom: float
    magnify: float = 1.0
    finer: float = 0.0

    @property
    def scale(self) -> float:
        """Pixels of the whole world."""
        return TILE * 2**self.zoom

    @property
    def left(self) -> float:
        """World pixels of the left edge."""
        return float(mercator(self.lng, self.lat)[0]) * self.scale - self.width / 2

    @property
    def top(self) -> float:
        """World pixels of the upper edge."""
        return float(mercator(self.lng, self.lat)[1]) * self.scale - self.height / 2

    @property
    def seen(self) -> float:
        """The zoom that decides what is shown and how large."""
        return self.zoom + self.finer

    @property
    def pixels_per_metre(self) -> float:
        """At the middle of the picture."""
        return self.scale / (2 * math.pi * EARTH_A * math.cos(math.radians(self.lat)))

    @property
    def growth(self) -> float:
        """Lines have their given width at zoom 16 and grow more slowly than the ground."""
        return min(2.2, max(0.5, 2 ** ((self.seen - 16) / 2)))

    @property
    def symbols(self) -> float:
        """The same for symbols."""
        power = (self.seen - 16) * (0.7 if self.seen < 16 else 0.4)
        return self.magnify * min(1.5, max(0.42, 2**power))

    def places(self, geometries: np.ndarray) -> np.ndarray:
        """Geometries of EPSG:4326 in pixels of the picture, y downwards."""

        def project(spots: np.ndarray) -> np.ndarray:
            x, y = mercator(spots[:, 0], spots[:, 1])
            return np.column_stack([x * self.scale - self.left, y * self.scale - self.top])

        return shapely.transform(geometries, project)

    def place(self, lat: float, lng: float) -> tuple[float, float]:
        """One WGS-84 place in pixels."""
        x, y = mercator(lng, lat)
        return float(x * self.scale - self.left), float(y * self.scale - self.top)

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """(lat, lng) of a pixel."""
        east, south = (x + self.left) / self.scale, (y + self.top) / self.scale
        lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * south))))
        return lat, (east - 0.5) * 360


def mercator(lng: np.ndarray | float, lat: np.ndarray | float) -> tuple[np.ndarray, np.ndarray]:
    """WGS-84 degrees in the unit square, (0, 0) north-west."""
    sine = np.sin(np.radians(np.clip(lat, -HIGHEST, HIGHEST)))
    return np.asarray(lng) / 360 + 0.5, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def window_of(
    size: tuple[float, float],
    camera: tuple[float, float, float] | None,
    box: Box | None,
    magnify: float = 1.0,
    pad: float = 14.0,
    finer: float = 0.0,
) -> Window:
    """A window of ``size`` for a camera (lat, lng, zoom on the :data:`WALL`), or one that shows ``box``."""
    width, height = size
    if camera is not None:
        lat, lng, zoom = camera
        return Window(
            width, height, lat, lng, zoom + math.log2(width * height / (WALL[0] * WALL[1])) / 2, magnify, finer
        )
    west, south, east, north = box or (-180.0, -60.0, 180.0, 75.0)
    (x0, x1), (y1, y0) = mercator(np.array([west, east]), np.array([south, north]))
    span = max((x1 - x0) / max(width - 2 * pad, 1), (y1 - y0) / max(height - 2 * pad, 1), 1e-12)
    zoom = min(MOST_ZOOM, -math.log2(span * TILE))
    middle_y = (y0 + y1) / 2
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * middle_y))))
    return Window(width, height, lat, (west + east) / 2, zoom, magnify, finer)
