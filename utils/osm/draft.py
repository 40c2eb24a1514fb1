"""One element on its way to being a feature."""

from __future__ import annotations

from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry

from utils.osm.rules import Match
from utils.osm.values import Tags

_ORDER = {"node": 0, "way": 1, "relation": 2}


@dataclass(slots=True)
class Draft:
    """``element`` is ``way/123``; ``geometry`` is valid, unclipped, EPSG:4326; ``updated`` an ISO date or "".

    ``outlines`` are the ids of the ways an area relation is drawn with.
    """

    element: str
    match: Match
    geometry: BaseGeometry
    tags: Tags
    updated: str = ""
    repairs: tuple[str, ...] = ()
    outlines: frozenset[str] = field(default_factory=frozenset)

    @property
    def number(self) -> str:
        """The digits of the id."""
        return self.element.partition("/")[2]

    @property
    def order(self) -> tuple[int, int]:
        """Nodes, ways, relations, each by number: the same however the extract was sorted."""
        kind, _, number = self.element.partition("/")
        return _ORDER[kind], int(number)
