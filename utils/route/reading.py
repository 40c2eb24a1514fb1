"""A route as a TOML file: written, and read again with every fault noted and what is whole kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import tomli_w

from layers.base import Text
from utils.profile_reader import MISSING, Problem, Section
from utils.route.model import FASTEST, LONGEST_STAY, MOST_STOPS, PACE, SLOWEST, START, STAY, NamedRoute, Route, Stay
from utils.text_cleaning import quotable
from utils.toml_file import TomlError, parse_toml

KEYS = frozenset(("title", "start", "pace_kmh", "stay_minutes", "back", "stops"))
STOP_KEYS = frozenset(("feature", "place", "title", "minutes"))
_TIME = Text("时间，如 09:00:00", "a time such as 09:00:00")
_PACE = Text(f"{SLOWEST:g} 到 {FASTEST:g} 的步速（km/h）", f"a pace from {SLOWEST:g} to {FASTEST:g} km/h")
_MINUTES = Text(f"0 到 {LONGEST_STAY} 的整数（分钟）", f"whole minutes from 0 to {LONGEST_STAY}")
_YES_NO = Text("true 或 false", "true or false")
_STOP = Text(
    '一处站点：feature = "图层/编号"，或 place = [纬度, 经度]（二者取一）',
    'a stop: either feature = "layer/id" or place = [latitude, longitude]',
)
_MANY = Text(f"至多 {MOST_STOPS} 个站点", f"{MOST_STOPS} stops at most")
_UNKNOWN = Text("本文件认识的项", "a key this file knows")


def route_toml(named: NamedRoute) -> bytes:
    """The route as its file. Reading it again gives the same route."""
    route = named.route
    values: dict[str, Any] = {
        "title": _both(named.title),
        "start": route.start,
        "pace_kmh": route.pace,
        "stay_minutes": route.stay,
        "back": route.back,
        "stops": [_stop_values(stop) for stop in route.stops],
    }
    return tomli_w.dumps(values).encode()


def route_of(id_: str, content: bytes) -> tuple[NamedRoute | None, tuple[Text, ...]]:
    """The route of a file, and what in it cannot be used; None where nothing can. Raises nothing."""
    file = f"story/routes/{id_}.toml"
    try:
        values = parse_toml(content)
    except TomlError as error:
        return None, (_said(file, error.message),)
    section = Section(values, "")
    stops = tuple(stop for inner in section.sections("stops") if (stop := _stop(inner)))
    if len(stops) > MOST_STOPS:
        section.wrong("stops", _MANY)
    title = section.both("title")
    route = Route(
        stops[:MOST_STOPS],
        _start(section),
        _pace(section),
        _minutes(section, "stay_minutes", STAY),
        _back(section),
    )
    _unknown(section, KEYS)
    problems = tuple(_said(file, problem) for problem in _told(section.problems))
    shown = Text(title.zh or title.en or id_, title.en or title.zh or id_)
    return NamedRoute(id_, shown, route), problems


def _stop_values(stop: Stay) -> dict[str, Any]:
    values: dict[str, Any] = {"feature": "/".join(stop.at)} if stop.at else {"place": list(stop.place or ())}
    if stop.title:
        values["title"] = _both(stop.title)
    return values if stop.minutes is None else values | {"minutes": stop.minutes}


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _stop(section: Section) -> Stay | None:
    title = section.both("title") if "title" in section else None
    minutes = _minutes(section, "minutes", -1)
    _unknown(section, STOP_KEYS)
    layer, _, feature = section.text("feature", default="").partition("/")
    place = section.get("place")
    try:
        lat, lng = (None, None) if place is MISSING else map(_number, place)
        at = (layer, feature) if layer else None
        where = None if lat is None or lng is None else (lat, lng)
        return Stay(at, where, title if title and title.zh and title.en else None, None if minutes < 0 else minutes)
    except (TypeError, ValueError, OverflowError):
        section.wrong("place" if "place" in section else "feature", _STOP)
        return None


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return float(value)


def _start(section: Section) -> dt.time:
    value = section.get("start")
    if isinstance(value, dt.time):
        return value
    if value is not MISSING:
        try:
            return dt.time.fromisoformat(value)
        except (TypeError, ValueError):
            section.wrong("start", _TIME)
    return START


def _pace(section: Section) -> float:
    if "pace_kmh" not in section:
        return PACE
    value = section.number("pace_kmh")
    if SLOWEST <= value <= FASTEST:
        return float(value)
    section.wrong("pace_kmh", _PACE)
    return PACE


def _minutes(section: Section, key: str, default: int) -> int:
    value = section.get(key)
    if value is MISSING:
        return default
    if type(value) is int and 0 <= value <= LONGEST_STAY:
        return value
    section.wrong(key, _MINUTES)
    return default


def _back(section: Section) -> bool:
    value = section.get("back")
    if value is not MISSING and not isinstance(value, bool):
        section.wrong("back", _YES_NO)
    return value is True


def _unknown(section: Section, known: frozenset[str]) -> None:
    for key in section.values:
        if key not in known:
            section.wrong(key, _UNKNOWN)


def _said(file: str, problem: Text) -> Text:
    return Text(f"{file}：{problem.zh}", f"{file}: {problem.en}")


def _told(problems: Iterable[Problem]) -> Iterable[Text]:
    for item in problems:
        zh = "缺失" if item.found is None else f"现为 {item.found}"
        en = "missing" if item.found is None else f"found {item.found}"
        key = quotable(item.key)
        yield Text(f"{key} 应为{item.expected.zh}，{zh}", f"{key}: expected {item.expected.en}, {en}")
