"""The layers about the community itself: buildings, roads, greenways, parks, facilities.

Only what the tags honestly say is filled. Access control, rents, racks, projects and the like are not in OpenStreetMap.
"""

from __future__ import annotations

from layers.base import Text
from utils.osm.rules.kit import CLOSED_TO_PUBLIC, Match, Rule, is_area, said
from utils.osm.values import Tags, Values

_USES = {
    "residential": "apartments residential house detached semidetached_house terrace dormitory bungalow farm cabin "
    "static_caravan houseboat villa",
    "industrial": "industrial warehouse manufacture factory storage_tank silo works farm_auxiliary barn",
    "commercial": "commercial retail office hotel supermarket kiosk shop mall mixed_use restaurant",
    "public": "public civic school kindergarten college university hospital clinic government fire_station "
    "train_station transportation station sports_hall sports_centre stadium toilets townhall parking",
    "cultural": "church cathedral chapel mosque temple synagogue shrine monastery religious museum library theatre "
    "cinema castle palace gatehouse",
}
BUILDING_USE = {value: use for use, values in _USES.items() for value in values.split()}
_AMENITY_USES = {
    "cultural": "theatre cinema arts_centre library place_of_worship museum music_venue",
    "public": "school kindergarten college university hospital clinic townhall courthouse police fire_station "
    "community_centre social_facility nursing_home public_building embassy toilets bus_station post_office",
    "commercial": "restaurant cafe bar pub fast_food bank marketplace pharmacy fuel nightclub casino",
}
AMENITY_USE = {value: use for use, values in _AMENITY_USES.items() for value in values.split()}
TOURISM_USE = {
    "museum": "cultural",
    "gallery": "cultural",
    "hotel": "commercial",
    "hostel": "commercial",
    "guest_house": "commercial",
}


def building(values: Values) -> Match | None:
    """``building=*``. Parts of buildings (``building:part``) are not buildings; roofs and ruins are kept as mapped.

    ``use`` is None where no tag tells; ``infer`` then looks at the land use around it.
    """
    tags = values.tags
    if not said(tags, "building"):
        return None
    columns = {
        "use": building_use(tags),
        "floors": values.storeys("building:levels"),
        "year_built": values.year("start_date"),
    }
    return Match("buildings", "area", Text("建筑", "Building"), columns)


def building_use(tags: Tags) -> str | None:
    """The building's use by its own tags, or None where they do not tell (``building=yes``)."""
    hints = (
        BUILDING_USE.get(tags.get("building", "")),
        AMENITY_USE.get(tags.get("amenity", "")),
        TOURISM_USE.get(tags.get("tourism", "")),
        "commercial" if said(tags, "shop") or said(tags, "office") else None,
        "industrial" if said(tags, "industrial") or said(tags, "craft") else None,
    )
    return next((hint for hint in hints if hint), None)


ROAD_CLASS = {
    **dict.fromkeys(("motorway", "trunk", "primary", "motorway_link", "trunk_link", "primary_link"), "main"),
    **dict.fromkeys(("secondary", "tertiary", "secondary_link", "tertiary_link", "busway"), "secondary"),
    **dict.fromkeys(("residential", "unclassified", "living_street", "service", "road"), "lane"),
}
ROAD_SURFACE = {
    "asphalt": "asphalt",
    "concrete": "concrete",
    "concrete:plates": "concrete",
    "concrete:lanes": "concrete",
}
# Drives to one house or one parking space belong to the plot, not to the street network.
PLOT_SERVICE = frozenset({"driveway", "parking_aisle", "drive-through", "emergency_access"})


def road(values: Values) -> Match | None:
    """Streets open to motor traffic, as lines. Tracks and drives of single plots appear on the base map only."""
    tags = values.tags
    road_class = ROAD_CLASS.get(tags.get("highway", ""))
    if road_class is None or is_area(tags) or tags.get("service") in PLOT_SERVICE:
        return None
    columns = {
        "road_class": road_class,
        "width_m": values.metres("width", 200),
        "surface": values.choice("surface", ROAD_SURFACE),
    }
    return Match("roads", "line", Text("道路", "Road"), columns)


GREENWAY = frozenset({"cycleway", "footway", "path", "pedestrian", "bridleway"})
# Pavements and crossings belong to the street beside them; indoor and underground passages are not outdoors.
NOT_GREENWAY = frozenset({"sidewalk", "crossing", "traffic_island", "link", "access_aisle"})


def greenway(values: Values) -> Match | None:
    """Ways for walking and cycling that are not part of a street: cycleways, paths, footways, pedestrian streets.

    Left out: pavements, crossings, steps, indoor and tunnelled passages, private ways, squares (surfaces).
    ``highway=construction`` and ``highway=proposed`` of these kinds are under construction and planned.
    """
    tags = values.tags
    highway = tags.get("highway", "")
    status = {"construction": "under_construction", "proposed": "planned"}.get(highway, "open")
    kind = highway if status == "open" else tags.get(highway, "")
    if kind not in GREENWAY or is_area(tags) or not _outdoors_and_public(tags):
        return None
    columns = {
        "status": status,
        "width_m": values.metres("width", 50),
        "surface": tags.get("surface") or None,
        "opened": values.day("start_date") if status == "open" else None,
    }
    return Match("greenways", "line", Text("绿道", "Greenway"), columns)


def _outdoors_and_public(tags: Tags) -> bool:
    return (
        tags.get("footway") not in NOT_GREENWAY
        and tags.get("cycleway") not in NOT_GREENWAY
        and tags.get("path") not in NOT_GREENWAY
        and tags.get("access") not in CLOSED_TO_PUBLIC
        and not any(said(tags, key) for key in ("indoor", "tunnel", "conveying"))
    )


def park(values: Values) -> Match | None:
    """``leisure=park``, nature reserves, named public gardens. A park's kind follows from its size (``infer``)."""
    tags = values.tags
    leisure = tags.get("leisure", "")
    named_garden = leisure == "garden" and said(tags, "name") and tags.get("access") not in CLOSED_TO_PUBLIC
    if leisure not in {"park", "nature_reserve"} and not named_garden:
        return None
    kind = "ecological_park" if leisure == "nature_reserve" else None
    return Match("parks", "area", Text("公园", "Park"), {"kind": kind, "opened": values.day("start_date")})


SENIORS = frozenset({"senior", "seniors", "elderly"})
CULTURE = frozenset({"community_centre", "arts_centre", "theatre"})


def facility(values: Values) -> Match | None:
    """Services with an honest equivalent. Libraries, clinics, schools, shops have none and are not listed."""
    kind = facility_kind(values.tags)
    if kind is None:
        return None
    noun = FACILITY_NOUN[kind]
    return Match("facilities", "point", noun, {"kind": kind, "opened": values.day("start_date")})


FACILITY_NOUN = {
    "metro_station": Text("地铁站", "Metro station"),
    "elderly_centre": Text("老年服务设施", "Elderly centre"),
    "party_service_centre": Text("党群服务中心", "Party-service centre"),
    "culture_sports_centre": Text("文体设施", "Culture and sports centre"),
    "wayfinding_sign": Text("导向标识", "Wayfinding sign"),
}


def facility_kind(tags: Tags) -> str | None:
    """The kind of facility the tags honestly say, or None."""
    amenity = tags.get("amenity", "")
    if tags.get("railway") == "station" and (tags.get("station") == "subway" or tags.get("subway") == "yes"):
        return "metro_station"
    if _for_seniors(tags):
        return "elderly_centre"
    if "党群服务中心" in tags.get("name", "") and (amenity or said(tags, "office")):
        return "party_service_centre"
    if amenity in CULTURE or tags.get("leisure") in {"sports_centre", "sports_hall"}:
        return "culture_sports_centre"
    if tags.get("tourism") == "information" and tags.get("information") == "guidepost":
        return "wayfinding_sign"
    return None


def _for_seniors(tags: Tags) -> bool:
    audience = tags.get("social_facility:for", tags.get("community_centre:for", ""))
    return tags.get("amenity") == "nursing_home" or (
        tags.get("amenity") in {"social_facility", "community_centre"} and bool(SENIORS & set(audience.split(";")))
    )


COMMUNITY_RULES: tuple[Rule, ...] = (building, road, greenway, park, facility)
