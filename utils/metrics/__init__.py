"""Headline figures: what they are called, how they are worked out, and which of them a community shows.

A further figure is one entry below. The profile names the ones to show, in order (``headlines``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from layers.base import Text
from utils.errors import Fault
from utils.metrics import series
from utils.metrics.base import Amount, Figure, Masks, Metric, weakest
from utils.metrics.features import area_km2, come_to_pass, counted, length_m, of_layer, summed
from utils.profile import FILE as PROFILE_FILE
from utils.profile import Profile
from utils.store import Store

AT_MOST = 6

TODAYS_FITTINGS = Text("按现有设备与当时楼栋推算", "today's fittings, on the buildings that stood then")

METRICS: Mapping[str, Metric] = {
    metric.id: metric
    for metric in (
        Metric("area", Text("社区面积", "Area"), "km2", of_layer("boundary", area_km2), lasting=True),
        Metric(
            "access_video",
            Text("门禁＋视频住宅楼", "Access control + video"),
            "building",
            of_layer(
                "buildings",
                counted,
                where={"use": "residential", "access_control": "true", "video": "true"},
                past=TODAYS_FITTINGS,
            ),
        ),
        Metric(
            "drying_racks",
            Text("晾衣杆", "Drying racks"),
            "rack",
            of_layer("drying_racks", summed("racks"), where={"kind": "rack_group"}),
        ),
        Metric("projects", Text("项目", "Projects"), "project", of_layer("projects", counted, by="status")),
        Metric(
            "projects_ahead",
            Text("在建与计划项目", "Planned and under way"),
            "project",
            of_layer("projects", counted, where={"status": ("planned", "under_construction")}, by="status"),
        ),
        Metric("occupancy", Text("出租率", "Occupancy"), "pct", series.occupancy, remark="rental_rank"),
        Metric("dcc_output", Text("DCC文化创意园年产值", "DCC park, annual output"), "cny", series.dcc_output),
        Metric("buildings", Text("建筑", "Buildings"), "building", of_layer("buildings", counted)),
        Metric("roads_length", Text("道路总长", "Roads"), "m", of_layer("roads", length_m)),
        Metric(
            "roads_resurfaced", Text("已黑化道路", "Black-top road"), "m", come_to_pass("roads", length_m, "resurfaced")
        ),
        Metric(
            "greenways_length",
            Text("已开放绿道", "Open greenways"),
            "m",
            of_layer("greenways", length_m, where={"status": "open"}),
        ),
        Metric("parks", Text("公园", "Parks"), "park", of_layer("parks", counted)),
        Metric("facilities", Text("服务设施", "Services"), "place", of_layer("facilities", counted)),
        Metric(
            "issues", Text("居民诉求", "Residents' matters"), "issue", of_layer("resident_issues", counted, by="status")
        ),
        Metric("honours", Text("所获荣誉", "Honours"), "honour", series.honours, lasting=True),
    )
}


def headlines(store: Store, as_of: dt.date | None = None, masks: Masks | None = None) -> list[Figure]:
    """The figures the profile asks for, in its order, six at most; those without data are left out.

    Raises nothing for ids the app does not know: they are left out too (see :func:`unknown_headlines`).
    """
    wanted = (METRICS[id_] for id_ in store.profile.headlines if id_ in METRICS)
    figures = (metric.figure(store, as_of, masks) for metric in wanted)
    return [figure for figure in figures if figure is not None][:AT_MOST]


def unknown_headlines(profile: Profile) -> list[Fault]:
    """One fault for each headline the profile asks for and the app does not know."""
    known = ", ".join(METRICS)
    return [
        Fault(
            PROFILE_FILE,
            Text(f"headlines 中的“{id_}”没有对应的指标", f"headlines: there is no figure called “{id_}”"),
            Text(f"可用的指标：{known}", f"The figures there are: {known}"),
        )
        for id_ in profile.headlines
        if id_ not in METRICS
    ]


__all__ = ["METRICS", "Amount", "Figure", "Metric", "headlines", "unknown_headlines", "weakest"]
