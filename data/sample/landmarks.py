"""The buildings drawn one by one: civic, cultural and a few large commercial and industrial ones.

The DCC park, the party-service centre, the culture and sports centre and the old people's association exist (FACTS);
where they stand and what shape they have is illustrative, like everything else here.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapely import affinity
from shapely.geometry import Polygon, box

from data.sample.footprints import ell, moon_pond, ring, ushape, walled_house
from data.sample.frame import XY
from data.sample.plots import stand


@dataclass(frozen=True, slots=True)
class Landmark:
    """One building: where, how it is turned, and what it is."""

    key: str
    name: str
    name_en: str
    use: str
    at: XY
    angle: float
    shape: Polygon
    floors: int
    built: int

    def footprint(self) -> Polygon:
        """The footprint in local metres."""
        return stand(self.shape, self.at, self.angle)


LANDMARKS: tuple[Landmark, ...] = (
    Landmark("walled-laocun", "木古围龙屋", "Mugu Walled House", "cultural", (322, -226), 18, walled_house(46, 26), 2,
        1890),
    Landmark("walled-shangwei", "上围老围屋", "Shangwei Walled House", "cultural", (874, 452), -14, walled_house(42,
        24), 2, 1905),
    Landmark("hall-laocun", "木古宗祠", "Mugu Ancestral Hall", "cultural", (388, -206), 20, ring(18, 28, 6), 1, 1926),
    Landmark("hall-hekeng", "禾坑祠堂", "Hekeng Ancestral Hall", "cultural", (1046, 30), 30, ring(16, 22, 5), 1, 1934),
    Landmark("culture", "文体中心", "Culture and Sports Centre", "cultural", (222, 236), 6, ell(56, 40, 24), 3, 2019),
    Landmark("library", "木古书院", "Mugu Academy", "cultural", (150, 168), 6, ring(30, 26, 8), 2, 2014),
    Landmark("party", "党群服务中心（社区）", "Community Party-Service Centre", "public", (226, 120), 8, ell(44, 22,
        14), 4, 2008),
    Landmark("clinic", "社区健康服务中心", "Community Health Centre", "public", (292, 130), 5, box(0, 0, 30, 18), 4,
        2011),
    Landmark("elderly", "长者服务中心", "Elderly Centre", "public", (196, 26), 10, ushape(34, 24, 8), 3, 2005),
    Landmark("school", "上木古小学", "Shangmugu Primary School", "public", (604, 712), -6, ushape(84, 52, 15), 5, 2003),
    Landmark("gym", "上木古小学体育馆", "Shangmugu Primary School Gymnasium", "public", (528, 720), -6, box(0, 0, 30,
        42), 2, 2012),
    Landmark("kindergarten", "新河幼儿园", "Xinhe Kindergarten", "public", (548, 486), 8, ell(36, 30, 13), 3, 2009),
    Landmark("kindergarten-2", "岭根吓幼儿园", "Linggenxia Kindergarten", "public", (1372, 730), -14, ell(28, 24, 11),
        3, 2013),
    Landmark("park-office", "生态园管理处", "Ecological Park Office", "public", (700, 1196), -18, ushape(30, 20, 8),
        2, 2018),
    Landmark("waste", "垃圾转运站", "Waste Transfer Station", "public", (-396, -150), 8, box(0, 0, 26, 16), 1, 2010),
    Landmark("pump", "河道泵站", "River Pumping Station", "public", (446, -340), 60, box(0, 0, 18, 11), 1, 2016),
    Landmark("market", "木古综合市场", "Mugu Market", "commercial", (424, 132), -3, box(0, 0, 58, 38), 2, 2002),
    Landmark("company", "社区股份合作公司大楼", "Joint-Stock Company Building", "commercial", (366, 140), 0, box(0, 0,
        34, 22), 9, 2007),
    Landmark("metro-mall", "木古地铁商业楼", "Mugu Station Shops", "commercial", (136, 318), 2, ell(52, 40, 20), 5,
        2020),
    Landmark("expo", "DCC会展馆", "DCC Exhibition Hall", "industrial", (402, 1074), -2, box(0, 0, 108, 62), 3, 2015),
    Landmark("dcc-office", "DCC创意大厦", "DCC Creative Tower", "industrial", (146, 1066), 2, ell(54, 46, 20), 12,
        2016),
    Landmark("haojingda-office", "豪璟达综合楼", "Haojingda Main Building", "industrial", (-32, 44), -8, ell(58, 34,
        17), 8, 2012),
)  # fmt: skip


def ponds() -> list[tuple[str, str, Polygon]]:
    """(name, English name, polygon): the half-moon ponds before the walled houses."""
    out: list[tuple[str, str, Polygon]] = []
    for mark, width in ((LANDMARKS[0], 46), (LANDMARKS[1], 42)):
        out.append((f"{mark.name}月池", f"{mark.name_en} Moon Pond", _pond_before(mark, width)))
    return out


def _pond_before(mark: Landmark, width: float) -> Polygon:
    """The pond before ``mark``, moved exactly as the house was."""
    x0, y0, x1, y1 = mark.shape.bounds
    pond = affinity.translate(moon_pond(width), -(x0 + x1) / 2, -(y0 + y1) / 2)
    return affinity.translate(affinity.rotate(pond, mark.angle, origin=(0, 0)), *mark.at)
