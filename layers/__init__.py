"""The registry: every layer, in drawing order from the bottom up.

Adding a layer is one file here, one line below and one data file.
"""

from collections.abc import Mapping

from layers import (
    base_map,
    boundary,
    buildings,
    drying_racks,
    facilities,
    greenways,
    parks,
    projects,
    resident_issues,
    river_works,
    roads,
    zones,
)
from layers.base import LayerSpec

LAYERS: Mapping[str, LayerSpec] = {
    spec.id: spec
    for spec in (
        base_map.LAND,
        base_map.GREEN,
        base_map.WATER,
        base_map.STREETS,
        zones.SPEC,
        parks.SPEC,
        boundary.SPEC,
        buildings.SPEC,
        roads.SPEC,
        projects.SPEC,
        river_works.SPEC,
        greenways.SPEC,
        resident_issues.SPEC,
        drying_racks.SPEC,
        facilities.SPEC,
        base_map.LABELS,
    )
}

__all__ = ["LAYERS"]
