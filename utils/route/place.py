"""A place on the map that is no feature, as a stop: whether it can be one, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import shapely

from layers.base import Text
from utils.route.candidates import is_landmark, shown_layers
from utils.route.model import NamedRoute, Route, Stay
from utils.route.plan import in_metres, planned
from utils.store import LayerData, Store

# Metres. What is farther away does not tell anybody where a place is.
NEAR = 150.0
POINT, CLOSE_TO = Text("地图上的点 {}", "Map point {}"), Text("{} · 近 {}", "{} · near {}")
OUTSIDE = Text(
    "这里在社区范围之外，没有添加。请点社区边界以内的位置。",
    "That is outside the community and was not added. Click a place inside its boundary.",
)
NO_STREET = Text(
    "这里离道路太远，步行走不到，没有添加。请点靠近道路或绿道的位置。",
    "That is too far from any street to walk to and was not added. Click a place near a street or greenway.",
)
_NUMBERED = re.compile(POINT.zh.format(r"(\d{1,3})"))


def refusal(store: Store, route: Route, place: tuple[float, float]) -> Text | None:
    """Why the place (lat, lng in WGS-84 degrees) cannot be another stop of ``route``; None where it can."""
    boundary = next((data for data in store.layers.values() if data.spec.single and data.spec.required), None)
    if boundary is not None and not boundary.metric.geometry.intersects(_point(store, place)).any():
        return OUTSIDE
    more = route.with_last(Stay(place=place))
    seen = planned(store, NamedRoute("", Text("", ""), more))
    return None if more is route or len(route.stops) in seen.numbers else NO_STREET


def name_of(store: Store, place: tuple[float, float], route: Route) -> Text:
    """Its name: a number no other stop of ``route`` has, and what people know that is nearest to it."""
    number = _free(stop.title for stop in route.stops)
    name = Text(POINT.zh.format(number), POINT.en.format(number))
    near = _nearest(store, _point(store, place))
    return Text(CLOSE_TO.zh.format(name.zh, near.zh), CLOSE_TO.en.format(name.en, near.en)) if near else name


def _free(titles: Iterable[Text | None]) -> int:
    found = (_NUMBERED.match(title.zh) for title in titles if title)
    taken = {int(match[1]) for match in found if match}
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def _point(store: Store, place: tuple[float, float]) -> shapely.Point:
    return shapely.Point(in_metres(store.profile.crs, *place))


def _nearest(store: Store, point: shapely.Point) -> Text | None:
    """The name of the nearest feature or street people know; None where none is near."""
    # What the map shows, for what cannot be seen there does not help to find the place.
    shown = (store.layers[layer] for layer in shown_layers(store))
    known = [_named(data, point) for data in shown if _tells(data)]
    best = min((item for item in known if item), key=lambda item: item[0], default=None)
    return best[1] if best and best[0] <= NEAR else None


def _tells(data: LayerData) -> bool:
    return is_landmark(data.spec) or (data.spec.ways is not None and not data.spec.basemap)


def _named(data: LayerData, point: shapely.Point) -> tuple[float, Text] | None:
    """How far the layer's nearest feature with a name is, in metres, and its name."""
    frame = data.metric
    distances = shapely.distance(frame.geometry.to_numpy(), point)
    distances = np.where(frame["name"].notna() & (frame["name"] != ""), distances, np.inf)
    if not np.isfinite(distances).any():
        return None
    row = int(np.nanargmin(distances))
    name, name_en = str(frame["name"].iloc[row]), frame["name_en"].iloc[row]
    return float(distances[row]), Text(name, name_en if isinstance(name_en, str) and name_en else name)
