"""Geometries no programme should write never end the process that reads them, nor raise: each is kept or named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.fuzz.reader import RING, SOUND, Result, in_a_child
from tests.store.folder import building, collection

OTHER = [[x + 0.001, y] for x, y in RING]
EMPTY = {
    "[]": [],
    "[[]]": [[]],
    "[[[]]]": [[[]]],
    "[[[[]]]]": [[[[]]]],
    "[null]": [None],
    "[[null]]": [[None]],
    "[[[null]]]": [[[None]]],
}
# Each alone; parts that hold nothing before, between and after parts that do.
MIXED = {
    "Polygon, an empty ring first": ("Polygon", [[], RING]),
    "Polygon, an empty ring last": ("Polygon", [RING, []]),
    "Polygon, two empty rings first": ("Polygon", [[], [], RING]),
    "Polygon, a ring of nothing but an empty position": ("Polygon", [[[]], RING]),
    "MultiPolygon, an empty part first": ("MultiPolygon", [[], [RING]]),
    "MultiPolygon, an empty part last": ("MultiPolygon", [[RING], []]),
    "MultiPolygon, an empty part between": ("MultiPolygon", [[RING], [], [OTHER]]),
    "MultiPolygon, a part of an empty ring first": ("MultiPolygon", [[[]], [RING]]),
    "MultiPolygon, a part of an empty ring last": ("MultiPolygon", [[RING], [[]]]),
    "MultiPolygon, an empty ring before a full one": ("MultiPolygon", [[[], RING]]),
    "MultiPolygon, an empty ring after a full one": ("MultiPolygon", [[RING, []]]),
    "MultiPolygon, nothing but empty parts": ("MultiPolygon", [[], [], []]),
    "MultiPolygon, nothing but empty rings": ("MultiPolygon", [[[], []], [[]]]),
    "MultiPolygon, empty at each depth": ("MultiPolygon", [[], [[]], [[], RING], [OTHER, []]]),
    "MultiLineString, an empty line first": ("MultiLineString", [[], RING]),
    "MultiLineString, an empty line last": ("MultiLineString", [RING, []]),
    "MultiLineString, nothing but empty lines": ("MultiLineString", [[], []]),
    "MultiPoint, an empty position first": ("MultiPoint", [[], RING[0]]),
    "LineString, an empty position": ("LineString", [RING[0], [], RING[1]]),
    "LineString, one position": ("LineString", [RING[0]]),
    "Polygon, positions of one number": ("Polygon", [[[114.1], [114.2], [114.1]]]),
    "Polygon, a ring not closed": ("Polygon", [RING[:-1]]),
    "Polygon, two positions": ("Polygon", [RING[:2]]),
    "Polygon, one place": ("Polygon", [[RING[0]] * 5]),
    "Polygon, a part too deep": ("Polygon", [[RING]]),
    "MultiPolygon, a part too shallow": ("MultiPolygon", [RING]),
    "MultiPolygon, mixed depths": ("MultiPolygon", [[RING], RING]),
    "Polygon, true for a number": ("Polygon", [[[True, 22.68], *RING[1:-1], [True, 22.68]]]),
    "Polygon, an object for a position": ("Polygon", [[{"x": 1}, *RING[1:]]]),
    "Point, an object": ("Point", {"lon": 114.12, "lat": 22.68}),
    "Point, a text": ("Point", "114.12,22.68"),
    "Point, lists for numbers": ("Point", [[114.12], [22.68]]),
    "Point, a number beyond all": ("Point", [10**400, 22.68]),
}  # fmt: skip


def _kinds() -> dict[str, tuple[str, Any]]:
    alone = {f"{kind} {name}": (kind, empty) for kind in SOUND for name, empty in EMPTY.items()}
    return {**alone, **MIXED}


def _files() -> dict[str, bytes]:
    """Each kind alone in its file, before and after a sound feature of its type."""
    files = {}
    for name, (kind, coordinates) in _kinds().items():
        spoilt = building("spoilt", {"type": kind, "coordinates": coordinates})
        sound = building("sound", SOUND[kind])
        files[f"{name}: alone"] = collection(spoilt)
        files[f"{name}: first"] = collection(spoilt, sound)
        files[f"{name}: last"] = collection(sound, spoilt)
    return files


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    done = in_a_child("kinds", said=json.dumps({name: content.hex() for name, content in _files().items()}).encode())
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", _kinds())
def test_a_spoilt_geometry_is_kept_or_named_and_its_neighbour_stays(name: str, results: dict[str, Result]) -> None:
    for where in ("alone", "first", "last"):
        result = results[f"{name}: {where}"]
        assert "died" not in result and "raised" not in result, f"{where}: {result}"
        assert "spoilt" in result["kept"] or "spoilt" in result["named"] or result["fatal"], where
        if where != "alone":
            kind, _ = _kinds()[name]
            expected = {"Polygon": 5, "MultiPolygon": 5, "Point": 1, "MultiLineString": 6}.get(kind, 3)
            assert result["kept"]["sound"] == expected, f"{where}: the sound one lost coordinates"


def test_five_thousand_mutated_features_are_read() -> None:
    """All in one process, which lives to the end and raises nothing (``python -m tests.fuzz.reader 1 5000``)."""
    done = in_a_child("1", "5000")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0, f"died of file {lines[-1] if lines else '?'}: {done.stderr.decode()[:600]}"
    failures = json.loads(lines[-1])
    assert not failures, f"{len(failures)} raised:\n" + "\n".join(failures[:20])
