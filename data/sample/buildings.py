"""Buildings: rows of village houses, halls in the industrial parks, shops along the larger streets, landmarks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from shapely.geometry import Polygon

from data.sample.footprints import hall, house, shop
from data.sample.frame import stream
from data.sample.greens import off_limits
from data.sample.landmarks import LANDMARKS
from data.sample.lanes import Street
from data.sample.places import VILLAGES, Village, boundary
from data.sample.plots import Row, Site, fill
from data.sample.record import Feature
from data.sample.streets import streets


@dataclass(frozen=True, slots=True)
class Building:
    """A building before it is written. ``village`` is set for houses."""

    name: str
    name_en: str
    use: str
    shape: Polygon
    floors: int
    built: int
    village: Village | None = None


def _halls(side: int, between: tuple[float, float], deep: bool, setback: float = 12.0) -> Row:
    """Halls with their gable (``deep``) or their long side to the street."""
    front, depth, gap = (
        ((30.0, 42.0), (62.0, 74.0), (11.0, 15.0)) if deep else ((56.0, 82.0), (28.0, 36.0), (12.0, 18.0))
    )
    return Row(side, front, depth, gap, setback, hall, between, loose=0.0)


def _shops(side: int, between: tuple[float, float], limit: int, setback: float = 7.0) -> Row:
    return Row(side, (20.0, 38.0), (13.0, 17.0), (4.0, 14.0), setback, shop, between, loose=1.0, limit=limit)


#: Street, Chinese and English name of the block, use, year, how its buildings stand.
_BLOCKS: tuple[tuple[str, str, str, str, int, Row], ...] = (
    ("xinhe-road", "DCC创意园A", "DCC Block A", "industrial", 2010, _halls(1, (0.02, 0.44), True)),
    ("dcc-1", "DCC创意园B", "DCC Block B", "industrial", 2012, _halls(1, (0.38, 0.97), False)),
    ("park", "DCC创意园C", "DCC Block C", "industrial", 2014, _halls(-1, (0.24, 0.62), False)),
    ("dcc-1", "DCC创意园D", "DCC Block D", "industrial", 2011, _halls(-1, (0.05, 0.97), False, 10.0)),
    ("haojingda-1", "豪璟达A", "Haojingda Hall A", "industrial", 2004, _halls(1, (0.3, 0.97), False)),
    ("haojingda-1", "豪璟达B", "Haojingda Hall B", "industrial", 2005, _halls(-1, (0.06, 0.96), True, 10.0)),
    ("gongye", "豪璟达C", "Haojingda Hall C", "industrial", 2006, _halls(-1, (0.02, 0.30), False, 11.0)),
    ("gongye", "豪璟达D", "Haojingda Hall D", "industrial", 2008, _halls(1, (0.06, 0.24), True, 11.0)),
    ("main", "平吉大道商铺", "Pingji Avenue Shops", "commercial", 2006, _shops(-1, (0.432, 0.53), 6)),
    ("main", "平吉大道西商铺", "Pingji Avenue West Shops", "commercial", 2009, _shops(1, (0.462, 0.535), 3, 22.0)),
    ("shangmugu", "上木古路商铺", "Shangmugu Road Shops", "commercial", 2003, _shops(-1, (0.02, 0.145), 5)),
    ("xinhe-road", "新河路商铺", "Xinhe Road Shops", "commercial", 2008, _shops(-1, (0.03, 0.32), 6)),
    ("muxin", "木新路商铺", "Muxin Road Shops", "commercial", 2005, _shops(-1, (0.05, 0.24), 3)),
    ("linggen", "岭根路商铺", "Linggen Road Shops", "commercial", 2007, _shops(1, (0.22, 0.4), 2)),
)


def _landmarks(site: Site) -> list[Building]:
    out: list[Building] = []
    for mark in LANDMARKS:
        shape = mark.footprint()
        if not site.fits(shape, 2.5):
            raise ValueError(f"{mark.key} does not fit where it is drawn: move it off the streets, water and parks")
        site.take(shape)
        out.append(Building(mark.name, mark.name_en, mark.use, shape, mark.floors, mark.built))
    return out


def _blocks(site: Site, by_key: dict[str, Street]) -> list[Building]:
    out: list[Building] = []
    for i, (key, name, en, use, year, row) in enumerate(_BLOCKS):
        rng = stream(f"block-{i}-{key}")
        for n, (_, shape) in enumerate(fill(by_key[key], row, site, rng), start=1):
            number, number_en = (f"{n}栋", f"{n}") if use == "industrial" else (f"{n}号", f"No. {n}")
            floors = int(rng.integers(3, 7)) if use == "industrial" else int(rng.integers(2, 6))
            out.append(Building(name + number, f"{en} {number_en}", use, shape, floors, year + int(rng.integers(0, 4))))
    return out


def _house_row(village: Village, side: int, ribbon: bool) -> Row:
    loose = village.loose
    depth = (village.pitch - 4.5 - 2 * 1.5 - 2.6) / 2
    return Row(
        side,
        front=(11.0 - loose * 0.5, 15.4),
        depth=(depth - 2.2 - loose * 0.5, depth),
        gap=(1.9, 3.2 + loose * 0.6),
        setback=1.5,
        shape=house,
        loose=0.25 + loose * 0.6,
        turn=0.3 + loose * 1.1,
        vacant=0.42 if ribbon else 0.05 + 0.02 * loose,
        between=(0.56, 1.0) if ribbon else (0.0, 1.0),
    )


def _houses(site: Site, known: list[Street]) -> list[Building]:
    out: list[Building] = []
    for street in known:
        if not street.rows:
            continue
        village = next(v for v in VILLAGES if v.key == street.group)
        for side, first in ((1, 1), (-1, 2)):
            rng = stream(f"houses-{street.key}-{side}")
            for n, (_, shape) in enumerate(fill(street, _house_row(village, side, street.ribbon), site, rng)):
                number = first + 2 * n
                built = int(
                    np.clip(
                        round(rng.triangular(village.built[0], np.mean(village.built), village.built[1])), 1980, 2019
                    )
                )
                floors = int(np.clip(round(rng.normal(4.2 + (built - 1984) * 0.13, 0.9)), 2, 9))
                name, en = f"{street.name}{number}号", f"{street.name_en} No. {number}"
                out.append(Building(name, en, "residential", shape, floors, built, village))
    return out


@cache
def buildings() -> tuple[Building, ...]:
    """Every building of the community; none touches another, a street, the water, a park or the boundary."""
    site = Site(boundary().buffer(-6), off_limits())
    known = streets()
    return (*_landmarks(site), *_blocks(site, {s.key: s for s in known}), *_houses(site, known))


def _rental(building: Building, rng: np.random.Generator) -> dict[str, object]:
    village = building.village
    assert village is not None  # noqa: S101 - houses have one by construction
    per_floor = max(2, round(building.shape.area / 44))
    units = per_floor * building.floors
    let = int(rng.binomial(units, 0.9765))
    age = (building.built - sum(village.built) / 2) / 10
    return {
        "units": units,
        "units_rented": let,
        "rent_cny_m2_month": round(float(village.rent + 1.3 * age + rng.normal(0, 1.4)), 1),
        "ground_floor_tenants": int(min(per_floor, rng.integers(1, 5))),
    }


def _modes(building: Building, rng: np.random.Generator) -> list[str]:
    if building.village is None:
        return ["card"]
    newer = rng.random() < (0.85 if building.built >= 2000 else 0.6)
    return ["card", "app", "dynamic_code", "face"] if newer else ["card", "app"]


def features() -> list[Feature]:
    """The ``buildings`` layer."""
    rng = stream("building-facts")
    out: list[Feature] = []
    for i, b in enumerate(buildings(), start=1):
        home = b.village is not None
        fitted = home or b.use in {"public", "industrial"}
        none = {"units": None, "units_rented": None, "rent_cny_m2_month": None, "ground_floor_tenants": None}
        columns = {
            "use": b.use,
            "residential_area": b.village.name if b.village else None,
            "floors": b.floors,
            "year_built": b.built,
            "access_control": fitted,
            "video": fitted or b.use == "commercial",
            "access_modes": _modes(b, rng) if fitted else [],
            **(_rental(b, rng) if home else none),
        }
        out.append(Feature(f"b-{i:04d}", b.name, b.name_en, b.shape, columns))
    return out
