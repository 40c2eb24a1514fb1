"""The offline base map: land, water, streets and place names (greenery has its own module)."""

from __future__ import annotations

from shapely.geometry import MultiLineString, Point, box
from shapely.geometry.base import BaseGeometry

from data.sample import greenery
from data.sample.frame import BOX, XY, curve, from_lonlat, lines, polygons
from data.sample.greens import standing_water
from data.sample.neighbours import quarters
from data.sample.places import boundary
from data.sample.record import STATION_LISTS, Feature
from data.sample.river import NAME, NAME_EN, centreline, reach, water
from data.sample.streets import beyond
from data.sample.surroundings import place_points, regional, reservoirs

_PLAZAS = (
    ("社区文化广场", "Community Square", Point(300, 200).buffer(22, quad_segs=4)),
    ("地铁口广场", "Station Square", box(104, 268, 126, 300)),
    ("创意园广场", "Creative Park Square", box(250, 1034, 280, 1120)),
)
_TRAILS: tuple[tuple[XY, ...], ...] = (
    ((1215, 1290), (1330, 1310), (1420, 1220), (1530, 1250), (1600, 1380), (1690, 1420)),
    ((1350, 1010), (1420, 1090), (1420, 1220)),
    ((985, 1600), (1090, 1680), (1230, 1760), (1330, 1900), (1180, 2120)),
    ((560, 1500), (520, 1700), (640, 1900), (820, 2060), (1180, 2120)),
    ((930, 1680), (900, 1800), (820, 2060)),
    ((1480, 560), (1560, 600), (1610, 700), (1590, 830), (1530, 930)),
    ((1590, 190), (1600, 60), (1560, -60), (1500, -180)),
    ((1600, 60), (1700, 0), (1800, -160)),
)
_ORDER = {"secondary": 0, "main": 1, "motorway": 2, "rail": 3}


def _land() -> list[Feature]:
    out = [Feature("bl-land", "陆地", "Land", box(*BOX), {"kind": "land"})]
    river = reach(0, centreline().length, 12)
    built = greenery.settled().difference(river)
    industrial = greenery.works().difference(built).difference(river)
    for kind, zh, en, patch in (
        ("built_up", "建成区", "Built-up area", built),
        ("industrial", "产业用地", "Industrial land", industrial),
    ):
        for part in polygons(patch.intersection(boundary()).buffer(-3).buffer(3), 900):
            out.append(Feature(f"bl-{len(out):03d}", zh, en, part.simplify(0.6), {"kind": kind}))
    for kind, blocks in quarters()[0]:
        name = ("街区", "Blocks") if kind == "built_up" else ("产业街区", "Industrial blocks")
        out.append(Feature(f"bl-{len(out):03d}", *name, blocks, {"kind": kind}))
    for zh, en, shape in _PLAZAS:
        out.append(Feature(f"bl-{len(out):03d}", zh, en, shape, {"kind": "plaza"}))
    return out


def _water() -> list[Feature]:
    shapes = [(NAME, NAME_EN, "river", water().intersection(box(*BOX)))]
    shapes += [(zh, en, "lake", shape) for zh, en, shape in standing_water()]
    shapes += [("水库", "Reservoir", "lake", shape) for shape in reservoirs()]
    return [Feature(f"bw-{i:02d}", zh, en, shape, {"kind": kind}) for i, (zh, en, kind, shape) in enumerate(shapes, 1)]


# These only say what they are; written all over the map they would drown the names.
NAMELESS = ("lane", "path")


def _streets() -> list[Feature]:
    rows: list[tuple[str, float, str, str, BaseGeometry]]
    rows = [("lane", 9.0, "街巷", "Streets", net) for net in quarters()[1]]
    rows += [(s.road_class, s.width, s.name, s.name_en, line) for s, line in beyond()]
    rows += [(kind, w, zh, en, line) for _, zh, en, kind, w, line in sorted(regional(), key=lambda row: _ORDER[row[3]])]
    rows += [("path", 2.5, "登山道", "Hill trail", curve(xy, 10)) for xy in _TRAILS]
    out: list[Feature] = []
    for kind, w, zh, en, line in rows:
        whole = isinstance(line, MultiLineString)
        for part in [line] if whole else lines(line.intersection(box(*BOX)).simplify(0.5), 15):
            columns = {"kind": kind, "width_m": w, "named": kind not in NAMELESS}
            out.append(Feature(f"bs-{len(out) + 1:03d}", zh, en, part, columns))
    return out


def _labels() -> list[Feature]:
    out = [
        Feature(f"bn-{i:02d}", zh, en, Point(at), {"kind": kind})
        for i, (kind, zh, en, at) in enumerate(place_points(), start=1)
    ]
    north = Point(from_lonlat(114.11721, 22.67856))
    station = ("华南城站", "Huanancheng Station", north, {"kind": "station"}, "reported", STATION_LISTS)
    return [*out, Feature("bn-huanancheng", *station)]


def features() -> dict[str, list[Feature]]:
    """``base_land``, ``base_green``, ``base_water``, ``base_streets``, ``base_labels``."""
    return {
        "base_land": _land(),
        "base_green": greenery.features(),
        "base_water": _water(),
        "base_streets": _streets(),
        "base_labels": _labels(),
    }
