import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers import LAYERS
from tests import town
from utils.analysis import issues

TODAY = dt.date(2024, 6, 30)
CATEGORIES = list(LAYERS["resident_issues"].columns["category"].values)
DAY = dt.date(2024, 1, 1)


def day(number: int | None) -> dt.date | None:
    return None if number is None else DAY + dt.timedelta(days=number)


def matters(rows, today=TODAY, now=True):
    """Rows: (category, department, reported, responded, resolved as day numbers, status)."""
    names = ("category", "department", "reported", "responded", "resolved", "status")
    columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else {name: [] for name in names}
    for name in ("reported", "responded", "resolved"):
        columns[name] = [day(value) for value in columns[name]]
    data = town.layer("resident_issues", [town.point(i) for i in range(len(rows))], **columns)
    return issues.issue_table(data.frame, np.ones(len(rows), dtype=bool), today, now)


SOME = [
    ("noise", None, 0, None, None, "open"),
    ("noise", "甲", 0, None, None, "open"),
    ("parking", "甲", 0, 1, None, "assigned"),
    ("parking", "甲", 10, 11, 20, "resolved"),
    ("parking", "乙", 10, 12, 30, "closed"),
]


def test_each_matter_is_as_far_as_it_has_come() -> None:
    found = matters(SOME)
    assert found["stage"].tolist() == [0, 1, 2, 3, 4]
    assert found["days"].tolist()[3:] == [10, 20] and found["days"][:3].isna().all()
    waited = (TODAY - DAY).days
    assert found["waiting"].tolist()[:3] == [waited] * 3 and found["waiting"][3:].isna().all()


def test_the_funnel_counts_what_came_at_least_so_far() -> None:
    assert issues.funnel(matters(SOME))["count"].tolist() == [5, 4, 3, 2, 1]
    assert issues.funnel(matters([]))["count"].tolist() == [0] * 5


def test_on_an_earlier_date_only_what_is_dated_is_known() -> None:
    then = matters(SOME, day(15), now=False)
    assert then["stage"].tolist() == [0, 0, 2, 2, 2]
    assert then["days"].isna().all()


def test_a_status_without_a_date_counts_but_has_no_duration() -> None:
    found = matters([("noise", None, 0, None, None, "closed"), ("noise", None, 0, None, None, "resolved")])
    assert found["stage"].tolist() == [4, 3]
    assert found["days"].isna().all() and found["waiting"].isna().all()


def test_durations_are_median_and_ninetieth_percentile_slowest_first() -> None:
    rows = [("noise", "甲", 0, 0, taken, "resolved") for taken in range(11)] + [("parking", "甲", 0, 0, 30, "resolved")]
    rows += [("safety", "甲", 0, 0, None, "assigned")]
    found = issues.durations(matters(rows), "category")
    assert found["key"].tolist() == ["parking", "noise", "safety"]
    assert found["median"].tolist()[:2] == [30, 5] and found["p90"].tolist()[:2] == [30, 9]
    assert found["resolved"].tolist() == [1, 11, 0] and np.isnan(found["median"][2])


def test_what_waits_too_long_is_more_than_the_limit_longest_first() -> None:
    rows = [("noise", None, (TODAY - DAY).days - wait, None, None, "open") for wait in (14, 15, 40)]
    assert issues.waiting_too_long(matters(rows), 14)["waiting"].tolist() == [40, 15]


def test_months_have_no_gaps() -> None:
    rows = [("noise", "甲", 0, 0, 70, "resolved"), ("noise", "甲", 5, None, None, "open")]
    found = issues.by_month(matters(rows))
    assert found["month"].dt.strftime("%Y-%m").tolist() == ["2024-01", "2024-02", "2024-03"]
    assert found["reported"].tolist() == [2, 0, 0] and found["resolved"].tolist() == [0, 0, 1]
    assert issues.by_month(matters([])).empty and issues.heat(matters([]), CATEGORIES).empty


numbers = st.integers(0, 300)
rows = st.lists(
    st.tuples(
        st.sampled_from(CATEGORIES),
        st.sampled_from([None, "甲", "乙"]),
        numbers,
        st.one_of(st.none(), numbers),
        st.one_of(st.none(), numbers),
        st.sampled_from(["open", "assigned", "resolved", "closed"]),
    ),
    max_size=12,
)


@given(rows, st.booleans())
def test_every_table_adds_up_to_the_matters(some, now: bool) -> None:
    found = matters(some, now=now)
    counts = issues.funnel(found)["count"].tolist()
    assert counts == sorted(counts, reverse=True) and counts[0] == len(some)
    for column in ("category", "department"):
        assert issues.durations(found, column)["count"].sum() == len(some)
    assert issues.by_month(found)["reported"].sum() == len(some)
    if some:
        heat = issues.heat(found, CATEGORIES)
        assert heat.to_numpy().sum() == len(some)
        assert heat.index.tolist() == [key for key in CATEGORIES if key in set(heat.index)]


@given(rows, st.integers(0, 300), st.integers(0, 300))
def test_matters_only_come_further(some, first: int, second: int) -> None:
    before, after = (matters(some, day(number), now=False)["stage"] for number in sorted((first, second)))
    assert (before <= after).all()


@pytest.mark.parametrize("stage", issues.STAGES)
def test_a_stage_narrows_to_known_statuses(stage: str) -> None:
    assert set(issues.REACHED[stage]) <= set(LAYERS["resident_issues"].columns["status"].values)
