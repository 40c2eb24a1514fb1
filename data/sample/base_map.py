"""The offline base map's five layers."""

from __future__ import annotations

import shapely
from shapely.geometry import MultiLineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from data.sample.buildings import buildings
from data.sample.frame import BOX, blob, curve, from_lonlat, lines, mosaic, polygons, roughened, stream
from data.sample.greens import ecological_park, parks, pitch, standing_water
from data.sample.places import boundary
from data.sample.record import STATION_LISTS, Feature
from data.sample.river import NAME, NAME_EN, centreline, reach, water
from data.sample.streets import beyond, carriageways, streets
from data.sample.surroundings import countryside, hills, place_points, quarters, regional


def _land() -> list[Feature]:
    out = [Feature("bl-land", "陆地", "Land", box(*BOX), {"kind": "land"})]
    homes = [b for b in buildings() if b.use != "industrial"]
    lanes = [s.line.buffer(9) for s in streets() if s.road_class == "lane" and s.group not in {"dcc", "gongye"}]
    built = shapely.union_all([b.shape.buffer(26) for b in homes] + lanes).buffer(22).buffer(-30).buffer(6)
    works = (
        shapely.union_all([b.shape.buffer(30) for b in buildings() if b.use == "industrial"])
        .buffer(24)
        .buffer(-36)
        .buffer(6)
    )
    river = reach(0, centreline().length, 12)
    inside = boundary()
    for kind, patch in (
        ("built_up", built.difference(river)),
        ("industrial", works.difference(built).difference(river)),
    ):
        for part in polygons(patch.intersection(inside).buffer(-3).buffer(3), 900):
            name = ("建成区", "Built-up area") if kind == "built_up" else ("产业用地", "Industrial land")
            out.append(Feature(f"bl-{len(out):03d}", *name, part.simplify(0.6), {"kind": kind}))
    for kind, blocks in quarters()[0]:
        name = ("街区", "Blocks") if kind == "built_up" else ("产业街区", "Industrial blocks")
        out.append(Feature(f"bl-{len(out):03d}", *name, blocks, {"kind": kind}))
    plazas = [("社区文化广场", "Community Square", Point(300, 200).buffer(22, quad_segs=4)),
              ("地铁口广场", "Station Square", box(104, 268, 126, 300)),
              ("创意园广场", "Creative Park Square", box(250, 1034, 280, 1120))]  # fmt: skip
    for zh, en, shape in plazas:
        out.append(Feature(f"bl-{len(out):03d}", zh, en, shape, {"kind": "plaza"}))
    return out


def _valley(taken: shapely.Geometry) -> dict[str, MultiPolygon]:
    """Kind -> the parcels of the valley floor between the villages, with the field paths left between them."""
    rng = stream("valley")
    woods = shapely.union_all([hill for _, _, hill in hills()])
    ground = boundary().buffer(-3).difference(taken).difference(woods.buffer(-4))
    shapely.prepare(ground)
    out: dict[str, list[Polygon]] = {"forest": [], "farmland": [], "grass": []}
    for cell in mosaic(rng, boundary().bounds, 92.0):
        wooded = 0.38 if cell.distance(woods) < 110 else 0.07
        kind = str(
            rng.choice(["forest", "farmland", "grass", "open"], p=[wooded, 0.52 - wooded / 2, 0.26, 0.22 - wooded / 2])
        )
        if kind == "open" or not ground.intersects(cell):
            continue
        parcel = roughened(cell, 3.0).intersection(ground).buffer(-7).buffer(5, quad_segs=3).simplify(0.7)
        out[kind] += polygons(parcel, 260)
    return {kind: MultiPolygon(parcels) for kind, parcels in out.items()}


def _green() -> list[Feature]:
    rng = stream("greenery")
    hard = shapely.union_all([b.shape.buffer(9) for b in buildings()] + [carriageways().buffer(5)])
    wet = shapely.union_all([reach(0, centreline().length, 2), *[shape.buffer(1) for _, _, shape in standing_water()]])
    rail = shapely.union_all([row[5].buffer(row[4] / 2 + 4) for row in regional() if row[3] != "rail"])
    out: list[Feature] = []

    def add(kind: str, zh: str, en: str, shape: shapely.Geometry, least: float = 250.0) -> None:
        for part in polygons(shape, least):
            out.append(Feature(f"bg-{len(out) + 1:03d}", zh, en, part.simplify(0.8), {"kind": kind}))

    for zh, en, hill in hills():
        add(
            "forest",
            f"{zh}林地",
            f"{en} woods",
            hill.buffer(-12).buffer(12).difference(hard.buffer(10)).difference(wet).difference(rail),
        )
    margin = reach(400, centreline().length, 21).difference(reach(0, centreline().length, 1.5))
    add("grass", "河岸草地", "River meadow", margin.difference(hard).difference(rail))
    add("grass", "足球场", "Football pitch", pitch())
    add("grass", "湖畔草坪", "Lakeside lawn", blob(rng, (700, 1385), 120, 44, 8, 0.12).union(blob(rng, (1010, 1430), 60, 90, 10, 0.1))
        .difference(wet).intersection(ecological_park()))  # fmt: skip
    taken = shapely.union_all([hard, wet, margin, *[row[-1].buffer(4) for row in parks()], pitch().buffer(10)])
    for kind, patch in _valley(taken).items():
        zh, en = {
            "forest": ("树丛", "Grove"),
            "farmland": ("菜地果园", "Fields and orchards"),
            "grass": ("草地", "Meadow"),
        }[kind]
        out.append(Feature(f"bg-{len(out) + 1:03d}", zh, en, patch, {"kind": kind}))
    for kind, patch in countryside().items():
        zh, en = {"forest": ("林地", "Woods"), "farmland": ("农地", "Fields"), "grass": ("绿地", "Green")}[kind]
        out.append(Feature(f"bg-{len(out) + 1:03d}", zh, en, patch, {"kind": kind}))
    return out


def _water() -> list[Feature]:
    rng = stream("far-water")
    shapes = [(NAME, NAME_EN, "river", water().intersection(box(*BOX)))]
    shapes += [(zh, en, "lake", shape) for zh, en, shape in standing_water()]
    far = (((-3100, 1450), 210, 120), ((4250, -650), 300, 170), ((2500, 3750), 180, 110), ((-3500, -1750), 190, 130),
           ((-1500, 2330), 120, 60), ((5600, 300), 200, 260))  # fmt: skip
    roads = shapely.union_all([row[5].buffer(row[4]) for row in regional()])
    for at, rx, ry in far:
        for part in polygons(blob(rng, at, rx, ry, 20, 0.14).difference(roads), 4000):
            shapes.append(("水库", "Reservoir", "lake", part))
    return [Feature(f"bw-{i:02d}", zh, en, shape, {"kind": kind}) for i, (zh, en, kind, shape) in enumerate(shapes, 1)]


def _streets() -> list[Feature]:
    rows: list[tuple[str, float, str, str, BaseGeometry]]
    rows = [("lane", 9.0, "街巷", "Streets", net) for net in quarters()[1]]
    rows += [(s.road_class, s.width, s.name, s.name_en, line) for s, line in beyond()]
    order = {"secondary": 0, "main": 1, "motorway": 2, "rail": 3}
    rows += [(kind, w, zh, en, line) for _, zh, en, kind, w, line in sorted(regional(), key=lambda row: order[row[3]])]
    trails = (((1215, 1290), (1330, 1310), (1420, 1220), (1530, 1250), (1600, 1380), (1690, 1420)),
              ((1350, 1010), (1420, 1090), (1420, 1220)), ((985, 1600), (1090, 1680), (1230, 1760), (1330, 1900), (1180, 2120)),
              ((560, 1500), (520, 1700), (640, 1900), (820, 2060), (1180, 2120)), ((930, 1680), (900, 1800), (820, 2060)),
              ((1530, 560), (1610, 620), (1640, 760), (1580, 900), (1530, 940)), ((1560, 90), (1590, -60), (1520, -180)))  # fmt: skip
    rows += [("path", 2.5, "登山道", "Hill trail", curve(xy, 10)) for xy in trails]
    out: list[Feature] = []
    for kind, w, zh, en, line in rows:
        parts = [line] if isinstance(line, MultiLineString) else lines(line.intersection(box(*BOX)).simplify(0.5), 15)
        for part in parts:
            out.append(Feature(f"bs-{len(out) + 1:03d}", zh, en, part, {"kind": kind, "width_m": w}))
    return out


def _labels() -> list[Feature]:
    out = [
        Feature(f"bn-{i:02d}", zh, en, Point(at), {"kind": kind})
        for i, (kind, zh, en, at) in enumerate(place_points(), start=1)
    ]
    north = Point(from_lonlat(114.11721, 22.67856))
    out.append(
        Feature(
            "bn-huanancheng", "华南城站", "Huanancheng Station", north, {"kind": "place"}, "reported", STATION_LISTS
        )
    )
    return out


def features() -> dict[str, list[Feature]]:
    """``base_land``, ``base_green``, ``base_water``, ``base_streets``, ``base_labels``."""
    return {
        "base_land": _land(),
        "base_green": _green(),
        "base_water": _water(),
        "base_streets": _streets(),
        "base_labels": _labels(),
    }
