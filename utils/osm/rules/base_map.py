"""The layers of the offline base map: land, green, water, streets, place names.

River lines and river surfaces go to the base map's water: the layer of river works is about construction works on a
river, which OpenStreetMap does not record.
"""

from __future__ import annotations

from layers.base import Text
from utils.osm.rules.kit import Match, Rule, is_area, said
from utils.osm.values import Values

BUILT_UP = frozenset({"residential", "commercial", "retail", "education", "institutional", "civic_admin", "religious"})
INDUSTRIAL = frozenset({"industrial", "railway", "port", "quarry", "garages", "depot"})


def land(values: Values) -> Match | None:
    """Built-up and industrial land use, squares."""
    tags = values.tags
    landuse = tags.get("landuse", "")
    square = tags.get("highway") in {"pedestrian", "footway"} and is_area(tags)
    if square or tags.get("place") == "square":
        return Match("base_land", "area", Text("广场", "Square"), {"kind": "plaza"}, numbered=False)
    if landuse in BUILT_UP:
        return Match("base_land", "area", Text("建成区", "Built-up land"), {"kind": "built_up"}, numbered=False)
    if landuse in INDUSTRIAL:
        return Match("base_land", "area", Text("产业用地", "Industrial land"), {"kind": "industrial"}, numbered=False)
    return None


_GREEN = {
    ("landuse", "forest"): "forest",
    ("natural", "wood"): "forest",
    **{("landuse", value): "farmland" for value in ("farmland", "orchard", "vineyard", "allotments", "plant_nursery")},
    **{
        ("landuse", value): "grass"
        for value in ("grass", "meadow", "village_green", "recreation_ground", "cemetery", "flowerbed")
    },
    **{("natural", value): "grass" for value in ("grassland", "scrub", "heath", "wetland")},
    **{("leisure", value): "grass" for value in ("park", "garden", "nature_reserve", "golf_course", "dog_park")},
}
_GREEN_NOUN = {
    "forest": Text("林地", "Woodland"),
    "grass": Text("绿地", "Greenery"),
    "farmland": Text("农田", "Farmland"),
}


def green(values: Values) -> Match | None:
    """Woods, grass and fields; parks too, for where they reach beyond the community."""
    kinds = (_GREEN.get((key, values.tags.get(key, ""))) for key in ("landuse", "natural", "leisure"))
    kind = next((found for found in kinds if found), None)
    return Match("base_green", "area", _GREEN_NOUN[kind], {"kind": kind}, numbered=False) if kind else None


RIVER_LINES = frozenset({"river", "stream", "canal", "drain", "ditch"})
RIVER_SURFACES = frozenset({"river", "stream", "canal", "drain", "ditch", "stream_pool", "rapids", "oxbow"})
RIVER, LAKE = Text("河流", "River"), Text("湖塘", "Lake")


def water(values: Values) -> Match | None:
    """Rivers as lines and surfaces, lakes and ponds. Culverts and tunnels are out of sight and left out."""
    tags = values.tags
    waterway = tags.get("waterway", "")
    if waterway in RIVER_LINES and not is_area(tags):
        hidden = said(tags, "tunnel") or tags.get("covered") == "yes"
        return None if hidden else Match("base_water", "line", RIVER, {"kind": "river"}, numbered=False)
    if waterway in {"riverbank", "dock"} or (tags.get("natural") == "water" and tags.get("water") in RIVER_SURFACES):
        return Match("base_water", "area", RIVER, {"kind": "river"}, numbered=False)
    if tags.get("natural") == "water" or tags.get("landuse") in {"reservoir", "basin"}:
        return Match("base_water", "area", LAKE, {"kind": "lake"}, numbered=False)
    return None


def coastline(values: Values) -> Match | None:
    """The shore of the sea: land on its left, water on its right. ``coast`` makes the sea of it."""
    if values.tags.get("natural") != "coastline":
        return None
    return Match("base_water", "line", Text("海域", "Sea"), {"kind": COAST}, numbered=False)


COAST = "coastline"

STREETS = {
    **dict.fromkeys(("motorway", "motorway_link"), "motorway"),
    **dict.fromkeys(("trunk", "primary", "trunk_link", "primary_link"), "main"),
    **dict.fromkeys(("secondary", "tertiary", "secondary_link", "tertiary_link", "busway"), "secondary"),
    **dict.fromkeys(("residential", "unclassified", "living_street", "service", "road"), "lane"),
    **dict.fromkeys(("track", "path", "footway", "cycleway", "pedestrian", "bridleway", "steps"), "path"),
}
RAILS = frozenset({"rail", "light_rail", "subway", "tram", "monorail", "narrow_gauge"})
_STREET_NOUN = {
    "motorway": Text("高速路", "Expressway"),
    "path": Text("小径", "Path"),
    "rail": Text("轨道", "Railway"),
}


def street(values: Values) -> Match | None:
    """Streets, paths and rails. Indoor ways and rail sidings are left out."""
    tags = values.tags
    kind = STREETS.get(tags.get("highway", ""))
    if kind is None and tags.get("railway") in RAILS and not said(tags, "service"):
        kind = "rail"
    if kind is None or is_area(tags) or said(tags, "indoor") or tags.get("tunnel") == "building_passage":
        return None
    noun = _STREET_NOUN.get(kind, Text("道路", "Street"))
    columns = {"kind": kind, "width_m": values.metres("width", 200) if kind != "rail" else None}
    return Match("base_streets", "line", noun, columns, numbered=False)


PLACES = frozenset({"city", "town", "suburb", "quarter", "neighbourhood", "village", "hamlet", "locality", "square"})


def label(values: Values) -> Match | None:
    """Names of places and hills; a place without a name has nothing to write."""
    tags = values.tags
    if not said(tags, "name"):
        return None
    if tags.get("place") in PLACES:
        return Match("base_labels", "label", Text("地名", "Place"), {"kind": "place"}, numbered=False)
    if tags.get("natural") in {"peak", "hill"}:
        return Match("base_labels", "label", Text("山", "Hill"), {"kind": "hill"}, numbered=False)
    return None


BASE_RULES: tuple[Rule, ...] = (land, green, water, coastline, street, label)
