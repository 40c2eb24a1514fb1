"""A route as a short text, for a link: ``0900 4 5~facilities/f-02~parks/pk-xinhe!12~@22.670000,114.120000*入口*Gate``.

First start, pace, usual minutes (and ``b`` where it ends where it began), then a stop after each ``~``: ``layer/id`` or
``@lat,lng`` (6 decimals), with ``!minutes`` and ``*title*English title`` where it has its own.
"""

from __future__ import annotations

import datetime as dt

from layers.base import Text
from utils.filters.escaping import escape, unescape
from utils.route.model import Route, Stay

_BACK = "b"


def route_text(route: Route) -> str:
    """The text; empty for a route that is as any is at first."""
    if route == Route():
        return ""
    head = [f"{route.start:%H%M}", f"{route.pace:g}", str(route.stay), *([_BACK] if route.back else [])]
    return "~".join([" ".join(head), *map(_stop_text, route.stops)])


def route_from(text: str) -> Route:
    """The route of such a text. Raises ``ValueError`` where it is none."""
    if not text:
        return Route()
    head, *stops = text.split("~")
    start, pace, stay, *back = head.split(" ")
    if back not in ([], [_BACK]) or len(start) != 4 or not start.isdecimal():
        raise ValueError(f"not a route: {head}")
    time = dt.time(int(start[:2]), int(start[2:]))
    return Route(tuple(map(_stop_from, stops)), time, float(pace), int(stay), bool(back))


def is_route(text: str) -> bool:
    """Whether it is the text of a route, written as :func:`route_text` writes it."""
    try:
        return route_text(route_from(text)) == text
    except ValueError:
        return False


def place_text(stop: Stay) -> str:
    """Where the stop is, whatever it is called and however long the visit stays."""
    return "/".join(map(escape, stop.at)) if stop.at else "@{:.6f},{:.6f}".format(*stop.place or (0, 0))


def _stop_text(stop: Stay) -> str:
    minutes = "" if stop.minutes is None else f"!{stop.minutes}"
    return place_text(stop) + minutes + (f"*{escape(stop.title.zh)}*{escape(stop.title.en)}" if stop.title else "")


def _stop_from(text: str) -> Stay:
    front, *titles = text.split("*")
    where, mark, minutes = front.partition("!")
    if len(titles) not in (0, 2):
        raise ValueError(f"not a stop: {text}")
    title = Text(*map(unescape, titles)) if titles else None
    stays = int(minutes) if mark else None
    if where.startswith("@"):
        lat, lng = where[1:].split(",")
        return Stay(place=(float(lat), float(lng)), title=title, minutes=stays)
    layer, slash, feature = where.partition("/")
    if not slash:
        raise ValueError(f"not a stop: {text}")
    return Stay(at=(unescape(layer), unescape(feature)), title=title, minutes=stays)
