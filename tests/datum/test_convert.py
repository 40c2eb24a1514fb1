"""Whole GeoJSON documents from GCJ-02 and BD-09 to WGS-84, and the command that does it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from utils.datum.cli import main
from utils.datum.convert import FROM_WGS84, SHIFTED, convert_content, convert_document

GEOD = Geod(ellps="WGS84")
P, Q = [114.12, 22.67, 31.5], [114.13, 22.68, 30.0]
RING = [P, Q, [114.14, 22.67, 0], P]
GEOMETRIES: list[dict[str, Any]] = [
    {"type": "Point", "coordinates": P},
    {"type": "MultiPoint", "coordinates": [P, Q]},
    {"type": "LineString", "coordinates": [P, Q]},
    {"type": "MultiLineString", "coordinates": [[P, Q], [Q, P]]},
    {"type": "Polygon", "coordinates": [RING]},
    {"type": "MultiPolygon", "coordinates": [[RING], [RING]]},
    {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": P}]},
]


def flat(thing: Any) -> list[list[float]]:
    """Every position in a geometry."""
    if isinstance(thing, dict):
        return [each for part in thing.get("geometries", [thing.get("coordinates")]) for each in flat(part)]
    return [thing] if isinstance(thing[0], float) else [each for part in thing for each in flat(part)]


@pytest.mark.parametrize("datum", SHIFTED)
@pytest.mark.parametrize("geometry", GEOMETRIES, ids=lambda geometry: geometry["type"])
def test_every_type_and_nothing_but_positions(geometry: dict[str, Any], datum: str) -> None:
    feature = {"type": "Feature", "id": 7, "properties": {"coordinates": [1.0, 2.0], "名": "甲"}, "geometry": geometry}
    document = copy.deepcopy({"type": "FeatureCollection", "name": "x", "features": [feature, {"geometry": None}]})
    assert convert_document(document, datum) == len(flat(geometry))
    moved = document["features"][0]
    assert moved["properties"] == feature["properties"] and moved["id"] == 7 and document["name"] == "x"
    assert moved["geometry"]["type"] == geometry["type"]
    for (lng, lat, height), (x, y, z) in zip(flat(moved["geometry"]), flat(geometry), strict=True):
        back = FROM_WGS84[datum](lng, lat)
        assert GEOD.inv(float(back[0]), float(back[1]), x, y)[2] < 1e-6 and height == z
        assert GEOD.inv(lng, lat, x, y)[2] > 300


@given(st.floats(74, 134), st.floats(4, 53), st.sampled_from(SHIFTED))
def test_error_stays_below_a_micrometre(lng: float, lat: float, datum: str) -> None:
    there = [float(part) for part in FROM_WGS84[datum](lng, lat)]
    document = {"type": "Point", "coordinates": list(there)}
    convert_document(document, datum)
    assert GEOD.inv(lng, lat, *document["coordinates"])[2] < 1e-6


def test_boxes_are_measured_again() -> None:
    document = {"type": "Feature", "bbox": [114.12, 22.67, 114.13, 22.68], "geometry": GEOMETRIES[2]}
    document = copy.deepcopy(document)
    convert_document(document, "GCJ-02")
    (west, south, _), (east, north, _) = document["geometry"]["coordinates"]
    assert document["bbox"] == [west, south, east, north]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b'"text"', b"null", b"3"])
def test_content_that_is_no_geojson_is_left_to_the_reader(content: bytes) -> None:
    assert json_or_same(convert_content(content, "GCJ-02"), content)


def json_or_same(made: bytes, content: bytes) -> bool:
    return made == content or json.loads(made) == json.loads(content)


def test_odd_positions_stay() -> None:
    odd = [["a", 1], [None, 2], [True, 3], [float("nan"), 1], [10**400, 1], [513_000.0, 2_509_000.0], [], [1]]
    for position in odd:
        document = {"type": "Point", "coordinates": copy.deepcopy(position)}
        assert convert_document(document, "BD-09") == 0 and repr(document["coordinates"]) == repr(position)


def test_content_in_wgs84_is_not_touched() -> None:
    assert convert_content(b" {} ", "WGS-84") == b" {} " and convert_content(b" {} ", "CGCS2000") == b" {} "


def command(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_command_writes_a_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in.geojson", tmp_path / "out.geojson"
    before = json.dumps({"type": "Feature", "properties": {"名": "甲"}, "geometry": GEOMETRIES[4]}).encode()
    source.write_bytes(b"\xef\xbb\xbf" + before)
    assert command(source, target, "--from", "GCJ-02") == 0
    assert "4 positions" in capsys.readouterr().out
    assert target.read_bytes().strip() == convert_content(before, "GCJ-02")
    assert source.read_bytes().endswith(before) and [path.name for path in sorted(tmp_path.iterdir())] == [
        "in.geojson", "out.geojson"]  # fmt: skip


def test_command_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in.geojson"
    source.write_text(json.dumps(GEOMETRIES[0]), encoding="utf-8")
    before = source.read_bytes()
    assert command(source, source, "--from", "BD-09") == 2
    assert command(source, tmp_path / "." / "in.geojson", "--from", "BD-09") == 2
    assert source.read_bytes() == before and "nothing was changed" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"[]", b"\xff", b"[" * 100_000])
def test_command_names_what_it_cannot_read(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.geojson").write_bytes(content)
    assert command(tmp_path / "in.geojson", tmp_path / "out.geojson", "--from", "GCJ-02") == 2
    assert command(tmp_path / "none.geojson", tmp_path / "out.geojson", "--from", "GCJ-02") == 2
    error = capsys.readouterr().err
    assert "in.geojson" in error and "none.geojson" in error and not (tmp_path / "out.geojson").exists()
