import datetime as dt
from types import SimpleNamespace

import numpy as np
import pytest

from layers.base import Text
from tests import town
from utils.metrics import METRICS, headlines, unknown_headlines


def figure(metric, *layers, as_of=None, masks=None, **more):
    return METRICS[metric].figure(town.store(*layers, **more), as_of, masks)


def buildings(**more):
    columns = {
        "use": ["residential", "residential", "industrial", "residential"],
        "access_control": [True, True, True, False],
        "video": [True, True, True, True],
        "year_built": [1998, 2020, 2000, None],
    }
    return town.layer("buildings", [town.square(20 * i) for i in range(4)], **columns, **more)


def test_the_area_is_measured_in_the_projected_crs():
    found = figure("area", town.layer("boundary", [town.square(side=2000)]))
    assert found.value == pytest.approx(4.0)
    assert (found.said("zh"), found.said("en")) == ("4 km²", "4 km²")
    assert found.provenance == "illustrative"


def test_homes_count_only_where_both_are_fitted():
    found = figure("access_video", buildings())
    assert (found.value, found.said("zh")) == (2, "2 栋")


def test_an_earlier_date_counts_what_stood_then_and_says_so():
    found = figure("access_video", buildings(), as_of=dt.date(2010, 1, 1))
    assert found.value == 1
    assert found.note is not None
    assert figure("buildings", buildings(), as_of=dt.date(2010, 1, 1)).value == 3


def test_what_nobody_recorded_is_not_zero():
    unknown = town.layer("buildings", [town.square()], use=["residential"])
    assert figure("access_video", unknown) is None
    assert figure("buildings", unknown).value == 1


def test_racks_are_summed_and_public_facilities_are_not_racks():
    racks = town.layer(
        "drying_racks",
        [town.point(i) for i in range(3)],
        kind=["rack_group", "rack_group", "public_facility"],
        racks=[5, 7, 9],
    )
    assert figure("drying_racks", racks).value == 12


def test_lengths_are_metres_and_planned_greenways_are_not_open():
    ways = town.layer("greenways", [town.line(1500), town.line(700)], status=["open", "planned"])
    assert figure("greenways_length", ways).value == pytest.approx(1500)
    assert figure("greenways_length", ways).said("en") == "1.5 km"
    assert figure("roads_length", town.layer("roads", [town.line(300)])).said("zh") == "300 m"


def test_projects_by_status_add_up_to_all():
    found = figure("projects", town.projects())
    assert found.value == sum(count for _, count, _ in found.parts) == 3
    assert [(label.en, count) for label, count, _ in found.parts] == [
        ("Planned", 1),
        ("Under construction", 1),
        ("Completed", 1),
    ]


def test_projects_on_a_date_have_the_status_of_that_date():
    found = figure("projects", town.projects(), as_of=dt.date(2018, 12, 31))
    assert [(label.en, count) for label, count, _ in found.parts] == [("Under construction", 1)]
    assert figure("projects", town.projects(), as_of=dt.date(2000, 1, 1)).value == 0


RENTAL = town.table(
    month=["2023-01", "2023-02", "2023-02"],
    residential_area=["a", "a", "b"],
    units=[10, 10, 30],
    units_rented=[5, 9, 29],
)
RANK = town.fact("rental_rank", 1, "rank", note=Text("平湖各社区最高", "highest in Pinghu"))


def test_occupancy_is_weighted_and_of_the_last_month_known():
    now = figure("occupancy", tables={"rental_monthly": RENTAL}, facts=[RANK])
    assert now.value == pytest.approx(95)
    note = Text("平湖各社区最高（报道）", "highest in Pinghu (reported)")
    assert (now.note, now.provenance) == (note, "illustrative")
    then = figure("occupancy", tables={"rental_monthly": RENTAL}, facts=[RANK], as_of=dt.date(2023, 1, 31))
    assert then.value == pytest.approx(50)
    assert then.note == Text("2023年1月", "Jan 2023")
    assert figure("occupancy", tables={"rental_monthly": RENTAL}, as_of=dt.date(2022, 12, 31)) is None


def test_a_row_that_names_no_month_is_not_the_latest():
    odd = town.table(month=["2023-01", "soon"], residential_area=["a", "a"], units=[10, 10], units_rented=[5, 0])
    assert figure("occupancy", tables={"rental_monthly": odd}).value == pytest.approx(50)


OUTPUT = town.table(year=[2016, 2022, 2023], output_cny=[28e6, 2.1e9, 2.19e9])
REPORTED = town.fact(
    "dcc_output", 2.2e9, "cny", "nearly", Text("开园时不足 3000 万元", "under CNY 30 million at opening")
)


def test_now_the_reported_fact_is_shown_with_its_source():
    found = figure("dcc_output", tables={"dcc_output": OUTPUT}, facts=[REPORTED])
    assert (found.said("zh"), found.said("en")) == ("近 22 亿元", "nearly CNY 2.2 bn")
    assert (found.provenance, found.source, found.note) == ("reported", REPORTED.source, REPORTED.note)


def test_an_earlier_date_is_computed_and_as_weak_as_its_rows():
    found = figure("dcc_output", tables={"dcc_output": OUTPUT}, facts=[REPORTED], as_of=dt.date(2022, 6, 1))
    assert found.value == 2.1e9
    assert (found.provenance, found.source) == ("illustrative", None)
    assert found.title == REPORTED.title
    assert figure("dcc_output", tables={"dcc_output": OUTPUT}, facts=[REPORTED], as_of=dt.date(2015, 1, 1)) is None


def test_a_filter_is_never_answered_by_a_reported_fact():
    reported = town.fact("buildings", 300, "building", "more_than")
    masks = {"buildings": np.array([True, False, False, False])}
    assert figure("buildings", buildings(), facts=[reported]).value == 300
    assert figure("buildings", buildings(), facts=[reported], masks=masks).value == 1


def test_the_weakest_row_decides():
    parks = town.layer("parks", [town.square(), town.square(50)], kind=["pocket_park", "pocket_park"])
    parks.frame["provenance"] = ["surveyed", "illustrative"]
    assert figure("parks", parks).provenance == "illustrative"
    assert figure("parks", parks, masks={"parks": np.array([True, False])}).provenance == "surveyed"
    none = figure("parks", parks, masks={"parks": np.array([False, False])})
    assert (none.value, none.provenance) == (0, "illustrative")


def test_a_source_is_named_where_all_rows_share_it():
    parks = town.layer("parks", [town.square()], provenance="surveyed")
    parks.frame["source"] = ["OpenStreetMap"]
    assert figure("parks", parks).source == Text("OpenStreetMap", "OpenStreetMap")


@pytest.mark.parametrize("metric", METRICS)
def test_without_data_there_is_no_figure(metric):
    assert figure(metric) is None


def test_headlines_follow_the_profile_and_are_six_at_most():
    wanted = ("dcc_output", "nonsense", "projects", "roads_length", "buildings")
    shown = headlines(town.store(town.projects(), buildings(), facts=[REPORTED], headlines=wanted))
    assert [item.id for item in shown] == ["dcc_output", "projects", "buildings"]
    facts = [town.fact(metric, 1, "") for metric in METRICS]
    assert len(headlines(town.store(facts=facts, headlines=tuple(METRICS)))) == 6


def test_what_is_reported_of_a_lasting_figure_holds_for_any_date():
    reported = town.fact("area", 3.97, "km2")
    found = figure("area", town.layer("boundary", [town.square()]), facts=[reported], as_of=dt.date(2019, 1, 1))
    assert (found.value, found.provenance) == (3.97, "reported")


def test_a_headline_nobody_knows_is_told_with_those_there_are():
    profile = SimpleNamespace(headlines=("area", "happiness"))
    (fault,) = unknown_headlines(profile)
    assert "happiness" in fault.problem.zh and "happiness" in fault.problem.en
    assert fault.file == "community.toml" and "occupancy" in fault.remedy.en
