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
