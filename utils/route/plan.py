"""The timetable of a route: where it goes, how far, when the visit arrives at each stop and leaves it again."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock

import numpy as np
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from layers.base import Text
from utils.metrics.base import WEAKEST_FIRST
from utils.route.graph import Spot, Streets, streets_of
from utils.route.model import NamedRoute, Route, Stay
from utils.route.order import proposal
from utils.route.path import Walks
from utils.store import Store
from utils.story.deck import RoutePlan, Stop

NO_FEATURE = Text("“{}”不在数据中，已跳过", "“{}” is not in the data and is left out")
NO_PLACE = Text("“{}”没有地图上的位置，已跳过", "“{}” has no place on the map and is left out")
NO_WAY = Text("“{}”附近没有可步行到达的道路，已跳过", "“{}” cannot be walked to along the streets and is left out")
PLACE = Text("地图上的一点", "A place on the map")
METRES_A_MINUTE = 1000 / 60
KEPT = 64


@dataclass(frozen=True, slots=True)
class Found:
    """A stop looked up: its name, a place on it (lat, lng in WGS-84 degrees; None where it does not exist), its
    provenance, and its shape in the projected CRS.
    """

    stop: Stay
    title: Text
    spot: tuple[float, float] | None
    provenance: str
    shape: BaseGeometry | None


@dataclass(frozen=True, slots=True)
class Planned:
    """A route worked out. ``numbers`` are the stops of the route that are part of ``plan``, in its order (the return to
    the first not among them); ``problems`` say which are not, and why. ``titles`` and ``spots`` are those of all stops.
    """

    plan: RoutePlan
    numbers: tuple[int, ...]
    problems: tuple[Text, ...]
    titles: tuple[Text, ...]
    spots: tuple[tuple[float, float] | None, ...]


def planned(store: Store, named: NamedRoute) -> Planned:
    """Work out a route. A stop that does not exist or cannot be walked to is named, and the rest works."""
    route = named.route
    found = tuple(look_up(store, stop) for stop in route.stops)
    streets = streets_of(store.layers)
    spots = streets.snap([item.shape for item in found])
    numbers = tuple(k for k, spot in enumerate(spots) if spot is not None)
    problems = tuple(_named(_reason(item), item.title) for item, spot in zip(found, spots, strict=True) if spot is None)
    return Planned(
        _plan(store, named, streets, [(found[k], spot) for k in numbers if (spot := spots[k]) is not None]),
        numbers,
        problems,
        tuple(item.title for item in found),
        tuple(item.spot for item in found),
    )


def shortest(store: Store, route: Route, *, first: bool = True, last: bool = False) -> Route:
    """The route with its stops in the order that makes the shortest walk; those that cannot be walked to come last.

    ``first`` and ``last`` keep the first and the last stop where they are.
    """
    streets = streets_of(store.layers)
    spots = streets.snap([look_up(store, stop).shape for stop in route.stops])
    there = [k for k, spot in enumerate(spots) if spot is not None]
    ways = _ways(streets, tuple(spot for spot in spots if spot is not None))
    order = proposal(
        ways.metres(),
        first=first and spots[:1] != [None],
        last=last and spots[-1:] != [None],
        back=route.back,
    )
    walked = [there[k] for k in order]
    return route.ordered([*walked, *(k for k in range(len(spots)) if spots[k] is None)])


def _reason(found: Found) -> Text:
    """Why a stop is left out."""
    if found.shape is not None:
        return NO_WAY
    return NO_PLACE if found.provenance else NO_FEATURE


def look_up(store: Store, stop: Stay) -> Found:
    """What the data says of a stop."""
    if stop.place is not None:
        shape = shapely.Point(in_metres(store.profile.crs, *stop.place))
        return Found(stop, stop.title or PLACE, stop.place, WEAKEST_FIRST[0], shape)
    layer, feature = stop.at or ("", "")
    data = store.layers.get(layer)
    rows = np.flatnonzero((data.frame["id"] == feature).to_numpy(dtype=bool)) if data is not None else np.array([])
    if data is None or not rows.size:
        return Found(stop, stop.title or Text(f"{layer}/{feature}", f"{layer}/{feature}"), None, "", None)
    row = int(rows[0])
    name, name_en = str(data.frame["name"].iloc[row]), data.frame["name_en"].iloc[row]
    title = stop.title or Text(name, name_en if isinstance(name_en, str) and name_en else name)
    provenance = str(data.frame["provenance"].iloc[row])
    if not data.placed[row]:
        return Found(stop, title, None, provenance, None)
    spot = data.frame.geometry.iloc[row].representative_point()
    return Found(stop, title, (float(spot.y), float(spot.x)), provenance, data.metric.geometry.iloc[row])


def in_metres(crs: str, lat: float, lng: float) -> tuple[float, float]:
    """x/y in the projected CRS of a place in WGS-84 degrees."""
    x, y = _to_metres(crs).transform(lng, lat)
    return float(x), float(y)


def minutes_for(metres: float, pace: float) -> int:
    """Whole minutes for a way at ``pace`` km/h, rounded up: a timetable that is kept."""
    return math.ceil(round(metres / (pace * METRES_A_MINUTE), 6))


def _named(text: Text, title: Text) -> Text:
    return Text(text.zh.format(title.zh), text.en.format(title.en))


def _plan(store: Store, named: NamedRoute, streets: Streets, walked: Sequence[tuple[Found, Spot]]) -> RoutePlan:
    route = named.route
    if not walked:
        return RoutePlan(named.id, named.title, (), (), 0.0, 0.0)
    ways = _ways(streets, tuple(spot for _, spot in walked))
    visits = [*range(len(walked)), *([0] if route.back and len(walked) > 1 else [])]
    legs = [ways.leg(a, b) for a, b in itertools.pairwise(visits)]
    lines = [np.array([walked[0][1].stop]), *(leg.line[1:] for leg in legs)]
    marks = np.cumsum([len(line) for line in lines]) - 1
    x, y = np.concatenate(lines).T
    lng, lat = _to_metres(store.profile.crs).transform(x, y, direction="INVERSE")
    line = tuple((round(float(a), 7), round(float(b), 7)) for a, b in zip(lat, lng, strict=True))
    clock, stops = dt.datetime.combine(dt.date(2000, 1, 1), route.start), []
    for place, (k, mark) in enumerate(zip(visits, marks, strict=True)):
        if place:
            clock += dt.timedelta(minutes=minutes_for(legs[place - 1].metres, route.pace))
        arrive, again = clock, place >= len(walked)
        clock += dt.timedelta(minutes=0 if again else route.minutes_at(walked[k][0].stop))
        at_lat, at_lng = line[mark]
        stops.append(Stop(walked[k][0].title, at_lat, at_lng, arrive.time(), clock.time()))
    metres = tuple(leg.metres for leg in legs)
    spent = (clock - dt.datetime.combine(dt.date(2000, 1, 1), route.start)).total_seconds() / 60
    return RoutePlan(
        named.id,
        named.title,
        tuple(stops),
        line,
        float(sum(metres)),
        spent,
        metres,
        tuple(int(mark) for mark in marks),
        _weakest(store, walked),
    )


def _weakest(store: Store, walked: Sequence[tuple[Found, Spot]]) -> str:
    """Of the stops and of the streets between them, which are told apart by layer only."""
    known = {item.provenance for item, _ in walked}
    for data in store.layers.values():
        if data.spec.ways and not data.spec.basemap:
            known |= set(data.frame["provenance"].astype("object"))
    return next((kind for kind in WEAKEST_FIRST if kind in known), WEAKEST_FIRST[0])


@cache
def _to_metres(crs: str) -> pyproj.Transformer:
    """Longitude and latitude to x/y of the community's projected CRS; threads may share it."""
    return pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)


_lock = Lock()
_walked: OrderedDict[tuple[int, tuple[Spot, ...]], tuple[Streets, Walks]] = OrderedDict()


def _ways(streets: Streets, spots: tuple[Spot, ...]) -> Walks:
    """The ways between the stops; those last asked for are kept, for a pace or a time changes none of them."""
    key = (id(streets), spots)
    with _lock:
        if key in _walked:
            _walked.move_to_end(key)
            return _walked[key][1]
    made = Walks(streets, spots)
    with _lock:
        # The streets are held as well, so that no others get their number.
        _walked[key] = (streets, made)
        while len(_walked) > KEPT:
            _walked.popitem(last=False)
    return made
