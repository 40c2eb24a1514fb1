"""The programme of works, 2017-2026, written by hand: illustrative throughout, even where a part of it is reported.

What is reported (FACTS: the CNY 1.3 million, the 2,300 racks, the kinds of work) is told in the summary with its source;
dates, budgets split over years, progress and places are not reported.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Project:
    """One project. Dates ISO; ``budget`` in 10,000 CNY; ``spent`` its share spent so far; ``progress`` percent.

    ``place`` names its geometry: ``street:KEY``, ``village:KEY``, ``river:REACH``, ``greenway:ID``, ``park:ID``,
    ``mark:KEY`` or ``at:X,Y`` (local metres).
    """

    id: str
    name: str
    name_en: str
    category: str
    civilisation: str
    life: str
    status: str
    planned: tuple[str, str]
    actual: tuple[str | None, str | None]
    budget: float
    spent: float
    progress: float
    lead: str
    partner: str | None
    funding: str
    place: str
    summary: str
    summary_en: str


GOV, JSC, MICRO = "government", "joint_stock_company", "micro_project"
DONE, BUILDING, PLANNED, HALTED = "completed", "under_construction", "planned", "suspended"
COMMUNITY, COMPANY, STREET, WATER, ROADS, CULTURE, GREEN = (
    "上木古社区工作站", "社区股份合作公司", "平湖街道办", "龙岗区水务局", "龙岗区交通部门", "平湖街道文体中心", "平湖街道城管办",
)  # fmt: skip

PROJECTS: tuple[Project, ...] = (
    Project("p-access", "居民楼门禁视频全覆盖", "Access control and video in every residential building", "access_video", "smart",
            "living", DONE, ("2017-09-01", "2019-06-30"), ("2017-09-18", "2019-08-30"), 130, 1.0, 100, COMPANY, COMMUNITY, JSC,
            "mark:company", "股份合作公司投入130万元，全部居民楼安装门禁和视频（龙岗融媒 2023-03-15）；起止日期为示意。",
            "The joint-stock company put in CNY 1.3 million; all residential buildings fitted (Longgang Media Centre, "
            "2023-03-15). Dates are illustrative."),
    Project("p-access-smart", "新一代智能门禁升级", "Newer smart access system", "access_video", "smart", "living", BUILDING,
            ("2025-03-01", "2026-08-31"), ("2025-03-20", None), 186, 0.74, 78, COMPANY, "平湖派出所", JSC, "village:xincun",
            "手机远程、动态密码、人脸识别开门，接入消防、公安和人口数据。", "Phone, dynamic-code and face opening, joined to fire "
            "safety, police and population data."),
    Project("p-lines-xinhe", "新河住宅区三线下地", "Lines underground, Xinhe", "lines_underground", "visual", "living", DONE,
            ("2018-03-01", "2018-12-31"), ("2018-03-15", "2019-01-18"), 420, 1.03, 100, STREET, COMPANY, GOV, "village:xinhe",
            "电力、通信、广电架空线入地。", "Power, telecom and cable lines taken underground."),
    Project("p-lines-laocun", "老村三线下地", "Lines underground, Old Village", "lines_underground", "visual", "living", DONE,
            ("2020-09-01", "2021-08-31"), ("2020-09-10", "2022-01-28"), 365, 1.18, 100, STREET, COMPANY, GOV, "village:laocun",
            "老巷狭窄，分段施工，工期延后。", "Narrow lanes, built in sections; finished late."),
    Project("p-lines-shangwei", "上围三线下地", "Lines underground, Shangwei", "lines_underground", "visual", "living", DONE,
            ("2023-02-15", "2023-12-31"), ("2023-03-01", "2023-12-20"), 310, 0.96, 100, STREET, COMPANY, GOV, "village:shangwei",
            "与道路黑化同步实施。", "Done together with resurfacing."),
    Project("p-lines-hekeng", "禾坑三线下地", "Lines underground, Hekeng", "lines_underground", "visual", "living", HALTED,
            ("2024-09-01", "2025-09-30"), ("2024-10-12", None), 298, 0.41, 35, STREET, COMPANY, GOV, "village:hekeng",
            "管位与雨水管冲突，暂停待设计变更。", "Halted: ducts clash with the storm drain, design being changed."),
    Project("p-lines-linggenxia", "岭根吓三线下地", "Lines underground, Linggenxia", "lines_underground", "visual", "living", PLANNED,
            ("2026-12-01", "2027-10-31"), (None, None), 330, 0.0, 0, STREET, COMPANY, GOV, "village:linggenxia",
            "已列入下年度计划。", "In next year's plan."),
    Project("p-road-shangmugu", "上木古路黑化", "Shangmugu Road resurfacing", "road_resurfacing", "environment", "living", DONE,
            ("2018-06-01", "2018-11-30"), ("2018-06-11", "2018-11-30"), 540, 0.98, 100, ROADS, COMMUNITY, GOV,
            "street:shangmugu", "沥青罩面，人行道翻新。", "Asphalt overlay and new pavements."),
    Project("p-road-xinhe", "新河路及新河住宅区道路黑化", "Xinhe Road and lanes resurfacing", "road_resurfacing", "environment",
            "living", DONE, ("2020-04-01", "2020-10-31"), ("2020-05-06", "2020-12-18"), 610, 1.04, 100, ROADS, COMPANY, GOV,
            "street:xinhe-road", "三线下地后统一黑化。", "Resurfaced once the lines were underground."),
    Project("p-road-laocun", "老村巷道黑化", "Old Village lanes resurfacing", "road_resurfacing", "environment", "living", DONE,
            ("2022-01-10", "2022-05-31"), ("2022-02-15", "2022-05-31"), 188, 0.97, 100, COMPANY, COMMUNITY, JSC, "village:laocun",
            "巷道沥青化，保留麻石路段。", "Lanes in asphalt, old granite stretches kept."),
    Project("p-road-riverside", "沿河路、生态园路黑化", "Riverside and Park roads resurfacing", "road_resurfacing", "environment",
            "ecological", DONE, ("2022-04-01", "2022-10-31"), ("2022-04-20", "2022-10-28"), 470, 1.0, 100, ROADS, COMMUNITY, GOV,
            "street:riverside", "与滨河绿道衔接。", "Joined to the riverside greenway."),
    Project("p-road-east", "岭根路及上围、岭根吓巷道黑化", "Linggen Road and eastern lanes resurfacing", "road_resurfacing",
            "environment", "living", DONE, ("2024-04-01", "2024-10-31"), ("2024-05-08", "2024-12-20"), 655, 1.08, 100, ROADS,
            COMPANY, GOV, "street:linggen", "雨季影响，延后完工。", "Finished late after the rainy season."),
    Project("p-road-xincun", "木新路及木古新村道路黑化", "Muxin Road and New Village resurfacing", "road_resurfacing", "environment",
            "living", DONE, ("2025-01-06", "2025-06-30"), ("2025-01-13", "2025-06-27"), 395, 0.95, 100, COMPANY, COMMUNITY, JSC,
            "street:muxin", "沥青路面，划设停车位。", "Asphalt, with marked parking."),
    Project("p-road-hekeng", "禾坑巷道黑化", "Hekeng lanes resurfacing", "road_resurfacing", "environment", "living", BUILDING,
            ("2026-02-01", "2026-08-31"), ("2026-04-10", None), 176, 0.52, 48, COMPANY, COMMUNITY, JSC, "village:hekeng",
            "待三线设计变更后续建。", "Waits for the changed design of the lines."),
    Project("p-road-gongye", "工业路黑化", "Gongye Road resurfacing", "road_resurfacing", "environment", "production", BUILDING,
            ("2026-05-01", "2026-12-31"), ("2026-05-18", None), 320, 0.55, 61, ROADS, "豪璟达工业园", GOV, "street:gongye",
            "园区货车通行不断交施工。", "Built while lorries keep running."),
    Project("p-greenway-lake", "生态园环湖绿道", "Lake loop greenway", "greenway", "environment", "ecological", DONE,
            ("2018-10-01", "2019-08-31"), ("2018-10-22", "2019-09-26"), 880, 0.99, 100, GREEN, COMMUNITY, GOV, "greenway:g-lake",
            "环湖一周，彩色沥青。", "Once round the lake in coloured asphalt."),
    Project("p-greenway-middle", "滨河绿道新河段", "Riverside greenway, Xinhe reach", "greenway", "environment", "ecological", DONE,
            ("2020-11-01", "2021-10-31"), ("2020-11-16", "2021-12-20"), 560, 1.06, 100, GREEN, WATER, GOV,
            "greenway:g-river-middle", "与河道整治同步建设。", "Built alongside the river works."),
    Project("p-greenway-lower", "滨河绿道老村段", "Riverside greenway, Laocun reach", "greenway", "environment", "ecological", DONE,
            ("2023-03-01", "2023-12-31"), ("2023-03-20", "2024-01-19"), 490, 0.97, 100, GREEN, WATER, GOV,
            "greenway:g-river-lower", "连接老村与围龙屋。", "Links the Old Village and the walled house."),
    Project("p-greenway-upper", "滨河绿道生态园段", "Riverside greenway, park reach", "greenway", "environment", "ecological", BUILDING,
            ("2025-09-01", "2026-11-30"), ("2025-10-09", None), 720, 0.66, 70, GREEN, WATER, GOV, "greenway:g-river-upper",
            "贯通社区与平湖生态园。", "Closes the gap between community and park."),
    Project("p-greenway-ridge", "生态园山脊绿道", "Ridge greenway", "greenway", "environment", "ecological", PLANNED,
            ("2027-02-01", "2027-12-31"), (None, None), 640, 0.0, 0, GREEN, COMMUNITY, GOV, "greenway:g-park-west",
            "西段先行。", "The western part first."),
    Project("p-green-main", "平吉大道沿线绿化提升", "Pingji Avenue greening", "greening", "visual", "living", DONE,
            ("2019-03-01", "2020-08-31"), ("2019-03-12", "2020-08-10"), 450, 0.94, 100, GREEN, COMPANY, GOV, "street:main",
            "地铁开通前完成两侧绿化。", "Both sides planted before the metro opened."),
    Project("p-green-station", "地铁口口袋公园绿化", "Metro pocket park", "greening", "visual", "living", DONE,
            ("2020-11-01", "2021-02-28"), ("2020-11-20", "2021-03-05"), 64, 1.02, 100, COMPANY, COMMUNITY, JSC,
            "park:pk-station", "边角地变花园。", "A leftover corner becomes a garden."),
    Project("p-green-shangwei", "上围滨河绿化提升", "Shangwei riverside greening", "greening", "visual", "ecological", DONE,
            ("2023-11-01", "2024-03-31"), ("2023-11-15", "2024-04-19"), 88, 1.0, 100, COMPANY, COMMUNITY, MICRO,
            "park:pk-shangwei", "乡土植物护岸。", "Native plants hold the bank."),
    Project("p-green-roofs", "老村屋前绿化", "Doorstep greening, Old Village", "greening", "behavioural", "living", BUILDING,
            ("2026-06-01", "2027-01-31"), ("2026-06-08", None), 42, 0.58, 64, COMMUNITY, "美德志愿队", MICRO, "village:laocun",
            "居民认养门前花池。", "Residents adopt the planters at their doors."),
    Project("p-river-middle", "上木古河中游河道整治", "Shangmugu River works, middle reach", "river_works", "environment", "ecological",
            DONE, ("2020-03-01", "2021-09-30"), ("2020-03-18", "2021-12-10"), 1680, 1.12, 100, WATER, STREET, GOV, "river:middle",
            "清淤、堤岸整治，超概算部分另行审批。", "Dredging and embankments; the overrun was approved separately."),
    Project("p-river-lower", "上木古河下游河道整治", "Shangmugu River works, lower reach", "river_works", "environment", "ecological",
            DONE, ("2022-10-01", "2023-10-31"), ("2022-10-20", "2023-11-24"), 1240, 0.98, 100, WATER, STREET, GOV, "river:lower",
            "拓宽过流断面。", "Widens the channel."),
    Project("p-river-upper", "上木古河上游生态修复", "Shangmugu River restoration, upper reach", "river_works", "environment",
            "ecological", BUILDING, ("2025-06-01", "2026-07-31"), ("2025-07-14", None), 960, 0.83, 72, WATER, GREEN, GOV,
            "river:upper", "恢复自然岸线，已超过计划完工日期。", "Natural banks restored; past its planned end."),
    Project("p-water-sewage", "沿河截污工程", "Riverside sewage interception", "water_quality", "environment", "ecological", DONE,
            ("2017-10-01", "2019-03-31"), ("2017-11-06", "2019-06-28"), 1450, 1.05, 100, WATER, COMPANY, GOV, "street:riverside",
            "治水提质工程，股份合作公司配合。", "Water-quality works; the joint-stock company cooperates."),
    Project("p-water-rain", "老村雨污分流", "Separate sewers, Old Village", "water_quality", "environment", "living", DONE,
            ("2019-08-01", "2020-07-31"), ("2019-08-19", "2020-11-13"), 520, 1.0, 100, WATER, COMPANY, GOV, "village:laocun",
            "错接点全部改造。", "Every misconnection put right."),
    Project("p-water-hekeng", "禾坑塘水质提升", "Hekeng pond water quality", "water_quality", "environment", "ecological", PLANNED,
            ("2026-11-15", "2027-06-30"), (None, None), 145, 0.0, 0, WATER, COMMUNITY, GOV, "at:840,-232",
            "人工湿地净化入塘水。", "A wetland cleans the water that enters the pond."),
    Project("p-park-linggenxia", "岭根吓公园", "Linggenxia Park", "park", "humanistic", "ecological", DONE,
            ("2018-01-08", "2018-11-30"), ("2018-02-26", "2018-12-21"), 265, 0.97, 100, COMPANY, COMMUNITY, JSC,
            "park:pk-linggenxia", "物业把弃置花木移种于此（龙岗融媒 2023-03-15）；日期与造价为示意。",
            "Plants saved from the bins were moved here (Longgang Media Centre, 2023-03-15). Dates and cost are illustrative."),
    Project("p-park-pocket-xinhe", "新河口袋公园", "Xinhe pocket park", "park", "visual", "living", DONE,
            ("2021-04-01", "2021-08-31"), ("2021-04-12", "2021-09-17"), 58, 1.09, 100, COMMUNITY, COMPANY, MICRO, "park:pk-xinhe",
            "空地改造，增设儿童乐园。", "A vacant plot becomes a playground."),
    Project("p-park-pocket-hekeng", "禾坑口袋公园", "Hekeng pocket park", "park", "visual", "living", DONE,
            ("2023-07-01", "2023-11-30"), ("2023-07-10", "2023-11-29"), 52, 0.93, 100, COMMUNITY, COMPANY, MICRO,
            "park:pk-hekeng", "健身设施与座椅。", "Fitness equipment and seats."),
    Project("p-racks", "首层租户免费晾衣杆", "Free drying racks for ground-floor tenants", "drying_racks", "humanistic", "living", DONE,
            ("2020-06-01", "2021-05-31"), ("2020-06-15", "2021-07-23"), 96, 0.99, 100, COMPANY, COMMUNITY, JSC, "at:918,300",
            "免费安装2300根不锈钢晾衣杆（龙岗融媒 2023-03-15）；日期与造价为示意。",
            "2,300 stainless-steel racks installed free (Longgang Media Centre, 2023-03-15). Dates and cost are illustrative."),
    Project("p-racks-public", "新河住宅区公共晾晒设施", "Public drying facilities, Xinhe", "drying_racks", "humanistic", "living", DONE,
            ("2022-03-01", "2022-07-31"), ("2022-03-14", "2022-07-22"), 28, 0.98, 100, COMMUNITY, COMPANY, MICRO, "at:300,452",
            "民生微实事，居民楼首层公共晾晒。", "A micro-project at the ground floor of residential buildings."),
    Project("p-culture", "文体中心", "Culture and sports centre", "culture_sports", "humanistic", "living", DONE,
            ("2018-04-01", "2019-09-30"), ("2018-05-10", "2019-12-27"), 1980, 1.02, 100, CULTURE, COMPANY, GOV, "mark:culture",
            "篮球馆、排练厅、图书角。", "Sports hall, rehearsal room and a reading corner."),
    Project("p-culture-stage", "客家山歌小舞台", "Hakka folk-song stage", "culture_sports", "behavioural", "living", PLANNED,
            ("2026-10-01", "2027-03-31"), (None, None), 38, 0.0, 0, CULTURE, "老年人协会", MICRO, "at:470,-12",
            "老榕树下设小舞台，尚未开工。", "A small stage under the old banyan; not yet begun."),
    Project("p-micro-laocun", "老村创意微空间", "Old Village micro-spaces", "micro_space", "humanistic", "living", DONE,
            ("2021-09-01", "2022-03-31"), ("2021-09-13", "2022-04-15"), 46, 1.0, 100, COMMUNITY, "DCC文化创意园", MICRO,
            "at:268,-44", "创意设计师与居民共建。", "Designers and residents built them together."),
    Project("p-micro-east", "岭根吓微空间", "Linggenxia micro-space", "micro_space", "humanistic", "living", BUILDING,
            ("2026-07-01", "2026-12-15"), ("2026-07-20", None), 35, 0.62, 55, COMMUNITY, "DCC文化创意园", MICRO, "at:1392,556",
            "闲置角落改造。", "An idle corner remade."),
    Project("p-wayfinding", "客家风情导视系统", "Hakka wayfinding system", "wayfinding", "visual", "living", DONE,
            ("2021-03-01", "2021-11-30"), ("2021-03-22", "2021-12-31"), 118, 1.07, 100, COMMUNITY, "DCC文化创意园", JSC,
            "at:128,66", "客家元素门牌、路牌、地图牌。", "House numbers, street signs and maps in Hakka style."),
    Project("p-party-dcc", "DCC党群服务中心", "DCC party-service centre", "party_service", "behavioural", "production", DONE,
            ("2019-02-01", "2019-06-30"), ("2019-02-18", "2019-06-28"), 150, 0.96, 100, STREET, "DCC文化创意园", GOV,
            "mark:dcc-office", "含暖蜂驿站、党建书吧。", "With the rider stop and the reading bar."),
    Project("p-party-studio", "名书记工作室", "Secretary's studio", "party_service", "behavioural", "living", DONE,
            ("2022-03-01", "2022-06-30"), ("2022-03-09", "2022-06-24"), 32, 0.9, 100, COMMUNITY, STREET, GOV, "mark:party",
            "2022年6月启用（龙岗融媒 2023-03-15）；造价为示意。", "Opened June 2022 (Longgang Media Centre, 2023-03-15). Cost is "
            "illustrative."),
)  # fmt: skip
