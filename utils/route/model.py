"""A route as it is wanted: which stops, in which order, how fast. Nothing is worked out here."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from layers.base import Text

START = dt.time(9, 0)
PACE = 4.0
"""Kilometres an hour: a group that talks as it walks."""
SLOWEST, FASTEST = 1.0, 8.0
STAY = 5
LONGEST_STAY = 240
MOST_STOPS = 30
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Stay:
    """A stop: a feature, ``at`` = (layer, id), or a ``place`` = (lat, lng) in WGS-84 degrees, which has a ``title``.

    ``title`` names a feature otherwise than the data does. ``minutes`` None: as long as usual on this route. Raises
    ``ValueError`` for a stop that is neither or both, or for one no clock or map can hold.
    """

    at: tuple[str, str] | None = None
    place: tuple[float, float] | None = None
    title: Text | None = None
    minutes: int | None = None

    def __post_init__(self) -> None:
        if (self.at is None) == (self.place is None):
            raise ValueError("a stop is a feature or a place")
        if self.at is not None and not all(self.at):
            raise ValueError("a feature has a layer and an id")
        if self.place is not None:
            lat, lng = self.place
            if not (math.isfinite(lat) and math.isfinite(lng) and abs(lat) <= 90 and abs(lng) <= 180):
                raise ValueError("no such place")
            # Six decimals are a hand's breadth; adding 0.0 turns -0.0 into 0.0, which is written alike.
            object.__setattr__(self, "place", (round(lat, 6) + 0.0, round(lng, 6) + 0.0))
        if self.minutes is not None and not 0 <= self.minutes <= LONGEST_STAY:
            raise ValueError("no such time")


@dataclass(frozen=True, slots=True)
class Route:
    """A route. ``start`` is a time of day (whole minutes), ``pace`` in km/h, ``stay`` the usual minutes at a stop;
    ``back``: it ends where it began. Raises ``ValueError`` for a pace nobody walks, or too many stops.
    """

    stops: tuple[Stay, ...] = ()
    start: dt.time = START
    pace: float = PACE
    stay: int = STAY
    back: bool = False

    def __post_init__(self) -> None:
        if not SLOWEST <= self.pace <= FASTEST or not 0 <= self.stay <= LONGEST_STAY:
            raise ValueError("no such pace or time")
        if len(self.stops) > MOST_STOPS:
            raise ValueError("too many stops")
        object.__setattr__(self, "pace", round(self.pace, 1))
        object.__setattr__(self, "start", self.start.replace(second=0, microsecond=0, tzinfo=None))

    def minutes_at(self, stop: Stay) -> int:
        """How long the visit stays there."""
        return self.stay if stop.minutes is None else stop.minutes

    def toggled(self, layer: str, feature: str) -> Route:
        """With the feature as the last stop; where it is a stop already, without it."""
        without = tuple(stop for stop in self.stops if stop.at != (layer, feature))
        if len(without) < len(self.stops):
            return replace(self, stops=without)
        return self.with_last(Stay(at=(layer, feature)))

    def with_last(self, stop: Stay) -> Route:
        """With one more stop; the same route where there is no room for it."""
        return self if len(self.stops) >= MOST_STOPS else replace(self, stops=(*self.stops, stop))

    def without(self, number: int) -> Route:
        """Without the stop ``number`` (0: the first)."""
        return replace(self, stops=tuple(stop for k, stop in enumerate(self.stops) if k != number))

    def moved(self, number: int, by: int) -> Route:
        """With the stop ``number`` so many places later (earlier where negative), as far as there are places."""
        if not 0 <= number < len(self.stops):
            return self
        stops = [stop for k, stop in enumerate(self.stops) if k != number]
        stops.insert(max(0, number + by), self.stops[number])
        return replace(self, stops=tuple(stops))

    def staying(self, number: int, minutes: int) -> Route:
        """With so many minutes at the stop ``number``, as far as a stop can have them."""
        kept = max(0, min(LONGEST_STAY, minutes))
        wanted = None if kept == self.stay else kept
        stops = (replace(stop, minutes=wanted) if k == number else stop for k, stop in enumerate(self.stops))
        return replace(self, stops=tuple(stops))

    def called(self, number: int, title: Text | None) -> Route:
        """With the stop ``number`` under another name; None: the one it has in the data."""
        stops = (replace(stop, title=title) if k == number else stop for k, stop in enumerate(self.stops))
        return replace(self, stops=tuple(stops))

    def ordered(self, order: Iterable[int]) -> Route:
        """With the stops in another order, by their numbers in this one."""
        return replace(self, stops=tuple(self.stops[k] for k in order))


@dataclass(frozen=True, slots=True)
class NamedRoute:
    """A route with the name it is kept under."""

    id: str
    title: Text
    route: Route
