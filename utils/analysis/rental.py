"""Rental: occupancy and rents over time, between communities and building by building.

Occupancy is rented units in percent of all units. A mean rent is weighted by rented units: it is what the average
tenant pays for a square metre.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from utils.filters.values import numbers, texts
from utils.metrics.base import weakest

OCCUPANCY, RENT = "occupancy_pct", "rent_cny_m2_month"
METRICS = {"occupancy": OCCUPANCY, "rent": RENT}
_MONTH, _QUARTER = r"[0-9]{4}-(0[1-9]|1[0-2])", r"[0-9]{4}Q[1-4]"


@dataclass(frozen=True, slots=True)
class Totals:
    """What some buildings add up to. ``occupancy_pct`` and ``rent`` (CNY per m² and month) are NaN where unknown."""

    buildings: int
    units: int
    rented: int
    occupancy_pct: float
    rent: float

    @property
    def vacant(self) -> int:
        """Units that are not rented."""
        return self.units - self.rented


def monthly(table: pd.DataFrame, as_of: dt.date | None) -> pd.DataFrame:
    """The months up to the date: ``month`` (first day, datetime64), ``residential_area``, ``units``, ``units_rented``,
    ``occupancy_pct``, ``rent_cny_m2_month``, ``provenance``; by month, areas in the table's order.

    ``table`` is ``rental_monthly``. Rows whose month cannot be read are left out.
    """
    written = table["month"].astype("str").str[:7]
    keep = written.str.fullmatch(_MONTH)
    if as_of is not None:
        keep &= written <= f"{as_of:%Y-%m}"
    rows = table[keep].copy()
    rows["month"] = pd.to_datetime(written[keep] + "-01")
    rows[OCCUPANCY] = _share(numbers(rows, "units_rented"), numbers(rows, "units"))
    columns = ["month", "residential_area", "units", "units_rented", OCCUPANCY, RENT, "provenance"]
    return rows[columns].sort_values("month", kind="stable").reset_index(drop=True)


def together(rows: pd.DataFrame) -> pd.DataFrame:
    """All areas as one: ``month``, ``units``, ``units_rented``, ``occupancy_pct``, ``rent_cny_m2_month``.

    ``rows`` are those of :func:`monthly`.
    """
    rented = rows["units_rented"].astype("float64")
    weighted = rows.assign(paid=rented * rows[RENT], paying=rented.where(rows[RENT].notna(), 0.0))
    sums = weighted.groupby("month", as_index=False)[["units", "units_rented", "paid", "paying"]].sum()
    sums[OCCUPANCY] = _share(numbers(sums, "units_rented"), numbers(sums, "units"))
    sums[RENT] = _over(numbers(sums, "paid"), numbers(sums, "paying"))
    return sums[["month", "units", "units_rented", OCCUPANCY, RENT]]


def ranking(table: pd.DataFrame, metric: str, as_of: dt.date | None) -> pd.DataFrame:
    """The communities in the last quarter that had begun on the date, best first: ``rank`` (equal values share the
    better one), ``community``, ``value``, ``quarter``, ``provenance``. Empty where there is no such quarter.

    ``table`` is ``rental_by_community``; ``metric`` is ``occupancy_pct`` or ``rent_cny_m2_month``.
    """
    quarter = table["quarter"].astype("str")
    keep = quarter.str.fullmatch(_QUARTER) & table[metric].notna()
    if as_of is not None:
        keep &= quarter <= f"{as_of.year}Q{(as_of.month + 2) // 3}"
    rows = table[keep & (quarter == quarter[keep].max())] if keep.any() else table[keep]
    ranked = rows.assign(value=rows[metric].astype("float64"))
    ranked["rank"] = ranked["value"].rank(ascending=False, method="min").astype("int64")
    ordered = ranked.sort_values(["rank", "community"], kind="stable")
    return ordered[["rank", "community", "value", "quarter", "provenance"]].reset_index(drop=True)


def own_name(name: str, communities: Iterable[str]) -> str:
    """Which of ``communities`` is the one called ``name``: the longest that ``name`` begins with; ``""`` for none.

    A profile says 上木古社区 where tables say 上木古.
    """
    return max((other for other in communities if other and name.startswith(other)), key=len, default="")


def lets(frame: pd.DataFrame, kept: np.ndarray) -> pd.DataFrame:
    """The kept buildings that have units to let: ``row`` (position in ``frame``), ``id``, ``name``, ``name_en``,
    ``residential_area`` (``""``: none), ``floors``, ``year_built``, ``units``, ``rented``, ``vacant``,
    ``occupancy_pct``, ``rent_cny_m2_month`` (NaN: unknown), ``provenance``.

    ``frame`` is that of the buildings, ``kept`` one boolean a row.
    """
    units, rented = numbers(frame, "units"), numbers(frame, "units_rented")
    rows = np.flatnonzero(np.asarray(kept, dtype=bool) & (units > 0) & ~np.isnan(rented))
    part = frame.iloc[rows]
    units, rented = units[rows], rented[rows]
    return pd.DataFrame(
        {
            "row": rows,
            **{name: texts(part, name) for name in ("id", "name", "name_en", "residential_area", "provenance")},
            "floors": numbers(part, "floors"),
            "year_built": numbers(part, "year_built"),
            "units": units.astype("int64"),
            "rented": rented.astype("int64"),
            "vacant": (units - rented).astype("int64"),
            OCCUPANCY: _share(rented, units),
            RENT: numbers(part, RENT),
        }
    )


def totals(buildings: pd.DataFrame) -> Totals:
    """What buildings (of :func:`lets`) add up to."""
    units, rented = int(buildings["units"].sum()), int(buildings["rented"].sum())
    known = buildings[buildings[RENT].notna()]
    paying = float(known["rented"].sum())
    rent = float((known["rented"] * known[RENT]).sum()) / paying if paying else np.nan
    return Totals(len(buildings), units, rented, 100 * rented / units if units else np.nan, rent)


def by_area(buildings: pd.DataFrame) -> pd.DataFrame:
    """The buildings (of :func:`lets`) by residential area: ``residential_area`` (``""``: none), ``buildings``,
    ``units``, ``rented``, ``vacant``, ``occupancy_pct``, ``rent_cny_m2_month``; most units first. The sums are those of
    the buildings.
    """
    rows = []
    for area, part in buildings.groupby("residential_area", sort=True):
        sums = totals(part)
        rows.append((area, sums.buildings, sums.units, sums.rented, sums.vacant, sums.occupancy_pct, sums.rent))
    columns = ["residential_area", "buildings", "units", "rented", "vacant", OCCUPANCY, RENT]
    found = pd.DataFrame(rows, columns=columns)
    return found.sort_values("units", ascending=False, kind="stable").reset_index(drop=True)


def vacancies(buildings: pd.DataFrame) -> pd.DataFrame:
    """The buildings (of :func:`lets`) with units to let, most vacant units first, then by name."""
    open_ones = buildings[buildings["vacant"] > 0]
    order = open_ones.sort_values(["vacant", "name", "id"], ascending=[False, True, True], kind="stable")
    return order.reset_index(drop=True)


def output(table: pd.DataFrame, as_of: dt.date | None) -> pd.DataFrame:
    """Yearly output up to the date's year: ``year``, ``output_cny``, ``growth_pct`` on the year before (NaN where that
    is not in the table or zero), ``provenance`` (the weakest of the year's rows), ``source``.

    ``table`` is ``dcc_output``; rows of one year are added up.
    """
    years = numbers(table, "year")
    keep = ~np.isnan(years) & (years <= as_of.year if as_of is not None else True)
    rows = table[keep].assign(year=years[keep].astype("int64"))
    ways = {"output_cny": "sum", "provenance": weakest, "source": "first"}
    found = rows.groupby("year", as_index=False).agg(ways).sort_values("year")
    before = found["year"].map(dict(zip(found["year"] + 1, found["output_cny"], strict=True))).astype("float64")
    found["growth_pct"] = _over(found["output_cny"].to_numpy(dtype="float64") - before, before.to_numpy()) * 100
    return found[["year", "output_cny", "growth_pct", "provenance", "source"]].reset_index(drop=True)


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return 100 * _over(part, whole)


def _over(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    part, whole = np.asarray(part, dtype="float64"), np.asarray(whole, dtype="float64")
    return np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
