"""The base map: land, hills, water, the streets and neighbourhoods around the community, and place names.

Illustrative, but the neighbours are the real communities of Pinghu and lie roughly in their real directions.
"""

from __future__ import annotations

from functools import cache

import shapely
from shapely.geometry import LineString, Polygon, box

from data.sample.frame import BOX, XY, blob, curve, lines, outline, polygons, roughened, stream
from data.sample.places import VILLAGES
from data.sample.streets import METRO

#: (key, Chinese, English, kind, width, points)
_REGIONAL: tuple[tuple[str, str, str, str, float, tuple[XY, ...]], ...] = (
    ("jihe", "机荷高速", "Jihe Expressway", "motorway", 42.0,
     ((-5300, -1500), (-3600, -1380), (-2200, -1560), (-700, -1230), (700, -1010), (2100, -880), (3500, -700), (5000,
         -760),
      (6700, -560))),
    ("danping", "丹平快速路", "Danping Expressway", "motorway", 36.0,
     ((2700, -3900), (2360, -2500), (2280, -900), (2420, 420), (2260, 1700), (2060, 2900), (2180, 4000), (2100, 5100))),
    ("pinghu", "平湖大道", "Pinghu Avenue", "main", 30.0,
     ((-5300, 2250), (-3500, 2020), (-1900, 2080), (-300, 2160), (280, 2290), (800, 2560), (1700, 2700), (2900, 2800),
      (4300, 2500), (6700, 2700))),
    ("huanan", "华南大道", "Huanan Avenue", "main", 28.0,
     ((-2330, 5100), (-2300, 3500), (-2440, 2060), (-2300, 700), (-2460, -600), (-2120, -1570), (-1900, -3900))),
    ("fuan", "富安大道", "Fu'an Avenue", "main", 26.0,
     ((-5300, -300), (-3900, -420), (-2440, -330), (-1250, -300), (-800, -220))),
    ("fengji", "凤吉路", "Fengji Road", "main", 24.0,
     ((3250, 480), (3500, 1300), (3700, 2680), (3900, 3900), (3850, 5100))),
    ("xinnan", "新南路", "Xinnan Road", "secondary", 18.0,
     ((72, 980), (-420, 1080), (-1100, 1150), (-1800, 1260), (-2360, 1300))),
    ("hehua", "禾花路", "Hehua Road", "secondary", 16.0,
     ((290, 3250), (800, 3160), (1500, 3320), (2080, 3300))),
    ("baini", "白泥坑路", "Bainikeng Road", "secondary", 18.0,
     ((-30, -1500), (700, -1640), (1500, -1760), (2300, -1700), (3300, -1900), (4500, -1750), (6700, -2000))),
)  # fmt: skip
_RAILWAY: tuple[XY, ...] = (
    (3200, -3900),
    (2950, -2300),
    (2830, -800),
    (2900, 700),
    (2600, 2100),
    (1900, 3100),
    (1500, 5100),
)


def _land_box() -> Polygon:
    return box(*BOX)


@cache
def regional() -> tuple[tuple[str, str, str, str, float, LineString], ...]:
    """The larger streets and railways around the community."""
    rows = [(key, zh, en, kind, w, curve(xy, 30)) for key, zh, en, kind, w, xy in _REGIONAL]
    rows.append(("metro", "地铁10号线", "Metro Line 10", "rail", 7.0, curve(METRO, 20)))
    rows.append(("railway", "广深铁路", "Guangzhou–Shenzhen Railway", "rail", 9.0, curve(_RAILWAY, 30)))
    return tuple((*row[:5], part) for row in rows for part in lines(row[5].intersection(_land_box()), 20))


@cache
def hills() -> tuple[tuple[str, str, Polygon], ...]:
    """(Chinese, English, wooded ground): what the town has left to the hills."""
    rng = stream("hills")
    shapes = [
        ("平湖生态园山地", "Ecological Park Hills", outline(
            ((60, 1262), (230, 1256), (420, 1300), (650, 1255), (850, 1190), (1000, 1130), (1120, 930), (1290, 950),
                (1410, 900),
             (1500, 780), (1560, 640), (1530, 420), (1560, 290), (1680, 240), (1800, 290), (2030, 420), (2100, 900),
                 (2000, 1500),
             (1850, 2100), (1500, 2430), (1000, 2470), (560, 2260), (330, 1900), (170, 1560)))),
        ("鸡公山", "Jigong Hill", outline(
            ((1480, 120), (1380, -60), (1300, -260), (1330, -480), (1600, -640), (1950, -600), (2160, -300), (2200, 60),
             (2000, 230), (1760, 170)))),
        ("牛眠岭", "Niumian Ridge", blob(rng, (560, -960), 330, 190, 20, 0.12)),
        ("大岭山", "Daling Hill", blob(rng, (4300, 180), 560, 760, 15, 0.13)),
        ("白石岭", "Baishi Ridge", blob(rng, (-3900, -3000), 900, 420, 10, 0.12)),
        ("甘坑岭", "Gankeng Ridge", blob(rng, (-700, -3150), 760, 420, -8, 0.13)),
        ("虎山", "Hu Hill", blob(rng, (-1350, 3600), 420, 620, 12, 0.13)),
        ("企岭", "Qi Ridge", blob(rng, (-4500, 1500), 560, 620, 0, 0.13)),
        ("凤凰山", "Fenghuang Hill", blob(rng, (5300, 3500), 900, 760, 0, 0.12)),
        ("石山", "Shi Hill", blob(rng, (4600, -3100), 760, 520, 20, 0.13)),
    ]  # fmt: skip
    for i, at in enumerate(
        ((-620, 700), (-900, 120), (2700, 3300), (300, -2500), (2500, -2800), (-1900, -350), (-4700, 4400))
    ):
        shapes.append(
            (f"小山{i + 1}", f"Knoll {i + 1}", blob(rng, at, float(rng.uniform(150, 260)), 150, 40.0 * i, 0.15))
        )
    return tuple((zh, en, roughened(shape, 16).simplify(1.5)) for zh, en, shape in shapes)


@cache
def reservoirs() -> tuple[Polygon, ...]:
    """Still water beyond the community."""
    rng = stream("far-water")
    places = (
        ((-3080, 1480), 210, 120),
        ((4250, -650), 300, 170),
        ((2480, 3640), 170, 100),
        ((-3500, -1750), 190, 130),
        ((-1500, 2330), 120, 60),
        ((5600, 300), 200, 260),
    )
    roads = shapely.union_all([line.buffer(w) for *_, w, line in regional()])
    return tuple(
        part for at, rx, ry in places for part in polygons(blob(rng, at, rx, ry, 20, 0.14).difference(roads), 9000)
    )


#: The other communities of Pinghu (FACTS), and the two industrial parks.
_NAMED: tuple[tuple[str, str, XY], ...] = (
    ("新木社区", "Xinmu Community", (-1500, 900)),
    ("良安田社区", "Liang'antian Community", (-1400, -900)),
    ("新南社区", "Xinnan Community", (-560, 1560)),
    ("华南城", "China South City", (-560, 2700)),
    ("禾花社区", "Hehua Community", (1000, 3350)),
    ("平湖社区", "Pinghu Community", (2850, 2300)),
    ("力昌社区", "Lichang Community", (3000, 560)),
    ("白坭坑社区", "Bainikeng Community", (1450, -1480)),
    ("凤凰社区", "Fenghuang Community", (3350, 4050)),
    ("鹅公岭社区", "E'gongling Community", (4850, 1250)),
    ("山厦社区", "Shanxia Community", (-3000, 2900)),
    ("辅城坳社区", "Fucheng'ao Community", (-800, 4300)),
    ("DCC文化创意园", "DCC Creative Park", (360, 1000)),
    ("豪璟达工业园", "Haojingda Industrial Park", (-180, -110)),
)


def place_points() -> tuple[tuple[str, str, str, XY], ...]:
    """(kind, Chinese, English, point): villages, neighbouring communities, hills, the next metro station."""
    own = [
        ("place", v.name.removesuffix("住宅区"), v.name_en.removesuffix(" Residential Area"), v.centre)
        for v in VILLAGES
    ]
    peaks = [("hill", zh, en, (h.centroid.x, h.centroid.y)) for zh, en, h in hills() if not en.startswith("Knoll")]
    peaks[0] = ("hill", "木古岭", "Mugu Ridge", (1700, 1330))
    return (*[("place", *row) for row in _NAMED], *own, *peaks)
