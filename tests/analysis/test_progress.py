"""Progress by a day: the last month that had ended, nothing from later, nothing made up."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from utils.analysis.progress import known_on, progress_on, stood

TABLE = pd.DataFrame(
    {
        "project_id": ["a", "a", "a", "b", "b"],
        "month": ["2024-02", "2024-01", "2024-03", "2024-02", "2024-03"],
        "planned_pct": [30.0, 15.0, 40.0, 60.0, 70.0],
        "actual_pct": [20.0, 10.0, np.nan, 55.0, 60.0],
        "spent_cny": [200.0, 100.0, np.nan, 550.0, 600.0],
    }
)


def test_the_last_month_that_had_ended_counts():
    found = progress_on(TABLE, ["b", "a", "c"], dt.date(2024, 2, 29))
    assert found["progress_pct"].tolist()[:2] == [55.0, 20.0] and found["spent_cny"].tolist()[:2] == [550.0, 200.0]
    assert np.isnan(found["progress_pct"].iloc[2]), "what has no series is not known"
    found = progress_on(TABLE, ["b", "a"], dt.date(2024, 2, 28))
    assert found["progress_pct"].tolist() == [0.0, 10.0], "a month still running is not known"


def test_before_its_first_month_a_project_had_not_begun():
    assert progress_on(TABLE, ["a"], dt.date(2024, 12, 1))["progress_pct"].tolist() == [20.0]
    assert progress_on(TABLE, ["a", "b"], dt.date(2023, 12, 31))["spent_cny"].tolist() == [0.0, 0.0]


def test_without_a_table_nothing_is_known():
    found = progress_on(None, ["a", "b"], dt.date(2024, 1, 1))
    assert len(found) == 2 and found.isna().all().all()


def test_what_was_finished_stood_as_it_stands_and_the_rest_as_the_series_says():
    frame = pd.DataFrame(
        {"id": ["a", "b", "c", "d"], "progress_pct": [90.0, 100, 100, 80], "spent_cny": [9.0, 9, 9, 9]}
    )
    then = stood(frame, np.array([False, True, True, False]), TABLE, dt.date(2024, 2, 10))
    assert then["progress_pct"].tolist()[:3] == [10.0, 100.0, 100.0] and np.isnan(then["progress_pct"][3])
    assert then["spent_cny"].tolist()[:3] == [100.0, 9.0, 9.0] and np.isnan(then["spent_cny"][3])
    assert set(stood(frame[["id", "progress_pct"]], np.zeros(4, bool), TABLE, dt.date(2024, 2, 10))) == {"progress_pct"}


def test_plans_run_ahead_and_nothing_actual_is_from_later():
    known = known_on(TABLE, dt.date(2024, 2, 10)).set_index(["project_id", "month"])
    assert known["planned_pct"].notna().all()
    assert (
        known["actual_pct"].dropna().index.tolist() == [("a", "2024-01")] == known["spent_cny"].dropna().index.tolist()
    )
    assert known_on(TABLE, None) is TABLE


@pytest.mark.parametrize("columns", [["year", "output_cny"], ["month", "spent_cny"]])
def test_other_tables_stay_as_they_are(columns):
    table = pd.DataFrame({column: ["2024-01"] for column in columns})
    assert known_on(table, dt.date(2020, 1, 1)) is table
