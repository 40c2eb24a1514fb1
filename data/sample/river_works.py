"""River works: what is dredged, walled, intercepted and restored, reach by reach."""

from __future__ import annotations

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from data.sample.frame import beside, lines, polygons
from data.sample.places import boundary
from data.sample.record import Feature
from data.sample.river import below_spring, centreline, reach, width

#: reach -> (Chinese, English, from, to): points the river passes.
REACHES: dict[str, tuple[str, str, tuple[float, float], tuple[float, float]]] = {
    "upper": ("上游段", "upper reach", (1440, 1560), (960, 900)),
    "middle": ("中游段", "middle reach", (940, 770), (642, 130)),
    "lower": ("下游段", "lower reach", (640, 90), (425, -560)),
}
#: id, reach, work, bank or bed, metres from the water's edge, status, progress, begun, done, project.
_WORKS = (
    ("rw-01", "upper", "ecological_restoration", "bed", 4.0, "under_construction", 72, "2025-07-14", None,
        "p-river-upper"),
    ("rw-02", "middle", "dredging", "bed", 0.0, "completed", 100, "2020-03-18", "2020-12-20", "p-river-middle"),
    ("rw-03", "middle", "embankment", "left", 2.0, "completed", 100, "2020-09-01", "2021-12-10", "p-river-middle"),
    ("rw-04", "middle", "embankment", "right", 2.0, "completed", 100, "2020-09-01", "2021-11-18", "p-river-middle"),
    ("rw-05", "lower", "dredging", "bed", 0.0, "completed", 100, "2022-10-20", "2023-03-31", "p-river-lower"),
    ("rw-06", "lower", "embankment", "left", 2.0, "completed", 100, "2023-02-10", "2023-11-24", "p-river-lower"),
    ("rw-07", "middle", "sewage_interception", "right", 13.0, "completed", 100, "2017-11-06", "2018-12-14",
        "p-water-sewage"),
    ("rw-08", "lower", "sewage_interception", "right", 13.0, "completed", 100, "2018-05-02", "2019-06-28",
        "p-water-sewage"),
    ("rw-09", "upper", "sewage_interception", "right", 12.0, "suspended", 40, "2025-11-03", None, "p-river-upper"),
    ("rw-10", "lower", "ecological_restoration", "right", 4.0, "planned", 0, None, None, None),
)  # fmt: skip
_NAMES = {
    "dredging": ("清淤", "dredging"),
    "embankment": ("堤岸整治", "embankment"),
    "sewage_interception": ("截污管", "sewage interception"),
    "ecological_restoration": ("生态修复", "ecological restoration"),
}
_SIDES = {"left": ("左岸", "left bank "), "right": ("右岸", "right bank "), "bed": ("", "")}


def _span(key: str) -> tuple[float, float]:
    return below_spring(REACHES[key][2]), below_spring(REACHES[key][3])


def reach_of(key: str, margin: float = 0.0) -> Polygon:
    """The water of a reach, inside the community."""
    start, end = _span(key)
    return max(polygons(reach(start, end, margin).intersection(boundary().buffer(-1))), key=lambda part: part.area)


def _shape(key: str, where: str, margin: float) -> BaseGeometry:
    if where == "bed":
        return reach_of(key, margin)
    start, end = _span(key)
    side = 1 if where == "left" else -1
    line = beside(centreline(), side * (width(end) / 2 + margin), start, end)
    return max(lines(line.intersection(boundary().buffer(-1))), key=lambda part: part.length)


def features() -> list[Feature]:
    """The ``river_works`` layer."""
    out: list[Feature] = []
    for key, at, work, where, margin, status, done, begun, finished, project in _WORKS:
        zh, en = REACHES[at][:2]
        columns = {
            "reach": zh,
            "work": work,
            "status": status,
            "progress_pct": done,
            "started": begun,
            "completed": finished,
            "project_id": project,
        }
        name = f"上木古河{zh}{_SIDES[where][0]}{_NAMES[work][0]}"
        name_en = f"Shangmugu River {en}: {_SIDES[where][1]}{_NAMES[work][1]}"
        out.append(Feature(key, name, name_en, _shape(at, where, margin), columns))
    return out
