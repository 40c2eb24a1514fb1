"""What the rental and livability pages show: one selection, whatever the page; a community may lack anything."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers import LAYERS
from utils.analysis.coverage_view import COVERED, NOT_A_HOME, UNCOVERED, coverage_view
from utils.analysis.issue_view import issue_view
from utils.analysis.livability_figures import coverage_figures, issue_figures
from utils.analysis.quantiles import NONE
from utils.analysis.rental_view import rental_figures, rental_view
from utils.analysis.selection import chosen, mask_without
from utils.analysis.services import SERVICES
from utils.filters import Between, FilterState, OneOf
from utils.store import Store, open_store
from utils.view import mask_of
from utils.viewstate import default_view

AREAS = ["新河住宅区", "上围", "岭根吓", "木古老村", "木古新村", "禾坑"]
EARLIER = dt.date(2021, 3, 1)


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(Path(__file__).parents[2] / "data")


def now(store, **options):
    view = default_view(LAYERS, store.profile, store.layers)
    return replace(view, options=options)


def asking(view, layer, column, clause):
    return replace(view, filters=view.filters.with_clause(layer, column, clause))


def without(store, *names):
    """The community as if it had no such layers or tables."""
    layers = {name: data for name, data in store.layers.items() if name not in names}
    tables = {name: table for name, table in store.tables.items() if name not in names}
    return SimpleNamespace(layers=layers, tables=tables, profile=store.profile)


filters = st.builds(
    lambda area, floors, use: FilterState(
        tuple(
            ("buildings", column, clause)
            for column, clause in (("residential_area", area), ("floors", floors), ("use", use))
            if clause
        )
    ),
    st.one_of(st.none(), st.sets(st.sampled_from(AREAS), min_size=1).map(OneOf)),
    st.one_of(st.none(), st.integers(1, 12).map(lambda low: Between(low, None))),
    st.one_of(st.none(), st.sets(st.sampled_from(["residential", "public"]), min_size=1).map(OneOf)),
)
dates = st.one_of(st.none(), st.dates(dt.date(1985, 1, 1), dt.date(2026, 10, 31)))


@settings(max_examples=25, deadline=None)
@given(filters=filters, as_of=dates, metric=st.sampled_from(["occupancy", "rent"]))
def test_map_figures_and_charts_of_rental_are_of_the_same_buildings(store, filters, as_of, metric) -> None:
    view = replace(now(store, rental=metric), filters=filters, as_of=as_of)
    seen = rental_view(store, view)
    data = store.layers["buildings"]
    kept = mask_of(store, data, view) & (data.frame["units"].fillna(0) > 0).to_numpy()
    assert seen.buildings["id"].tolist() == data.frame["id"][kept].tolist()
    assert sum(seen.classes.counts) == kept.sum() == (seen.codes != NONE).sum()
    shown = seen.areas[seen.areas["residential_area"].isin(seen.chosen)] if seen.chosen else seen.areas
    assert shown["units"].sum() == seen.buildings["units"].sum()
    assert seen.vacant["vacant"].sum() == seen.buildings["vacant"].sum()


@settings(max_examples=25, deadline=None)
@given(filters=filters, as_of=dates, within=st.integers(10, 1000), of=st.sampled_from(sorted(SERVICES)))
def test_map_figures_and_charts_of_coverage_are_of_the_same_homes(store, filters, as_of, within, of) -> None:
    view = replace(now(store, within=str(within), of=of), filters=filters, as_of=as_of)
    seen = coverage_view(store, view)
    data = store.layers["buildings"]
    kept = mask_of(store, data, view) & (data.frame["use"] == "residential").to_numpy()
    assert (seen.codes != NOT_A_HOME).sum() == kept.sum() == len(seen.homes)
    homes, tenants = seen.share(of), seen.tenant_share(of)
    assert (seen.codes == COVERED).sum() == homes.covered
    assert (seen.codes == UNCOVERED).sum() == homes.total - homes.covered
    shown = seen.areas[seen.areas["residential_area"].isin(seen.chosen)] if seen.chosen else seen.areas
    assert (shown["homes"].sum(), shown["homes_covered"].sum()) == (homes.total, homes.covered)
    assert (shown["tenants"].sum(), shown["tenants_covered"].sum()) == (tenants.total, tenants.covered)
    assert seen.sites["tenants"].sum() <= tenants.total - tenants.covered


@settings(max_examples=15, deadline=None)
@given(first=st.dates(dt.date(2016, 1, 1), dt.date(2026, 10, 31)), second=st.dates(dt.date(2016, 1, 1)))
def test_homes_once_covered_stay_covered(store, first, second) -> None:
    views = [replace(now(store), as_of=day) for day in sorted((first, second))]
    before, after = (coverage_view(store, view) for view in views)
    for service in SERVICES:
        near = dict(zip(before.homes.tolist(), before.away[service] <= 300, strict=True))
        later = dict(zip(after.homes.tolist(), after.away[service] <= 300, strict=True))
        assert all(later[home] for home, covered in near.items() if covered)


def test_the_sites_lie_in_the_community_and_cover_what_they_say(store) -> None:
    seen = coverage_view(store, now(store, of="park", within="150"))
    assert seen.sites["rank"].tolist() == list(range(1, len(seen.sites) + 1))
    boundary = store.layers["boundary"].frame.geometry.union_all()
    assert boundary.bounds[0] < seen.sites["lng"].min() and seen.sites["lng"].max() < boundary.bounds[2]
    assert boundary.bounds[1] < seen.sites["lat"].min() and seen.sites["lat"].max() < boundary.bounds[3]
    uncovered = seen.tenant_share("park").total - seen.tenant_share("park").covered
    assert 0 < seen.sites["tenants_sum"].iloc[-1] <= uncovered


def test_a_filter_on_the_service_is_a_question_about_its_coverage(store) -> None:
    metro = asking(now(store, of="service"), "facilities", "kind", OneOf({"metro_station"}))
    assert coverage_view(store, metro).share("service") != coverage_view(store, now(store, of="service")).share(
        "service"
    )
    none = asking(now(store, of="drying"), "drying_racks", "racks", Between(9999, None))
    assert coverage_view(store, none).share("drying").covered == 0


def test_a_column_shows_what_would_be_without_its_own_clause(store) -> None:
    data = store.layers["buildings"]
    view = asking(now(store), "buildings", "residential_area", OneOf({"上围"}))
    assert chosen(view, "buildings", "residential_area") == {"上围"}
    assert mask_without(store, data, view, "residential_area").sum() == len(data.frame)
    assert chosen(asking(view, "buildings", "floors", Between(1, 2)), "buildings", "floors") == frozenset()


def test_on_an_earlier_date_rental_figures_are_those_of_the_month(store) -> None:
    view = replace(now(store), as_of=EARLIER)
    figures = {figure.id: figure for figure in rental_figures(store, view, rental_view(store, view))}
    assert figures["occupancy"].note.en == "Mar 2021"
    assert "lets" not in figures and figures["rank"].provenance == "illustrative"
    one = asking(view, "buildings", "residential_area", OneOf({"上围"}))
    in_one = {figure.id: figure for figure in rental_figures(store, one, rental_view(store, one))}
    assert in_one["vacant"].value < figures["vacant"].value


def test_now_the_rank_is_the_reported_one_with_its_source(store) -> None:
    view = now(store)
    rank = rental_figures(store, view, rental_view(store, view))[-1]
    assert (rank.value, rank.provenance) == (1, "reported") and rank.source


def test_the_last_month_agrees_with_the_buildings(store) -> None:
    seen = rental_view(store, now(store))
    assert seen.whole["units_rented"].iloc[-1] == seen.buildings["rented"].sum()
    assert seen.own == "上木古" and seen.ranked["community"][0] == seen.own


def test_issues_of_a_view(store) -> None:
    view = asking(now(store), "resident_issues", "category", OneOf({"noise"}))
    seen = issue_view(store, view)
    assert set(seen.matters["category"]) == {"noise"} == set(seen.categories)
    assert len(seen.by_category) == len(store.layers["resident_issues"].frame)
    assert (seen.late["waiting"] > store.profile.thresholds["issue_open_days"]).all()
    figure = issue_figures(seen.matters, seen.limit)[0]
    assert figure.value == seen.matters["waiting"].notna().sum()


def test_later_issues_are_not_there_yet(store) -> None:
    seen = issue_view(store, replace(now(store), as_of=dt.date(2023, 1, 1)))
    assert (seen.matters["reported"] <= np.datetime64("2023-01-01")).all() and not seen.now


@pytest.mark.parametrize("missing", [("drying_racks",), ("parks", "facilities"), ("boundary",), ("base_water",)])
def test_coverage_does_with_what_there_is(store, missing) -> None:
    seen = coverage_view(without(store, *missing), now(store, of="drying"))
    assert set(seen.away) == {key for key, service in SERVICES.items() if service.layer not in missing}
    assert seen.of in seen.away
    assert len(coverage_figures(seen)) == len(seen.away)


def test_a_community_of_buildings_only_and_one_without_any(store) -> None:
    only = without(store, *(set(store.layers) | set(store.tables)) - {"buildings"})
    view = now(store)
    assert len(rental_view(only, view).buildings) and rental_view(only, view).months.empty
    assert coverage_view(only, view).empty and issue_view(only, view) is None
    none = without(store, *store.layers, *store.tables)
    seen = rental_view(none, view)
    assert seen.buildings.empty and seen.areas.empty and rental_figures(none, replace(view, as_of=EARLIER), seen) == []
    assert coverage_view(none, view).empty and coverage_figures(coverage_view(none, view)) == []


def test_an_empty_selection_has_empty_tables(store) -> None:
    view = asking(now(store), "buildings", "floors", Between(199, None))
    seen, reach = rental_view(store, view), coverage_view(store, view)
    assert seen.buildings.empty and seen.vacant.empty and seen.classes.counts == ()
    assert reach.empty and reach.sites.empty and coverage_figures(reach) == []
    assert [figure.id for figure in rental_figures(store, view, seen)] == ["rental_rank"]
