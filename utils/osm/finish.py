"""From the drafts of one layer to its finished features: cut, freed of duplicates, in drawing order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from layers import LAYERS
from utils.osm.area import StudyArea
from utils.osm.draft import Draft
from utils.osm.names import is_named, names
from utils.osm.plan import Plan
from utils.osm.report import LayerReport
from utils.osm.shape import cut, minus

SOURCE = "OpenStreetMap contributors, ODbL 1.0"
OWN_SOURCE = "Drawn by the community, not in OpenStreetMap"
# Two facilities of one kind and name closer than this are one, mapped twice (a station as a point and as a building).
SAME_PLACE_M = 200.0
Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """What finishing needs to know. ``metres`` projects EPSG:4326 geometry to the community's CRS in metres."""

    area: StudyArea
    extract_date: str
    metres: Callable[[BaseGeometry], BaseGeometry]


def projector(crs: str) -> Callable[[BaseGeometry], BaseGeometry]:
    """Projects EPSG:4326 lon/lat geometry into ``crs``."""
    transform = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform
    return lambda geometry: shapely.transform(geometry, transform, interleaved=False)


def settle(
    drafts: Sequence[Draft], plan: Plan, books: LayerReport, setting: Setting, drawn: Mapping[str, set[str]]
) -> list[Draft]:
    """The drafts that stay, cut to the plan's window, in drawing order; everything else goes into ``books``.

    ``drawn`` gives the element ids that other layers already draw within the boundary.
    """
    beside = set().union(*(drawn.get(layer, set()) for layer in plan.beside))
    placed: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: draft.order):
        geometry = _placed(draft, plan, setting.area, beside)
        if geometry is not None:
            placed.append(replace(draft, geometry=geometry))
        elif draft.element in beside:
            books.skip("drawn_elsewhere", draft.element)
        else:
            books.outside += 1
    return _book(_without_twins(placed, books, setting), {draft.element: draft for draft in drafts}, books)


def _placed(draft: Draft, plan: Plan, area: StudyArea, beside: set[str]) -> BaseGeometry | None:
    window, geometry = plan.window(area), draft.geometry
    if plan.whole:
        return geometry if window.covers(geometry.representative_point()) else None
    part = geometry if window.covers(geometry) else cut(geometry, window)
    if part is not None and draft.element in beside and part.intersects(area.boundary):
        part = minus(part, area.boundary)
    return part


def _without_twins(drafts: Sequence[Draft], books: LayerReport, setting: Setting) -> list[Draft]:
    outlines = {outline for draft in drafts for outline in draft.outlines}
    seen: set[bytes] = set()
    places: dict[tuple[object, str], list[BaseGeometry]] = {}
    kept: list[Draft] = []
    for draft in drafts:
        reason = _twin(draft, outlines, seen, places, setting)
        if reason:
            books.skip(reason, draft.element)
        else:
            kept.append(draft)
    return kept


def _twin(
    draft: Draft,
    outlines: set[str],
    seen: set[bytes],
    places: dict[tuple[object, str], list[BaseGeometry]],
    setting: Setting,
) -> str:
    """Why ``draft`` is one too many, "" if it is not; notes it in ``seen`` and ``places``."""
    if draft.element in outlines:
        return "outline_of_relation"
    shape = shapely.to_wkb(shapely.normalize(draft.geometry))
    if shape in seen:
        return "duplicate_geometry"
    name = draft.tags.get("name", "")
    if draft.match.want == "point" and name:
        here = setting.metres(draft.geometry)
        others = places.setdefault((draft.match.columns["kind"], name), [])
        if any(here.distance(other) < SAME_PLACE_M for other in others):
            return "duplicate_name"
        others.append(here)
    seen.add(shape)
    return ""


def _book(kept: list[Draft], before: Mapping[str, Draft], books: LayerReport) -> list[Draft]:
    for draft in kept:
        books.kept += 1
        for reason in draft.repairs:
            books.repair(reason, draft.element)
        if not shapely.equals_exact(draft.geometry, before[draft.element].geometry):
            books.clipped.append(draft.element)
    # The large below the small, so that a square shows on the quarter around it; else by id.
    return sorted(kept, key=lambda draft: (-draft.geometry.area, draft.order))


def feature(layer: str, draft: Draft, columns: Mapping[str, object], extract_date: str, remark: str = "") -> Feature:
    """The GeoJSON feature of ``draft``: every column of the layer's spec, null where nothing is known.

    ``remark`` is added to the source, where a column was inferred and the reader of the card must know.
    """
    # Editors give negative ids to what is not, or not yet, in OpenStreetMap.
    origin = OWN_SOURCE if draft.number.startswith("-") else SOURCE
    name, name_en = names(draft.tags, draft.match.noun, draft.number if draft.match.numbered else "")
    common = {
        "id": draft.element,
        "name": name,
        "name_en": name_en,
        "named": is_named(draft.tags),
        "provenance": "surveyed",
        "source": f"{origin} ({remark})" if remark else origin,
        "updated": draft.updated or extract_date,
    }
    own = {column: columns.get(column) for column in LAYERS[layer].columns}
    return {"type": "Feature", "id": draft.element, "properties": {**common, **own}, "geometry": _json(draft.geometry)}


def _json(geometry: BaseGeometry) -> dict[str, Any]:
    """RFC 7946 geometry: outer rings counter-clockwise, 7 decimals."""
    mapping = shapely.geometry.mapping(shapely.orient_polygons(geometry))
    return {"type": mapping["type"], "coordinates": _rounded(mapping["coordinates"])}


def _rounded(coordinates: Iterable[Any]) -> list[Any]:
    return [round(part, 7) if isinstance(part, float) else _rounded(part) for part in coordinates]
