"""Everything the rental page shows of a view, worked out once: the same selection behind figures, map and charts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from layers.base import Text
from utils import format as fmt
from utils.analysis.kept import keep
from utils.analysis.quantiles import NONE, Classes, quantile_classes
from utils.analysis.rental import (
    METRICS,
    OCCUPANCY,
    RENT,
    Totals,
    by_area,
    lets,
    monthly,
    output,
    own_name,
    ranking,
    together,
    totals,
    vacancies,
)
from utils.analysis.selection import chosen, mask_without
from utils.metrics import Figure
from utils.metrics.base import weakest
from utils.store import Store
from utils.view import mask_of
from utils.viewstate import ViewState

BUILDINGS, AREA = "buildings", "residential_area"
RANK_TITLE = {
    OCCUPANCY: Text("出租率排名", "Occupancy rank"),
    RENT: Text("租金排名", "Rent rank"),
}
OF_COMMUNITIES = Text("共 {} 个社区", "of {} communities")


@dataclass(frozen=True)
class RentalView:
    """What a view shows of rental.

    ``metric`` is the column looked at. ``buildings`` are the kept ones with units (``lets``), ``areas`` those and the
    others that only the clause on the area leaves out, by area; ``chosen`` the areas asked for. ``classes`` are the
    quantiles of ``metric`` over ``buildings``; ``codes`` one uint8 a row of the layer's frame (255: none). ``months``,
    ``whole``, ``ranked`` (by ``metric``) and ``yearly`` are empty where the community lacks the table. ``own`` is what
    the ranking calls this community.
    """

    metric: str
    buildings: pd.DataFrame
    areas: pd.DataFrame
    chosen: frozenset[str]
    classes: Classes
    codes: np.ndarray
    vacant: pd.DataFrame
    months: pd.DataFrame
    whole: pd.DataFrame
    ranked: pd.DataFrame
    own: str
    yearly: pd.DataFrame

    @property
    def provenances(self) -> tuple[str, ...]:
        """Those of the kept buildings."""
        return tuple(sorted(set(self.buildings["provenance"])))


def rental_view(store: Store, view: ViewState) -> RentalView:
    """The tables of ``view``. Buildings are those there on its date, let as they are now; series end with the date."""
    metric, data = METRICS[view.option("rental")], store.layers.get(BUILDINGS)
    if data is None:
        buildings = areas = pd.DataFrame(columns=["residential_area", "provenance", "vacant", OCCUPANCY, RENT])
        codes = np.empty(0, dtype=np.uint8)
        classes = quantile_classes(np.empty(0))
    else:
        buildings = lets(data.frame, mask_of(store, data, view))
        asked = chosen(view, BUILDINGS, AREA)
        areas = by_area(lets(data.frame, mask_without(store, data, view, AREA)) if asked else buildings)
        classes = quantile_classes(buildings[metric].to_numpy(dtype="float64"))
        codes = np.full(len(data.frame), NONE, dtype=np.uint8)
        codes[buildings["row"].to_numpy(dtype="int64")] = classes.codes
    months = _of_table(store, "rental_monthly", view, monthly)
    ranked = _of_table(store, "rental_by_community", view, partial(ranking, metric=metric), metric)
    return RentalView(
        metric,
        buildings,
        areas,
        chosen(view, BUILDINGS, AREA),
        classes,
        codes,
        vacancies(buildings) if len(buildings) else buildings,
        months,
        keep(("whole", id(months)), lambda: together(months), months) if len(months) else months,
        ranked,
        own_name(store.profile.name.zh, ranked["community"]) if len(ranked) else "",
        _of_table(store, "dcc_output", view, output),
    )


def rental_figures(store: Store, view: ViewState, seen: RentalView) -> list[Figure]:
    """The figures of the page's strip: occupancy, mean rent, vacant units, buildings, and our rank among communities.

    Now they are of the kept buildings; for an earlier date of the last month before it, in the areas asked for, as
    the buildings' own figures have no history.
    """
    found = _of_buildings(seen) if view.as_of is None else _of_month(seen)
    return [*found, *_rank(store, view, seen)]


def _of_buildings(seen: RentalView) -> list[Figure]:
    if seen.buildings.empty:
        return []
    sums = totals(seen.buildings)
    kind = weakest(seen.buildings["provenance"])
    built = _figure("lets", Text("出租楼栋", "Buildings with lets"), sums.buildings, "building", kind)
    return [*_common(sums, kind, None), built]


def _of_month(seen: RentalView) -> list[Figure]:
    wanted = seen.months[seen.months[AREA].isin(seen.chosen)] if seen.chosen else seen.months
    if wanted.empty:
        return []
    last = wanted[wanted["month"] == wanted["month"].max()]
    whole = together(last).iloc[0]
    sums = Totals(0, int(whole["units"]), int(whole["units_rented"]), float(whole[OCCUPANCY]), float(whole[RENT]))
    month = last["month"].iloc[0]
    return _common(sums, weakest(last["provenance"]), Text(fmt.month(month, "zh"), fmt.month(month, "en")))


def _common(sums: Totals, kind: str, note: Text | None) -> list[Figure]:
    of_units = Text(f"共 {fmt.quantity(sums.units, 'unit', 'zh')}", f"of {fmt.quantity(sums.units, 'unit', 'en')}")
    figures = [
        _figure("occupancy", Text("出租率", "Occupancy"), sums.occupancy_pct, "pct", kind, note),
        _figure("rent", Text("平均租金", "Mean rent"), sums.rent, "cny_m2_month", kind, note),
        _figure("vacant", Text("空置套数", "Vacant units"), sums.vacant, "unit", kind, of_units),
    ]
    return [figure for figure in figures if np.isfinite(figure.value)]


def _rank(store: Store, view: ViewState, seen: RentalView) -> list[Figure]:
    """What is reported of our rank where anything is (now only), else that of the table."""
    fact = store.profile.facts.get("rental_rank")
    if fact is not None and view.as_of is None:
        said = partial(fmt.fact, fact)
        return [Figure(fact.id, fact.title, fact.value, fact.unit, said, "reported", fact.source, fact.note)]
    ours = seen.ranked[seen.ranked["community"] == seen.own] if seen.own else seen.ranked.iloc[:0]
    if ours.empty:
        return []
    count = len(seen.ranked)
    note = Text(OF_COMMUNITIES.zh.format(count), OF_COMMUNITIES.en.format(count))
    return [
        _figure("rank", RANK_TITLE[seen.metric], float(ours["rank"].iloc[0]), "rank", weakest(ours["provenance"]), note)
    ]


def _figure(id_: str, title: Text, value: float, unit: str, kind: str, note: Text | None = None) -> Figure:
    return Figure(id_, title, value, unit, partial(_said, value, unit), kind, None, note)


def _said(value: float, unit: str, lang: str) -> str:
    return fmt.quantity(value, unit, lang, compact=True)


def _of_table(
    store: Store, name: str, view: ViewState, work: Callable[..., pd.DataFrame], metric: str = ""
) -> pd.DataFrame:
    """What ``work`` makes of a table up to the view's date; empty where the community lacks the table."""
    table = store.tables.get(name)
    if table is None:
        return pd.DataFrame()
    return keep((name, id(table), view.as_of, metric), lambda: work(table, as_of=view.as_of), table)
