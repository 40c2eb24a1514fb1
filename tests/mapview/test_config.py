"""The configuration: what the scripts are told of layers, basemaps and words."""

import json

import pytest

from layers import LAYERS
from layers.base import Column, FillStyle, LayerSpec, LineStyle, Paint, Text, Value
from tests.store.folder import make_folder
from utils.basemaps import usable
from utils.i18n import languages
from utils.mapview import map_config
from utils.mapview.config import bounds, config_json
from utils.mapview.style import style_json
from utils.mapview.words import WORDS, words
from utils.settings import Settings
from utils.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return Store(make_folder(tmp_path_factory.mktemp("town") / "data"))


class Shelf:
    """Stands in for the server's published documents."""

    def __init__(self):
        self.documents = {}

    def __call__(self, prefix, suffix, data, media_type=""):
        url = f"/{prefix}/{abs(hash(data))}.{suffix}"
        self.documents[url] = data
        return url


def test_the_configuration_is_published_as_json(store):
    shelf = Shelf()
    url = map_config(store, store.profile.basemaps, shelf)
    assert set(json.loads(shelf.documents[url])) == {
        "layers",
        "basemaps",
        "bounds",
        "attribution",
        "illustrative",
        "words",
        "fonts",
    }
    assert map_config(store, store.profile.basemaps, shelf) == url


def test_layers_come_in_drawing_order_with_their_addresses(store):
    layers = config_json(store, ())["layers"]
    assert [layer["id"] for layer in layers] == list(store.layers)
    for layer, data in zip(layers, store.layers.values(), strict=True):
        assert layer["url"] == f"/geo/{layer['id']}/{data.digest}.geojson"
        assert layer["count"] == len(data.frame)
        assert set(layer["title"]) == set(languages())


def test_the_first_view_is_the_outline(store):
    assert bounds(store.layers.values()) == pytest.approx((114.10, 22.66, 114.14, 22.70))


def test_without_an_outline_the_first_view_is_what_there_is(store):
    west, south, east, north = bounds([store.layers["buildings"]])
    assert west < east and south < north and east < 114.14


def test_a_page_may_look_at_a_part_of_the_community_first(store):
    assert config_json(store, (), (114.1, 22.6, 114.2, 22.7))["first"] == [114.1, 22.6, 114.2, 22.7]
    assert "first" not in config_json(store, ())


def test_without_any_data_the_first_view_is_the_world():
    assert bounds([]) == (-180.0, -60.0, 180.0, 75.0)


@pytest.mark.parametrize("spec", LAYERS.values(), ids=lambda spec: spec.id)
def test_every_layer_has_a_look_for_every_key_and_the_fallback(spec):
    style = style_json(spec)
    parts = [style[part] for part in ("fill", "line", "circle") if part in style] or [style]
    for part in parts:
        assert len(part["paints"]) == len(style["keys"]) + 1
        assert all(len(pair) == 2 and all(colour.startswith("#") for colour in pair) for pair in part["paints"])


def test_a_value_without_paint_has_the_layers_own():
    column = Column(
        "category", Text("", ""), values={"a": Value(Text("", "")), "b": Value(Text("", ""), Paint("#111"))}
    )
    spec = LayerSpec("x", Text("", ""), "base", frozenset({"Polygon"}), FillStyle(Paint("#222"), by="k"), {"k": column})
    assert style_json(spec)["fill"]["paints"] == [["#222", "#222"], ["#111", "#111"], ["#222", "#222"]]


def test_dashed_values_are_codes():
    column = Column("category", Text("", ""), values={"a": Value(Text("", "")), "b": Value(Text("", ""))})
    style = LineStyle(Paint("#222"), by="k", dashed=("b",))
    spec = LayerSpec("x", Text("", ""), "base", frozenset({"LineString"}), style, {"k": column})
    assert style_json(spec)["line"]["dashed"] == [1]


def test_the_key_of_a_basemap_is_in_its_addresses(store):
    settings = Settings(secrets={"tianditu_key": "s3cret"})
    basemaps = {one["id"]: one for one in config_json(store, usable(store.profile, settings))["basemaps"]}
    assert all("tk=s3cret" in url for url in basemaps["tianditu_vector"]["urls"])
    assert basemaps["amap"]["datum"] == "GCJ-02"
    assert basemaps["offline"]["urls"] == []


def test_the_map_speaks_every_language():
    for said in words().values():
        assert set(said) == set(WORDS)
        assert all(said.values())
