"""The programme of works, 2017-2026, written by hand: illustrative throughout, even where a part of it is reported.

What is reported (FACTS: the CNY 1.3 million, the 2,300 racks,
    the kinds of work) is told in the summary with its source;
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
    "上木古社区工作站", "社区股份合作公司", "平湖街道办", "龙岗区水务局", "龙岗区交通部门", "平湖街道文体中心",
    "平湖街道城管办",
)  # fmt: skip
