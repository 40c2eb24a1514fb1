"""How each layer is cut to the community: stated once, for all layers alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from utils.osm.area import StudyArea


@dataclass(frozen=True, slots=True)
class Plan:
    """``whole`` features stay uncut and belong if a point inside them does; others are cut at the edge.

    ``surroundings`` layers reach beyond the boundary; within it they leave out the elements that the layers ``beside``
    draw there.
    """

    whole: bool = False
    surroundings: bool = False
    beside: tuple[str, ...] = ()

    def window(self, area: StudyArea) -> BaseGeometry:
        """The part of the world the layer covers."""
        return area.surroundings if self.surroundings else area.boundary


# In the order they are finished: base layers after those they leave room for.
PLANS: Mapping[str, Plan] = {
    "parks": Plan(),
    "buildings": Plan(whole=True),
    "roads": Plan(),
    "greenways": Plan(),
    "facilities": Plan(whole=True),
    "base_land": Plan(surroundings=True),
    "base_green": Plan(surroundings=True, beside=("parks",)),
    "base_water": Plan(surroundings=True),
    "base_streets": Plan(surroundings=True, beside=("roads", "greenways")),
    "base_labels": Plan(whole=True, surroundings=True),
}
