"""Where buildings may stand: nothing placed may touch a street, the water, a park, the boundary or another building."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from data.sample.frame import XY, along
from data.sample.lanes import Street

Shape = Callable[[np.random.Generator, float, float], Polygon]


@dataclass(frozen=True, slots=True)
class Row:
    """How buildings follow one another along a street. Ranges are (least, most) in metres.

    ``side`` is +1 left, -1 right of the street's direction; ``between`` the part of it that is built, as shares of
    its length; ``loose`` how far (m) and ``turn`` how much (degrees) a front strays from the line; ``vacant`` the share
    of plots left open.
    """

    side: int
    front: tuple[float, float]
    depth: tuple[float, float]
    gap: tuple[float, float]
    setback: float
    shape: Shape
    between: tuple[float, float] = (0.0, 1.0)
    loose: float = 0.4
    turn: float = 0.0
    vacant: float = 0.0
    limit: int = 999


@dataclass
class Site:
    """The open ground of the community. Nothing may touch ``blocked``; ``inside`` must contain everything."""

    inside: Polygon
    blocked: BaseGeometry
    apart: float = 1.5
    placed: list[Polygon] = field(default_factory=list)

    def __post_init__(self) -> None:
        shapely.prepare(self.inside)
        shapely.prepare(self.blocked)

    def fits(self, footprint: Polygon, apart: float | None = None) -> bool:
        """Whether ``footprint`` can stand, ``apart`` metres from its neighbours."""
        if not self.inside.contains(footprint) or self.blocked.intersects(footprint):
            return False
        gap = self.apart if apart is None else apart
        return not self.placed or float(np.min(shapely.distance(self.placed, footprint))) >= gap

    def take(self, footprint: Polygon) -> None:
        """Occupy the ground of ``footprint``."""
        self.placed.append(footprint)


def set_down(shape: Polygon, at: XY, tangent: XY, side: int) -> Polygon:
    """``shape`` with its front's left end at ``at``, its front along ``tangent``, its depth to the ``side``."""
    if side < 0:
        shape = affinity.scale(shape, 1, -1, origin=(0, 0))
    angle = float(np.degrees(np.arctan2(tangent[1], tangent[0])))
    return affinity.translate(affinity.rotate(shape, angle, origin=(0, 0)), *at)


def stand(shape: Polygon, centre: XY, angle: float) -> Polygon:
    """``shape`` turned by ``angle`` degrees, the middle of its bounding box on ``centre``."""
    x0, y0, x1, y1 = shape.bounds
    centred = affinity.translate(shape, -(x0 + x1) / 2, -(y0 + y1) / 2)
    return affinity.translate(affinity.rotate(centred, angle, origin=(0, 0)), *centre)


def fill(street: Street, row: Row, site: Site, rng: np.random.Generator) -> Iterator[tuple[float, Polygon]]:
    """Buildings along one side of ``street``: (distance along it, footprint), each already taken from ``site``."""
    line: LineString = street.line
    position, last = line.length * row.between[0], line.length * row.between[1]
    count = 0
    while position < last and count < row.limit:
        w, d = float(rng.uniform(*row.front)), float(rng.uniform(*row.depth))
        back = street.width / 2 + row.setback + float(rng.uniform(0, row.loose))
        turn = np.radians(rng.normal(0, row.turn)) if row.turn else 0.0
        shape = row.shape(rng, w, d)
        empty = rng.random() < row.vacant
        if position + w > last + 1:
            break
        start, _ = along(line, position)
        end, _ = along(line, min(line.length, position + w))
        size = max(1e-6, float(np.hypot(end[0] - start[0], end[1] - start[1])))
        tx, ty = (end[0] - start[0]) / size, (end[1] - start[1]) / size
        at = start[0] - ty * back * row.side, start[1] + tx * back * row.side
        tangent = tx * np.cos(turn) - ty * np.sin(turn), tx * np.sin(turn) + ty * np.cos(turn)
        footprint = set_down(shape, at, (float(tangent[0]), float(tangent[1])), row.side)
        if empty:
            position += w + float(rng.uniform(*row.gap))
        elif site.fits(footprint):
            site.take(footprint)
            count += 1
            yield line.project(Point(footprint.centroid)), footprint
            position += w + float(rng.uniform(*row.gap))
        else:
            position += 1.5
