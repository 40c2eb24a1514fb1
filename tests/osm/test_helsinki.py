"""The real extract, held against independent readings of the same file."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import osmium
import pytest
import shapely
from shapely.geometry import box, shape

from layers import LAYERS
from layers.base import Column
from tests.osm.conftest import CENTRE, load
from utils.osm import ImportReport
from utils.osm.rules.community import GREENWAY, ROAD_CLASS

Helsinki = tuple[Path, ImportReport]


def count(pbf: Path, kind: str, key: str, values: frozenset[str] | None = None) -> int:
    """How many elements of ``kind`` carry ``key`` (not "no"), by a plain loop over the file."""
    return sum(
        1
        for thing in osmium.FileProcessor(str(pbf))
        if thing.type_str() == kind
        and thing.tags.get(key, "no") != "no"
        and (values is None or thing.tags[key] in values)
    )


def test_every_layer_balances(helsinki: Helsinki) -> None:
    _, report = helsinki
    assert {layer: books.as_json() for layer, books in report.layers.items() if not books.balances} == {}
    assert report.layers["buildings"].seen > 500


def test_report_counts_what_the_files_hold(helsinki: Helsinki) -> None:
    out, report = helsinki
    held = {layer: len(features) for layer, features in load(out).items()}
    assert held == {layer: books.kept + books.added for layer, books in report.layers.items() if layer in held}
    assert all(books.kept + books.added == 0 for layer, books in report.layers.items() if layer not in held)


def test_buildings_seen_match_the_file(helsinki: Helsinki, helsinki_pbf: Path) -> None:
    expected = sum(count(helsinki_pbf, kind, "building") for kind in "nwr")
    assert helsinki[1].layers["buildings"].seen == expected


def test_roads_seen_match_the_file(helsinki: Helsinki, helsinki_pbf: Path) -> None:
    plots = {"driveway", "parking_aisle", "drive-through", "emergency_access"}
    expected = sum(
        1
        for way in osmium.FileProcessor(str(helsinki_pbf))
        if way.type_str() == "w"
        and way.tags.get("highway", "") in ROAD_CLASS
        and way.tags.get("area") != "yes"
        and way.tags.get("service") not in plots
    )
    assert helsinki[1].layers["roads"].seen == expected


def test_buildings_kept_are_exactly_those_inside(helsinki: Helsinki, helsinki_pbf: Path) -> None:
    """osmium's own areas, point in box, in a few lines that share nothing with the importer."""
    factory, window, inside = osmium.geom.WKBFactory(), box(*CENTRE), set()
    for area in osmium.FileProcessor(str(helsinki_pbf)).with_areas():
        if area.is_area() and area.tags.get("building", "no") != "no" and area.num_rings()[0]:
            outline = shapely.from_wkb(factory.create_multipolygon(area))
            if window.contains(outline.representative_point()):
                inside.add(f"{'way' if area.from_way() else 'relation'}/{area.orig_id()}")
    kept = {feature["id"] for feature in load(helsinki[0])["buildings"]}
    repeated = set(helsinki[1].layers["buildings"].skipped["outline_of_relation"])
    assert kept == inside - repeated


def test_nothing_is_lost_between_the_books(helsinki: Helsinki, helsinki_pbf: Path) -> None:
    """Each building way of the file is in exactly one place: kept, skipped by name, or counted outside."""
    books = helsinki[1].layers["buildings"]
    named = [element for ids in books.skipped.values() for element in ids]
    assert len(named) == len(set(named))
    kept = {feature["id"] for feature in load(helsinki[0])["buildings"]}
    assert not kept & set(named)
    assert len(kept) + len(named) + books.outside == books.seen


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_features_keep_to_the_spec(layer: str, helsinki: Helsinki) -> None:
    spec = LAYERS[layer]
    features = load(helsinki[0]).get(layer, [])
    assert len({feature["id"] for feature in features}) == len(features)
    for feature in features:
        geometry = shape(feature["geometry"])
        assert geometry.is_valid and not geometry.is_empty and geometry.geom_type in spec.geometry
        assert set(feature["properties"]) == set(spec.all_columns)
        faults = {
            name: value for name, value in feature["properties"].items() if not holds(spec.all_columns[name], value)
        }
        assert faults == {}, feature["id"]


def holds(column: Column, value: object) -> bool:
    """Whether ``value`` is what ``column`` says, written apart from the app's validator."""
    if value is None:
        return column.nullable
    if isinstance(value, bool):
        return column.kind == "bool"
    if isinstance(value, int | float):
        within = (column.minimum is None or value >= column.minimum) and (
            column.maximum is None or value <= column.maximum
        )
        return within and column.kind in {"int", "number"} and (column.kind == "number" or isinstance(value, int))
    if column.kind == "category":
        return value in column.values
    if column.kind == "date":
        return re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)) is not None
    return column.kind == "text" and isinstance(value, str) and bool(value.strip())


def test_required_layer_is_there_once(helsinki: Helsinki) -> None:
    (boundary,) = load(helsinki[0])["boundary"]
    assert shape(boundary["geometry"]).equals(box(*CENTRE))


def test_clipped_to_the_boundary(helsinki: Helsinki) -> None:
    layers, window = load(helsinki[0]), box(*CENTRE).buffer(2e-7)
    for layer in ("roads", "greenways", "parks", "facilities"):
        assert all(window.covers(shape(feature["geometry"])) for feature in layers[layer]), layer
    for feature in layers["buildings"]:
        assert window.covers(shape(feature["geometry"]).representative_point())


def test_base_map_reaches_beyond_and_does_not_repeat(helsinki: Helsinki) -> None:
    layers, inner = load(helsinki[0]), box(*CENTRE).buffer(-1e-6)
    streets = {feature["id"]: shape(feature["geometry"]) for feature in layers["base_streets"]}
    assert shapely.total_bounds(list(streets.values()))[0] < CENTRE[0]
    drawn = {feature["id"] for layer in ("roads", "greenways") for feature in layers[layer]}
    assert not [element for element in drawn & set(streets) if streets[element].intersects(inner)]


def test_provenance_and_source(helsinki: Helsinki) -> None:
    for layer, features in load(helsinki[0]).items():
        for feature in features:
            assert feature["properties"]["provenance"] == "surveyed"
            if layer != "boundary":
                assert feature["properties"]["source"].startswith("OpenStreetMap contributors, ODbL 1.0")


def test_assumed_use_says_so(helsinki: Helsinki) -> None:
    out, report = helsinki
    assumed = [f for f in load(out)["buildings"] if "assumed" in f["properties"]["source"]]
    assert len(assumed) == report.layers["buildings"].notes["use_assumed"] > 0


def test_known_places(helsinki: Helsinki) -> None:
    facilities = {f["id"]: f["properties"] for f in load(helsinki[0])["facilities"]}
    assert facilities["node/418089207"]["name"] == "Rautatientori"
    assert facilities["node/418089207"]["kind"] == "metro_station"
    assert facilities["node/418089207"]["opened"] == "1982-07-01"


def test_greenways_are_no_pavements(helsinki: Helsinki, helsinki_pbf: Path) -> None:
    tags = {f"way/{w.id}": dict(w.tags) for w in osmium.FileProcessor(str(helsinki_pbf)) if w.type_str() == "w"}
    kept = [tags[feature["id"]] for feature in load(helsinki[0])["greenways"]]
    assert {tag["highway"] for tag in kept} <= GREENWAY | {"construction", "proposed"}
    assert not {tag.get("footway") for tag in kept} & {"sidewalk", "crossing"}


def test_river_works_are_not_invented(helsinki: Helsinki) -> None:
    layers = load(helsinki[0])
    assert "river_works" not in layers and "base_water" in layers


def test_profile(helsinki: Helsinki) -> None:
    profile = tomllib.loads((helsinki[0] / "community.toml").read_text(encoding="utf-8"))
    assert profile["community"]["name"] == {"zh": "赫尔辛基中心", "en": "Helsinki centre"}
    assert profile["community"]["crs"] == "EPSG:32635"
    assert "ODbL" in profile["community"]["attribution"]["en"]
    assert "OpenStreetMap" in profile["basemap"][0]["attribution"]["zh"]
    assert "fact" not in profile
    assert profile["community"]["headlines"][0] == "area"


def test_command_line_twice_gives_the_same_bytes(helsinki: Helsinki, helsinki_pbf: Path, tmp_path: Path) -> None:
    out = tmp_path / "again"
    command = [sys.executable, "-m", "utils.osm", str(helsinki_pbf), "--bbox", ",".join(map(str, CENTRE))]
    command += ["--name", "赫尔辛基中心", "--name-en", "Helsinki centre", "--out", str(out), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "seen" in done.stdout and str(out) in done.stdout
    assert "\r" not in done.stderr and len(done.stderr.splitlines()) <= 6
    files = sorted(path.relative_to(out) for path in out.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(helsinki[0]) for path in helsinki[0].rglob("*") if path.is_file())
    for file in files:
        assert (out / file).read_bytes() == (helsinki[0] / file).read_bytes(), file
