"""Changing a route by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.route.kit import named
from utils.route.model import LONGEST_STAY, MOST_STOPS, Route, Stay


def ids(route):
    return [stop.at[1][-1] for stop in route.stops]


def test_a_feature_clicked_is_the_next_stop_and_clicked_again_none():
    route = named(2).route.toggled("parks", "p-9")
    assert ids(route) == ["0", "1", "9"]
    assert route.toggled("facilities", "facilities-0").stops[0].at == ("facilities", "facilities-1")
    assert route.toggled("parks", "p-9") == named(2).route


def test_there_is_room_for_so_many_stops():
    full = Route(tuple(Stay(("a", str(k))) for k in range(MOST_STOPS)))
    assert full.toggled("a", "more") is full
    with pytest.raises(ValueError, match="too many"):
        Route((*full.stops, Stay(("a", "more"))))


@given(st.integers(0, 3), st.integers(-6, 6))
def test_moving_keeps_every_stop(number, by):
    route = named(4).route.moved(number, by)
    assert sorted(ids(route)) == ["0", "1", "2", "3"]
    assert ids(route).index(str(number)) == max(0, min(3, number + by))


def test_moving_or_removing_what_is_not_there_changes_nothing():
    route = named(2).route
    assert route.moved(5, 1) == route and route.without(5) == route


def test_minutes_stay_within_what_a_stop_can_have():
    route = named(2).route
    assert route.staying(0, 9).minutes_at(route.staying(0, 9).stops[0]) == 9
    assert route.staying(1, -3).stops[1].minutes == 0 and route.staying(1, 999).stops[1].minutes == LONGEST_STAY
    assert route.staying(0, 9).staying(0, route.stay) == route


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"at": ("a", "b"), "place": (0, 0)},
        {"at": ("a", "")},
        {"place": (91, 0)},
        {"place": (0, float("nan"))},
        {"at": ("a", "b"), "minutes": -1},
    ],
)
def test_a_stop_is_somewhere(wrong):
    with pytest.raises(ValueError, match=r"a stop|a feature|no such"):
        Stay(**wrong)
