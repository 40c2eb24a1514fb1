"""The neighbouring quarters of the base map, block by block, and the countryside between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from data.sample.frame import BOX, XY, blob, lie_of_land, lines, mosaic, polygons, roughened, stream
from data.sample.greens import ecological_park
from data.sample.places import boundary
from data.sample.river import water
from data.sample.streets import beyond
from data.sample.surroundings import hills, regional, reservoirs


@dataclass(frozen=True, slots=True)
class District:
    """A neighbouring quarter: an organic patch filled with blocks of ``cell`` metres between streets."""

    centre: XY
    rx: float
    ry: float
    angle: float
    cell: XY
    industrial: float


DISTRICTS: tuple[District, ...] = (
    District((-1500, 900), 880, 760, 12, (150, 105), 0.25),
    District((-1350, -900), 760, 560, -14, (170, 120), 0.6),
    District((-620, 1560), 560, 420, 4, (140, 100), 0.8),
    District((-500, 2700), 620, 560, -6, (150, 110), 0.3),
    District((1060, 3350), 860, 620, 18, (140, 105), 0.15),
    District((2900, 2300), 760, 620, -22, (150, 110), 0.2),
    District((3000, 520), 560, 420, 10, (150, 105), 0.4),
    District((1400, -1500), 700, 480, 24, (150, 110), 0.5),
    District((-300, -1800), 620, 480, 3, (160, 115), 0.65),
    District((-3400, 300), 900, 900, -18, (170, 120), 0.45),
    District((-3000, 2900), 1000, 760, 9, (160, 115), 0.35),
    District((-2800, -2400), 900, 620, 20, (165, 120), 0.55),
    District((3600, -1700), 820, 620, -12, (160, 115), 0.3),
    District((4900, 1200), 700, 900, 6, (160, 120), 0.25),
    District((3300, 4050), 900, 560, -10, (160, 115), 0.3),
    District((-800, 4300), 900, 480, 5, (160, 115), 0.2),
    District((1300, -3200), 1000, 480, -5, (165, 120), 0.35),
    District((5700, -2600), 600, 700, 15, (165, 120), 0.35),
    District((-4700, -1300), 500, 900, 0, (165, 120), 0.5),
)


def _cells(district: District) -> tuple[BaseGeometry, BaseGeometry]:
    """Blocks and the grid of streets between them, of one district, before they are clipped."""
    (w, h), rx, ry = district.cell, district.rx, district.ry
    blocks = [
        box(x + 7, y + 7, x + w - 7, y + h - 7)
        for x in np.arange(-8 * w, 8 * w, w)
        for y in np.arange(-10 * h, 10 * h, h)
    ]
    grid = [LineString([(x, -10 * h), (x, 10 * h)]) for x in np.arange(-8 * w, 8 * w + 1, w)]
    grid += [LineString([(-8 * w, y), (8 * w, y)]) for y in np.arange(-10 * h, 10 * h + 1, h)]

    def bent(geometry: BaseGeometry) -> BaseGeometry:
        fine = shapely.segmentize(geometry, 40)

        def bend(xy: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
            x, y = xy[:, 0], xy[:, 1]
            return np.column_stack([x + 26 * np.sin(y / 260 + rx), y + 34 * np.sin(x / 330 + ry)])

        turned = affinity.rotate(shapely.transform(fine, bend), district.angle, origin=(0, 0))
        return affinity.translate(turned, *district.centre)

    return bent(shapely.multipolygons(blocks)), bent(shapely.multilinestrings(grid))


@cache
def quarters() -> tuple[list[tuple[str, MultiPolygon]], list[MultiLineString]]:
    """((kind, blocks) ..., streets ...): of every neighbouring district, clear of hills, river and larger roads."""
    rng = stream("districts")
    keep_out = shapely.union_all(
        [boundary().buffer(30), ecological_park(), *[h for _, _, h in hills()], water().buffer(24)]
        + [r.buffer(24) for r in reservoirs()]
    )
    roads = shapely.union_all(
        [line.buffer(w / 2 + 9) for *_, w, line in regional()] + [line.buffer(s.width / 2 + 9) for s, line in beyond()]
    )
    blocks: list[tuple[str, MultiPolygon]] = []
    grid: list[MultiLineString] = []
    taken: BaseGeometry = Polygon()
    for d in DISTRICTS:
        patch = blob(rng, d.centre, d.rx * 1.22, d.ry * 1.22, d.angle, 0.13).intersection(box(*BOX))
        patch = patch.difference(keep_out).difference(taken.buffer(34))
        taken = taken.union(patch)
        cells, net = _cells(d)
        kept: dict[str, list[Polygon]] = {"built_up": [], "industrial": []}
        for cell in polygons(cells):
            kind = "industrial" if rng.random() < d.industrial else "built_up"
            if rng.random() < 0.06:
                continue
            for part in polygons(cell.intersection(patch).difference(roads), 1500):
                kept[kind] += polygons(part.buffer(-8).buffer(8, quad_segs=2).simplify(3.0), 1500)
        blocks += [(kind, MultiPolygon(shapes)) for kind, shapes in kept.items() if shapes]
        lanes = shapely.line_merge(shapely.intersection(net, patch).difference(roads.buffer(-8)))
        grid.append(MultiLineString(lines(lanes.simplify(2.0), 70)))
    return blocks, grid


@cache
def countryside() -> dict[str, MultiPolygon]:
    """Kind -> woods, fields and meadows between the neighbourhoods, where the lie of the land puts them."""
    rng = stream("countryside")
    roads = [line.buffer(w / 2 + 10) for *_, w, line in regional()]
    taken = shapely.union_all(
        [boundary().buffer(12), water().buffer(20), *[h.buffer(6) for _, _, h in hills()], *roads]
        + [s.buffer(30).buffer(-14) for _, s in quarters()[0]]
        + [r.buffer(14) for r in reservoirs()]
    )
    out: dict[str, list[Polygon]] = {"forest": [], "farmland": [], "grass": []}
    for cell in mosaic(rng, BOX, 230.0):
        height = lie_of_land(cell.centroid.x, cell.centroid.y, 1500.0)
        if height > 0.02:
            out["forest"].append(cell)
        elif height < -0.3:
            out["farmland"].append(cell)
    return {
        kind: MultiPolygon(
            polygons(
                roughened(shapely.union_all(cells), 20)
                .difference(taken)
                .buffer(-22)
                .buffer(22, quad_segs=3)
                .simplify(4),
                9000,
            )
        )
        for kind, cells in out.items()
        if cells
    }
