"""What the map sends of a shape."""

import pytest

from utils import session
from utils.filters import Shape

CIRCLE = {"t": "circle", "c": [[22.68, 114.12]], "r": 400}


def test_a_shape_drawn_and_one_taken_away() -> None:
    assert session.drew({"n": 1, "shape": CIRCLE}) and session.drew({"n": 2, "shape": None})
    assert session.drawn({"shape": CIRCLE}) == Shape("circle", ((22.68, 114.12),), 400)
    assert session.drawn({"shape": None}) is None


@pytest.mark.parametrize("sent", [None, {}, {"n": 1, "sel": None}])
def test_a_click_is_not_about_a_shape(sent: object) -> None:
    assert not session.drew(sent) and session.drawn(sent) is None


@pytest.mark.parametrize(
    "shape", ["x", 5, {"t": "star", "c": []}, {**CIRCLE, "r": -1}, {**CIRCLE, "c": [[1e9, 0]]}, []]
)
def test_nonsense_is_no_shape(shape: object) -> None:
    assert session.drawn({"shape": shape}) is None


def test_what_several_clicks_ask_to_draw_again_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(session.st, "session_state", {})
    monkeypatch.setattr(session.st, "rerun", drawn.append)
    with session.gathered():
        session.redraw("map", "card")
        session.redraw("map", "table")
        assert drawn == []
    with session.gathered():
        session.redraw("map")
        session.redraw()
    with session.gathered():
        pass
    assert drawn == [("map", "card", "table"), "app"]


def test_a_place_that_was_clicked() -> None:
    assert session.placed({"n": 1, "sel": None, "place": [22.68, 114]}) == (22.68, 114.0)


@pytest.mark.parametrize(
    "place", [None, "x", [], [1], [1, 2, 3], ["1", "2"], [91, 0], [0, 181], [float("nan"), 0], {"lat": 1}]
)
def test_nonsense_is_no_place(place: object) -> None:
    assert session.placed({"place": place}) is None and session.placed(None) is None
