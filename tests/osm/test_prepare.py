"""Files as editors save them: negative ids, deleted objects, any order, compressed; ids no file can have."""

from __future__ import annotations

import bz2
import gzip
from pathlib import Path
from typing import Any

import osmium
import pytest
from shapely.geometry import shape

from tests.osm.conftest import load
from utils.osm import ImportReport, Request, import_extract
from utils.osm.errors import OsmError

BOX = (114.118, 22.668, 114.123, 22.673)
HOUSE = '<tag k="building" v="yes"/>'
CORNERS = ((114.12, 22.67), (114.1205, 22.67), (114.1205, 22.6705), (114.12, 22.6705))


def node(number: int | str, lon: float, lat: float, more: str = "") -> str:
    return f'<node id="{number}" version="1" lon="{lon}" lat="{lat}" {more}/>'


def corners(ids: tuple[int, ...], east: float = 0.0) -> str:
    return "".join(node(number, lon + east, lat) for number, (lon, lat) in zip(ids, CORNERS, strict=True))


def way(number: int, refs: tuple[int, ...], tags: str = HOUSE, more: str = "") -> str:
    held = "".join(f'<nd ref="{ref}"/>' for ref in (*refs, refs[0]))
    return f'<way id="{number}" version="1" {more}>{held}{tags}</way>'


def run(tmp_path: Path, *parts: str, name: str = "own.osm") -> tuple[dict[str, list[dict[str, Any]]], ImportReport]:
    content = f"<?xml version='1.0'?><osm version='0.6' generator='JOSM'>{''.join(parts)}</osm>".encode()
    file = tmp_path / name
    if name.endswith(".pbf"):
        (tmp_path / "own.osm").write_bytes(content)
        with osmium.SimpleWriter(str(file)) as writer:
            for thing in osmium.FileProcessor(str(tmp_path / "own.osm")):
                writer.add(thing)
    else:
        pack = {".gz": gzip.compress, ".bz2": bz2.compress}.get(file.suffix, bytes)
        file.write_bytes(pack(content))
    report = import_extract(Request(file, tmp_path / "out", "A", bbox=BOX))
    return load(tmp_path / "out"), report


def ids(layers: dict[str, list[dict[str, Any]]]) -> list[str]:
    return sorted(feature["id"] for feature in layers.get("buildings", ()))


@pytest.mark.parametrize("name", ["own.osm", "own.osm.pbf", "own.osm.gz", "own.osm.bz2"])
def test_own_building_alone(name: str, tmp_path: Path) -> None:
    layers, report = run(tmp_path, corners((-1, -2, -3, -4)), way(-5, (-1, -2, -3, -4)), name=name)
    (house,) = layers["buildings"]
    assert house["id"] == house["properties"]["id"] == "way/-5"
    assert shape(house["geometry"]).bounds == (114.12, 22.67, 114.1205, 22.6705)
    assert "not in OpenStreetMap" in house["properties"]["source"]
    assert report.layers["buildings"].kept == 1 and report.layers["buildings"].balances


@pytest.mark.parametrize("name", ["own.osm", "own.osm.pbf"])
def test_negative_id_is_not_its_positive_twin(name: str, tmp_path: Path) -> None:
    parts = corners((-1, -2, -3, -4)), corners((1, 2, 3, 4), 0.001), way(-5, (-1, -2, -3, -4)), way(5, (1, 2, 3, 4))
    layers, _ = run(tmp_path, *parts, name=name)
    assert ids(layers) == ["way/-5", "way/5"]
    west = {feature["id"]: shape(feature["geometry"]).bounds[0] for feature in layers["buildings"]}
    assert west == {"way/-5": 114.12, "way/5": 114.121}
    sources = {feature["id"]: feature["properties"]["source"] for feature in layers["buildings"]}
    assert sources["way/5"].startswith("OpenStreetMap")


@pytest.mark.parametrize("name", ["own.osm", "own.osm.pbf"])
def test_building_of_openstreetmap_with_a_new_corner(name: str, tmp_path: Path) -> None:
    parts = corners((1, 2, 3, -4)), way(5, (1, 2, 3, -4))
    assert ids(run(tmp_path, *parts, name=name)[0]) == ["way/5"]


@pytest.mark.parametrize("name", ["own.osm", "own.osm.pbf"])
@pytest.mark.parametrize(("ring", "relation"), [(-5, -6), (-5, 6), (5, 6), (5, -6)])
def test_relation_with_negative_members(ring: int, relation: int, name: str, tmp_path: Path) -> None:
    tags = f'<tag k="type" v="multipolygon"/>{HOUSE}'
    members = f'<member type="way" ref="{ring}" role="outer"/>'
    whole = f'<relation id="{relation}" version="1">{members}{tags}</relation>'
    layers, _ = run(tmp_path, corners((-1, -2, -3, -4)), way(ring, (-1, -2, -3, -4), ""), whole, name=name)
    assert ids(layers) == [f"relation/{relation}"]


def test_outline_of_an_own_relation_is_not_a_second_building(tmp_path: Path) -> None:
    members = '<member type="way" ref="-5" role="outer"/>'
    whole = f'<relation id="-6" version="1">{members}<tag k="type" v="multipolygon"/>{HOUSE}</relation>'
    _, report = run(tmp_path, corners((-1, -2, -3, -4)), way(-5, (-1, -2, -3, -4)), whole)
    assert report.layers["buildings"].skipped == {"outline_of_relation": ["way/-5"]}


@pytest.mark.parametrize("mark", ['action="delete"', 'visible="false"'])
def test_what_the_editor_deleted_stays_out(mark: str, tmp_path: Path) -> None:
    parts = corners((1, 2, 3, 4)), corners((11, 12, 13, 14), 0.001), way(5, (1, 2, 3, 4), more=mark)
    layers, report = run(tmp_path, *parts, way(6, (11, 12, 13, 14)))
    assert ids(layers) == ["way/6"] and report.deleted == 1
    assert "1 elements are marked as deleted" in report.in_words("en") and "已删除" in report.in_words("zh")


def test_order_of_the_file_does_not_matter(tmp_path: Path) -> None:
    parts = way(6, (11, 12, 13, 14)), corners((11, 12, 13, 14), 0.001), way(5, (4, 3, 2, 1)), corners((4, 3, 2, 1))
    assert ids(run(tmp_path, *parts)[0]) == ["way/5", "way/6"]


def test_unsorted_binary_file_is_sorted(tmp_path: Path) -> None:
    parts = corners((1, 2, 3, 4)), corners((11, 12, 13, 14), 0.001), way(6, (11, 12, 13, 14)), way(5, (1, 2, 3, 4))
    layers, report = run(tmp_path, *parts, name="own.osm.pbf")
    assert ids(layers) == ["way/5", "way/6"] and report.layers["buildings"].seen == 2


def test_id_zero_and_missing_node(tmp_path: Path) -> None:
    layers, report = run(tmp_path, corners((0, 1, 2, 3)), way(0, (0, 1, 2, 3)), way(-5, (0, 1, -9)))
    assert ids(layers) == ["way/0"]
    assert report.layers["buildings"].skipped == {"missing_nodes": ["way/-5"]}


@pytest.mark.parametrize("bad", [node(2**63, 114.12, 22.67), node("abc", 114.12, 22.67), node(1, 114.12, 1222)])
def test_what_no_file_can_hold_is_named(bad: str, tmp_path: Path) -> None:
    with pytest.raises(OsmError) as caught:
        run(tmp_path, bad)
    assert "own.osm" in caught.value.message.en and "id or a coordinate" in caught.value.message.en


def test_empty_extract_without_a_box_says_so(tmp_path: Path) -> None:
    with pytest.raises(OsmError) as caught:
        run(tmp_path, node(1, 114.12, 22.67))
    assert "has nothing the atlas shows" in caught.value.message.en and "?" not in caught.value.message.en
