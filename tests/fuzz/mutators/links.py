"""Links as chats, mail programmes and people spoil them: valid ones of every key, and then changed."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, quote, urlencode

from layers import LAYERS
from layers.base import Column, LayerSpec
from tests.fuzz.mutators.kit import DIGITS, TEXTS, random_text, register

Query = dict[str, str]
LINKS: dict[str, Callable[[random.Random, Query], Query]] = {}
DAYS = (
    "2020-06-30",
    "2023-03",
    "2017-01-01",
    "2026-10-31",
    "2026-11-01",
    "0001-01-01",
    "9999-12-31",
    "1677-09",
    "2262-12",
    "0000-01",
    "2023-02-30",
    "20230315",
    "2023-W05-1",
    "٢٠٢٣-01",
    "-1",
    "2023-13",
)
NUMBERS = (
    "0",
    "-1",
    "3",
    "130",
    "1e3",
    "1e308",
    "1e400",
    "nan",
    "inf",
    "٣",
    "1_000",
    " 5",
    "0x1",
    "9007199254740993",
    DIGITS,
    "1.5",
    "",
)
SHAPES = (
    "c22.67_114.12_400",
    "c22.67_114.12_0",
    "c22.67_114.12_1e300",
    "c22.67_114.12_nan",
    "r22.66_114.1_40000_40000",
    "r22.66_114.1_0_0",
    "r-85_-180_170000000_360000000",
    "p22.67_114.12_0_5000_5000_0",
    "p22.67_114.12_0_5000_0_-5000",
    "p22.67_114.12_5000_5000_-5000_0_5000_-5000",
    "c85_180_5000",
    "pnan_nan_1_1_1_1",
    "p22_114_" + "1_1_" * 200,
    "c22.67_114.12_" + DIGITS,
    "p1_1_1_1_1_" + DIGITS,
    "x1_1",
    "",
)


def make_query(rng: random.Random, ids: Mapping[str, list[str]]) -> Query:
    """A link that mostly holds: ``ids`` are the features of each layer."""
    layers = rng.sample(list(LAYERS), rng.randint(1, 6))
    query = {
        "lang": rng.choice(["zh", "en", "", "fr"]),
        "l": ".".join(layer + rng.choice(["", "~60", "~1", "~0", "~101"]) for layer in layers),
        "t": rng.choice(DAYS),
        "b": rng.choice(["offline", "osm", "amap", "none"]),
        "c": rng.choice(["22.67,114.12,16", "22.67,114.12", "91,0,3", "nan,1,1", "1,2,3,4", "1e400,0", "-0.0,-0.0,0"]),
        "s": f"{(layer := rng.choice(list(ids)))}/{rng.choice([*ids[layer], 'none'])}",
        "f": ";".join(_clause(rng) for _ in range(rng.randint(1, 4))),
        "o": ",".join(_option(rng) for _ in range(rng.randint(1, 4))),
    }
    return {key: value for key, value in query.items() if rng.random() < 0.6}


def _clause(rng: random.Random) -> str:
    layer = rng.choice(list(LAYERS))
    spec: LayerSpec = LAYERS[layer]
    column, known = rng.choice(list(spec.asked_columns.items()))
    bodies = [
        f".{column}~{_values(rng, known)}",
        f".{column}:{_bound(rng)}..{_bound(rng)}",
        f".text*{quote(random_text(rng))}",
        f".shape!{rng.choice(SHAPES)}",
        f".text~{random_text(rng)}",
        f".{random_text(rng)}~x",
        f".{column}*x",
    ]
    return layer + rng.choice(bodies[:2] * 4 + bodies)


def _values(rng: random.Random, column: Column) -> str:
    known = [*column.values, "true", "false", "", "none", "新河住宅区", "z-living", quote(random_text(rng))]
    return ",".join(rng.choice(known) for _ in range(rng.randint(1, 3)))


def _bound(rng: random.Random) -> str:
    return rng.choice([*DAYS, *NUMBERS, "", ""])


def _option(rng: random.Random) -> str:
    route = "0930 4 5~facilities/f-01~parks/pk-linggenxia!12~%4022.67,114.12*a*b"
    values = {
        "rental": ("occupancy", "rent", "x"),
        "live": ("coverage", "issues"),
        "within": ("10", "300", "1000", "9", "00300", "٣", DIGITS),
        "of": ("service", "drying", "park", "greenway"),
        "matters": ("points", "density"),
        "since": DAYS,
        "change": ("all", "slipped", "moved", "opened"),
        "wall": ("dark", "light"),
        "turn": ("3", "300", "0"),
        "place": (
            "zone/z-1",
            "area/新河住宅区",
            "area/none",
            "zone/z-production-dcc",
            *(f"shape/{shape}" for shape in SHAPES),
        ),
        "route": (
            route,
            "0900 4 5",
            "2400 4 5~a/b",
            "0900 nan 5~a/b",
            "0900 4 5~@nan,1*a*b",
            f"0900 4 {DIGITS}",
            "٠٩٠٠ 4 5~a/b",
            "~",
            "0900 4 5~" * 40,
        ),
    }
    name = rng.choice(list(values))
    return f"{name}:{rng.choice(values[name])}"


@register(LINKS)
def as_it_is(rng: random.Random, query: Query) -> Query:
    return query


@register(LINKS)
def value_replaced(rng: random.Random, query: Query) -> Query:
    return {
        **query,
        rng.choice(["l", "t", "b", "c", "s", "f", "o", "lang", "kiosk", "scene", "x"]): rng.choice(
            [*TEXTS, random_text(rng, 40)]
        ),
    }


@register(LINKS)
def value_cut_short(rng: random.Random, query: Query) -> Query:
    return {key: value[: rng.randint(0, len(value))] for key, value in query.items()}


@register(LINKS)
def characters_changed(rng: random.Random, query: Query) -> Query:
    def changed(value: str) -> str:
        place = rng.randint(0, len(value))
        return (
            value[:place]
            + rng.choice([*"%~.,;:/*@!-_ \x00", "%ff", "%ed%a0%80", "%C3", "\ud800", "…", "％"])
            + value[place + 1 :]
        )

    return {key: changed(value) if rng.random() < 0.5 else value for key, value in query.items()}


@register(LINKS)
def lone_surrogate(rng: random.Random, query: Query) -> Query:
    return {key: value + "\ud83d" if rng.random() < 0.5 else value for key, value in query.items()}


@register(LINKS)
def very_long(rng: random.Random, query: Query) -> Query:
    key = rng.choice(list(query) or ["f"])
    return {**query, key: (query.get(key, "") + rng.choice([";", ",", ".", "~", ""])) * rng.choice([50, 1_000])}


@register(LINKS)
def repeated_keys(rng: random.Random, query: Query) -> Query:
    pairs = [*query.items(), *rng.sample(list(query.items()), min(len(query), 2)), (random_text(rng), "")]
    return dict(parse_qsl(urlencode(pairs, errors="replace"), keep_blank_values=True))


@register(LINKS)
def escaped_twice(rng: random.Random, query: Query) -> Query:
    return {key: quote(value, errors="replace") for key, value in query.items()}


@register(LINKS)
def keys_swapped(rng: random.Random, query: Query) -> Query:
    values = list(query.values())
    rng.shuffle(values)
    return dict(zip(query, values, strict=True))


@register(LINKS)
def bytes_spoilt(rng: random.Random, query: Query) -> Query:
    raw = bytearray(urlencode(query, errors="replace").encode())
    for _ in range(rng.choice([1, 5, 20])):
        if raw:
            raw[rng.randrange(len(raw))] = rng.randrange(256)
    return dict(parse_qsl(raw.decode("latin-1"), keep_blank_values=True, errors="surrogateescape"))
