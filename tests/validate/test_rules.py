"""Rules between columns and between rows: what is left out, what is asked, and what is one thing written twice."""

import pandas as pd

from utils.validate.found import Found
from utils.validate.rules import check_key, check_rising

ROWS = [{"month": "2023-01", "area": "甲", "units": 5}, {"month": "2023-01", "area": "甲", "units": 9}]


def series(rows: list[dict]) -> dict[str, pd.Series]:
    return {name: pd.Series([row.get(name) for row in rows]) for name in rows[0]}


def found(rows: list[dict]) -> Found:
    return Found("tables/t.csv", [f"#{number}" for number in range(1, len(rows) + 1)])


def test_of_rows_with_one_key_the_first_is_used_and_both_are_named() -> None:
    seen = found(ROWS)
    check_key(series(ROWS), ("month", "area"), ROWS, seen)
    (fault,) = seen.faults
    assert seen.keep.tolist() == [True, False] and fault.dropped and not fault.note
    assert fault.feature == "#2" and "#1" in fault.problem.en and "2023-01 · 甲" in fault.problem.en
    assert "the first one is used" in fault.remedy.en


def test_a_row_written_twice_is_counted_once_and_noted() -> None:
    rows = [ROWS[0], dict(ROWS[0]), ROWS[1]]
    seen = found(rows)
    check_key(series(rows), ("month", "area"), rows, seen)
    assert seen.keep.tolist() == [True, False, False]
    assert [(fault.note, fault.feature) for fault in seen.faults] == [(False, "#3"), (True, "")]


def test_a_row_that_is_left_out_already_does_not_take_the_place_of_a_good_one() -> None:
    seen = found(ROWS)
    seen.keep[0] = False
    check_key(series(ROWS), ("month", "area"), ROWS, seen)
    assert seen.keep.tolist() == [False, True] and seen.faults == []


def test_progress_that_falls_is_asked_unless_the_row_says_why() -> None:
    rows = [
        {"id": "p", "month": "2023-03", "pct": 40.0, "note": None},
        {"id": "p", "month": "2023-01", "pct": 30.0, "note": None},
        {"id": "p", "month": "2023-02", "pct": 60.0, "note": None},
        {"id": "q", "month": "2023-02", "pct": 10.0, "note": None},
        {"id": "q", "month": "2023-03", "pct": None, "note": None},
        {"id": "q", "month": "2023-04", "pct": 5.0, "note": "重新测量"},
    ]
    seen = found(rows)
    check_rising(series(rows), "pct", "id", "month", "note", seen)
    (fault,) = seen.faults
    assert (fault.feature, fault.dropped, fault.column) == ("#1", False, "pct")
    assert "p 2023-03: 60 > 40" in fault.problem.en and "note" in fault.remedy.en
