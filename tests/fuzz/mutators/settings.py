"""TOML as people and programmes spoil it: the profile, the story, its scenes, the routes."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

import tomli_w

from tests.fuzz.mutators.kit import TOML_VALUES, fill_in, nested, register, verbatim

Table = dict[str, Any]
TABLES_OF_VALUES: dict[str, Callable[[random.Random, Table], Any]] = {}
TEXTS_OF_FILES: dict[str, Callable[[random.Random, str], str]] = {}


def toml_bytes(values: Table) -> bytes:
    """``values`` as TOML, what is verbatim written as it is."""
    return fill_in(tomli_w.dumps(values)).encode()


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, key or index) in nested tables and lists."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from _places(inner)


def _place(rng: random.Random, values: Table) -> tuple[Any, Any]:
    """A place of the file: each top-level table is as likely as the next, however much it holds."""
    top = rng.choice(list(values))
    return rng.choice([(values, top), *_places(values[top])])


@register(TABLES_OF_VALUES)
def hostile_value(rng: random.Random, values: Table) -> None:
    holder, key = _place(rng, values)
    holder[key] = copy.deepcopy(rng.choice(TOML_VALUES))


@register(TABLES_OF_VALUES)
def hostile_values(rng: random.Random, values: Table) -> None:
    for _ in range(rng.randint(2, 6)):
        hostile_value(rng, values)


@register(TABLES_OF_VALUES)
def key_missing(rng: random.Random, values: Table) -> None:
    holder, key = _place(rng, values)
    del holder[key]


@register(TABLES_OF_VALUES)
def key_misspelt(rng: random.Random, values: Table) -> None:
    holder, key = _place(rng, values)
    if isinstance(holder, dict):
        holder[rng.choice([f"{key}s", f"{key} ", str(key).upper(), "", "id", "\x00"])] = holder.pop(key)


@register(TABLES_OF_VALUES)
def further_key(rng: random.Random, values: Table) -> None:
    holder, _ = _place(rng, values)
    value = copy.deepcopy(rng.choice(TOML_VALUES))
    if isinstance(holder, dict):
        holder[rng.choice(["x", "id", "layer", "feature", "place", "title", "_"])] = value
    else:
        holder.append(value)


@register(TABLES_OF_VALUES)
def repeated_items(rng: random.Random, values: Table) -> None:
    lists = [holder[key] for holder, key in _places(values) if isinstance(holder[key], list) and holder[key]]
    if lists:
        found = rng.choice(lists)
        found[:] = copy.deepcopy(found) * rng.choice([2, 5, 300])


@register(TABLES_OF_VALUES)
def swapped_values(rng: random.Random, values: Table) -> None:
    (one, key), (other, further) = _place(rng, values), _place(rng, values)
    one[key], other[further] = copy.deepcopy(other[further]), copy.deepcopy(one[key])


@register(TABLES_OF_VALUES)
def reference_to_nothing(rng: random.Random, values: Table) -> None:
    """Ids of layers, features, facts, metrics, charts, routes and scenes that are not there, or not what is meant."""
    texts = [(holder, key) for holder, key in _places(values) if isinstance(holder[key], str)]
    if texts:
        holder, key = rng.choice(texts)
        holder[key] = rng.choice(
            [
                "nothing/at-all",
                "facilities/",
                "/f-01",
                "boundary/boundary",
                "base_land/x",
                "facilities/f-01/",
                "fact/none",
                "fact/area",
                "metric/none",
                "metric/occupancy",
                "metric/dcc_output",
                "rental",
                "../../x",
                "where",
                "green",
                "forty-minutes",
                "zones/life",
                "l=nothing&t=1800-01-01",
                "f=projects.status~none",
                "l=boundary&l=roads&t=2020-01&s=parks/x",
                "t=2020-01-01",
                "o=within:5",
            ]
        )


@register(TABLES_OF_VALUES)
def dates_far_away(rng: random.Random, values: Table) -> None:
    days = ["0001-01-01", "9999-12-31", "1677-01-01", "2262-12-31", "1999-12-31", "2016-12-31", "2027-01-01"]
    for name in ("as_of", "date", "swipe", "start"):
        for holder, key in list(_places(values)):
            if key == name and rng.random() < 0.5:
                day = verbatim(rng.choice(days))
                holder[key] = [day, verbatim(rng.choice(days))] if name == "swipe" else day


@register(TABLES_OF_VALUES)
def years_far_away(rng: random.Random, values: Table) -> None:
    if "community" in values and isinstance(values["community"], dict):
        values["community"]["years"] = rng.choice(
            [[1, 9999], [9999, 9999], [1, 1], [2026, 2026], [2100, 2200], [2017, 2018], [-1, 5]]
        )


@register(TABLES_OF_VALUES)
def numbers_far_away(rng: random.Random, values: Table) -> None:
    numbers = [(h, k) for h, k in _places(values) if isinstance(h[k], int | float) and not isinstance(h[k], bool)]
    for holder, key in rng.sample(numbers, min(len(numbers), 3)):
        holder[key] = rng.choice(
            [0, -1, 1e300, -1e300, 1e-300, 2**62, 10**17, 0.1, 240, 24.0, 90, 180, verbatim("9" * 400)]
        )


@register(TABLES_OF_VALUES)
def emptied_table(rng: random.Random, values: Table) -> None:
    holders = [(holder, key) for holder, key in _places(values) if isinstance(holder[key], dict | list)]
    if holders:
        holder, key = rng.choice(holders)
        holder[key] = type(holder[key])()


@register(TEXTS_OF_FILES)
def duplicate_key(rng: random.Random, text: str) -> str:
    lines = text.splitlines()
    place = rng.randrange(len(lines))
    return "\n".join([*lines[: place + 1], *lines[place:]])


@register(TEXTS_OF_FILES)
def half_written(rng: random.Random, text: str) -> str:
    return text[: rng.randrange(len(text))]


@register(TEXTS_OF_FILES)
def line_lost(rng: random.Random, text: str) -> str:
    lines = text.splitlines()
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


@register(TEXTS_OF_FILES)
def typing_slip(rng: random.Random, text: str) -> str:
    old, new = rng.choice(
        [("=", ":"), ('"', "“"), ("[", "［"), ("]", ""), (",", "，"), ("{", ""), ('"', "'"), ("\n", "\r")]
    )
    at = [place for place, char in enumerate(text) if char == old]
    place = rng.choice(at) if at else 0
    return text[:place] + new + text[place + 1 :]


@register(TEXTS_OF_FILES)
def very_deep(rng: random.Random, text: str) -> str:
    deep = rng.choice(
        [
            f"x = {nested(5_000)}",
            f"x = {'{a=' * 2_000}1{'}' * 2_000}",
            ".".join(["a"] * 5_000) + " = 1",
            f"[{'.'.join(['a'] * 5_000)}]",
            f"x = {'9' * 5_000}",
            f"x = 0x{'f' * 5_000}",
            f"x = {'9' * 5_000}.5",
            f"x = 2023-01-01T00:00:00.{'9' * 5_000}",
        ]
    )
    return f"{deep}\n{text}" if rng.random() < 0.5 else f"{text}\n{deep}\n"
