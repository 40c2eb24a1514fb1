"""Projects on the map, and their progress month by month, consistent with the totals to the last digit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import shapely
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from data.sample import project_ground, project_people
from data.sample.buildings import buildings
from data.sample.frame import TODAY, lines, polygons
from data.sample.greens import greenways, parks
from data.sample.landmarks import LANDMARKS
from data.sample.places import boundary
from data.sample.project import Project
from data.sample.record import Feature, Table
from data.sample.river_works import reach_of
from data.sample.streets import larger


def _street(key: str) -> BaseGeometry:
    line = next(s.line for s in larger() if s.key == key)
    return max(lines(line.intersection(boundary().buffer(-1))), key=lambda part: part.length)


def _village(key: str) -> BaseGeometry:
    homes = [b.shape for b in buildings() if b.village is not None and b.village.key == key]
    whole = shapely.union_all([home.buffer(20, quad_segs=3) for home in homes]).buffer(-10, quad_segs=3)
    return Polygon(max(polygons(whole), key=lambda part: part.area).exterior).simplify(1.0)


def _mark(key: str) -> BaseGeometry:
    return next(m.footprint() for m in LANDMARKS if m.key == key).representative_point()


PROJECTS: tuple[Project, ...] = (*project_ground.PROJECTS, *project_people.PROJECTS)
_PLACES: dict[str, Callable[[str], BaseGeometry]] = {
    "street": _street,
    "village": _village,
    "river": reach_of,
    "greenway": lambda key: next(row[-1] for row in greenways() if row[0] == key),
    "park": lambda key: next(row[-1] for row in parks() if row[0] == key),
    "mark": _mark,
    "at": lambda key: Point(*(float(part) for part in key.split(","))),
}


def _spent(project: Project) -> int:
    return round(project.budget * 10_000 * project.spent / 100) * 100


def features() -> list[Feature]:
    """The ``projects`` layer."""
    out: list[Feature] = []
    for p in PROJECTS:
        kind, _, key = p.place.partition(":")
        columns = {
            "category": p.category,
            "civilisation": p.civilisation,
            "life": p.life,
            "status": p.status,
            "start_planned": p.planned[0],
            "end_planned": p.planned[1],
            "start_actual": p.actual[0],
            "end_actual": p.actual[1],
            "budget_cny": round(p.budget * 10_000),
            "spent_cny": _spent(p),
            "progress_pct": p.progress,
            "lead": p.lead,
            "partner": p.partner,
            "funding": p.funding,
            "summary": p.summary,
            "summary_en": p.summary_en,
        }
        out.append(Feature(p.id, p.name, p.name_en, _PLACES[kind](key), columns))
    return out


def _index(day: str) -> int:
    year, month = int(day[:4]), int(day[5:7])
    return year * 12 + month - 1


def _share(start: str, end: str, month: int, upto: float = 1.0) -> float:
    """How much is done at the end of ``month`` of what is done between ``start`` and ``end``: an S-curve (smoothstep).

    Work that is still going on at ``end`` has only come ``upto`` part of its curve.
    """
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    until = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    t = upto * min(1.0, max(0.0, (until - first).days / max(1, (last - first).days)))
    return t * t * (3 - 2 * t) / (upto * upto * (3 - 2 * upto))


def progress() -> Table:
    """``project_progress``: planned 0 to 100; actual and spent as they came, unknown after the last full month."""
    last_known = _index(TODAY) - 1
    rows: list[tuple[object, ...]] = []
    for p in PROJECTS:
        begun, ended = p.actual
        first = min(_index(p.planned[0]), _index(begun or p.planned[0])) - 1
        last = max(_index(p.planned[1]), _index(ended) if ended else (last_known if begun else 0))
        stop = ended or ("2026-10-31" if begun else None)
        if p.status == "suspended":
            stop = "2025-04-30"
        for month in range(first, last + 1):
            planned = round(100 * _share(*p.planned, month), 1)
            label = f"{month // 12}-{month % 12 + 1:02d}"
            if month > last_known:
                rows.append((p.id, label, planned, None, None))
                continue
            share = _share(begun, stop, month, 1.0 if ended else 0.62) if begun and stop else 0.0
            rows.append((p.id, label, planned, round(p.progress * share, 1), round(_spent(p) * share**1.15)))
    return Table(("project_id", "month", "planned_pct", "actual_pct", "spent_cny"), rows)
