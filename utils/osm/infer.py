"""Columns the tags leave open but the map around them answers: a building's use, a park's kind and what is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import shapely

from utils.osm.draft import Draft
from utils.osm.finish import Setting
from utils.osm.report import LayerReport

LAND_USE = {
    "residential": "residential",
    "commercial": "commercial",
    "retail": "commercial",
    "industrial": "industrial",
    "port": "industrial",
    "railway": "industrial",
    "garages": "industrial",
    "education": "public",
    "institutional": "public",
    "religious": "cultural",
}
# Most buildings mapped as a bare building=yes are homes; the card, the source and the report say that it is assumed.
ASSUMED_USE = "residential"
# CJJ/T 85-2017 (classification of urban green space) sets 1 hectare as the least size of a community park.
COMMUNITY_PARK_M2 = 10_000.0

Inferred = Mapping[str, tuple[Mapping[str, object], str]]


def building_uses(
    drafts: Sequence[Draft], around: Mapping[str, Sequence[Draft]], books: LayerReport, setting: Setting
) -> Inferred:
    """``use`` of every building: its tags, else the smallest land use it stands on, else assumed."""
    plots = [draft for draft in around.get("base_land", ()) if draft.tags.get("landuse") in LAND_USE]
    plots.sort(key=lambda plot: (plot.geometry.area, plot.order))
    open_ones = [draft for draft in drafts if draft.match.columns["use"] is None]
    tree = shapely.STRtree([plot.geometry for plot in plots])
    found: dict[int, int] = {}
    if plots and open_ones:
        pairs = tree.query([draft.geometry.representative_point() for draft in open_ones], predicate="within")
        for which, plot in sorted(zip(*pairs.tolist(), strict=True), reverse=True):
            found[which] = plot
    books.notes["use_from_tags"] = len(drafts) - len(open_ones)
    books.notes["use_from_land_use"] = len(found)
    books.notes["use_assumed"] = len(open_ones) - len(found)
    answers: dict[str, tuple[Mapping[str, object], str]] = {}
    for index, draft in enumerate(open_ones):
        if index in found:
            use = LAND_USE[plots[found[index]].tags["landuse"]]
            answers[draft.element] = ({"use": use}, "use taken from the land use around it")
        else:
            answers[draft.element] = ({"use": ASSUMED_USE}, "use not mapped, assumed residential")
    return answers


def park_kinds(
    drafts: Sequence[Draft], around: Mapping[str, Sequence[Draft]], books: LayerReport, setting: Setting
) -> Inferred:
    """``kind`` of parks by their whole area in m², before they are cut to the boundary."""
    whole = {draft.element: draft for draft in around.get("parks", ())}
    answers: dict[str, tuple[Mapping[str, object], str]] = {}
    for draft in drafts:
        if draft.match.columns["kind"] is None:
            area = setting.metres(whole[draft.element].geometry).area
            kind = "community_park" if area >= COMMUNITY_PARK_M2 else "pocket_park"
            answers[draft.element] = ({"kind": kind}, "kind by area")
    return answers


INFERENCES = {"buildings": building_uses, "parks": park_kinds}
