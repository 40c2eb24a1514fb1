"""Shapes drawn on the map, and what lies in them: against plain shapely, in metres of the projected CRS."""

import itertools
import json

import geopandas as gpd
import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st

from tests import toy
from utils.filters import FilterState, Shape, Within, decode, encode, mask

HERE = (22.68, 114.12)
CRS = "EPSG:4547"
GEOD = pyproj.Geod(ellps="GRS80")
TO_METRES = pyproj.Transformer.from_crs("EPSG:4326", CRS, always_xy=True)


@given(toy.shapes)
def test_text_and_json_round_trip(shape):
    assert Shape.from_text(shape.text()) == shape
    assert Shape.from_json(json.loads(json.dumps(shape.json()))) == shape


@given(toy.shapes)
def test_the_text_needs_no_escaping(shape):
    assert set(shape.text()) <= set("prc0123456789._-")


def test_the_text_is_short():
    assert Shape("circle", (HERE,), 400).text() == "c22.68_114.12_400"
    assert Shape("rectangle", ((22.69, 114.11), (22.68, 114.13))).text() == "r22.68_114.11_10000_20000"
    ring = tuple((22.68 + i / 1000, 114.12 + (i % 2) / 1000) for i in range(6))
    assert len(Shape("polygon", ring).text()) < 80


def test_a_circle_is_as_wide_on_the_ground_as_it_says():
    shape = Shape("circle", (HERE,), 500).geometry(CRS)
    x, y = TO_METRES.transform(HERE[1], HERE[0])
    assert shape.area == pytest.approx(np.pi * 500**2, rel=1e-3)
    for azimuth in (0, 77, 180, 290):
        lng, lat, _ = GEOD.fwd(HERE[1], HERE[0], azimuth, 499)
        out_lng, out_lat, _ = GEOD.fwd(HERE[1], HERE[0], azimuth, 501)
        assert shape.contains(shapely.Point(*TO_METRES.transform(lng, lat)))
        assert not shape.contains(shapely.Point(*TO_METRES.transform(out_lng, out_lat)))
    assert shape.contains(shapely.Point(x, y))


def test_a_rectangle_is_the_same_from_any_two_corners():
    one = Shape("rectangle", ((22.68, 114.13), (22.69, 114.11)))
    assert one == Shape("rectangle", ((22.69, 114.13), (22.68, 114.11)))
    assert len(one.ring) == 4


def test_a_ring_that_crosses_itself_counts_both_loops():
    bow_tie = Shape("polygon", ((22.68, 114.12), (22.69, 114.13), (22.68, 114.13), (22.69, 114.12)))
    shape = bow_tie.geometry(CRS)
    assert shape.is_valid and shape.area > 1e5
    inside = [shape.contains(shapely.Point(*TO_METRES.transform(lng, 22.685))) for lng in (114.1215, 114.1285)]
    outside = [shape.contains(shapely.Point(*TO_METRES.transform(114.125, lat))) for lat in (22.681, 22.689)]
    assert inside == [True, True] and outside == [False, False]


@given(toy.shapes)
def test_the_box_holds_the_shape(shape):
    west, south, east, north = shape.box(CRS)
    back = pyproj.Transformer.from_crs(CRS, "EPSG:4326", always_xy=True)
    lng, lat = back.transform(*shapely.get_coordinates(shape.geometry(CRS)).T)
    assert west < lng.min() and lng.max() < east and south < lat.min() and lat.max() < north


@pytest.mark.parametrize(
    ("kind", "corners", "radius"),
    [
        ("star", (HERE,) * 3, 0),
        ("polygon", (HERE,) * 3, 0),
        ("polygon", (HERE, (22.7, 114.12)), 0),
        ("polygon", (HERE, (22.69, 114.13), (22.7, 114.14)), 0),
        ("polygon", tuple((22.6 + i / 1e4, 114 + (i % 2)) for i in range(201)), 0),
        ("rectangle", (HERE, (22.68, 114.13)), 0),
        ("rectangle", (HERE,), 0),
        ("circle", (HERE,), 0),
        ("circle", (HERE,), -3),
        ("circle", (HERE,), float("nan")),
        ("circle", (HERE,), 1e9),
        ("circle", ((99.0, 114.0),), 5),
        ("circle", ((float("nan"), 114.0),), 5),
        ("circle", ((22.0, float("inf")),), 5),
        ("rectangle", ((22.0, 114.0), (22.1, 114.1)), 7),
    ],
)
def test_what_is_no_shape_is_refused(kind, corners, radius):
    with pytest.raises(ValueError, match=r"."):
        Shape(kind, corners, radius)


@given(st.one_of(st.none(), st.text(), st.lists(st.integers()), st.dictionaries(st.sampled_from("tcr"), st.text())))
@example({"t": "circle", "c": [[22.0]], "r": 5})
@example({"t": "circle", "c": 5, "r": 5})
@example({"t": "circle", "c": [[22.0, None]], "r": 5})
@example({"t": "circle", "c": [[22.0, 114.0]], "r": {}})
def test_the_browser_cannot_send_what_breaks(value):
    with pytest.raises(ValueError, match=r"."):
        Shape.from_json(value)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "x1_2_3",
        "c22.68_114.12",
        "c22.68_114.12_0",
        "c22.68_114.12_nan",
        "c22.68_114.12_1e999",
        "r22.68_114.11",
        "r22.68_114.11_5",
        "r22.68_114.11_5_1.5",
        "p22.68_114.11_5_5",
        "p" + "1_" * 5000 + "1",
        "p" + "9" * 5000 + "_1",
        "c١٢_114.12_0x10",
    ],
)
def test_a_malformed_shape_in_a_link_is_told_and_left_out(body):
    state, faults = decode(f"things.shape!{body};things.kind~red", toy.SPECS)
    assert set(state.clauses("things")) == {"kind"}
    assert len(faults) == 1 and "things.shape" in faults[0].message.en


def test_the_mark_of_another_sort_is_not_understood():
    for text in ("things.kind!c22.68_114.12_5", "things.shape~red", "things.kind*red", "things.text:1..2"):
        state, faults = decode(text, toy.SPECS)
        assert not state and len(faults) == 1


@given(toy.shapes, st.lists(toy.corners, max_size=12))
def test_within_is_what_plain_shapely_says(shape, spots):
    """Lines between neighbouring spots: what only touches the shape counts as well as what lies in it."""
    lines = [shapely.LineString([(a[1], a[0]), (b[1], b[0])]) for a, b in itertools.pairwise(spots)]
    frame = gpd.GeoDataFrame({"id": range(len(lines))}, geometry=lines, crs="EPSG:4326")
    frame.attrs = {"metric": CRS}
    expected = frame.to_crs(CRS).geometry.intersects(shape.geometry(CRS)).to_numpy()
    state = FilterState((("things", "shape", Within(shape)),))
    assert np.array_equal(mask(frame, toy.SPEC, state), expected)
    assert decode(encode(state), toy.SPECS) == (state, [])


def test_without_a_projected_crs_the_utm_zone_serves():
    frame = toy.frame_of([dict.fromkeys(toy.SPEC.columns)] * 5)
    state = FilterState((("things", "shape", Within(Shape("circle", ((22.6, 114.0),), 15))),))
    here = mask(frame, toy.SPEC, state).tolist()
    frame.attrs = {}
    assert mask(frame, toy.SPEC, state).tolist() == here == [True, True, False, False, False]
