import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import town
from utils.analysis import rental
from utils.analysis.rental import OCCUPANCY, RENT

MONTHLY = town.table(
    month=["2024-02", "2024-01", "2024-01", "bad"],
    residential_area=["东", "东", "西", "东"],
    units=[10, 10, 30, 10],
    units_rented=[9, 8, 15, 1],
    rent_cny_m2_month=[41.0, 40.0, 20.0, 1.0],
)


def buildings(**columns):
    size = len(next(iter(columns.values())))
    return town.layer("buildings", [town.square(20 * i) for i in range(size)], **columns)


def test_months_are_those_up_to_the_date_in_order() -> None:
    rows = rental.monthly(MONTHLY, dt.date(2024, 1, 15))
    assert rows["month"].tolist() == [pd.Timestamp(2024, 1, 1)] * 2
    assert rows[OCCUPANCY].tolist() == [80, 50]
    assert len(rental.monthly(MONTHLY, None)) == 3
    assert rental.monthly(MONTHLY, dt.date(2020, 1, 1)).empty


def test_all_areas_together_are_weighted() -> None:
    whole = rental.together(rental.monthly(MONTHLY, None))
    first = whole.iloc[0]
    assert first[OCCUPANCY] == pytest.approx(100 * 23 / 40)
    assert first[RENT] == pytest.approx((8 * 40 + 15 * 20) / 23)


def test_an_area_without_a_rent_does_not_lower_the_mean() -> None:
    rows = rental.monthly(MONTHLY.assign(rent_cny_m2_month=[41.0, 40.0, np.nan, 1.0]), dt.date(2024, 1, 31))
    assert rental.together(rows)[RENT].tolist() == [40]


BY_COMMUNITY = town.table(
    quarter=["2024Q1", "2024Q1", "2024Q1", "2024Q2", "2024Q2", "2024Q2"],
    community=["甲", "乙", "丙", "甲", "乙", "丙"],
    occupancy_pct=[90.0, 95.0, 90.0, 96.0, 95.0, 91.0],
    rent_cny_m2_month=[30.0, 31.0, 32.0, 33.0, np.nan, 32.0],
)


def test_ranking_is_of_the_last_quarter_begun_and_ties_share_a_rank() -> None:
    ranked = rental.ranking(BY_COMMUNITY, OCCUPANCY, dt.date(2024, 3, 31))
    assert ranked[["rank", "community"]].to_numpy().tolist() == [[1, "乙"], [2, "丙"], [2, "甲"]]
    assert rental.ranking(BY_COMMUNITY, OCCUPANCY, dt.date(2024, 4, 1))["community"].tolist() == ["甲", "乙", "丙"]


def test_ranking_leaves_out_what_is_not_known() -> None:
    assert rental.ranking(BY_COMMUNITY, RENT, None)["community"].tolist() == ["甲", "丙"]
    assert rental.ranking(BY_COMMUNITY, RENT, dt.date(2020, 1, 1)).empty


def test_our_own_name_is_the_longest_the_profile_begins_with() -> None:
    assert rental.own_name("上木古社区", ["木古", "上木", "上木古"]) == "上木古"
    assert rental.own_name("别处", ["上木古", ""]) == ""


def test_lets_are_kept_buildings_with_units() -> None:
    data = buildings(
        units=[10, 0, None, 4, 5],
        units_rented=[7, 0, 1, 4, None],
        rent_cny_m2_month=[30.0, None, 31.0, None, 1.0],
        residential_area=["东", "东", "东", None, "东"],
    )
    found = rental.lets(data.frame, np.ones(5, dtype=bool))
    assert found["row"].tolist() == [0, 3]
    assert found["vacant"].tolist() == [3, 0]
    assert found[OCCUPANCY].tolist() == [70, 100]
    assert found["residential_area"].tolist() == ["东", ""]
    assert rental.lets(data.frame, np.zeros(5, dtype=bool)).empty


units = st.lists(
    st.tuples(st.integers(1, 40), st.integers(0, 40), st.sampled_from(["东", "西", None])), min_size=1, max_size=12
)


@given(units)
def test_sums_by_area_are_those_of_the_buildings(rows: list[tuple[int, int, str | None]]) -> None:
    data = buildings(
        units=[total for total, _, _ in rows],
        units_rented=[min(total, rented) for total, rented, _ in rows],
        rent_cny_m2_month=[20.0 + i for i in range(len(rows))],
        residential_area=[area for _, _, area in rows],
    )
    found = rental.lets(data.frame, np.ones(len(rows), dtype=bool))
    sums, areas = rental.totals(found), rental.by_area(found)
    assert (areas["units"].sum(), areas["rented"].sum(), areas["vacant"].sum()) == (
        sums.units,
        sums.rented,
        sums.vacant,
    )
    assert areas["buildings"].sum() == sums.buildings == len(rows)
    assert rental.vacancies(found)["vacant"].sum() == sums.vacant
    if sums.rented:
        assert 20 <= sums.rent <= 20 + len(rows)


def test_no_buildings_add_up_to_nothing() -> None:
    data = buildings(units=[1], units_rented=[1])
    none = rental.lets(data.frame, np.zeros(1, dtype=bool))
    sums = rental.totals(none)
    assert (sums.units, sums.vacant) == (0, 0) and np.isnan(sums.occupancy_pct) and np.isnan(sums.rent)
    assert rental.by_area(none).empty


def test_vacancies_come_most_first() -> None:
    data = buildings(units=[5, 5, 5], units_rented=[4, 2, 5], name=["乙", "甲", "丙"])
    assert rental.vacancies(rental.lets(data.frame, np.ones(3, dtype=bool)))["id"].tolist() == [
        "buildings-1",
        "buildings-0",
    ]


def test_output_grows_on_the_year_before_and_stops_at_the_date() -> None:
    table = town.table(year=[2020, 2022, 2021], output_cny=[10.0, 30.0, 15.0])
    found = rental.output(table, None)
    assert found["year"].tolist() == [2020, 2021, 2022]
    assert found["growth_pct"].tolist()[1:] == [50, 100] and np.isnan(found["growth_pct"][0])
    assert rental.output(table, dt.date(2021, 1, 1))["year"].tolist() == [2020, 2021]


def test_a_year_is_known_as_well_as_its_weakest_row() -> None:
    table = pd.concat(
        [town.table("reported", year=[2020], output_cny=[1.0]), town.table(year=[2020], output_cny=[2.0])]
    )
    found = rental.output(table, None)
    assert found[["output_cny", "provenance"]].to_numpy().tolist() == [[3.0, "illustrative"]]
