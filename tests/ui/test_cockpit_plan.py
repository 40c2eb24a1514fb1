"""Where the cockpit's panels stand, with all of them and with few."""

from itertools import chain, combinations

import pytest

from utils.ui.cockpit_plan import BELOW, LEFT, RIGHT, arranged

ALL = (*LEFT, *RIGHT, *BELOW)
SOME = list(chain.from_iterable(combinations(ALL, count) for count in range(len(ALL) + 1)))


def test_all_panels_stand_where_they_belong() -> None:
    assert arranged(ALL) == {"left": list(LEFT), "right": list(RIGHT), "below": list(BELOW)}


@pytest.mark.parametrize("there", SOME, ids=" ".join)
def test_every_panel_there_is_stands_once_and_no_side_is_empty(there: tuple[str, ...]) -> None:
    sides = arranged(there)
    assert sorted(panel for panels in sides.values() for panel in panels) == sorted(there)
    assert all(sides.values())
    assert abs(len(sides.get("left", [])) - len(sides.get("right", []))) <= 1


def test_too_few_for_columns_stand_below_the_map() -> None:
    assert arranged(["status", "list"]) == {"below": ["status", "list"]}
    assert arranged([]) == {}
