"""Drying racks at the foot of residential buildings: 2,300 in all, and the public facilities of Xinhe."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry import Point

from data.sample.buildings import features as building_features
from data.sample.frame import stream
from data.sample.record import Feature
from data.sample.streets import carriageways

TOTAL = 2300
_LEAST, _MOST, _PUBLIC = 2, 9, 6


def _spots(home: Feature, shapes: np.ndarray, streets: shapely.Geometry) -> list[Point]:  # type: ignore[type-arg]
    """Places about a metre outside the footprint, in nobody else's house and on no street."""
    ring = home.geometry.buffer(0.9, join_style="mitre").exterior
    points = [ring.interpolate(d) for d in np.arange(0.7, ring.length, 1.3)]
    free = shapely.distance(shapely.points([(p.x, p.y) for p in points])[:, None], shapes[None, :]).min(axis=1) > 0.45
    return [p for p, ok in zip(points, free, strict=True) if ok and not streets.intersects(p)]


def _sizes(tenants: list[int], rng: np.random.Generator) -> list[int]:
    """One size a group, more where more ground-floor tenants live, summing to :data:`TOTAL`."""
    sizes = [int(np.clip(2 + 1.2 * t + rng.normal(0, 1.2), _LEAST, _MOST)) for t in tenants]
    while (rest := TOTAL - sum(sizes)) != 0:
        step = 1 if rest > 0 else -1
        movable = [i for i, s in enumerate(sizes) if _LEAST <= s + step <= _MOST]
        for i in rng.choice(movable, min(abs(rest), len(movable)), replace=False):
            sizes[int(i)] += step
    return sizes


def features() -> list[Feature]:
    """The ``drying_racks`` layer."""
    rng = stream("racks")
    everything = building_features()
    shapes = np.array([b.geometry for b in everything])
    streets = carriageways()
    shapely.prepare(streets)
    homes = [b for b in everything if b.columns["use"] == "residential"]
    groups: list[tuple[Feature, Point]] = []
    spare: list[tuple[Feature, Point]] = []
    for home in homes:
        spots = _spots(home, shapes, streets)
        if not spots:
            continue
        first = spots[int(rng.integers(len(spots)))]
        groups.append((home, first))
        far = [p for p in spots if p.distance(first) > 7]
        if far:
            spare.append((home, far[int(rng.integers(len(far)))]))
    wanted = max(0, TOTAL // 5 - len(groups))
    groups += [spare[int(i)] for i in np.sort(rng.choice(len(spare), min(wanted, len(spare) - _PUBLIC), replace=False))]
    taken = {id(point) for _, point in groups}
    public = [s for s in spare if s[0].columns["residential_area"] == "新河住宅区" and id(s[1]) not in taken][::7][
        :_PUBLIC
    ]
    out: list[Feature] = []
    for (home, point), racks in zip(
        groups, _sizes([h.columns["ground_floor_tenants"] for h, _ in groups], rng), strict=True
    ):
        month = int(rng.integers(0, 13))
        installed = f"{2020 + (month + 6) // 12}-{(month + 6) % 12 + 1:02d}-{int(rng.integers(1, 24)):02d}"
        out.append(_rack(len(out), home, point, "rack_group", racks, installed, "p-racks"))
    for i, (home, point) in enumerate(public):
        out.append(
            _rack(len(out), home, point, "public_facility", 6 + i, f"2022-0{5 + i % 3}-{12 + i:02d}", "p-racks-public")
        )
    return out


def _rack(n: int, home: Feature, at: Point, kind: str, racks: int, installed: str, project: str) -> Feature:
    what, what_en = ("晾衣杆", "drying racks") if kind == "rack_group" else ("公共晾晒设施", "public drying facility")
    columns = {
        "kind": kind,
        "racks": racks,
        "residential_area": home.columns["residential_area"],
        "building_id": home.id,
        "installed": installed,
        "project_id": project,
    }
    return Feature(f"d-{n + 1:04d}", f"{home.name}{what}", f"{home.name_en} {what_en}", at, columns)
