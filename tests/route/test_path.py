"""Walks between stops: never shorter than the straight line, along the streets, the same both ways."""

import numpy as np
import pytest
import shapely
from hypothesis import given

from tests.route.kit import grid, line, networks, pairs, place, some_spots, streets, ways
from tests.toy import FEWER
from utils.route.path import Walks


def test_the_way_follows_the_streets():
    leg = ways(streets(*grid()), (10, 0), (300, 210)).leg(0, 1)
    assert leg.metres == pytest.approx(290 + 210, abs=0.2)
    assert shapely.LineString(leg.line).within(shapely.union_all(grid()).buffer(0.2))


def test_a_shorter_street_is_taken():
    net = streets(*grid(), line((0, 0), (300, 300)))
    assert ways(net, (0, 0), (300, 300)).leg(0, 1).metres == pytest.approx(np.hypot(300, 300), abs=0.3)


def test_two_stops_on_one_street_do_not_go_round_the_block():
    assert ways(streets(*grid()), (20, 1), (80, -1)).leg(0, 1).metres == pytest.approx(62, abs=0.3)


def test_across_a_yard_people_walk_straight():
    leg = ways(streets(*grid()), (140, 150), (160, 150)).leg(0, 1)
    assert leg.metres == pytest.approx(20) and len(leg.line) == 2


def test_a_way_does_not_cut_through_another_stop():
    net = streets(line((0, 0), (300, 0)), line((0, 80), (300, 80)), line((0, 0), (0, 80)))
    alone = ways(net, (200, 0), (200, 80)).metres()[0, 1]
    # Between the streets, as near to one as to the other: a door in both.
    assert ways(net, (200, 0), (200, 80), (200, 40)).metres()[0, 1] == pytest.approx(alone)
    assert alone == pytest.approx(480, abs=0.5)


def test_from_a_stop_to_itself_is_nothing():
    leg = ways(streets(*grid()), (50, 30), (50, 30)).leg(0, 0)
    assert leg.metres == 0 and len(leg.line) == 2


@FEWER
@given(networks, some_spots)
def test_no_way_is_shorter_than_the_straight_line(lines, wanted):
    net = streets(*lines)
    spots = [spot for spot in net.snap([place(*xy) for xy in wanted]) if spot]
    found = Walks(net, spots)
    metres = found.metres()
    assert np.allclose(metres, metres.T) and np.all(np.isfinite(metres))
    for a, b in pairs(len(spots)):
        leg = found.leg(a, b)
        straight = np.hypot(*np.subtract(spots[a].stop, spots[b].stop))
        assert leg.metres >= straight - 1e-6
        assert leg.metres == pytest.approx(metres[a, b], abs=1e-3)
        assert leg.metres == pytest.approx(np.hypot(*np.diff(leg.line, axis=0).T).sum())
        assert np.allclose(leg.line[0], spots[a].stop) and np.allclose(leg.line[-1], spots[b].stop)


@FEWER
@given(some_spots)
def test_where_streets_form_a_grid_the_way_is_as_in_a_grid(wanted):
    found = ways(streets(*grid()), *wanted)
    steps = [spot.away for spot in found.spots]
    for a, b in pairs(len(wanted)):
        apart = np.abs(np.subtract(found.spots[a].stop, found.spots[b].stop)).sum()
        # Along two streets, at most once round a block, and the steps to the street.
        assert found.metres()[a, b] <= apart + 2 * 100 + 2 * (steps[a] + steps[b]) + 1
