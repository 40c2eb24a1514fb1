"""Parks, greenways and the community's own greenery: hills, orchards, meadows by the water, the school's pitch."""

from __future__ import annotations

from functools import cache

import shapely
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from data.sample.frame import XY, beside, blob, curve, outline, polygons, stream
from data.sample.landmarks import ponds
from data.sample.places import boundary
from data.sample.plots import stand
from data.sample.record import Feature
from data.sample.river import below_spring, centreline, reach, width
from data.sample.streets import METRO, carriageways

_ECOLOGICAL_PARK: tuple[XY, ...] = (
    (180, 1330), (330, 1282), (520, 1290), (690, 1262), (850, 1222), (985, 1170), (1075, 1215), (1165, 1290),
    (1225, 1400), (1345, 1500), (1420, 1640), (1450, 1900), (1300, 2160), (1000, 2320), (700, 2300), (480, 2100),
    (330, 1820), (210, 1560),
)  # fmt: skip
_LAKE: tuple[XY, ...] = (
    (560, 1480), (640, 1420), (760, 1440), (830, 1510), (930, 1520), (985, 1600), (930, 1680), (820, 1660), (740, 1600),
    (660, 1620), (580, 1570),
)  # fmt: skip
_LINGGENXIA: tuple[XY, ...] = (
    (1120, 470), (1168, 452), (1216, 470), (1240, 540), (1252, 612), (1284, 690), (1240, 722), (1190, 700), (1164, 742),
    (1112, 728), (1092, 676), (1118, 630), (1098, 570), (1096, 508),
)  # fmt: skip


@cache
def ecological_park() -> Polygon:
    """The whole park, inside and outside the community."""
    return outline(_ECOLOGICAL_PARK)


@cache
def lake() -> Polygon:
    """The park's lake."""
    return outline(_LAKE, 8)


@cache
def parks() -> tuple[tuple[str, str, str, str, list[str], str, str | None, Polygon], ...]:
    """(id, name, English, kind, amenities, opened, project, polygon), clear of streets and river."""
    rng = stream("pocket-parks")
    spots = (
        ("pk-xinhe", "新河口袋公园", "Xinhe Pocket Park", (556, 566), 34, 22, ["seating", "children_play"],
            "2021-09-28",
         "p-park-pocket-xinhe"),
        ("pk-banyan", "老榕树口袋公园", "Old Banyan Pocket Park", (470, -12), 22, 17, ["seating", "stage"],
            "2020-01-10", None),
        ("pk-station", "地铁口口袋公园", "Metro Pocket Park", (22, 352), 15, 30, ["seating", "flower_garden"],
            "2021-03-12",
         "p-green-station"),
        ("pk-hekeng", "禾坑口袋公园", "Hekeng Pocket Park", (1066, 92), 30, 17, ["fitness", "seating"], "2023-12-08",
         "p-park-pocket-hekeng"),
        ("pk-dcc", "创意园口袋公园", "Creative Park Garden", (402, 954), 44, 17, ["lawn", "seating"], "2019-05-20",
            None),
        ("pk-shangwei", "上围滨河口袋公园", "Shangwei Riverside Pocket Park", (792, 438), 20, 34, ["pavilion",
            "seating"],
         "2024-04-26", "p-green-shangwei"),
    )  # fmt: skip
    taken = shapely.union_all([carriageways().buffer(3), reach(0, centreline().length, margin=8)])
    big = (
        ("pk-ecological", "平湖生态园", "Pinghu Ecological Park", "ecological_park",
         ["lake", "trail", "pavilion", "lawn", "toilet"], "2016-12-30", None,
         ecological_park().intersection(boundary().buffer(-2)).difference(lake())),
        ("pk-linggenxia", "岭根吓公园", "Linggenxia Park", "community_park",
         ["flower_garden", "children_play", "fitness", "pavilion", "lawn", "toilet"], "2018-12-28", "p-park-linggenxia",
         outline(_LINGGENXIA, 6)),
    )  # fmt: skip
    small = tuple(
        (key, name, en, "pocket_park", amenities, opened, project, blob(rng, at, rx, ry, rough=0.05))
        for key, name, en, at, rx, ry, amenities, opened, project in spots
    )
    return tuple((*row[:7], max(polygons(row[7].difference(taken)), key=lambda p: p.area)) for row in (*big, *small))


def park_features() -> list[Feature]:
    """The ``parks`` layer."""
    return [
        Feature(key, name, en, shape, {"kind": kind, "amenities": list(has), "opened": opened, "project_id": project})
        for key, name, en, kind, has, opened, project, shape in parks()
    ]


def _bank(start: XY, end: XY, side: int) -> LineString:
    """A path along one bank between the river's passing of two points; ``side`` +1 left, -1 right going downstream."""
    first, last = below_spring(start), below_spring(end)
    return beside(centreline(), side * (width(last) / 2 + 6.5), first, last, step=12)


@cache
def greenways() -> tuple[tuple[str, str, str, str, float, str, str | None, str, LineString], ...]:
    """(id, name, English, status, width, surface, opened, project, line) by river and lake."""
    inside = boundary().buffer(-4)
    loop = lake().buffer(17).exterior
    ring = LineString(list(loop.simplify(0.25).coords))
    rows = (
        ("g-river-middle", "滨河绿道（新河段）", "Riverside Greenway, Xinhe Reach", "open", 3.5, "透水沥青",
            "2021-12-24",
         "p-greenway-middle", _bank((935, 790), (642, 110), 1)),
        ("g-river-lower", "滨河绿道（老村段）", "Riverside Greenway, Laocun Reach", "open", 3.5, "透水沥青",
            "2024-01-26",
         "p-greenway-lower", _bank((642, 110), (470, -430), -1)),
        ("g-river-upper", "滨河绿道（生态园段）", "Riverside Greenway, Park Reach", "under_construction", 3.0,
            "透水混凝土", None,
         "p-greenway-upper", _bank((1250, 1300), (935, 790), -1)),
        ("g-lake", "环湖绿道", "Lake Loop", "open", 3.0, "彩色沥青", "2019-10-01", "p-greenway-lake", ring),
        ("g-park-gate", "生态园入口绿道", "Park Gate Greenway", "open", 3.0, "彩色沥青", "2019-10-01",
            "p-greenway-lake",
         curve([(650, 1270), (700, 1330), (715, 1390), (700, 1418)])),
        ("g-park-west", "山脊绿道（西段）", "Ridge Greenway, West", "planned", 2.5, "碎石", None, "p-greenway-ridge",
         curve([(545, 1530), (470, 1500), (410, 1440), (330, 1400), (240, 1385)])),
        ("g-park-east", "湖山绿道", "Lake and Hill Greenway", "under_construction", 2.5, "透水混凝土", None,
            "p-greenway-upper",
         curve([(1000, 1590), (1070, 1520), (1140, 1440), (1180, 1360), (1215, 1290)])),
        ("g-linggenxia", "岭根吓公园环道", "Linggenxia Park Loop", "open", 2.5, "透水砖", "2019-04-30",
            "p-park-linggenxia",
         LineString(list(outline(_LINGGENXIA, 6).buffer(-26).buffer(9).exterior.simplify(0.25).coords))),
    )  # fmt: skip
    out = []
    for *head, line in rows:
        kept = line.intersection(inside)
        parts = [kept] if isinstance(kept, LineString) else list(kept.geoms)
        out.append((*head, max(parts, key=lambda part: part.length)))
    return tuple(out)  # type: ignore[arg-type]


def greenway_features() -> list[Feature]:
    """The ``greenways`` layer."""
    return [
        Feature(
            key, name, en, line, {"status": status, "width_m": w, "surface": surface, "opened": opened, "project_id": p}
        )
        for key, name, en, status, w, surface, opened, p, line in greenways()
    ]


@cache
def standing_water() -> tuple[tuple[str, str, Polygon], ...]:
    """(name, English, polygon): the lake, the moon ponds and the fish ponds."""
    rng = stream("ponds")
    fish = [
        ("南塘", "South Pond", blob(rng, (170, -566), 44, 26, 12, 0.07)),
        ("下塘", "Lower Pond", blob(rng, (262, -556), 30, 22, -15, 0.07)),
        ("禾坑水塘", "Hekeng Pond", blob(rng, (840, -232), 46, 28, 40, 0.09)),
        ("岭根水库", "Linggen Reservoir", blob(rng, (1500, 1000), 74, 46, 60, 0.12)),
        ("坑尾塘", "Kengwei Pond", blob(rng, (1150, 1000), 30, 20, 30, 0.08)),
    ]
    return (("生态园湖", "Ecological Park Lake", lake()), *ponds(), *fish)


@cache
def off_limits() -> BaseGeometry:
    """What no building may touch: streets, the metro, river, parks, ponds, greenways, the school's pitch."""
    return shapely.union_all(
        [
            carriageways().buffer(0.6),
            reach(0.0, centreline().length, margin=10.0),
            *[row[-1].buffer(3) for row in parks()],
            *[shape.buffer(4) for _, _, shape in standing_water()],
            *[row[-1].buffer(row[4] / 2 + 1) for row in greenways()],
            pitch().buffer(8),
            curve(METRO).buffer(9),
            *[Point(at).buffer(r) for at, r in (((160, 236), 26), ((300, 200), 24))],
        ]
    )


@cache
def pitch() -> Polygon:
    """The football pitch beside the school, 88 x 56 m."""
    return stand(box(0, 0, 88, 56).buffer(-8).buffer(8), (610, 636), -6)
