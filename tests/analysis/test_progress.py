"""Progress by a day: the last month recorded, nothing from later, nothing made up."""

import datetime as dt

import numpy as np
import pandas as pd

from utils.analysis.progress import progress_on

TABLE = pd.DataFrame(
    {
        "project_id": ["a", "a", "a", "b", "b"],
        "month": ["2024-02", "2024-01", "2024-03", "2024-02", "2024-03"],
        "actual_pct": [20.0, 10.0, np.nan, 55.0, 60.0],
        "spent_cny": [200.0, 100.0, np.nan, 550.0, 600.0],
    }
)


def test_the_last_month_recorded_up_to_the_day_counts():
    found = progress_on(TABLE, ["b", "a", "c"], dt.date(2024, 2, 1))
    assert found["progress_pct"].tolist()[:2] == [55.0, 20.0] and found["spent_cny"].tolist()[:2] == [550.0, 200.0]
    assert np.isnan(found["progress_pct"].iloc[2])


def test_months_still_to_come_are_not_known():
    assert progress_on(TABLE, ["a"], dt.date(2024, 12, 1))["progress_pct"].tolist() == [20.0]
    assert progress_on(TABLE, ["a", "b"], dt.date(2023, 12, 31))["progress_pct"].isna().all()


def test_without_a_table_nothing_is_known():
    found = progress_on(None, ["a", "b"], dt.date(2024, 1, 1))
    assert len(found) == 2 and found.isna().all().all()
