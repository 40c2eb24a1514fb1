"""The timetable: times, sums, what is left out and why."""

import datetime as dt
import math

import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.base import Text
from tests.route.kit import grid, line, named, place, some_spots, town
from tests.town import CRS, HERE, layer, store
from tests.toy import FEWER
from utils.route.model import NamedRoute, Route, Stay
from utils.route.plan import minutes_for, planned, shortest

STOPS = ((0, 0), (100, 0), (100, 200))


def test_a_timetable_to_the_minute():
    seen = planned(town(*STOPS), named(3, start=dt.time(9, 30), pace=4.0, stay=5))
    plan = seen.plan
    assert [round(metres) for metres in plan.legs] == [100, 200]
    assert [(stop.arrive, stop.leave) for stop in plan.stops] == [
        (dt.time(9, 30), dt.time(9, 35)),
        (dt.time(9, 37), dt.time(9, 42)),
        (dt.time(9, 45), dt.time(9, 50)),
    ]
    assert (plan.metres, plan.minutes) == (pytest.approx(300, abs=0.5), 20)
    assert seen.problems == () and seen.numbers == (0, 1, 2)
    assert plan.stops[0].title == Text("名0", "名0")


def test_the_line_is_in_degrees_and_passes_every_stop():
    plan = planned(town(*STOPS), named(3)).plan
    east, north = pyproj.Transformer.from_crs("EPSG:4326", CRS, always_xy=True).transform(
        plan.line[0][1], plan.line[0][0]
    )
    assert (east, north) == pytest.approx(HERE, abs=0.05)
    assert [plan.line[mark] for mark in plan.marks] == [(stop.lat, stop.lng) for stop in plan.stops]
    assert plan.marks[0] == 0 and plan.marks[-1] == len(plan.line) - 1


def test_back_to_the_start():
    there, back = (planned(town(*STOPS), named(3, back=back)).plan for back in (False, True))
    assert len(back.stops) == 4 and back.stops[-1].title == back.stops[0].title
    assert back.stops[-1].arrive == back.stops[-1].leave and back.line[0] == back.line[-1]
    assert back.metres == pytest.approx(2 * there.metres, abs=1)


@FEWER
@given(
    some_spots,
    st.floats(1, 8),
    st.lists(st.one_of(st.none(), st.integers(0, 60)), min_size=6, max_size=6),
    st.times(),
    st.booleans(),
)
def test_totals_are_the_sums_of_their_parts(spots, pace, stays, start, back):
    stops = tuple(Stay(("facilities", f"facilities-{k}"), minutes=stays[k]) for k in range(len(spots)))
    route = Route(stops, start, pace, 7, back)
    plan = planned(town(*spots), NamedRoute("r", Text("路", "r"), route)).plan
    assert plan.metres == pytest.approx(sum(plan.legs))
    assert len(plan.legs) == len(plan.stops) - 1 == len(plan.marks) - 1
    walking = sum(minutes_for(metres, route.pace) for metres in plan.legs)
    staying = sum(route.minutes_at(stop) for stop in stops)
    assert plan.minutes == walking + staying
    spent = (_minute(plan.stops[-1].leave) - _minute(plan.stops[0].arrive)) % (24 * 60)
    assert spent == plan.minutes % (24 * 60)
    for metres, before, after in zip(plan.legs, plan.stops, plan.stops[1:], strict=False):
        assert (_minute(after.arrive) - _minute(before.leave)) % (24 * 60) == minutes_for(metres, route.pace) % (
            24 * 60
        )


def _minute(time):
    return time.hour * 60 + time.minute


@given(st.floats(0, 1e5), st.floats(1, 8))
def test_walking_times_are_rounded_up(metres, pace):
    exact = metres / (pace * 1000 / 60)
    assert exact - 1e-6 <= minutes_for(metres, pace) < exact + 1
    assert minutes_for(math.ceil(pace) * 1000, math.ceil(pace)) == 60


def test_what_cannot_be_reached_is_named_and_the_rest_works():
    route = Route(
        (
            Stay(("facilities", "facilities-0")),
            Stay(("facilities", "nowhere")),
            Stay(place=(10.0, 20.0), title=Text("远方", "Far away")),
            Stay(("nothing", "x"), title=Text("旧称", "Old name")),
            Stay(("facilities", "facilities-1")),
        )
    )
    seen = planned(town(*STOPS), NamedRoute("r", Text("路", "r"), route))
    assert seen.numbers == (0, 4) and len(seen.plan.stops) == 2
    assert [text.en.split("”")[0] for text in seen.problems] == ["“facilities/nowhere", "“Far away", "“Old name"]
    assert "不在数据中" in seen.problems[0].zh and "步行" in seen.problems[1].zh
    assert seen.spots[1] is None and seen.spots[2] == (10.0, 20.0)


@pytest.mark.parametrize("count", [0, 1])
def test_one_stop_or_none_is_no_walk(count):
    plan = planned(town(*STOPS), named(count, back=True)).plan
    assert (plan.metres, plan.legs, len(plan.stops), plan.minutes) == (0, (), count, 5 * count)


def test_a_place_on_the_map_is_a_stop():
    lng, lat = pyproj.Transformer.from_crs(CRS, "EPSG:4326", always_xy=True).transform(HERE[0] + 300, HERE[1])
    route = Route((Stay(("facilities", "facilities-0")), Stay(place=(lat, lng), title=Text("入口", "Gate"))))
    plan = planned(town(*STOPS), NamedRoute("r", Text("路", "r"), route)).plan
    assert plan.metres == pytest.approx(300, abs=0.5) and plan.stops[1].title.en == "Gate"


def test_a_pace_changes_no_way_but_new_streets_do():
    here = town(*STOPS)
    slow, fast = (planned(here, named(3, pace=pace)).plan for pace in (2.0, 6.0))
    assert slow.line == fast.line and slow.minutes > fast.minutes
    here.layers["roads"] = layer("roads", [*grid(), line((100, 0), (140, 100), (100, 200))])
    here.layers["facilities"] = layer("facilities", [place(*xy) for xy in ((0, 0), (140, 100))])
    assert planned(here, named(2)).plan.metres == pytest.approx(100 + math.hypot(40, 100), abs=1)


def test_reported_stops_on_illustrative_streets_are_illustrative():
    roads = layer("roads", grid(), provenance="surveyed")
    stops = layer("facilities", [place(0, 0), place(100, 0)], provenance="reported")
    assert planned(store(roads, stops), named(2)).plan.provenance == "surveyed"
    assert planned(town(*STOPS), named(2)).plan.provenance == "illustrative"


def test_the_shortest_order_keeps_what_it_is_told_and_puts_last_what_cannot_be_reached():
    here = town((0, 0), (300, 0), (100, 0), (200, 0))
    route = named(4).route
    route = Route((route.stops[0], Stay(("facilities", "gone")), *route.stops[1:]))
    ids = [stop.at[1][-1] for stop in shortest(here, route).stops]
    assert ids == ["0", "2", "3", "1", "e"]
    assert [stop.at[1][-1] for stop in shortest(here, named(4).route, last=True).stops] == ["0", "2", "1", "3"]
    assert shortest(here, Route()) == Route()
