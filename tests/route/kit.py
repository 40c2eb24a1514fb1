"""A little town of streets in metres of EPSG:4547, for tests of routes."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import strategies as st
from shapely import LineString, Point

from layers.base import Text
from tests.town import HERE, layer, store
from utils.route.graph import Streets
from utils.route.lines import network
from utils.route.model import NamedRoute, Route, Stay
from utils.route.path import Walks

BLOCK = 100


def line(*points):
    """A line through places given in metres from the town's corner."""
    return LineString([(HERE[0] + x, HERE[1] + y) for x, y in points])


def place(x, y):
    return Point(HERE[0] + x, HERE[1] + y)


def grid(columns=4, rows=4):
    """Streets that cross every hundred metres; each is one line from end to end."""
    along = [line((0, y * BLOCK), ((columns - 1) * BLOCK, y * BLOCK)) for y in range(rows)]
    return along + [line((x * BLOCK, 0), (x * BLOCK, (rows - 1) * BLOCK)) for x in range(columns)]


def streets(*lines):
    return Streets(network(np.array(lines, dtype=object)))


def ways(net, *places):
    spots = net.snap([place(*xy) for xy in places])
    assert all(spots)
    return Walks(net, spots)


def town(*stops, lines=None, **more):
    """A store with a street grid and facilities ``facilities-0``, ``facilities-1`` ... at these places."""
    shapes = [place(*xy) for xy in stops]
    roads = layer("roads", grid() if lines is None else lines)
    return store(roads, layer("facilities", shapes), **more)


def named(count, **more):
    """A route through the first facilities of a town."""
    return NamedRoute(
        "r", Text("路", "Route"), Route(tuple(Stay(("facilities", f"facilities-{k}")) for k in range(count)), **more)
    )


spots = st.tuples(st.integers(-60, 360), st.integers(-60, 360))
some_spots = st.lists(spots, min_size=2, max_size=6)
crossings = st.tuples(st.integers(0, 3), st.integers(0, 3))


def _tracks(ends):
    """Random streets between crossings, none of no length."""
    return [line(*((x * BLOCK, y * BLOCK) for x, y in pair)) for pair in ends if pair[0] != pair[1]]


networks = st.lists(st.tuples(crossings, crossings), min_size=3, max_size=10).map(_tracks).filter(bool)


def pairs(count):
    return itertools.permutations(range(count), 2)
