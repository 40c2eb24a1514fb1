"""Which tags become which layer. One element may match several layers (a park is also greenery of the base map)."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from utils.osm.rules.base_map import BASE_RULES
from utils.osm.rules.community import COMMUNITY_RULES
from utils.osm.rules.kit import Match, Rule, Want
from utils.osm.values import Tags, Values

Element = Literal["node", "way", "relation"]

RULES: tuple[Rule, ...] = COMMUNITY_RULES + BASE_RULES
# An element without any of these keys cannot match a rule; the reader drops it before Python sees it.
KEYS = (
    "amenity",
    "building",
    "highway",
    "landuse",
    "leisure",
    "natural",
    "place",
    "railway",
    "social_facility",
    "tourism",
    "waterway",
)
AREA_RELATIONS = frozenset({"multipolygon", "boundary"})


def classify(tags: Tags, element: Element) -> list[Match]:
    """Every layer the element belongs to by its tags.

    Lines are taken from ways only: a relation of lines (a route, a whole river) repeats ways that are already there.
    Points of interest may be nodes, ways or area relations.
    """
    matches = []
    for rule in RULES:
        values = Values(tags)
        match = rule(values)
        if match is not None and _fits(match.want, element, tags):
            matches.append(replace(match, ignored=tuple(values.ignored)) if values.ignored else match)
    return matches


def _fits(want: Want, element: Element, tags: Tags) -> bool:
    if want == "line":
        return element == "way"
    if want == "label":
        return element == "node"
    if want == "point" and element == "relation":
        return tags.get("type") in AREA_RELATIONS
    return True


__all__ = ["AREA_RELATIONS", "KEYS", "RULES", "Element", "Match", "classify"]
