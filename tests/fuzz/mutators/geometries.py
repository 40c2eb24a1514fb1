"""GeoJSON geometries as no drawing programme should write them: each changes one raw geometry or makes another."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.fuzz.mutators.kit import DIGITS, VALUES, nested, register, verbatim

Geometry = Any
Mutator = Callable[[random.Random, Geometry], Geometry]
GEOMETRIES: dict[str, Mutator] = {}
TYPES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def lists_of(coordinates: Any, depth: int = 0) -> Iterator[tuple[list[Any], int]]:
    """Every list in nested coordinates, with its depth; positions are the innermost."""
    if isinstance(coordinates, list):
        yield coordinates, depth
        for inner in coordinates:
            yield from lists_of(inner, depth + 1)


def _positions(coordinates: Any) -> list[list[Any]]:
    return [part for part, _ in lists_of(coordinates) if part and not isinstance(part[0], list)]


def _changed(rng: random.Random, geometry: Geometry, change: Callable[[list[Any]], None]) -> Geometry:
    """A copy in which one position, any of them, was changed."""
    made = copy.deepcopy(geometry)
    found = _positions(made["coordinates"])
    if found:
        change(rng.choice(found))
    return made


@register(GEOMETRIES)
def null_geometry(rng: random.Random, geometry: Geometry) -> Geometry:
    return None


@register(GEOMETRIES)
def no_geometry_object(rng: random.Random, geometry: Geometry) -> Geometry:
    return rng.choice(VALUES)


@register(GEOMETRIES)
def other_type(rng: random.Random, geometry: Geometry) -> Geometry:
    return {**geometry, "type": rng.choice([*TYPES, "GeometryCollection", "polygon", "", 7, None, [], {}])}


@register(GEOMETRIES)
def as_multi(rng: random.Random, geometry: Geometry) -> Geometry:
    coordinates = copy.deepcopy(geometry["coordinates"])
    return {
        "type": f"Multi{geometry['type']}".replace("MultiMulti", "Multi"),
        "coordinates": [coordinates] * rng.randint(1, 3),
    }


@register(GEOMETRIES)
def collection_of_geometries(rng: random.Random, geometry: Geometry) -> Geometry:
    return {"type": "GeometryCollection", "geometries": rng.choice([[geometry], [], [geometry, geometry], None])}


@register(GEOMETRIES)
def no_coordinates(rng: random.Random, geometry: Geometry) -> Geometry:
    return rng.choice([{"type": geometry["type"]}, {"type": geometry["type"], "coordinates": rng.choice(VALUES)}])


@register(GEOMETRIES)
def empty_at_a_depth(rng: random.Random, geometry: Geometry) -> Geometry:
    """``[]``, ``[[]]``, ``[[[]]]`` and so on: an empty part however deep, alone."""
    return {**geometry, "coordinates": rng.choice([[], [[]], [[[]]], [[[[]]]], [[[[[]]]]]])}


@register(GEOMETRIES)
def emptied_part(rng: random.Random, geometry: Geometry) -> Geometry:
    """One list among the others loses all it holds."""
    made = copy.deepcopy(geometry)
    rng.choice([part for part, _ in lists_of(made["coordinates"])]).clear()
    return made


@register(GEOMETRIES)
def empty_part_beside_full(rng: random.Random, geometry: Geometry) -> Geometry:
    """An empty part, however deep itself, before, between or after full ones."""
    made = copy.deepcopy(geometry)
    part = rng.choice([part for part, _ in lists_of(made["coordinates"])])
    part.insert(rng.randint(0, len(part)), rng.choice([[], [[]], [[[]]], None]))
    return made


@register(GEOMETRIES)
def any_type_any_empty(rng: random.Random, geometry: Geometry) -> Geometry:
    """A geometry of another type, full and empty parts mixed."""
    return {"type": (kind := rng.choice(TYPES)), "coordinates": _mixed(rng, DEPTHS[kind])}


def _mixed(rng: random.Random, depth: int) -> Any:
    if depth <= 0:
        spot = [114.1 + rng.random() / 50, 22.66 + rng.random() / 50]
        return rng.choice([spot, spot, spot, [], spot[:1], [*spot, 5.0]])
    parts = [_mixed(rng, depth - 1) for _ in range(rng.choice([0, 1, 1, 2, 3, 4, 5]))]
    if depth == 1 and len(parts) > 2 and rng.random() < 0.6:
        parts.append(parts[0])
    return parts


@register(GEOMETRIES)
def mixed_depths(rng: random.Random, geometry: Geometry) -> Geometry:
    """One part is nested deeper, or less deep, than its neighbours."""
    made = copy.deepcopy(geometry)
    part = rng.choice([part for part, _ in lists_of(made["coordinates"])])
    if part:
        place = rng.randrange(len(part))
        part[place] = (
            [part[place]] if rng.random() < 0.5 or not isinstance(part[place], list) else (part[place] or [0])[0]
        )
    return made


@register(GEOMETRIES)
def missing_ordinate(rng: random.Random, geometry: Geometry) -> Geometry:
    return _changed(rng, geometry, lambda position: position.pop())


@register(GEOMETRIES)
def further_ordinates(rng: random.Random, geometry: Geometry) -> Geometry:
    more = rng.choice([[0.0], [12.5, 3.0], [None], ["z"], [float("nan")], [[]], [0] * 1000])
    return _changed(rng, geometry, lambda position: position.extend(more))


@register(GEOMETRIES)
def all_with_height(rng: random.Random, geometry: Geometry) -> Geometry:
    made = copy.deepcopy(geometry)
    for position in _positions(made["coordinates"]):
        position.append(10.0)
    return made


@register(GEOMETRIES)
def hostile_ordinate(rng: random.Random, geometry: Geometry) -> Geometry:
    def change(position: list[Any]) -> None:
        position[rng.randrange(len(position))] = rng.choice(VALUES)

    return _changed(rng, geometry, change)


@register(GEOMETRIES)
def not_finite(rng: random.Random, geometry: Geometry) -> Geometry:
    bad = rng.choice(
        [float("nan"), float("inf"), -float("inf"), verbatim("1e400"), verbatim(DIGITS), 1e308, -1e308, None]
    )
    return _changed(rng, geometry, lambda position: position.__setitem__(rng.randrange(len(position)), bad))


@register(GEOMETRIES)
def all_not_finite(rng: random.Random, geometry: Geometry) -> Geometry:
    made = copy.deepcopy(geometry)
    for position in _positions(made["coordinates"]):
        position[:] = [rng.choice([float("nan"), float("inf"), 1e308])] * 2
    return made


@register(GEOMETRIES)
def numbers_as_text(rng: random.Random, geometry: Geometry) -> Geometry:
    def change(position: list[Any]) -> None:
        position[:] = [str(number) for number in position]

    return _changed(rng, geometry, change)


@register(GEOMETRIES)
def all_numbers_as_text(rng: random.Random, geometry: Geometry) -> Geometry:
    made = copy.deepcopy(geometry)
    for position in _positions(made["coordinates"]):
        position[:] = [str(number) for number in position]
    return made


@register(GEOMETRIES)
def bool_for_number(rng: random.Random, geometry: Geometry) -> Geometry:
    return _changed(rng, geometry, lambda position: position.__setitem__(0, rng.choice([True, False])))


@register(GEOMETRIES)
def swapped(rng: random.Random, geometry: Geometry) -> Geometry:
    made = copy.deepcopy(geometry)
    for position in _positions(made["coordinates"]):
        position.reverse()
    return made


@register(GEOMETRIES)
def far_away(rng: random.Random, geometry: Geometry) -> Geometry:
    made = copy.deepcopy(geometry)
    east, north = rng.choice(
        [(10, 0), (0, -40), (-114.1, -22.67), (66, 68), (400_000, 2_500_000), (1e-9, 1e-9), (180, 0)]
    )
    for position in _positions(made["coordinates"]):
        position[:2] = [position[0] + east, position[1] + north]
    return made


@register(GEOMETRIES)
def one_corner_far_away(rng: random.Random, geometry: Geometry) -> Geometry:
    corner = rng.choice([[0.0, 0.0], [180.0, 90.0], [-180.0, -90.0], [114.0, 89.9999], [1e6, 1e6], [114.1, 22.0]])
    return _changed(rng, geometry, lambda position: position.__setitem__(slice(None), corner))


@register(GEOMETRIES)
def collapsed(rng: random.Random, geometry: Geometry) -> Geometry:
    """All positions are one."""
    made = copy.deepcopy(geometry)
    for position in _positions(made["coordinates"]):
        position[:] = [114.12, 22.68]
    return made


@register(GEOMETRIES)
def on_one_line(rng: random.Random, geometry: Geometry) -> Geometry:
    made = copy.deepcopy(geometry)
    for number, position in enumerate(_positions(made["coordinates"])):
        position[:] = [114.12 + number * 1e-5, 22.68]
    return made


@register(GEOMETRIES)
def too_few_positions(rng: random.Random, geometry: Geometry) -> Geometry:
    made = copy.deepcopy(geometry)
    level = [
        part
        for part, _ in lists_of(made["coordinates"])
        if part and isinstance(part[0], list) and not isinstance((part[0] or [None])[0], list)
    ]
    if level:
        del rng.choice(level)[rng.randint(0, 3) :]
    return made


@register(GEOMETRIES)
def ring_not_closed(rng: random.Random, geometry: Geometry) -> Geometry:
    made = copy.deepcopy(geometry)
    for part, _ in lists_of(made["coordinates"]):
        if len(part) > 3 and part[0] == part[-1]:
            part.pop()
    return made


@register(GEOMETRIES)
def crossing_itself(rng: random.Random, geometry: Geometry) -> Geometry:
    made = copy.deepcopy(geometry)
    for part, _ in lists_of(made["coordinates"]):
        if len(part) > 3 and isinstance(part[0], list) and part[0] == part[-1]:
            inner = part[1:-1]
            rng.shuffle(inner)
            part[1:-1] = inner
    return made


@register(GEOMETRIES)
def repeated_positions(rng: random.Random, geometry: Geometry) -> Geometry:
    made = copy.deepcopy(geometry)
    part = rng.choice([part for part, _ in lists_of(made["coordinates"])])
    part[:] = [copy.deepcopy(item) for item in part for _ in range(rng.choice([2, 50]))]
    return made


@register(GEOMETRIES)
def hole_outside(rng: random.Random, geometry: Geometry) -> Geometry:
    ring = [[114.2, 22.7], [114.21, 22.7], [114.21, 22.71], [114.2, 22.7]]
    made = copy.deepcopy(geometry)
    if geometry["type"] == "Polygon":
        made["coordinates"].append(ring)
        if rng.random() < 0.5:
            made["coordinates"].reverse()
    return made


@register(GEOMETRIES)
def very_many_positions(rng: random.Random, geometry: Geometry) -> Geometry:
    return {"type": "LineString", "coordinates": [[114.1 + k * 1e-7, 22.67] for k in range(rng.choice([1, 2, 20_000]))]}


@register(GEOMETRIES)
def very_deep(rng: random.Random, geometry: Geometry) -> Geometry:
    return {**geometry, "coordinates": verbatim(nested(rng.choice([5, 60, 900, 5_000, 100_000]), "114.1,22.6"))}


@register(GEOMETRIES)
def duplicate_member(rng: random.Random, geometry: Geometry) -> Geometry:
    return verbatim('{"type":"Point","type":"Polygon","coordinates":[114.12,22.68],"coordinates":[[[114.12,22.68]]]}')
