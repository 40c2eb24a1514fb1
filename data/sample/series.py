"""The tables: rents and occupancy, DCC output, honours."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from data.sample.buildings import features as building_features
from data.sample.frame import stream
from data.sample.places import VILLAGES
from data.sample.record import REPORTED, Table

_FIRST, _LAST = 2019 * 12, 2026 * 12 + 9  # 2019-01 to 2026-10
_NEIGHBOURS: dict[str, tuple[float, float]] = {  # occupancy and rent against Shangmugu's, in points and CNY
    "良安田": (-5.8, -5.4), "新木": (-3.1, -3.0), "山厦": (-4.6, -4.2), "鹅公岭": (-7.4, -6.6), "平湖": (-3.9, -2.2),
    "白坭坑": (-5.2, -4.9), "辅城坳": (-6.9, -6.9), "新南": (-3.6, -3.6), "凤凰": (-4.2, -2.9), "禾花": (-2.4, -1.9),
    "力昌": (-5.5, -5.1),
}  # fmt: skip


def _month(index: int) -> str:
    return f"{index // 12}-{index % 12 + 1:02d}"


def _slump(index: int) -> float:
    """Points of occupancy lost to the spring of 2020 and the winter of 2022."""
    at = index / 12
    return 4.2 * float(np.exp(-(((at - 2020.25) / 0.25) ** 2))) + 2.6 * float(np.exp(-(((at - 2022.9) / 0.3) ** 2)))


def rental_monthly() -> Table:
    """``rental_monthly``: the last month is exactly what the buildings say."""
    homes = [f.columns for f in building_features() if f.columns["use"] == "residential"]
    rng = stream("rental")
    series: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for village in VILLAGES:
        own = [h for h in homes if h["residential_area"] == village.name]
        let_now = sum(h["units_rented"] for h in own)
        units_now = sum(h["units"] for h in own)
        rent_now = sum(h["rent_cny_m2_month"] * h["units"] for h in own) / units_now
        for index in range(_FIRST, _LAST + 1):
            units = sum(h["units"] for h in own if h["year_built"] <= index // 12)
            back = (_LAST - index) / (_LAST - _FIRST)
            season = 0.8 if index % 12 in (0, 1) else 0.0  # people go home for the Spring Festival
            occupancy = (
                100 * let_now / units_now - 7.5 * back**1.4 - _slump(index) - season + float(rng.normal(0, 0.25))
            )
            let = let_now if index == _LAST else min(units, round(units * min(99.5, occupancy) / 100))
            noise = 0.0 if index == _LAST else float(rng.normal(0, 0.12))
            rent = rent_now * (1 - 0.27 * back**1.1) - 0.25 * _slump(index) + noise
            series[_month(index)].append((_month(index), village.name, units, let, round(rent, 2)))
    rows = [row for month in sorted(series) for row in series[month]]
    return Table(("month", "residential_area", "units", "units_rented", "rent_cny_m2_month"), rows)


def rental_by_community() -> Table:
    """``rental_by_community``: 上木古 from its own months, the others below it."""
    quarters: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for month, _, units, let, rent in rental_monthly().rows:
        quarter = f"{month[:4]}Q{(int(month[5:7]) + 2) // 3}"
        if "2020Q1" <= quarter <= "2026Q3":
            quarters[quarter].append((units, let, rent))
    rng = stream("communities")
    rows: list[tuple[object, ...]] = []
    for i, quarter in enumerate(sorted(quarters)):
        units = sum(row[0] for row in quarters[quarter])
        occupancy = 100 * sum(row[1] for row in quarters[quarter]) / units
        rent = sum(row[0] * row[2] for row in quarters[quarter]) / units
        rows.append((quarter, "上木古", round(occupancy, 1), round(rent, 2)))
        # In 2020 the gap was small and some neighbours were ahead in rent; it opened as the works were finished.
        share = min(1.0, 0.35 + i * 0.05)
        ahead = max(0.0, 1.6 - 0.4 * i)
        for name, (points, money) in _NEIGHBOURS.items():
            theirs = occupancy + points * share + float(rng.normal(0, 0.25)) + ahead * 0.5
            price = rent + money * share + float(rng.normal(0, 0.18)) + ahead
            theirs = min(theirs, occupancy - 0.3) if i >= 6 else theirs
            price = min(price, rent - 0.3) if i >= 6 else price
            rows.append((quarter, name, round(theirs, 1), round(price, 2)))
    return Table(("quarter", "community", "occupancy_pct", "rent_cny_m2_month"), rows)


def dcc_output() -> Table:
    """``dcc_output``: from under 30 million at opening to nearly 2.2 billion in the year before the report."""
    values = (
        28_000_000,
        96_000_000,
        265_000_000,
        540_000_000,
        910_000_000,
        1_180_000_000,
        1_740_000_000,
        2_190_000_000,
    )
    return Table(("year", "output_cny"), [(2015 + i, value) for i, value in enumerate(values)])


def honours() -> Table:
    """``honours``: exactly what is reported."""
    rows = [
        ("全国首批示范性老年友好型社区", "National Model Age-Friendly Community (first batch)", "national"),
        ("广东省宜居社区", "Guangdong Livable Community", "provincial"),
        ("广东省民主法治示范社区", "Guangdong Model Community for Democracy and the Rule of Law", "provincial"),
        ("深圳市先进基层党组织", "Shenzhen Advanced Grassroots Party Organisation", "municipal"),
        ("龙岗区生态文明建设示范社区", "Longgang Model Community for Ecological Civilisation", "district"),
    ]
    return Table(("title", "title_en", "level"), [*rows], "reported", REPORTED)
