"""The route being made: places toggled and refused, stops renamed in one language, changes taken back."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from layers.base import Text
from tests.route.kit import named
from tests.route.test_place import at, town
from utils.route.link import route_from, route_text
from utils.route.model import MOST_STOPS, NamedRoute, Route, Stay
from utils.route.place import OUTSIDE
from utils.ui import route_draft, route_opened, route_said
from utils.ui.route_opened import Opened, Standing, settled, standing

HERE = town([(0, 0), (100, 0), (200, 0)])
GATE = at(120, 40)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A visitor's view without Streamlit; ``page.route`` is the route of it, ``page.state`` the session's."""
    kept = SimpleNamespace(text="", lang="zh", state={})
    view = SimpleNamespace(option=lambda name: kept.text)
    monkeypatch.setattr(route_draft.session, "view", lambda: SimpleNamespace(**vars(view), lang=kept.lang))
    monkeypatch.setattr(route_draft.session, "set_option", lambda name, text: setattr(kept, "text", text))
    for module in (route_draft, route_opened, route_said):
        monkeypatch.setattr(module.st, "session_state", kept.state)
    return kept


def route(page: SimpleNamespace) -> Route:
    return route_from(page.text)


def test_a_place_becomes_a_stop_with_a_name_and_is_one_no_longer(page: SimpleNamespace) -> None:
    route_draft.toggle_place(HERE, GATE)
    (stop,) = route(page).stops
    assert stop.place == (round(GATE[0], 6), round(GATE[1], 6))
    assert stop.title and stop.title.zh.startswith("地图上的点 1") and stop.title.en.startswith("Map point 1")
    # The map tells the place of its pin, which has six decimals.
    route_draft.toggle_place(HERE, stop.place)
    assert route(page) == Route()
    route_draft.undo()
    assert route(page).stops == (stop,)


def test_a_place_outside_is_refused_and_said_so(page: SimpleNamespace) -> None:
    route_draft.toggle_place(HERE, at(-700, 0))
    assert route(page) == Route() and page.state["route_said"][0][0] is OUTSIDE


def test_a_full_route_says_that_it_is_full(page: SimpleNamespace) -> None:
    page.text = route_text(Route((Stay(("facilities", "x")),) * MOST_STOPS))
    route_draft.toggle_place(HERE, GATE)
    assert len(route(page).stops) == MOST_STOPS and page.state["route_said"][0][0] is route_draft.FULL


def test_a_stop_is_renamed_in_the_language_of_the_page(page: SimpleNamespace) -> None:
    page.text = route_text(named(2).route)
    route_draft.rename_stop(HERE, 1, "  大门   口 \ud800")
    assert route(page).stops[1].title == Text("大门 口", "名1")
    page.lang = "en"
    route_draft.rename_stop(HERE, 1, "Gate" + "x" * 99)
    title = route(page).stops[1].title
    assert title and title.zh == "大门 口" and title.en.startswith("Gate") and len(title.en) == route_draft.LONGEST_STOP


def test_without_a_name_a_stop_has_the_one_it_had_at_first(page: SimpleNamespace) -> None:
    page.text = route_text(named(2).route)
    route_draft.rename_stop(HERE, 0, "大门")
    route_draft.rename_stop(HERE, 0, " ")
    assert route(page) == named(2).route
    route_draft.toggle_place(HERE, GATE)
    automatic = route(page).stops[2].title
    route_draft.rename_stop(HERE, 2, "集合点")
    assert route(page).stops[2].title == Text("集合点", automatic.en if automatic else "")
    route_draft.rename_stop(HERE, 2, "")
    assert route(page).stops[2].title == automatic


def test_changes_are_taken_back_one_by_one(page: SimpleNamespace) -> None:
    assert not route_draft.can_undo(route_draft.session.view())
    states = [page.text]
    for stop in ("a", "b", "c"):
        route_draft.toggle_stop("facilities", stop)
        states.append(page.text)
    for before in reversed(states[:-1]):
        assert route_draft.can_undo(route_draft.session.view())
        route_draft.undo()
        assert page.text == before
    route_draft.undo()
    assert page.text == "" and not route_draft.can_undo(route_draft.session.view())


def test_what_changes_nothing_is_no_step(page: SimpleNamespace) -> None:
    route_draft.toggle_stop("facilities", "a")
    route_draft.change_draft(route(page))
    route_draft.undo()
    assert page.text == ""


def test_undo_goes_on_with_the_route_that_was_open(page: SimpleNamespace) -> None:
    kept = NamedRoute("r", Text("路", "r"), named(2).route)
    route_draft.open_route(Opened(kept, "1"))
    route_draft.open_route(None)
    assert route_opened.opened_now() is None and route(page) == Route()
    route_draft.undo()
    assert route_opened.opened_now() == Opened(kept, "1") and route(page) == kept.route
    # But for one that was deleted.
    route_draft.open_route(None)
    route_draft.forget("r")
    route_draft.undo()
    assert route_opened.opened_now() is None and route(page) == kept.route


def kept_routes(**digests: str) -> SimpleNamespace:
    routes = {id_: NamedRoute(id_, Text("路", "r"), named(2).route) for id_ in digests}
    return SimpleNamespace(routes=routes, digests=digests)


@pytest.mark.parametrize(
    ("now", "expected"), [({"r": "1"}, Standing.SAME), ({"r": "2"}, Standing.CHANGED), ({}, Standing.GONE)]
)
def test_what_became_of_a_route_that_was_opened(now: dict, expected: Standing) -> None:
    seen = Opened(NamedRoute("r", Text("路", "r"), named(3).route), "1")
    assert standing(seen, kept_routes(**now)) is expected
    assert standing(None, kept_routes(**now)) is Standing.SAME
    assert settled(seen, kept_routes(**now), named(3).route) == seen


def test_the_same_route_by_somebody_else_is_taken_over() -> None:
    kept, mine = kept_routes(r="2", other="9"), named(2).route
    seen = Opened(NamedRoute("r", Text("路", "r"), named(3).route), "1")
    found = settled(seen, kept, mine)
    assert found and found.named.id == "r" and found.digest == "2"
    assert settled(None, kept, Route()) is None
