"""The charts of the story: plain numbers that are those of the data, and figures drawn from just these numbers."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from tests import town
from tests.export.town import STORE
from utils.metrics import METRICS
from utils.story.charts import CHARTS, TITLES, chart_title
from utils.units import UNITS

EMPTY = town.store()


@pytest.fixture(scope="module")
def charts():
    return {id_: build(STORE) for id_, build in CHARTS.items()}


@pytest.mark.parametrize("id_", CHARTS)
def test_every_chart_is_there_for_the_shipped_data(charts, id_):
    chart = charts[id_]
    assert chart.id == id_
    assert chart.title.zh and chart.title.en and "{" not in chart.title.zh + chart.title.en
    assert chart.unit in UNITS
    assert chart.series and all(len(series.values) == len(chart.categories) for series in chart.series)
    assert chart.provenance == ("reported" if id_ == "honours_by_level" else "illustrative")


@pytest.mark.parametrize("id_", CHARTS)
def test_without_data_there_is_no_chart(id_):
    assert CHARTS[id_](EMPTY) is None


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("id_", CHARTS)
def test_the_figure_shows_just_the_numbers(charts, id_, lang):
    chart = charts[id_]
    figure = chart.figure(lang, "dark")
    along = "x" if chart.horizontal else "y"
    drawn = [[value if value is None else float(value) for value in trace[along]] for trace in figure.data]
    assert drawn == [list(series.values) for series in chart.series]
    assert figure.layout.title.font.size >= 24
    assert ("示意" if lang == "zh" else "Illustrative") in figure.layout.title.text or chart.provenance == "reported"


def test_the_numbers_are_those_of_the_data(charts):
    table = STORE.tables["dcc_output"]
    assert list(charts["dcc_output"].series[0].values) == table["output_cny"].tolist()
    assert charts["racks_installed"].series[0].values[-1] == METRICS["drying_racks"].compute(STORE, None, None).value
    metres = METRICS["greenways_length"].compute(STORE, None, None).value
    assert charts["greenway_by_year"].series[0].values[-1] == pytest.approx(metres, abs=0.1)
    ahead = STORE.layers["projects"].frame["status"].isin(["planned", "under_construction"]).sum()
    assert sum(sum(series.values) for series in charts["projects_ahead"].series) == ahead
    assert METRICS["projects_ahead"].compute(STORE, None, None).value == ahead
    resurfaced = METRICS["roads_resurfaced"].compute(STORE, None, None).value
    assert charts["roads_resurfaced"].series[0].values[-1] == pytest.approx(resurfaced, abs=0.1)
    projects = charts["projects_by_status"]
    assert sum(sum(series.values) for series in projects.series) == len(STORE.layers["projects"].frame)
    assert charts["issues_by_stage"].series[0].values[0] == len(STORE.layers["resident_issues"].frame)
    quarters = charts["issues_by_quarter"]
    assert sum(quarters.series[0].values) == len(STORE.layers["resident_issues"].frame)
    assert sum(charts["honours_by_level"].series[0].values) == len(STORE.tables["honours"])
    occupancy = METRICS["occupancy"].compute(STORE, None, None).value
    assert charts["occupancy_over_time"].series[0].values[-1] == pytest.approx(occupancy)


@pytest.mark.parametrize("id_", ["occupancy_ranking", "rent_ranking"])
def test_our_community_is_first_and_has_its_own_colour(charts, id_):
    ours, others = charts[id_].series
    assert len(charts[id_].categories) == 12
    assert charts[id_].categories[0].zh == "上木古" and charts[id_].categories[0].en == "Shangmugu"
    assert [value is not None for value in ours.values] == [True] + [False] * 11
    assert [value is None for value in others.values] == [True] + [False] * 11
    assert ours.values[0] == max(value for value in (*ours.values, *others.values) if value is not None)
    assert ours.paint != others.paint


def test_totals_only_grow():
    for id_ in ("racks_installed", "greenway_by_year", "roads_resurfaced"):
        values = CHARTS[id_](STORE).series[0].values
        assert values[0] == 0
        assert all(np.diff(values) >= 0)


def test_racks_count_groups_only_and_by_year():
    racks = town.layer(
        "drying_racks",
        [town.point(), town.point(5), town.point(9)],
        kind=["rack_group", "rack_group", "public_facility"],
        racks=[3, 4, 50],
        installed=[dt.date(2019, 12, 31), dt.date(2021, 1, 1), dt.date(2020, 5, 5)],
    )
    chart = CHARTS["racks_installed"](town.store(racks))
    assert [name.en for name in chart.categories] == ["2018", "2019", "2020", "2021"]
    assert chart.series[0].values == (0, 3, 3, 7)


def test_names_from_the_data_stay_text():
    table = town.table(quarter=["2026Q3"], community=["<b>甲</b>"], occupancy_pct=[90.0], rent_cny_m2_month=[30.0])
    store = town.store(tables={"rental_by_community": table})
    store.profile.name = town.Text("乙社区", "B")
    figure = CHARTS["occupancy_ranking"](store).figure("zh", "light")
    assert list(figure.data[0].y) == ["&lt;b&gt;甲&lt;/b&gt;"]


def test_a_missing_value_is_a_gap():
    table = town.table(
        month=["2020-01", "2020-02"], residential_area=["甲", "甲"], units=[10, 0], units_rented=[9, 0],
        rent_cny_m2_month=[30.0, np.nan],
    )  # fmt: skip
    chart = CHARTS["occupancy_over_time"](town.store(tables={"rental_monthly": table}))
    assert chart.series[0].values == (90.0, None)


def test_every_chart_has_a_name_for_the_list():
    assert set(TITLES) == set(CHARTS)
    assert all("{" not in chart_title(id_).zh + chart_title(id_).en for id_ in CHARTS)
    assert chart_title("gone").zh == "gone"


def test_one_reported_row_does_not_vouch_for_the_others():
    table = pd.DataFrame(
        {
            "year": [2015, 2022],
            "output_cny": [1.0, 2.0],
            "provenance": ["reported", "illustrative"],
            "source": ["某报", None],
        }
    )
    chart = CHARTS["dcc_output"](town.store(tables={"dcc_output": table}))
    assert (chart.provenance, chart.source) == ("illustrative", None)
