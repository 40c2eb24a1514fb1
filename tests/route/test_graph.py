"""The street graph: where lines meet, what is joined, where a stop meets it, when it is made anew."""

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given
from shapely import box

from layers import LAYERS
from tests.route.kit import grid, line, networks, place, streets, town, ways
from tests.town import HERE, layer, store
from tests.toy import FEWER
from utils.route.graph import streets_of
from utils.route.lines import walkable


def test_streets_are_split_where_they_cross():
    net = streets(*grid(3, 3))
    degrees = sorted(degree for _, degree in net.graph.degree())
    # At the corners nothing meets: there the street only turns.
    assert degrees == [3] * 4 + [4]
    assert sum(metres for *_, metres in net.graph.edges(data="metres")) == pytest.approx(6 * 200)


def test_a_street_that_ends_at_the_middle_of_another_joins_it():
    assert nx.number_connected_components(streets(line((0, 0), (200, 0)), line((100, 0), (100, 90))).graph) == 1


@pytest.mark.parametrize(("gap", "parts"), [(0.03, 1), (2.0, 1), (30.0, 1), (90.0, 1), (130.0, 2)])
def test_gaps_are_closed_as_far_as_a_few_steps(gap, parts):
    net = streets(line((0, 0), (400, 0)), line((200, gap), (200, 300 + gap)))
    assert nx.number_connected_components(net.graph) == parts


def test_a_path_beside_a_road_is_reached_from_both_its_ends():
    net = streets(line((0, 0), (500, 0)), line((0, 30), (500, 30)))
    assert ways(net, (0, 35), (0, -5)).leg(0, 1).metres < 60
    assert ways(net, (500, 35), (500, -5)).leg(0, 1).metres < 60


@FEWER
@given(networks)
def test_nothing_of_the_streets_is_lost_and_each_piece_ends_at_nodes_only(lines):
    net = streets(*lines)
    # Every street is still there ...
    assert shapely.union_all(lines).difference(shapely.union_all(net.pieces).buffer(0.1)).length < 1e-6
    # ... and pieces touch only at their ends.
    for a, piece in enumerate(net.pieces):
        for other in net.pieces[a + 1 :]:
            shared = shapely.intersection(piece.buffer(-0), other)
            assert shared.is_empty or shared.length < 0.1


def test_which_lines_can_be_walked_the_layers_say():
    shapes = [line((0, 0), (100, 0)), line((0, 20), (100, 20)), line((0, 40), (100, 40))]
    greenways = layer("greenways", shapes, status=["open", "planned", "under_construction"])
    around = layer("base_streets", shapes, kind=["motorway", "lane", "rail"])
    found = walkable(store(greenways, around, layer("river_works", shapes)).layers)
    assert sorted(shapely.get_coordinates(found)[::2, 1] - HERE[1]) == pytest.approx([0, 20], abs=0.01)
    assert {spec.id for spec in LAYERS.values() if spec.ways} == {"roads", "greenways", "base_streets"}


def test_of_the_basemap_only_what_is_close_by_counts():
    far = layer("base_streets", [line((0, 50), (90, 50)), line((5000, 0), (6000, 0))], kind=["lane", "lane"])
    assert len(walkable(store(layer("roads", grid()), far).layers)) == 9
    assert len(walkable(store(far).layers)) == 2, "where it is all there is, all of it counts"


def test_a_stop_meets_the_street_beside_it_not_the_next_crossing():
    spot = streets(*grid()).snap([place(150, 20)])[0]
    assert spot.away == pytest.approx(20)
    assert spot.doors[0].street == pytest.approx((HERE[0] + 150, HERE[1]), abs=0.06)


def test_a_park_is_met_at_the_way_within_it():
    net = streets(*grid(), line((120, 120), (180, 180)))
    park = box(HERE[0] + 110, HERE[1] + 110, HERE[0] + 190, HERE[1] + 190)
    spot = net.snap([park])[0]
    assert spot.away == pytest.approx(0, abs=0.01) and park.contains(shapely.Point(spot.stop))


def test_a_line_is_met_at_its_middle_and_an_empty_shape_not_at_all():
    net = streets(*grid())
    middle, nothing = net.snap([line((0, 10), (300, 10)), shapely.Point()])
    assert middle.stop == pytest.approx((HERE[0] + 150, HERE[1] + 10)) and nothing is None


def test_stops_meet_in_the_network_most_of_them_are_near():
    net = streets(*grid(), line((2000, 0), (2400, 0)))
    spots = net.snap([place(0, 5), place(2000, 5), place(100, 5), place(9000, 0), None])
    assert [spot is not None for spot in spots] == [True, False, True, False, False]
    assert [spot is not None for spot in net.snap([place(2000, 5), place(2300, 5), place(0, 5)])] == [True, True, False]


def test_no_streets_no_way():
    assert streets_of(store(layer("facilities", [place(0, 0)])).layers).snap([place(0, 0)]) == [None]


def test_the_graph_is_made_once_for_each_state_of_the_streets():
    first = town((0, 0))
    net = streets_of(first.layers)
    assert streets_of(first.layers) is net
    first.layers["facilities"].version = "another"
    assert streets_of(first.layers) is net
    first.layers["roads"].version = "another"
    again = streets_of(first.layers)
    assert again is not net and np.array_equal(shapely.to_wkb(again.pieces), shapely.to_wkb(net.pieces))
