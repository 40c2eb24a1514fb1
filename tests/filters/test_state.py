import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from tests import toy
from utils.filters import Between, FilterState, OneOf

RED = OneOf({"red"})


def test_no_clause_is_false_and_one_is_true():
    assert not FilterState()
    assert FilterState().with_clause("things", "kind", RED)


def test_a_clause_replaces_the_one_before_and_none_removes_it():
    state = FilterState().with_clause("things", "kind", RED).with_clause("things", "kind", OneOf({"blue"}))
    assert state.clauses("things") == {"kind": OneOf({"blue"})}
    assert state.with_clause("things", "kind", None) == FilterState()


def test_clear_takes_one_layer_or_all():
    state = FilterState().with_clause("things", "kind", RED).with_clause("others", "built", Between(1, 2))
    assert state.clear("things").clauses("others") == {"built": Between(1, 2)}
    assert not state.clear("things").clauses("things")
    assert not state.clear()


@given(toy.states)
def test_usable_as_a_key(state):
    assert {state: 1}[FilterState(tuple(reversed(state.items)))] == 1


def test_two_clauses_on_one_column_are_refused():
    with pytest.raises(ValueError, match="two clauses"):
        FilterState((("things", "kind", RED), ("things", "kind", OneOf({"blue"}))))


@pytest.mark.parametrize(
    "bounds", [(2, 1), (float("nan"), None), (None, float("inf")), (2**53 + 1, None), (1, dt.date(2020, 1, 1))]
)
def test_impossible_ranges_are_refused(bounds):
    with pytest.raises(ValueError, match=r"."):
        Between(*bounds)


def test_one_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        OneOf(set())


def test_bounds_become_plain_values():
    assert Between(np.int64(3), np.float64(4.5)) == Between(3, 4.5)
    assert type(Between(np.int64(3)).low) is int
    assert Between(pd.Timestamp("2023-03-15 10:00")) == Between(dt.date(2023, 3, 15))
    assert type(Between(dt.datetime(2023, 3, 15)).low) is dt.date
