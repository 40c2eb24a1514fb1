"""The timetable's element: what it is sent, and what is done for its clicks."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from layers.base import Text
from tests.route.kit import named, town
from utils.route.model import NamedRoute, Route, Stay
from utils.route.plan import planned
from utils.ui import clicks, route_rows
from utils.ui.route_rows import timetable

GONE = Stay(("facilities", "gone"))


def said(route: Route, lang: str = "en") -> dict:
    here = town((0, 0), (100, 0), (100, 200))
    return timetable(planned(here, NamedRoute("r", Text("路", "r"), route)), route, lang)


def test_a_row_a_stop_and_the_way_between() -> None:
    table = said(named(3, start=dt.time(9, 30)).route)
    assert [line["kind"] for line in table["lines"]] == ["stop", "walk", "stop", "walk", "stop"]
    first, way = table["lines"][:2]
    assert (first["when"], first["stay"], first["first"], first["last"]) == (
        "arrive 09:30 · leave 09:35",
        "5 min",
        True,
        False,
    )
    assert way["text"] == "walk 100 m · 2 min" and table["hint"] == ""
    assert said(named(3).route, "zh")["lines"][1]["text"] == "步行 100 m · 2 分钟"


def test_the_way_back_is_said() -> None:
    last = said(named(2, back=True).route)["lines"][-1]
    assert last["kind"] == "back" and last["text"] == "back to 名0" and last["when"] == "arrive 09:14"


def test_a_stop_left_out_keeps_its_row_and_number() -> None:
    lines = said(Route((named(1).route.stops[0], GONE, *named(2).route.stops[1:])))["lines"]
    assert [(line["number"], line["out"]) for line in lines if line["kind"] == "stop"] == [
        (1, False),
        (2, True),
        (3, False),
    ]
    assert lines[2]["when"] == "left out"


@pytest.mark.parametrize(("count", "hint"), [(0, "Click anything on the map"), (1, "one more stop")])
def test_one_stop_or_none_shows_what_to_do(count: int, hint: str) -> None:
    assert hint in said(named(count).route)["hint"]


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A route being made, without a session."""
    kept = SimpleNamespace(route=named(3).route, undone=0)
    monkeypatch.setattr(route_rows.session, "view", lambda: None)
    monkeypatch.setattr(route_rows, "draft", lambda view: kept.route)
    monkeypatch.setattr(route_rows, "change_draft", lambda route: setattr(kept, "route", route))
    monkeypatch.setattr(route_rows, "undo", lambda: setattr(kept, "undone", kept.undone + 1))
    monkeypatch.setattr(route_rows, "rename_stop", lambda store, number, name: setattr(kept, "renamed", (number, name)))
    monkeypatch.setattr(clicks.st, "session_state", {})
    return kept


def key(k: int) -> str:
    return f"facilities/facilities-{k}"


def test_clicks_move_remove_and_stay_longer(state: SimpleNamespace) -> None:
    sent = {"clicks": [[1, [key(2), "up"]], [2, [key(2), "up"]], [3, [key(0), "remove"]], [4, [key(1), "more"]]]}
    route_rows.take_clicks(None, sent)
    assert [stop.at[1] for stop in state.route.stops] == ["facilities-2", "facilities-1"]
    assert state.route.stops[1].minutes == 6
    route_rows.take_clicks(None, {"clicks": [*sent["clicks"], [5, [key(1), "less"]]]})
    assert state.route.stops[1].minutes is None, "each click is done once"


def test_a_change_is_taken_back_and_a_stop_renamed(state: SimpleNamespace) -> None:
    route_rows.take_clicks(None, {"clicks": [[1, ["", "undo"]], [2, [key(1), "name", "门口"]]]})
    assert state.undone == 1 and state.renamed == (1, "门口")


ODD = [None, 3, [], ["x"], [key(0), "burn"], [key(9), "up"], [1, 2], [key(0), ["up"]], [key(0), "undo"],
       [key(0), "name", 3], [key(9), "name", "x"], [key(0), "name"]]  # fmt: skip


@pytest.mark.parametrize("click", ODD)
def test_what_is_malformed_changes_nothing(state: SimpleNamespace, click: object) -> None:
    route_rows.take_clicks(None, {"clicks": [[1, click]]})
    assert state.route == named(3).route and not state.undone and not hasattr(state, "renamed")
