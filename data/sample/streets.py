"""The streets: the main road by the metro, secondary roads drawn by hand, every village's lanes, as one network."""

from __future__ import annotations

from functools import cache

import shapely
from shapely import STRtree
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from data.sample.frame import XY, beside, curve, lines
from data.sample.lanes import Street, gates, village_lanes
from data.sample.places import VILLAGES, boundary
from data.sample.record import Feature
from data.sample.river import below_spring, centreline

#: 平吉大道, from the far south to the far north of the base map; the metro runs beside it.
MAIN: tuple[XY, ...] = (
    (-150, -3900), (-60, -2600), (-30, -1500), (30, -700), (62, -350), (84, 0), (86, 300), (80, 620), (72, 950),
    (120, 1330), (220, 1750), (300, 2300), (260, 3200), (420, 5100),
)  # fmt: skip
METRO: tuple[XY, ...] = (
    (-190, -3900), (-95, -2600), (-60, -1500), (0, -700), (33, -350), (56, 0), (58.8, 287.7), (53, 620), (44.9, 945.5),
    (91, 1340), (191, 1760), (271, 2310), (231, 3200), (390, 5100),
)  # fmt: skip

#: (key, Chinese, English, class, width, group, points). Their ends are pulled onto the street they meet.
_DRAWN: tuple[tuple[str, str, str, str, float, str, tuple[XY, ...]], ...] = (
    ("main", "平吉大道", "Pingji Avenue", "main", 34.0, "main", MAIN),
    ("shangmugu", "上木古路", "Shangmugu Road", "secondary", 14.0, "shangmugu",
     ((85, 68), (300, 96), (500, 72), (660, 108), (860, 136), (1080, 178), (1240, 176), (1440, 150), (1620, 196),
      (1800, 250), (2100, 330), (2600, 420), (3250, 480))),
    ("xinhe-road", "新河路", "Xinhe Road", "secondary", 14.0, "xinhe-road",
     ((78, 802), (300, 826), (540, 792), (760, 770), (960, 792), (1130, 770), (1320, 800))),
    ("linggen", "岭根路", "Linggen Road", "secondary", 10.0, "linggen",
     ((1350, 1010), (1342, 900), (1320, 800), (1292, 640), (1246, 420), (1206, 180), (1140, -20), (1098, -220),
      (1060, -420), (980, -700), (820, -1050), (560, -1300))),
    ("park", "生态园路", "Ecological Park Road", "secondary", 10.0, "park",
     ((98, 1186), (340, 1212), (600, 1196), (840, 1116), (1015, 1035))),
    ("muxin", "木新路", "Muxin Road", "secondary", 12.0, "muxin",
     ((86, 262), (-110, 300), (-300, 310), (-480, 286), (-760, 300), (-1300, 360))),
    ("gongye", "工业路", "Gongye Road", "secondary", 12.0, "gongye",
     ((70, -240), (-120, -232), (-290, -206), (-460, -180), (-800, -220), (-1250, -300))),
    ("xihuan", "西环路", "Xihuan Road", "secondary", 9.0, "gongye",
     ((-300, 310), (-316, 60), (-290, -206), (-262, -400))),
    ("haojingda-1", "豪璟达一路", "Haojingda Road 1", "lane", 8.0, "gongye", ((83, -30), (-120, 4), (-312, 26))),
    ("haojingda-2", "豪璟达二路", "Haojingda Road 2", "lane", 8.0, "gongye", ((-96, -2), (-108, -232), (-104, -420))),
    ("haojingda-3", "豪璟达三路", "Haojingda Road 3", "lane", 7.0, "gongye", ((-262, -400), (-104, -414))),
    ("dcc-1", "创意一路", "Creative Road 1", "lane", 8.0, "dcc", ((72, 1012), (300, 1016), (500, 1004), (640, 1000))),
    ("dcc-2", "创意二路", "Creative Road 2", "lane", 8.0, "dcc", ((286, 826), (300, 1016), (310, 1210))),
    ("dcc-3", "创意三路", "Creative Road 3", "lane", 8.0, "dcc", ((486, 800), (500, 1004), (506, 1206))),
    ("dcc-4", "创意四路", "Creative Road 4", "lane", 7.0, "dcc", ((640, 782), (640, 1000), (650, 1188))),
    ("south", "木古南路", "Mugu South Road", "secondary", 9.0, "south",
     ((44, -520), (180, -500), (300, -440), (430, -395))),
)  # fmt: skip


def _pulled(line: LineString, others: list[LineString], reach: float = 30.0) -> LineString:
    """``line`` with each end moved onto the nearest other street within ``reach`` metres."""
    points = list(line.coords)
    for i in (0, -1):
        near = [other for other in others if other.distance(Point(points[i])) < reach]
        if near:
            other = min(near, key=lambda candidate: candidate.distance(Point(points[i])))
            touch = nearest_points(other, Point(points[i]))[0]
            points[i] = (touch.x, touch.y)
    return LineString(points)


@cache
def larger() -> list[Street]:
    """Main and secondary streets and the roads of the industrial parks, unsplit, reaching beyond the boundary."""
    raw = [Street(key, zh, en, kind, w, curve(xy), group) for key, zh, en, kind, w, group, xy in _DRAWN]
    start, end = below_spring((1075, 1000)), below_spring((425, -520))
    bank = beside(centreline(), -31.0, start, end, step=22).simplify(2.5)
    bank = curve([*[(x, y) for x, y in bank.coords][::2], bank.coords[-1]])
    raw.append(Street("riverside", "沿河路", "Riverside Road", "secondary", 9.0, bank, "riverside"))
    return [
        Street(
            s.key,
            s.name,
            s.name_en,
            s.road_class,
            s.width,
            _pulled(s.line, [o.line for o in raw if o is not s]),
            s.group,
        )
        for s in raw
    ]


@cache
def streets() -> list[Street]:
    """Every street of the community, unsplit."""
    out = list(larger())
    for village in VILLAGES:
        lanes = village_lanes(village)
        out += [*lanes, *gates(village, lanes, larger())]
    return out


@cache
def carriageways() -> BaseGeometry:
    """All streets at their width: what no building may touch."""
    return shapely.union_all([s.line.buffer(s.width / 2, cap_style="flat") for s in streets()])


def _pieces() -> list[tuple[Street, LineString]]:
    """The network inside the boundary, split at every junction, each piece with the street it belongs to."""
    known = streets()
    inside = [part for s in known for part in lines(s.line.intersection(boundary()))]
    noded = shapely.union_all(inside, grid_size=0.05)
    tree = STRtree([s.line for s in known])
    out: list[tuple[int, float, LineString]] = []
    for piece in lines(noded, 0.5):
        middle = piece.interpolate(0.5, normalized=True)
        owner = int(min(tree.query(middle, predicate="dwithin", distance=0.3)))
        line = known[owner].line
        forward = line.project(Point(piece.coords[0])) < line.project(Point(piece.coords[-1]))
        out.append((owner, line.project(middle), piece if forward else piece.reverse()))
    return [(known[owner], piece) for owner, _, piece in sorted(out, key=lambda row: row[:2])]


#: group -> (project, date resurfaced, lines underground); groups not listed wait for their turn.
_WORKS: dict[str, tuple[str | None, str | None, bool]] = {
    "main": (None, "2020-07-20", True),
    "shangmugu": ("p-road-shangmugu", "2018-11-30", True),
    "xinhe-road": ("p-road-xinhe", "2020-12-18", True),
    "riverside": ("p-road-riverside", "2022-10-28", True),
    "park": ("p-road-riverside", "2022-10-28", True),
    "dcc": (None, "2017-06-30", True),
    "linggen": ("p-road-east", "2024-12-20", False),
    "muxin": ("p-road-xincun", "2025-06-27", True),
    "xinhe": ("p-road-xinhe", "2020-12-18", True),
    "laocun": ("p-road-laocun", "2022-05-31", True),
    "shangwei": ("p-road-east", "2024-12-20", True),
    "linggenxia": ("p-road-east", "2024-12-20", False),
    "xincun": ("p-road-xincun", "2025-06-27", True),
    "hekeng": ("p-road-hekeng", None, False),
    "gongye": ("p-road-gongye", None, False),
}


def features() -> list[Feature]:
    """The ``roads`` layer."""
    out: list[Feature] = []
    for street, line in _pieces():
        project, resurfaced, underground = _WORKS.get(street.group, (None, None, False))
        surface = "asphalt" if resurfaced else ("mixed" if street.road_class == "secondary" else "concrete")
        columns = {
            "road_class": street.road_class,
            "width_m": street.width,
            "surface": surface,
            "resurfaced": resurfaced,
            "lines_underground": underground,
            "project_id": project,
        }
        out.append(Feature(f"r-{len(out) + 1:03d}", street.name, street.name_en, line, columns))
    return out


def beyond() -> list[tuple[Street, LineString]]:
    """What of the larger streets lies outside the community, for the base map."""
    around: Polygon = boundary()
    return [(s, part) for s in larger() for part in lines(s.line.difference(around), 5.0)]
