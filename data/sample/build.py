"""Puts the parts together: every layer and table of the data folder."""

from __future__ import annotations

from data.sample import (
    base_map,
    buildings,
    facilities,
    greens,
    issues,
    places,
    projects,
    racks,
    river_works,
    series,
    streets,
)
from data.sample.record import Feature, Table


def layers() -> dict[str, list[Feature]]:
    """Layer id -> features in local metres."""
    return {
        **places.features(),
        "buildings": buildings.features(),
        "roads": streets.features(),
        "greenways": greens.greenway_features(),
        "river_works": river_works.features(),
        "parks": greens.park_features(),
        "drying_racks": racks.features(),
        "facilities": facilities.features(),
        "projects": projects.features(),
        "resident_issues": issues.features(),
        **base_map.features(),
    }


def tables() -> dict[str, Table]:
    """Table name -> rows."""
    return {
        "rental_monthly": series.rental_monthly(),
        "rental_by_community": series.rental_by_community(),
        "project_progress": projects.progress(),
        "dcc_output": series.dcc_output(),
        "honours": series.honours(),
    }
