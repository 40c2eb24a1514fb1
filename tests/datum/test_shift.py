import numpy as np
import prcoords
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from utils import datum

GEOD = Geod(ellps="WGS84")
HERE = (114.13, 22.68)
lngs = st.floats(74, 135)
lats = st.floats(4, 53)
PAIRS = [
    (datum.wgs84_to_gcj02, datum.gcj02_to_wgs84),
    (datum.gcj02_to_bd09, datum.bd09_to_gcj02),
    (datum.wgs84_to_bd09, datum.bd09_to_wgs84),
]


def moved(convert):
    """Distance and its east and north parts in metres from HERE to its converted self."""
    x, y = convert(*HERE)
    azimuth, _, distance = GEOD.inv(*HERE, float(x), float(y))
    return distance, distance * np.sin(np.radians(azimuth)), distance * np.cos(np.radians(azimuth))


def test_gcj02_moves_a_point_of_the_community_as_measured():
    assert moved(datum.wgs84_to_gcj02) == pytest.approx((601, 523, -297), abs=1)


def test_bd09_moves_a_point_of_the_community_as_measured():
    assert moved(datum.wgs84_to_bd09) == pytest.approx((1249, 1186, 394), abs=1)


@given(lngs, lats)
def test_agrees_with_an_independent_implementation(lng, lat):
    gcj = prcoords.wgs_gcj((lat, lng))
    bd = prcoords.wgs_bd((lat, lng))
    assert np.allclose(datum.wgs84_to_gcj02(lng, lat), (gcj.lon, gcj.lat), rtol=0, atol=1e-12)
    assert np.allclose(datum.wgs84_to_bd09(lng, lat), (bd.lon, bd.lat), rtol=0, atol=1e-12)


@given(lngs, lats)
def test_inverse_agrees_with_an_independent_implementation(lng, lat):
    wgs = prcoords.gcj_wgs_bored((lat, lng))
    # That one stops as soon as it is within a millimetre or so; how exact ours is the round trips show.
    assert np.allclose(datum.gcj02_to_wgs84(lng, lat), (wgs.lon, wgs.lat), rtol=0, atol=5e-8)


@pytest.mark.parametrize(("there", "back"), PAIRS)
def test_round_trip_in_shenzhen_is_exact_to_nanometres(there, back):
    rng = np.random.default_rng(7)
    lng, lat = rng.uniform(113.7, 114.7, 5000), rng.uniform(22.4, 22.9, 5000)
    for start, end in ((there, back), (back, there)):
        x, y = end(*start(lng, lat))
        # One step of float64 at 114 degrees is 1.4e-14 degrees, 1.6e-9 m.
        assert np.abs(x - lng).max() <= 3e-14
        assert np.abs(y - lat).max() <= 3e-14


@pytest.mark.parametrize(("there", "back"), PAIRS)
@given(lng=lngs, lat=lats)
def test_round_trip_anywhere_in_china(there, back, lng, lat):
    # The offset holds a square root of the distance from 105 E, so that just there the inverse is a little less exact.
    assert np.allclose(back(*there(lng, lat)), (lng, lat), rtol=0, atol=1e-11)


@pytest.mark.parametrize("convert", [convert for pair in PAIRS for convert in pair])
def test_outside_china_nothing_moves(convert):
    lng = np.array([24.94, -74.0, 151.2, 114.0, np.nan, np.inf])
    lat = np.array([60.17, 40.7, -33.9, 80.0, 22.0, 22.0])
    x, y = convert(lng, lat)
    assert np.array_equal(x, lng, equal_nan=True)
    assert np.array_equal(y, lat)


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3)])
def test_any_shape(shape):
    lng, lat = np.full(shape, HERE[0]), np.full(shape, HERE[1])
    x, y = datum.wgs84_to_gcj02(lng, lat)
    assert x.shape == y.shape == shape
    assert np.all(lng == HERE[0])


def test_a_scalar_is_the_array_of_it():
    x, _ = datum.wgs84_to_bd09(*HERE)
    xs, _ = datum.wgs84_to_bd09([HERE[0]] * 2, HERE[1])
    assert np.all(xs == x)


def test_no_constant_offset_would_do():
    """Over 10 km the shift itself changes by metres: why the points move one by one."""
    lng = np.array([114.08, 114.18])
    lat = np.array([22.68, 22.68])
    x, _ = datum.wgs84_to_gcj02(lng, lat)
    metres = (x - lng) * 102_800
    assert abs(metres[1] - metres[0]) > 5
