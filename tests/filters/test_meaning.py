import datetime as dt
import functools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import toy
from utils.filters import Between, FilterState, OneOf, mask


@toy.FEWER
@given(st.lists(toy.rows, max_size=12), toy.states)
def test_the_mask_is_what_the_clauses_say_row_by_row(rows, state):
    expected = [
        all(toy.selects(clause, row, column, i) for column, clause in state.clauses("things").items())
        for i, row in enumerate(rows)
    ]
    assert mask(toy.frame_of(rows), toy.SPEC, state).tolist() == expected


@toy.FEWER
@given(toy.frames, toy.item_lists, st.randoms())
def test_the_order_of_filters_does_not_matter(frame, items, random):
    shuffled = random.sample(items, len(items))
    build = functools.partial(functools.reduce, lambda state, item: state.with_clause(*item))
    one, other = build(items, FilterState()), build(shuffled, FilterState())
    assert one == other
    assert hash(one) == hash(other)
    assert np.array_equal(mask(frame, toy.SPEC, one), mask(frame, toy.SPEC, other))


@toy.FEWER
@given(toy.frames, toy.states)
def test_a_filter_is_the_conjunction_of_its_clauses(frame, state):
    alone = [mask(frame, toy.SPEC, FilterState((item,))) for item in state]
    expected = np.logical_and.reduce([np.ones(len(frame), bool), *alone])
    assert np.array_equal(mask(frame, toy.SPEC, state), expected)


@toy.FEWER
@given(toy.frames, st.sampled_from(["kind", "modes", "safe", "place"]), st.sets(st.text(max_size=3), min_size=1))
def test_more_values_are_the_union(frame, column, others):
    def chosen(values):
        return mask(frame, toy.SPEC, FilterState((("things", column, OneOf(values)),)))

    assert np.array_equal(chosen({"red", "", *others}), chosen({"red"}) | chosen({""}) | chosen(others))


def one(column, value):
    row = dict.fromkeys(toy.SPEC.columns) | {column: value}
    return toy.frame_of([row])


@pytest.mark.parametrize(
    ("column", "value", "clause", "shown"),
    [
        ("kind", None, OneOf({"red", "green", "blue"}), False),
        ("kind", None, OneOf({""}), True),
        ("kind", "red", OneOf({""}), False),
        ("safe", False, OneOf({"false"}), True),
        ("safe", None, OneOf({"false", "true"}), False),
        ("modes", ["red", "blue"], OneOf({"blue"}), True),
        ("modes", [], OneOf({""}), True),
        ("floors", 5, Between(5, 5), True),
        ("floors", 5, Between(5.5, None), False),
        ("floors", None, Between(None, None), False),
        ("rent", 2.5, Between(None, 2.5), True),
        ("opened", dt.date(2023, 3, 15), Between(dt.date(2023, 3, 15), dt.date(2023, 3, 15)), True),
        ("opened", dt.date(2023, 3, 15), Between(None, dt.date(2023, 3, 14)), False),
        ("opened", dt.date(2023, 3, 15), Between(1, None), False),
    ],
)
def test_edges(column, value, clause, shown):
    assert mask(one(column, value), toy.SPEC, FilterState((("things", column, clause),))).tolist() == [shown]


def test_a_time_of_day_does_not_push_a_date_out_of_its_day():
    frame = one("opened", dt.date(2023, 3, 15))
    frame["opened"] = pd.to_datetime(["2023-03-15T18:00:00"]).astype("datetime64[ns]")
    day = Between(dt.date(1, 1, 1), dt.date(2023, 3, 15))
    assert mask(frame, toy.SPEC, FilterState((("things", "opened", day),))).all()


def test_clauses_of_other_layers_do_nothing():
    state = FilterState((("others", "built", Between(1, 2)),))
    assert mask(one("kind", "red"), toy.SPEC, state).all()


def test_a_column_the_data_lacks_is_empty_everywhere():
    frame = one("kind", "red").drop(columns=["place", "floors", "opened", "modes"])
    for column, clause in (
        ("floors", Between(1, 2)),
        ("opened", Between()),
        ("place", OneOf("x")),
        ("modes", OneOf("x")),
    ):
        assert not mask(frame, toy.SPEC, FilterState((("things", column, clause),))).any()
    assert mask(frame, toy.SPEC, FilterState((("things", "place", OneOf({""})),))).all()


def test_the_mask_of_an_empty_layer_is_empty():
    assert mask(toy.frame_of([]), toy.SPEC, FilterState((("things", "kind", OneOf({"red"})),))).shape == (0,)
