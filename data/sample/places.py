"""The community's outline, its residential areas and its three kinds of space, drawn by hand.

Only the metro station and the park's rough position are real (FACTS); every outline here is illustrative.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from shapely.geometry import Polygon

from data.sample.frame import XY, from_lonlat, outline, polygons, roughened
from data.sample.record import Feature

#: 3.97 km² is reported; the ridge in the east is drawn where it makes the area come out.
AREA_M2 = 3_970_000.0
STATION: XY = from_lonlat(114.11734, 22.67262)
PARK: XY = from_lonlat(114.1242, 22.6868)

#: Clockwise from the south-west; the west follows the main road in the north, the south-east the river's east bank.
_OUTLINE: tuple[XY, ...] = (
    (-455, -330),
    (-380, -500),
    (-150, -575),
    (60, -640),
    (280, -655),
    (440, -655),
    (462, -520),
    (540, -395),
    (640, -330),
    (800, -345),
    (1000, -425),
    (1240, -370),
    (1480, -250),
    (1700, -120),
    (1800, 90),
    (1750, 330),
    (1860, 600),
    (1790, 900),
    (1850, 1180),
    (1720, 1430),
    (1520, 1560),
    (1270, 1630),
    (1050, 1760),
    (820, 1790),
    (610, 1690),
    (430, 1620),
    (250, 1500),
    (92, 1385),
    (62, 1260),
    (28, 1080),
    (20, 900),
    (24, 760),
    (-90, 690),
    (-300, 665),
    (-455, 520),
    (-500, 270),
    (-470, -20),
)
_RIDGE_FROM = 1000.0


def _stretched(factor: float) -> Polygon:
    """The outline with everything east of the valley pushed out by ``factor``."""
    moved = [(x if x < _RIDGE_FROM else _RIDGE_FROM + (x - _RIDGE_FROM) * factor, y) for x, y in _OUTLINE]
    return max(polygons(roughened(outline(moved), 7.0)), key=lambda part: part.area).simplify(0.8)


@cache
def boundary() -> Polygon:
    """The community's outline: exactly :data:`AREA_M2`, found by bisection on where the ridge lies."""
    low, high = 0.5, 2.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _stretched(middle).area < AREA_M2 else (low, middle)
    return _stretched((low + high) / 2)


@dataclass(frozen=True, slots=True)
class Village:
    """A residential area: lanes about ``pitch`` metres apart, turned by ``angle`` degrees and bent by ``bow`` metres.

    ``half`` are the half lengths along and across the lanes. ``loose`` is how far houses stray (0 = ruled rows).
    ``gates`` are the points on larger streets that its lanes are joined to. ``rent`` in CNY/m²/month, ``built`` years.
    """

    key: str
    name: str
    name_en: str
    short: str
    short_en: str
    centre: XY
    angle: float
    half: XY
    bow: float
    pitch: float
    loose: float
    cross: tuple[float, ...]
    gates: tuple[XY, ...]
    rent: float
    built: tuple[int, int]


VILLAGES: tuple[Village, ...] = (
    Village(
        "xinhe", "新河住宅区", "Xinhe Residential Area", "新河", "Xinhe", (282, 462), 5.0, (124, 74), 8.0, 37.5, 0.5,
        (-78.0, 6.0, 84.0), ((86, 440), (330, 95), (330, 815), (86, 560)), 41.5, (1996, 2015),
    ),
    Village(
        "laocun", "木古老村", "Mugu Old Village", "老村", "Laocun", (290, -92), 21.0, (96, 54), 13.0, 33.5, 1.6,
        (-52.0, 34.0), ((84, -110), (300, 75), (480, -90)), 34.0, (1984, 2006),
    ),
    Village(
        "shangwei", "上围", "Shangwei", "上围", "Shangwei", (928, 286), -17.0, (94, 56), -10.0, 36.5, 0.8,
        (-54.0, 36.0), ((930, 150), (1222, 300), (1040, 780)), 37.5, (1992, 2012),
    ),
    Village(
        "linggenxia", "岭根吓", "Linggenxia", "岭根", "Linggen", (1388, 516), 68.0, (100, 40), 17.0, 36.0, 0.9,
        (-56.0, 34.0), ((1262, 480), (1310, 690), (1430, 160)), 36.0, (1990, 2013),
    ),
    Village(
        "hekeng", "禾坑", "Hekeng", "禾坑", "Hekeng", (1004, -98), 33.0, (86, 40), 9.0, 35.0, 1.1,
        (-44.0, 36.0), ((1110, -110), (860, 135), (1050, -260)), 33.5, (1988, 2010),
    ),
    Village(
        "xincun", "木古新村", "Mugu New Village", "新村", "Xincun", (-128, 420), -4.0, (94, 44), -4.0, 38.0, 0.3,
        (-46.0, 42.0), ((86, 500), (-160, 318), (-300, 310)), 39.5, (2000, 2017),
    ),
)  # fmt: skip

_DCC: tuple[XY, ...] = (
    (100, 845),
    (310, 862),
    (520, 830),
    (668, 828),
    (690, 1010),
    (660, 1165),
    (350, 1190),
    (108, 1165),
)
_HAOJINGDA: tuple[XY, ...] = (
    (50, 60), (-60, 150), (-250, 180), (-420, 160), (-430, -100), (-420, -330), (-330, -430), (-140, -420), (40, -390),
)  # fmt: skip
_ECOLOGICAL: tuple[XY, ...] = (
    (-200, 1240), (120, 1246), (350, 1255), (640, 1225), (880, 1150), (1030, 1060), (1140, 960), (1290, 930), (1440,
        860), (1560, 740),
    (1590, 520), (1560, 330), (1600, 120), (1480, -40), (1330, -180), (1260, -300), (1300, -700), (2600, -600),
    (2700, 2300), (800, 2500), (-200, 1900),
)  # fmt: skip


@cache
def zones() -> tuple[tuple[str, str, str, str, Polygon], ...]:
    """(id, name, English name, life, polygon): the three spaces, which together are the community."""
    whole = boundary()
    ecological = whole.intersection(Polygon(_ECOLOGICAL))
    dcc = whole.intersection(Polygon(_DCC).buffer(14).buffer(-6)).difference(ecological)
    park = whole.intersection(Polygon(_HAOJINGDA)).difference(ecological)
    living = whole.difference(ecological).difference(dcc).difference(park)
    return (
        ("z-living", "生活空间（社区）", "Living space (the community)", "living", living),
        ("z-production-dcc", "生产空间（DCC文化创意园）", "Production space (DCC creative park)", "production", dcc),
        (
            "z-production-haojingda",
            "生产空间（豪璟达工业园）",
            "Production space (Haojingda industrial park)",
            "production",
            park,
        ),
        (
            "z-ecological",
            "生态空间（平湖生态园）",
            "Ecological space (Pinghu Ecological Park)",
            "ecological",
            ecological,
        ),
    )


def features() -> dict[str, list[Feature]]:
    """The boundary and the zones."""
    return {
        "boundary": [Feature("boundary", "上木古社区", "Shangmugu Community", boundary())],
        "zones": [Feature(key, name, en, shape, {"life": life}) for key, name, en, life, shape in zones()],
    }
