"""The command: masks, codes, flights, and how small it stays."""

import base64
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers import LAYERS
from layers.base import STATUS, Paint
from tests.store.folder import building, feature, make_folder, rack, write
from utils.filters import Shape
from utils.mapview import LayerDensity, LayerPaint, Pin, map_command, pack
from utils.mapview.command import FALLBACK, go_to, style_codes
from utils.store import Store
from utils.viewstate import default_view


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = make_folder(tmp_path_factory.mktemp("town") / "data")
    write(folder, "buildings", *(building(f"b-{n}") for n in range(20)))
    write(folder, "drying_racks", rack("r-1"), rack("r-2"))
    line = {"type": "LineString", "coordinates": [[114.11, 22.67], [114.13, 22.69]]}
    write(folder, "base_streets", feature(line, id="s-1", kind="main", width_m=12))
    return Store(folder)


@pytest.fixture
def view(store):
    return default_view(LAYERS, store.profile, tuple(store.layers))


def command(store, view, masks=None, statuses=None, flight=None, theme="light", **more):
    return map_command(store, view, masks or {}, statuses or {}, theme, flight, **more)


@given(st.lists(st.booleans(), max_size=200))
def test_bit_i_of_a_mask_is_feature_i(bits):
    packed = base64.b64decode(pack(np.array(bits, dtype=bool)))
    assert [bool(packed[i >> 3] >> (i & 7) & 1) for i in range(len(bits))] == bits


def test_the_command_says_what_is_on(store, view):
    view = replace(view, layers={"buildings": 60, "drying_racks": 100}, lang="en", selected=("buildings", "b-3"))
    assert command(store, view, theme="dark") == {
        "lang": "en",
        "theme": "dark",
        "base": "offline",
        "layers": {"buildings": {"a": 60, "w": 1}, "drying_racks": {"a": 100}},
        "sel": ["buildings", "b-3"],
    }


def test_layers_without_data_and_those_of_the_basemap_are_not_listed(store, view):
    view = replace(view, layers={"parks": 100, "base_streets": 100, "buildings": 100})
    assert set(command(store, view)["layers"]) == {"buildings"}


def test_a_mask_travels_only_where_it_hides_something(store, view):
    some = np.arange(20) % 2 == 0
    masks = {"buildings": some, "drying_racks": np.ones(2, dtype=bool)}
    layers = command(store, view, masks)["layers"]
    assert layers["buildings"]["m"] == pack(some)
    assert "m" not in layers["drying_racks"]


def test_a_mask_that_hides_all_travels(store, view):
    assert command(store, view, {"drying_racks": np.zeros(2, dtype=bool)})["layers"]["drying_racks"]["m"] == "AA=="


def test_codes_are_indexes_into_the_keys():
    keys = list(STATUS)
    codes = base64.b64decode(style_codes(np.array([keys[2], "", keys[0]], dtype=object), LAYERS["projects"]))
    assert list(codes) == [2, FALLBACK, 0]


def test_statuses_are_sent_only_where_the_layer_is_drawn_by_them(store, view):
    statuses = {"buildings": np.array([""] * 20, dtype=object)}
    assert "k" not in command(store, view, statuses=statuses)["layers"]["buildings"]


def test_a_flight_to_something_small_is_a_point_and_a_zoom(store):
    assert go_to(store, ("x1", "buildings", "b-3")) == {"n": "x1", "c": [22.6801, 114.1201], "z": 17.5}


def test_a_flight_to_something_large_shows_it_whole(store):
    assert go_to(store, (4, "base_streets", "s-1")) == {"n": 4, "b": [114.11, 22.67, 114.13, 22.69]}


@pytest.mark.parametrize("flight", [(1, "buildings", "nowhere"), (1, "nothing", "b-1")])
def test_there_is_no_flight_to_nowhere(store, view, flight):
    assert "go" not in command(store, view, flight=flight)


def test_the_same_state_is_the_same_text(store, view):
    masks = {"buildings": np.arange(20) > 4}
    assert json.dumps(command(store, view, masks)) == json.dumps(command(store, view, dict(masks)))


def test_a_filter_costs_a_sixth_of_a_byte_for_each_feature(store, view):
    """Base64 of one bit a feature: N / 6 bytes."""
    size = 100_000
    assert len(pack(np.arange(size) % 3 == 0)) <= size / 6 + 4
    assert len(json.dumps(command(store, view))) < 1000


def test_other_colours_travel_as_pairs_and_bytes(store, view):
    paint = LayerPaint((Paint("#111111", "#eeeeee"), Paint("#222222")), np.array([0, 1, -1, 2, 300] + [1] * 15))
    entry = command(store, view, paints={"buildings": paint})["layers"]["buildings"]["paint"]
    assert entry["paints"] == [["#111111", "#eeeeee"], ["#222222", "#222222"]]
    assert list(base64.b64decode(entry["codes"])) == [0, 1, FALLBACK, FALLBACK, FALLBACK] + [1] * 15
    assert "paint" not in command(store, view)["layers"]["buildings"]


def test_a_density_says_its_radius_its_top_and_its_colours(store, view):
    density = LayerDensity(120.0, 2.34567, (Paint("#111111", "#eeeeee"), Paint("#222222")))
    entry = command(store, view, densities={"buildings": density})["layers"]["buildings"]
    paints = [["#111111", "#eeeeee"], ["#222222", "#222222"]]
    assert entry["d"] == {"r": 120.0, "top": 2.346, "paints": paints}
    assert "d" not in command(store, view)["layers"]["buildings"]


def test_a_shape_pins_and_the_tools_are_said_only_where_wanted(store, view):
    shape = Shape("circle", ((22.68, 114.12),), 400)
    more = command(store, view, shape=shape, draw=True, pins=[Pin(22.68000049, 114.12, "1")])
    assert more["shape"] == {"t": "circle", "c": [[22.68, 114.12]], "r": 400.0}
    assert more["pins"] == [[22.68, 114.12, "1"]] and more["draw"] is True
    places = command(store, view, pins=[Pin(22.68, 114.12, "1", own=True)], anywhere=True)
    assert places["pins"] == [[22.68, 114.12, "1", 1]] and places["anywhere"] is True
    assert not {"shape", "pins", "path", "draw", "go", "anywhere"} & set(command(store, view))
    json.dumps(more)


def test_a_path_is_written_as_lat_lng_with_six_decimals(store, view):
    way = command(store, view, path=[(22.68000049, 114.12), (22.681, 114.1234567)])["path"]
    assert way == [[22.68, 114.12], [22.681, 114.123457]]


def test_a_box_to_look_at_goes_before_a_flight(store, view):
    go = command(store, view, flight=("x1", "buildings", "b-3"), look=("zone", (114.1, 22.6, 114.2, 22.7)))["go"]
    assert go == {"n": "zone", "b": [114.1, 22.6, 114.2, 22.7]}
