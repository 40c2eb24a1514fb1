"""What travels to the map."""

import json

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString

from layers import LAYERS
from utils.store.payload import geojson

SPEC = LAYERS["base_streets"]


def frame(named: list[bool | None]) -> gpd.GeoDataFrame:
    lines = [LineString([(114.123456789, 22.5), (114.2, 22.6)]) for _ in named]
    rows = {"id": [f"s{i}" for i in range(len(named))], "name": "街", "name_en": None, "kind": "lane", "width_m": 9.0}
    return gpd.GeoDataFrame({**rows, "secret": 1, "named": named}, geometry=lines, crs="EPSG:4326")


def features(named: list[bool | None]) -> list[dict]:
    table = frame(named)
    table["named"] = table["named"].astype("boolean")
    return json.loads(geojson(table, SPEC))["features"]


def test_only_names_and_the_columns_it_is_drawn_by_travel() -> None:
    assert set(features([True])[0]["properties"]) == {"id", "name", "name_en", "kind", "width_m"}


def test_coordinates_have_seven_decimals() -> None:
    assert features([True])[0]["geometry"]["coordinates"][0] == [114.1234568, 22.5]


@pytest.mark.parametrize("named", [[True, False], [None, False]])
def test_a_mere_description_is_marked_where_there_is_one(named: list[bool | None]) -> None:
    assert [row["properties"]["named"] for row in features(named)] == named


def test_without_one_nothing_is_said() -> None:
    assert "named" not in features([None, True])[0]["properties"]
    assert np.isfinite(frame([True]).total_bounds).all()
