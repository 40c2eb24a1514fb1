import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tests import toy
from utils.filters import Between, FilterState, OneOf, choices, extent, mask


@toy.FEWER
@given(toy.frames, st.sampled_from(["kind", "place", "safe", "modes"]))
def test_the_count_beside_a_choice_is_what_choosing_it_shows(frame, column):
    for value, count in choices(frame, column, toy.SPEC.columns[column]).items():
        assert count == mask(frame, toy.SPEC, FilterState((("things", column, OneOf({value})),))).sum() > 0


@toy.FEWER
@given(toy.frames, st.sampled_from(["floors", "rent", "opened"]))
def test_the_extent_holds_every_value(frame, column):
    limits = extent(frame, column, toy.SPEC.columns[column])
    given_ones = frame[column].notna().sum()
    assert (limits is None) == (given_ones == 0)
    if limits:
        assert mask(frame, toy.SPEC, FilterState((("things", column, Between(*limits)),))).sum() == given_ones


def frame_with(column, values):
    return toy.frame_of([dict.fromkeys(toy.SPEC.columns) | {column: value} for value in values])


def test_enumerations_come_in_their_declared_order_and_not_given_last():
    frame = frame_with("kind", [None, "blue", "red", "blue"])
    assert list(choices(frame, "kind", toy.SPEC.columns["kind"]).items()) == [("red", 1), ("blue", 2), ("", 1)]


def test_texts_come_the_most_frequent_first():
    frame = frame_with("place", ["b", "a", "c", "c"])
    assert list(choices(frame, "place", toy.SPEC.columns["place"])) == ["c", "a", "b"]


def test_yes_before_no():
    assert list(choices(frame_with("safe", [False, True]), "safe", toy.SPEC.columns["safe"])) == ["true", "false"]


def test_each_value_of_a_list_counts():
    frame = frame_with("modes", [["red", "blue"], ["red", "red"], None])
    assert choices(frame, "modes", toy.SPEC.columns["modes"]) == {"red": 2, "blue": 1, "": 1}


def test_an_extent_has_the_type_of_its_column():
    def types(column, values):
        return {type(value) for value in extent(frame_with(column, values), column, toy.SPEC.columns[column])}

    assert types("floors", [1, 3, None]) == {int}
    assert types("rent", [1, 3]) == {float}
    assert types("opened", [dt.date(2020, 1, 1), None]) == {dt.date}
