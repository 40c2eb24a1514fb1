"""A route in a link: what is written is read again, and nothing else is taken for a route."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers import LAYERS
from layers.base import Text
from tests.town import store
from tests.toy import FEWER
from utils.options import OPTIONS
from utils.route import link
from utils.route.link import is_route, route_from, route_text
from utils.route.model import MOST_STOPS, Route, Stay
from utils.viewstate import ViewState, from_query, to_query

names = st.text(min_size=1, max_size=12)
titles = st.none() | st.builds(Text, names, names)
minutes = st.none() | st.integers(0, 240)
features = st.builds(
    lambda at, title, minutes: Stay(at, None, title, minutes), st.tuples(names, names), titles, minutes
)
places = st.builds(
    lambda lat, lng, title, minutes: Stay(None, (lat, lng), title, minutes),
    st.floats(-90, 90), st.floats(-180, 180), titles, minutes,
)  # fmt: skip
routes = st.builds(
    Route,
    st.lists(features | places, max_size=6).map(tuple),
    st.times(),
    st.floats(1, 8),
    st.integers(0, 240),
    st.booleans(),
)


@FEWER
@given(routes)
def test_what_is_written_is_read_again(route):
    text = route_text(route)
    assert route_from(text) == route and is_route(text)


@FEWER
@given(routes)
def test_it_travels_in_the_link_of_a_view(route):
    profile = store().profile
    profile.years = (2017, 2026)
    view = ViewState("zh", {}, "offline").with_option("route", route_text(route))
    again, problems = from_query(to_query(view, LAYERS, profile), LAYERS, profile)
    assert problems == [] and again.option("route") == route_text(route)


@pytest.mark.parametrize(
    "text",
    [
        "0900 4 5~", "0900 4", "900 4 5", "2500 4 5", "0900 0.5 5", "0900 4 5 c", "0900 nan 5", "0900 4 -1",
        "0900 4 5~a", "0900 4 5~a/", "0900 4 5~@1", "0900 4 5~@91.000000,0.000000", "0900 4 5~@nan,0",
        "0900 4 5~a/b!241", "0900 4 5~a/b*x", "0900 4 5~a/b~", "0900 04 5~a/b", "٠٩٠٠ 4 5~a/b", "0900 4 ٥~a/b",
        "0900 4 5~a/b!+3", "0900 4 5", "0900 4 5" + "~a/b" * (MOST_STOPS + 1), "0900 4 5~a/%FF",
    ],
)  # fmt: skip
def test_anything_else_is_no_route(text):
    assert not is_route(text) and not OPTIONS["route"].accepts(text)


def test_a_new_route_is_no_text_at_all():
    assert route_text(Route()) == "" and route_from("") == Route()


def test_the_example_of_the_module_is_a_route():
    example = re.search(r"``(0900 [^`]+)``", link.__doc__)[1]
    assert is_route(example) and [stop.minutes for stop in route_from(example).stops] == [None, 12, None]
    assert route_from(example).stops[2].title == Text("入口", "Gate")


def test_it_is_short_and_can_be_read():
    route = Route((Stay(("facilities", "f-02")), Stay(place=(22.67, 114.12), minutes=3)), dt.time(9, 5), 4.5, 5, True)
    assert route_text(route) == "0905 4.5 5 b~facilities/f-02~@22.670000,114.120000!3"
