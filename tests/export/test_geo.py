"""GeoJSON and GeoPackage read back by a GIS library: same features, same places, what is illustrative said."""

import io
import json
import re
import tempfile
from dataclasses import replace

import geopandas as gpd
import pyogrio
import pytest
import shapely

from tests.export.town import LATER, NOW, PAST, STORE, say
from utils.export import geo
from utils.export.bundle import content, name_of, taken
from utils.export.geo import geojson_bytes
from utils.export.statement import state
from utils.view import mask_of

VIEWS = [NOW, replace(NOW, filters=LATER), replace(NOW, filters=LATER, as_of=PAST, lang="en")]
LAYERS = ["projects", "buildings", "greenways", "drying_racks"]


def geojson(layer, view):
    made, suffix = content("geojson", STORE, taken(STORE, [layer], (), view), view, say)
    assert suffix == "geojson"
    return made


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("layer", LAYERS)
def test_geojson_reads_back_as_the_features_of_the_mask(layer, view):
    data = STORE.layers[layer]
    shown = data.frame[mask_of(STORE, data, view)]
    back = gpd.read_file(io.BytesIO(geojson(layer, view)))
    assert back["id"].tolist() == shown["id"].tolist()
    assert shapely.equals_exact(back.geometry.normalize().to_numpy(), shown.geometry.normalize().to_numpy(), 1e-7).all()


def test_geojson_states_filter_date_and_what_is_illustrative():
    view = replace(NOW, filters=LATER, as_of=PAST)
    found = json.loads(geojson("projects", view))
    assert list(found) == ["type", "metadata", "features"]
    said = found["metadata"]
    assert said["as_of"] == "2021-06-30" and said["illustrative"] is True
    assert said["filter"] == ["budget_cny?", "status?"]
    assert said["features"] == len(found["features"]) == sum(said["provenance"].values())


def test_geojson_is_rfc_7946():
    found = json.loads(geojson("buildings", NOW))
    assert "crs" not in found
    assert not re.search(rb"\d\.\d{8,}[,\]]", geojson("buildings", NOW))
    for feature in found["features"]:
        polygon = shapely.geometry.shape(feature["geometry"])
        for part in getattr(polygon, "geoms", [polygon]):
            assert part.exterior.is_ccw
        assert isinstance(feature["properties"]["access_modes"], list)
        assert "" not in [value for value in feature["properties"].values() if isinstance(value, str)]


@pytest.mark.parametrize("view", VIEWS)
def test_a_geopackage_has_each_layer_and_the_statement(view, tmp_path):
    extracts = taken(STORE, LAYERS, ["project_progress"], view)
    made, _ = content("gpkg", STORE, extracts, view, say)
    path = tmp_path / name_of("gpkg", STORE, extracts, view)
    path.write_bytes(made)
    assert [row[0] for row in pyogrio.list_layers(path)] == [*LAYERS, "project_progress", "about"]
    for layer in LAYERS:
        data = STORE.layers[layer]
        back = gpd.read_file(path, layer=layer)
        assert back.crs.to_epsg() == 4326
        assert back["id"].tolist() == data.frame["id"][mask_of(STORE, data, view)].tolist()
    modes = gpd.read_file(path, layer="buildings")["access_modes"].dropna()
    assert modes.str.contains(",").any()
    about = pyogrio.read_dataframe(path, layer="about")
    assert about["text"].str.contains("示意|llustrative").any()


def test_an_empty_selection_is_an_empty_collection():
    view = replace(NOW, as_of=PAST.replace(year=1990))
    assert json.loads(geojson("projects", view))["features"] == []
    assert content("gpkg", STORE, taken(STORE, ["projects"], (), view), view, say)[0][:6] == b"SQLite"


def test_a_table_has_no_geometry():
    extracts = taken(STORE, (), ["dcc_output"], NOW)
    with pytest.raises(TypeError, match="dcc_output"):
        geojson_bytes(extracts[0], state(STORE, NOW, extracts, say))


def made_in(monkeypatch, *places):
    monkeypatch.setattr(tempfile, "tempdir", str(places[0]))
    monkeypatch.setattr(geo, "SPARE", tuple(map(str, places[1:])))
    return content("gpkg", STORE, taken(STORE, ["projects"], (), NOW), NOW, say)[0]


def test_a_geopackage_where_the_temporary_folder_is_of_no_use(monkeypatch, tmp_path):
    assert made_in(monkeypatch, tmp_path / "gone", tmp_path)[:6] == b"SQLite"
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(geo.ExportError, match="no room for temporary files") as caught:
        made_in(monkeypatch, tmp_path / "gone")
    assert str(tmp_path) not in caught.value.message.en + caught.value.message.zh


def test_a_geopackage_where_the_disk_is_full(monkeypatch, tmp_path):
    """As GDAL tells of it: an error of its own, in the middle of writing."""
    write, left = pyogrio.write_dataframe, [1]

    def full(frame, path, **more):
        if left[0]:
            left[0] -= 1
            raise pyogrio.errors.FeatureError("database or disk is full")
        write(frame, path, **more)

    monkeypatch.setattr(pyogrio, "write_dataframe", full)
    assert made_in(monkeypatch, tmp_path, tmp_path)[:6] == b"SQLite"
    left[0] = 2
    with pytest.raises(geo.ExportError, match="no room"):
        made_in(monkeypatch, tmp_path, tmp_path)
    assert list(tmp_path.iterdir()) == []
