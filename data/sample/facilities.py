"""Services on the map. That they exist is reported (FACTS); where they stand is illustrative, the metro excepted."""

from __future__ import annotations

from shapely.geometry import Point

from data.sample.frame import XY
from data.sample.places import STATION
from data.sample.record import STATION_LISTS, Feature

_ROWS: tuple[tuple[str, str, str, XY, str | None], ...] = (
    ("party_service_centre", "社区党群服务中心", "Community Party-Service Centre", (226, 129), "2018-07-01"),
    ("party_service_centre", "DCC党群服务中心", "DCC Party-Service Centre", (158, 1078), "2019-06-28"),
    ("party_branch", "DCC文化创意园党支部", "Party Branch, DCC Creative Park", (133, 1050), "2018-03-20"),
    ("party_branch", "老年人协会党支部", "Party Branch, Old People's Association", (190, 36), "2017-10-18"),
    ("party_branch", "豪璟达工业园党支部", "Party Branch, Haojingda Industrial Park", (-44, 40), "2018-11-09"),
    ("secretary_studio", "名书记工作室", "Secretary's Studio", (214, 118), "2022-06-24"),
    ("rider_stop", "暖蜂驿站", "Rider Stop", (176, 1082), "2020-12-08"),
    ("reading_bar", "党建书吧", "Party Reading Bar", (148, 1086), "2019-06-28"),
    ("culture_sports_centre", "文体中心", "Culture and Sports Centre", (214, 250), "2019-12-27"),
    ("elderly_centre", "长者服务中心", "Elderly Centre", (203, 34), "2018-10-17"),
    ("elderly_centre", "老年人协会", "Old People's Association", (182, 24), None),
    ("elderly_centre", "上围长者食堂", "Shangwei Elderly Canteen", (1022, 312), "2023-10-23"),
    ("micro_space", "围屋记忆微空间", "Walled-House Memory Micro-space", (296, -222), "2022-04-15"),
    ("micro_space", "榕树下微空间", "Under the Banyan Micro-space", (462, -8), "2021-05-18"),
    ("micro_space", "巷口画廊微空间", "Lane-End Gallery Micro-space", (268, -44), "2022-04-15"),
    ("micro_space", "新河共享客厅", "Xinhe Shared Living Room", (540, 560), "2021-09-28"),
    ("micro_space", "创意集市微空间", "Creative Market Micro-space", (266, 1076), "2020-11-14"),
    ("micro_space", "河畔阅读微空间", "Riverside Reading Micro-space", (796, 448), "2024-04-26"),
    ("wayfinding_sign", "地铁口导视牌", "Wayfinding, Metro Exit", (112, 292), "2021-06-30"),
    ("wayfinding_sign", "上木古路口导视牌", "Wayfinding, Shangmugu Road", (120, 84), "2021-06-30"),
    ("wayfinding_sign", "老村口导视牌", "Wayfinding, Old Village", (290, 20), "2021-08-20"),
    ("wayfinding_sign", "围龙屋导视牌", "Wayfinding, Walled House", (372, -272), "2021-08-20"),
    ("wayfinding_sign", "新河住宅区导视牌", "Wayfinding, Xinhe", (198, 440), "2021-09-15"),
    ("wayfinding_sign", "上围导视牌", "Wayfinding, Shangwei", (934, 226), "2021-10-22"),
    ("wayfinding_sign", "岭根吓公园导视牌", "Wayfinding, Linggenxia Park", (1244, 640), "2021-10-22"),
    ("wayfinding_sign", "禾坑导视牌", "Wayfinding, Hekeng", (1082, -110), "2021-11-12"),
    ("wayfinding_sign", "DCC导视牌", "Wayfinding, DCC", (102, 1000), "2021-11-12"),
    ("wayfinding_sign", "生态园入口导视牌", "Wayfinding, Ecological Park Gate", (648, 1256), "2021-12-31"),
    ("wayfinding_sign", "木古新村导视牌", "Wayfinding, New Village", (-150, 336), "2021-12-31"),
)


def features() -> list[Feature]:
    """The ``facilities`` layer."""
    metro = Feature(
        "f-metro-mugu",
        "木古站",
        "Mugu Station",
        Point(STATION),
        {"kind": "metro_station", "opened": "2020-08-18"},
        "reported",
        STATION_LISTS,
    )
    rest = [
        Feature(f"f-{i:02d}", name, en, Point(at), {"kind": kind, "opened": opened})
        for i, (kind, name, en, at, opened) in enumerate(_ROWS, start=1)
    ]
    return [metro, *rest]
