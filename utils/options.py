"""The settings of single pages that belong to the view: a distance, a chosen series. They travel in its link.

An option is declared once, in :data:`OPTIONS`; ``ViewState.options`` holds the values that differ from the usual one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from utils.day import read_day
from utils.filters.shape import Shape
from utils.route.link import is_route


@dataclass(frozen=True, slots=True)
class Option:
    """One setting. Values are short texts; ``accepts`` says which ones exist, ``usual`` is the one at first."""

    usual: str
    accepts: Callable[[str], bool]


def one_of(usual: str, *others: str) -> Option:
    """One of some keys."""
    return Option(usual, frozenset({usual, *others}).__contains__)


def whole(usual: int, least: int, most: int) -> Option:
    """A whole number of ``least`` to ``most``, written without sign or leading zeros."""
    return Option(str(usual), lambda text: _is_whole(text, len(str(most))) and least <= int(text) <= most)


def day(usual: str = "") -> Option:
    """A date, ``2023-03-15``; ``""`` for none."""
    return Option(usual, lambda text: text == usual or _is_day(text))


PLACE_KINDS = ("zone", "area", "shape")
LONGEST_NAME = 100

OPTIONS: Mapping[str, Option] = {
    # What the rental page is about.
    "rental": one_of("occupancy", "rent"),
    # Livability: what the page is about; within how many metres, of what.
    "live": one_of("coverage", "issues"),
    "within": whole(300, 10, 1000),
    "of": one_of("service", "drying", "park", "greenway"),
    # Residents' matters on the map: one by one, or how dense they are.
    "matters": one_of("points", "density"),
    # What changed: the earlier of the two dates (the later is the view's own); none: a year before it.
    "since": day(),
    # Which changes are shown.
    "change": one_of("all", "slipped", "moved", "opened"),
    # The cockpit: how it is painted, and after how many seconds its figures turn.
    "wall": one_of("dark", "light"),
    "turn": whole(12, 3, 300),
    # The area report: of which place (utils.analysis.place); none: the whole community.
    "place": Option("", lambda text: text == "" or _is_place(text)),
    # The route being made (utils.route.link).
    "route": Option("", is_route),
}


def _is_whole(text: str, digits: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= digits and text == str(int(text))


def _is_day(text: str) -> bool:
    try:
        return bool(read_day(text))
    except ValueError:
        return False


def _is_place(text: str) -> bool:
    """A zone's id, an area's name, a shape's short form: whether there is such a zone only the data can tell."""
    kind, _, key = text.partition("/")
    if kind == "shape":
        return _is_shape(key)
    return kind in PLACE_KINDS and 0 < len(key) <= LONGEST_NAME and key.isprintable()


def _is_shape(text: str) -> bool:
    try:
        return Shape.from_text(text).text() == text
    except (ValueError, OverflowError):
        return False
