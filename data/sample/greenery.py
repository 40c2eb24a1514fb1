"""``base_green``: wooded hills, fields and orchards of the valley floor, meadows by the water, the school's pitch."""

from __future__ import annotations

from functools import cache

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from data.sample.buildings import buildings
from data.sample.frame import blob, lie_of_land, mosaic, polygons, roughened, stream
from data.sample.greens import ecological_park, parks, pitch, standing_water
from data.sample.neighbours import countryside
from data.sample.places import boundary
from data.sample.record import Feature
from data.sample.river import below_spring, centreline, reach
from data.sample.streets import carriageways
from data.sample.surroundings import hills, regional

_NAMES = {
    "forest": ("林地", "Woods"),
    "farmland": ("菜地果园", "Fields and orchards"),
    "grass": ("草地", "Meadow"),
}


@cache
def settled() -> BaseGeometry:
    """The ground the villages and streets have taken: houses, shops and the yards between, as one rounded patch."""
    homes = [b.shape.buffer(36) for b in buildings() if b.use != "industrial"]
    return shapely.union_all(homes).buffer(34, quad_segs=4).buffer(-48, quad_segs=4).buffer(4, quad_segs=3)


@cache
def works() -> BaseGeometry:
    """The ground of the industrial parks, their yards included."""
    halls = [b.shape.buffer(34) for b in buildings() if b.use == "industrial"]
    return shapely.union_all(halls).buffer(70, quad_segs=4).buffer(-88, quad_segs=4).buffer(4, quad_segs=3)


@cache
def _wet() -> BaseGeometry:
    return shapely.union_all([reach(0, centreline().length, 2), *[shape.buffer(1) for _, _, shape in standing_water()]])


def _valley(taken: BaseGeometry) -> dict[str, MultiPolygon]:
    """Kind -> the valley floor between the villages: orchards towards the hills, meadows by the river."""
    rng = stream("valley")
    woods = shapely.union_all([hill for _, _, hill in hills()])
    ground = boundary().buffer(-2).difference(taken).difference(woods.buffer(-4))
    cells: dict[str, list[Polygon]] = {"forest": [], "farmland": [], "grass": []}
    for cell in mosaic(rng, boundary().bounds, 54.0):
        height = lie_of_land(cell.centroid.x, cell.centroid.y, 330.0) + float(rng.normal(0, 0.07))
        height += 0.5 if cell.distance(woods) < 90 else 0.0
        if height > 0.62:
            cells["forest"].append(cell)
        elif height > 0.0:
            cells["farmland"].append(cell)
        elif height > -0.72:
            cells["grass"].append(cell)
    return {kind: MultiPolygon(_rounded(shapely.union_all(parts), ground)) for kind, parts in cells.items()}


def _rounded(patch: BaseGeometry, ground: BaseGeometry) -> list[Polygon]:
    smooth = roughened(patch, 5.0).intersection(ground).buffer(-13, quad_segs=4).buffer(12, quad_segs=4)
    return polygons(smooth.simplify(0.8), 500)


def _patches() -> list[tuple[str, str, str, BaseGeometry]]:
    """(kind, Chinese, English, shape) of the hills, banks and lawns."""
    rng = stream("greenery")
    hard = shapely.union_all([b.shape.buffer(9) for b in buildings()] + [carriageways().buffer(5)])
    roads = shapely.union_all([row[5].buffer(row[4] / 2 + 4) for row in regional() if row[3] != "rail"])
    bank = reach(below_spring((1225, 1240)), centreline().length, 21).difference(reach(0, centreline().length, 1.5))
    lawns = blob(rng, (700, 1385), 120, 44, 8, 0.12).union(blob(rng, (1010, 1430), 60, 90, 10, 0.1))
    # Where village and wood meet, the wood gives way.
    clear = shapely.union_all([hard.buffer(10), _wet(), roads, settled().buffer(6), works()])
    rows = [
        ("forest", f"{zh}林地", f"{en} woods", hill.buffer(-12).buffer(12).difference(clear))
        for zh, en, hill in hills()
    ]
    rows.append(("grass", "河岸草地", "River meadow", bank.difference(hard).difference(roads)))
    rows.append(("grass", "足球场", "Football pitch", pitch()))
    rows.append(("grass", "湖畔草坪", "Lakeside lawn", lawns.difference(_wet()).intersection(ecological_park())))
    inside = [*[row[-1].buffer(4) for row in parks()], pitch().buffer(10), bank, hard, _wet(), settled(), works()]
    rows += [(kind, *_NAMES[kind], patch) for kind, patch in _valley(shapely.union_all(inside)).items()]
    rows += [(kind, *_NAMES[kind], patch) for kind, patch in countryside().items()]
    return rows


def features() -> list[Feature]:
    """The ``base_green`` layer: one feature a named patch."""
    out: list[Feature] = []
    for kind, zh, en, shape in _patches():
        parts = polygons(shapely.set_precision(shape.simplify(0.8).buffer(0), 0.1), 250)
        if parts:
            whole = parts[0] if len(parts) == 1 else MultiPolygon(parts)
            out.append(Feature(f"bg-{len(out) + 1:03d}", zh, en, whole, {"kind": kind}))
    return out
