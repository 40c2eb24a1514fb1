"""Projects against their plan: late, over budget, lights."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.analysis.projects import (
    attention,
    gantt,
    late_days,
    light,
    money,
    over_budget_pct,
    s_curve,
    status_by_category,
)

STATUSES = ("under_construction", "suspended", "planned", "completed")
TODAY = dt.date(2026, 11, 1)
THRESHOLDS = {"late_days_yellow": 1, "late_days_red": 60, "over_budget_pct_yellow": 0, "over_budget_pct_red": 10}


def frame(*rows, **columns):
    """Projects as the store types them; a row is (start_planned, end_planned, start_actual, end_actual)."""
    names = ("start_planned", "end_planned", "start_actual", "end_actual")
    dates = {name: pd.to_datetime(pd.Series([row[i] for row in rows], dtype=object)) for i, name in enumerate(names)}
    return pd.DataFrame({**dates, **columns})


@pytest.mark.parametrize(
    ("row", "late"),
    [
        (("2025-01-01", "2025-12-31", "2025-01-05", "2025-12-31"), 0),
        (("2025-01-01", "2025-12-31", "2025-01-05", "2025-12-01"), 0),
        (("2025-01-01", "2025-12-31", "2025-01-05", "2026-01-10"), 10),
        (("2025-01-01", "2026-10-31", "2025-01-05", None), 1),
        (("2025-01-01", "2026-11-01", "2025-01-05", None), 0),
        (("2025-01-01", "2026-10-22", None, None), 10),
        (("2026-10-01", "2027-03-31", None, None), 31),
        (("2026-12-01", "2027-03-31", None, None), 0),
        (("2025-01-01", "2026-10-31", "2025-01-05", "2026-11-20"), 1),
        ((None, None, None, None), 0),
    ],
    ids=[
        "on the day", "early", "ten days", "due yesterday", "due today", "due and never begun", "should have begun",
        "not yet", "finished only after today", "no plan",
    ],
)  # fmt: skip
def test_days_late(row, late):
    assert late_days(frame(row), TODAY).tolist() == [late]


def test_finished_without_an_end_is_not_late():
    done = frame(("2025-01-01", "2025-12-31", "2025-01-05", None), status=["completed"])
    assert late_days(done, TODAY).tolist() == [0]


def test_frames_without_the_columns_are_never_late_nor_over():
    bare = pd.DataFrame({"id": ["a", "b"]})
    assert late_days(bare, TODAY).tolist() == [0, 0]
    assert np.isnan(over_budget_pct(bare)).all()
    assert light(bare, THRESHOLDS, TODAY).tolist() == ["green", "green"]


def test_over_budget():
    money = pd.DataFrame({"budget_cny": [100.0, 100, 0, 0, np.nan], "spent_cny": [110.0, 40, 0, 5, 7]})
    over = over_budget_pct(money)
    assert over[:4].tolist() == [10, -60, 0, np.inf] and np.isnan(over[4])


@pytest.mark.parametrize(
    ("days", "spent", "colour"),
    [
        (0, 100, "green"), (0, 100.5, "yellow"), (0, 110, "yellow"), (0, 110.5, "red"),
        (1, 0, "yellow"), (59, 0, "yellow"), (60, 0, "red"), (1, 200, "red"), (90, 105, "red"),
    ],
)  # fmt: skip
def test_the_worse_of_schedule_and_budget_is_the_light(days, spent, colour):
    due = TODAY - dt.timedelta(days=days)
    one = frame(("2020-01-01", str(due), "2020-01-01", None), budget_cny=[100.0], spent_cny=[float(spent)])
    assert light(one, THRESHOLDS, TODAY).tolist() == [colour]


def test_a_threshold_of_no_days_leaves_those_on_time_green():
    one = frame(("2020-01-01", str(TODAY), "2020-01-01", None))
    assert light(one, THRESHOLDS | {"late_days_yellow": 0}, TODAY).tolist() == ["green"]


days_ = st.dates(dt.date(2015, 1, 1), dt.date(2030, 1, 1))


@given(st.lists(st.tuples(*[st.none() | days_] * 4), max_size=8), days_, st.integers(0, 400))
def test_lateness_of_what_is_unfinished_only_grows(rows, today, more):
    projects = frame(*[(*row[:3], None) for row in rows])
    now, later = late_days(projects, today), late_days(projects, today + dt.timedelta(days=more))
    assert now.dtype == np.int64 and now.shape == (len(rows),) and (now >= 0).all()
    begun = [row[2] is not None and row[2] <= today for row in rows]
    # What waits to begin is measured from its start until its end is due: only begun ones are compared.
    assert (later[begun] >= now[begun]).all()


@st.composite
def portfolios(draw):
    """Any handful of projects with their monthly series."""
    size = draw(st.integers(0, 5))
    ids = [f"p{i}" for i in range(size)]
    amounts = st.lists(st.sampled_from([np.nan, 0.0, 100.0, 250.0]), min_size=size, max_size=size)
    projects = frame(
        *[draw(st.tuples(*[st.none() | days_] * 4)) for _ in ids],
        id=ids,
        name=ids,
        name_en=[None] * size,
        category=draw(st.lists(st.sampled_from(["a", "b", None]), min_size=size, max_size=size)),
        status=draw(st.lists(st.sampled_from(STATUSES), min_size=size, max_size=size)),
        budget_cny=draw(amounts),
        spent_cny=draw(amounts),
        progress_pct=draw(st.lists(st.sampled_from([0.0, 50.0, 100.0]), min_size=size, max_size=size)),
    )
    rows = []
    for id_ in ids:
        done = 0.0
        for month in range(draw(st.integers(0, 6))):
            done = draw(st.floats(done, 100))
            actual = draw(st.sampled_from([done, np.nan]))
            rows.append((id_, f"2024-{month + 1:02d}", done, actual, actual))
    series = pd.DataFrame(rows, columns=["project_id", "month", "planned_pct", "actual_pct", "spent_cny"])
    return projects, series


@given(portfolios())
def test_every_project_is_counted_once_by_category_and_status(portfolio):
    projects, _ = portfolio
    table = status_by_category(projects, ("b", "a"), STATUSES)
    assert int(table.to_numpy().sum()) == len(projects)
    order = [key for key in ("b", "a", "") if key in table.index]
    assert list(table.index) == order and list(table.columns) == [key for key in STATUSES if key in table.columns]
    for key in table.index:
        assert table.loc[key].sum() == (projects["category"].fillna("") == key).sum()


@given(portfolios(), days_)
def test_the_gantt_has_every_project_once_and_no_work_after_today(portfolio, today):
    projects, _ = portfolio
    table = gantt(projects, STATUSES, today)
    assert sorted(table["id"]) == sorted(projects["id"])
    begun = table[table["start_actual"].notna()]
    assert (begun["start_actual"] <= pd.Timestamp(today)).all()
    assert (table.loc[table["open"], "end"] == pd.Timestamp(today)).all()
    assert table.loc[table["start_actual"].isna(), "end"].isna().all()
    ranks = [STATUSES.index(status) for status in table["status"]]
    assert ranks == sorted(ranks)


@given(portfolios(), days_)
def test_the_curve_never_falls_and_says_nothing_of_the_future(portfolio, today):
    projects, series = portfolio
    table = s_curve(projects, series, today)
    assert list(table) == ["month", "planned_pct", "actual_pct", "spent_cny", "budget_cny"]
    ended = table["month"] <= pd.Timestamp(today)
    assert table.loc[~ended, ["actual_pct", "spent_cny"]].isna().all(axis=None)
    assert table.loc[ended, ["actual_pct", "spent_cny"]].notna().all(axis=None)
    for column in ("planned_pct", "actual_pct", "spent_cny"):
        assert (table[column].dropna().diff().dropna() >= -1e-9).all()
    assert table["planned_pct"].between(-1e-9, 100 + 1e-9).all()
    with_series = projects["id"].isin(series["project_id"]) & (projects["budget_cny"] > 0)
    if len(table):
        assert table["budget_cny"].iloc[0] == projects.loc[with_series, "budget_cny"].sum()


def test_the_curve_is_weighted_by_budget_and_carries_on():
    projects = frame(*[(None,) * 4] * 2, id=["a", "b"], budget_cny=[300.0, 100.0])
    series = pd.DataFrame(
        {
            "project_id": ["a", "a", "b"],
            "month": ["2024-01", "2024-03", "2024-02"],
            "planned_pct": [50.0, 100, 100],
            "actual_pct": [40.0, 80, 100],
            "spent_cny": [120.0, 240, 90],
        }
    )
    table = s_curve(projects, series, dt.date(2024, 2, 29))
    assert table["month"].dt.strftime("%m-%d").tolist() == ["01-31", "02-29", "03-31"]
    assert table["planned_pct"].tolist() == pytest.approx([37.5, 62.5, 100])
    assert table["actual_pct"].tolist()[:2] == pytest.approx([30, 55])
    assert table["spent_cny"].tolist()[:2] == [120, 210] and np.isnan(table["spent_cny"].iloc[2])


@pytest.mark.parametrize("series", [None, pd.DataFrame({"project_id": ["z"], "month": ["2024-01"]})])
def test_no_series_no_curve(series):
    assert s_curve(frame((None,) * 4, id=["a"], budget_cny=[1.0]), series, TODAY).empty


@given(portfolios(), st.sampled_from(["", "category", "status"]))
def test_money_adds_up(portfolio, by):
    projects, _ = portfolio
    table = money(projects, by)
    assert table["count"].sum() == len(projects)
    for column in ("budget_cny", "spent_cny"):
        assert table[column].sum() == pytest.approx(projects[column].sum())
    assert table["budget_cny"].is_monotonic_decreasing
    assert ((table["over_pct"] > 0) == (table["spent_cny"] > table["budget_cny"])).all()


@given(portfolios(), days_)
def test_attention_lists_what_is_not_green_the_reds_first(portfolio, today):
    projects, _ = portfolio
    table, lights = attention(projects, THRESHOLDS, today), light(projects, THRESHOLDS, today)
    assert sorted(table["id"]) == sorted(projects["id"][lights != "green"])
    assert [colour == "red" for colour in table["light"]] == sorted((table["light"] == "red"), reverse=True)
    assert (table["over_pct"] >= 0).all()
