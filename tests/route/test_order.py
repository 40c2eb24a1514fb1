"""The order proposed: the best there is for a few stops, never a longer one for many, ends kept where asked."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toy import FEWER
from utils.route import order
from utils.route.order import length, proposal

points = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 2000)), max_size=7)
choice = st.fixed_dictionaries({"first": st.booleans(), "last": st.booleans(), "back": st.booleans()})


def apart(xy):
    xy = np.array(xy, dtype=float).reshape(-1, 2)
    return np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))


def allowed(found, size, first, last, back):
    kept = (not (first or back) or found[:1] == (0,)) and (not last or found[-1:] == (size - 1,))
    return sorted(found) == list(range(size)) and (kept or size < 2)


@FEWER
@given(points.filter(lambda xy: len(xy) < 7), choice)
def test_for_a_few_stops_it_is_the_shortest_there_is(xy, choice):
    metres, size = apart(xy), len(xy)
    found = proposal(metres, **choice)
    assert size < 3 or allowed(found, size, **choice)
    every = [each for each in permutations(range(size)) if size < 3 or allowed(each, size, **choice)]
    best = min(length(metres, each, choice["back"]) for each in every) if size > 2 else 0
    assert size < 3 or length(metres, found, choice["back"]) <= best + 0.011


@FEWER
@given(points, choice, st.booleans())
def test_it_is_never_longer_than_the_order_there_is(xy, choice, many):
    metres, size = apart(xy), len(xy)
    with pytest.MonkeyPatch.context() as patch:
        # As if they were many: found by the library.
        patch.setattr(order, "EXACT", 2 if many else 10)
        found = proposal(metres, **choice)
    assert length(metres, found, choice["back"]) <= length(metres, range(size), choice["back"])
    assert size < 3 or allowed(found, size, **choice)


@pytest.mark.parametrize("choice", [{"back": True}, {"first": True, "last": True}, {"first": False}, {"first": True}])
def test_many_stops_on_a_ring_are_walked_round_it(choice):
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    ring = np.c_[np.cos(turn), np.sin(turn)] * 500
    mixed = np.r_[0, np.random.default_rng(3).permutation(np.arange(1, 23)), 23]
    metres = apart(ring[mixed])
    found = proposal(metres, **choice)
    side = 2 * 500 * np.sin(np.pi / 24)
    assert length(metres, found, choice.get("back", False)) <= (24 if choice.get("back") else 23) * side * 1.03
    assert proposal(metres, **choice) == found, "the same each time"


def test_an_order_as_short_as_any_is_left_alone():
    assert proposal(apart([(0, 0), (100, 0), (100, 100), (0, 100)]), back=True) == (0, 1, 2, 3)
    assert proposal(apart([]), first=False) == () and proposal(apart([(1, 1)])) == (0,)
