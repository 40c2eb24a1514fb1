"""Projected CRSs that measure wrong where the community lies are refused, with the one that fits."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from utils.crs import MOST_SCALE_ERROR, choose_crs, fitting_crs, in_china, worst_scale

HELSINKI, SHENZHEN = (24.945, 60.17), (114.12, 22.67)
GNOMONIC = "+proj=gnom +lat_0=-22 +lon_0=-66"


@pytest.mark.parametrize(
    ("declared", "where", "fitting", "problem"),
    [
        ("EPSG:3857", HELSINKI, "EPSG:32635", "measures 2.01 m"),
        ("EPSG:3857", SHENZHEN, "EPSG:4547", "measures 1.09 m"),
        ("EPSG:4547", HELSINKI, "EPSG:32635", "measures 1.15 m"),
        ("EPSG:32661", SHENZHEN, "EPSG:4547", "measures 1.43 m"),
        ("+proj=merc +lat_ts=60", SHENZHEN, "EPSG:4547", "measures 0.543 m"),
        # True to length there, and yet made for the other side of the globe, or one zone too far.
        ("EPSG:4547", (-66.0, 22.0), "EPSG:32620", "another part of the world"),
        ("EPSG:4549", SHENZHEN, "EPSG:4547", "another part of the world"),
        (GNOMONIC, SHENZHEN, "EPSG:4547", "does not reach"),
    ],
)
def test_wrong_crs(declared: str, where: tuple[float, float], fitting: str, problem: str) -> None:
    crs, fault = choose_crs(declared, Point(where).buffer(0.01))
    assert crs == fitting and fault is not None and not fault.fatal
    assert problem in fault.problem.en and declared in fault.problem.zh
    assert f'crs = "{fitting}"' in fault.remedy.en and f'crs = "{fitting}"' in fault.remedy.zh
    assert fault.file == "community.toml" and fault.column == "community.crs"


@pytest.mark.parametrize(
    ("declared", "where"),
    [
        ("EPSG:4547", SHENZHEN),
        ("EPSG:32650", SHENZHEN),
        ("EPSG:32649", SHENZHEN),
        ("EPSG:2326", (114.17, 22.3)),
        ("EPSG:4547+5773", SHENZHEN),  # compound: with heights
        ("EPSG:5554", (5.9, 51.0)),  # compound, of a German state
        ("+proj=utm +zone=50 +axis=neu", SHENZHEN),  # northing first
        ("+proj=merc +lat_ts=60", HELSINKI),  # a Mercator of this latitude
        ("EPSG:3035", HELSINKI),  # true to area
        ("EPSG:3832", (179.9, 0.1)),
    ],
)
def test_right_crs(declared: str, where: tuple[float, float]) -> None:
    assert choose_crs(declared, Point(where).buffer(0.01)) == (declared, None)


@given(st.floats(-180, 180), st.floats(-89.9, 89.9))
def test_everywhere_has_a_crs_that_fits(lng: float, lat: float) -> None:
    crs = fitting_crs(lng, lat)
    assert abs(worst_scale(crs, lng, lat) - 1) < MOST_SCALE_ERROR
    assert choose_crs(crs, Point(lng, lat)) == (crs, None)


def test_zones_of_china() -> None:
    for where, crs in (((116.4, 39.9), "EPSG:4548"), ((121.47, 31.23), "EPSG:4549"), ((87.6, 43.8), "EPSG:4538")):
        assert fitting_crs(*where) == crs and in_china(*where)
    for where in ((105.8, 21.03), (77.2, 28.6), (127.0, 37.5), (103.8, 1.3), HELSINKI):
        assert not in_china(*where) and fitting_crs(*where).startswith("EPSG:326")


def test_scale_of_what_cannot_be_projected() -> None:
    assert worst_scale(GNOMONIC, *SHENZHEN) == inf
