"""Projects against their plan: late, over budget, lights."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.analysis.projects import late_days, light, over_budget_pct

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
    begun = [row[2] is not None for row in rows]
    # What waits to begin is measured from its start until its end is due: only begun ones are compared.
    assert (later[begun] >= now[begun]).all()
