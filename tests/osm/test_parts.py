"""The small parts: values, names, rules, shapes, the sea, the choice of a CRS."""

from __future__ import annotations

import tomllib

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon, box

from layers import LAYERS
from layers.base import Text
from utils.osm.area import projected_crs, study_area
from utils.osm.coast import sea
from utils.osm.names import names
from utils.osm.plan import PLANS
from utils.osm.profile_text import Community, profile_text
from utils.osm.report import LayerReport
from utils.osm.rules import KEYS, RULES, classify
from utils.osm.rules.base_map import COAST
from utils.osm.rules.community import BUILDING_USE, FACILITY_NOUN, building_use, facility_kind
from utils.osm.shape import cut, from_members, known_runs, minus, ring_polygon
from utils.osm.values import Values

FRAME = box(0, 0, 1, 1)
words = st.text(max_size=12)
tag_sets = st.dictionaries(
    st.sampled_from([*KEYS, "name", "service", "footway", "area", "type", "station", "access", "start_date", "width"]),
    st.sampled_from(
        ["yes", "no", "residential", "footway", "station", "subway", "park", "water", "river", "multipolygon", "2020"]
    )
    | words,
)


@pytest.mark.parametrize(
    ("raw", "metres"),
    [("5", 5.0), ("5.5 m", 5.5), ("3,5", 3.5), ("10'", 3.05), ("wide", None), ("-2", None), ("0", None), ("900", None)],
)
def test_metres(raw: str, metres: float | None) -> None:
    values = Values({"width": raw})
    assert values.metres("width", 200) == metres
    assert values.ignored == ([] if metres else [f"width={raw}"])


@pytest.mark.parametrize(
    ("raw", "year"), [("1905", 1905), ("1905-03", 1905), ("~1905", None), ("C19", None), ("0900", None)]
)
def test_year(raw: str, year: int | None) -> None:
    assert Values({"start_date": raw}).year("start_date") == year


@pytest.mark.parametrize(
    ("raw", "day"), [("2020-08-18", "2020-08-18"), ("2020", None), ("2020-13-01", None), ("20200818", None)]
)
def test_day(raw: str, day: str | None) -> None:
    assert Values({"start_date": raw}).day("start_date") == day


@given(words)
def test_values_never_raise(raw: str) -> None:
    values = Values({"x": raw})
    assert (found := values.metres("x", 200)) is None or 0 < found <= 200
    assert (floors := values.storeys("x")) is None or 1 <= floors <= 200
    values.year("x"), values.day("x"), values.choice("x", {"a": "b"})


@given(st.dictionaries(st.sampled_from(["name", "name:zh", "name:en", "addr:street", "addr:housenumber"]), words))
def test_names_are_never_empty(tags: dict[str, str]) -> None:
    zh, en = names(tags, Text("建筑", "Building"), "123")
    assert zh.strip() and en.strip()


@given(tag_sets, st.sampled_from(["node", "way", "relation"]))
def test_rules_fill_only_what_the_spec_allows(tags: dict[str, str], kind: str) -> None:
    for match in classify(tags, kind):  # type: ignore[arg-type]
        spec = LAYERS[match.layer]
        assert match.layer in PLANS
        for column, value in match.columns.items():
            held = spec.columns[column]
            assert value is None or held.kind != "category" or value in held.values or value == COAST


@given(tag_sets)
def test_key_filter_hides_nothing(tags: dict[str, str]) -> None:
    """Whatever matches a rule carries one of the keys the reader filters by."""
    assert not classify({key: value for key, value in tags.items() if key not in KEYS}, "way")


def test_vocabulary_exists_in_the_specs() -> None:
    assert set(BUILDING_USE.values()) <= set(LAYERS["buildings"].columns["use"].values)
    assert set(FACILITY_NOUN) <= set(LAYERS["facilities"].columns["kind"].values)
    assert set(PLANS) <= set(LAYERS) and len(RULES) == len(set(RULES))


@pytest.mark.parametrize(
    ("tags", "use"),
    [
        ({"building": "apartments"}, "residential"),
        ({"building": "yes"}, None),
        ({"building": "yes", "amenity": "school"}, "public"),
        ({"building": "yes", "shop": "bakery"}, "commercial"),
        ({"building": "church"}, "cultural"),
    ],
)
def test_building_use(tags: dict[str, str], use: str | None) -> None:
    assert building_use(tags) == use


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"railway": "station", "station": "subway"}, "metro_station"),
        ({"railway": "station"}, None),
        ({"railway": "subway_entrance"}, None),
        ({"amenity": "social_facility", "social_facility:for": "senior"}, "elderly_centre"),
        ({"amenity": "social_facility", "social_facility:for": "homeless"}, None),
        ({"amenity": "library"}, None),
        ({"amenity": "community_centre", "name": "上木古社区党群服务中心"}, "party_service_centre"),
        ({"leisure": "sports_centre"}, "culture_sports_centre"),
    ],
)
def test_facility_kind(tags: dict[str, str], kind: str | None) -> None:
    assert facility_kind(tags) == kind


points = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda xy: (xy[0] / 1000, xy[1] / 1000))


@given(st.lists(points, min_size=3, max_size=9))
def test_any_ring_is_valid_or_nothing(ring: list[tuple[float, float]]) -> None:
    polygon, _ = ring_polygon([*ring, ring[0]])
    assert polygon is None or (polygon.is_valid and polygon.area > 0)


@given(st.lists(points | st.none(), max_size=9))
def test_known_runs_use_known_points_only(run: list[tuple[float, float] | None]) -> None:
    line = known_runs(run)
    assert line is None or {tuple(xy) for xy in shapely.get_coordinates(line)} <= {xy for xy in run if xy}


@given(st.lists(points, min_size=2, max_size=9))
def test_cut_and_minus_share_a_line_out(line: list[tuple[float, float]]) -> None:
    assume(len(set(line)) >= 2 and LineString(line).is_simple)
    whole, window = LineString(line), box(0.0015, 0.0015, 0.0045, 0.0045)
    parts = [part.length for part in (cut(whole, window), minus(whole, window)) if part is not None]
    assert sum(parts) == pytest.approx(whole.length, abs=1e-6)


def test_members_with_a_dangling_end_still_close() -> None:
    square = LineString([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    assert from_members([square, LineString([(1, 1), (2, 2)])], []).equals(box(0, 0, 1, 1))  # type: ignore[union-attr]
    assert from_members([LineString([(0, 0), (1, 1)])], []) is None


def test_sea_is_on_the_right() -> None:
    northward = LineString([(0.5, -1), (0.5, 2)])
    assert sea([northward], FRAME).equals(box(0.5, 0, 1, 1))  # type: ignore[union-attr]
    assert sea([northward.reverse()], FRAME).equals(box(0, 0, 0.5, 1))  # type: ignore[union-attr]


def test_island_and_open_shore() -> None:
    island = LineString([(0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6), (0.4, 0.4)])
    assert sea([island], FRAME).area == pytest.approx(0.96)  # type: ignore[union-attr]
    assert sea([LineString([(0.2, 0.5), (0.8, 0.5)])], FRAME) is None
    assert sea([], FRAME) is None


def test_shore_cut_off_at_the_edge_is_led_on() -> None:
    assert sea([LineString([(0.5, 0.0001), (0.5, 0.9999)])], FRAME).area == pytest.approx(0.5)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("where", "crs"),
    [
        (box(114.11, 22.66, 114.13, 22.69), "EPSG:4547"),
        (box(24.93, 60.16, 24.95, 60.18), "EPSG:32635"),
        (box(-43.2, -22.95, -43.1, -22.9), "EPSG:32723"),
    ],
)
def test_crs(where: Polygon, crs: str) -> None:
    assert projected_crs(where) == crs


def test_surroundings_stop_at_the_extract() -> None:
    area = study_area(box(10, 50, 10.01, 50.01), (9.999, 49, 10.5, 50.5))
    assert area.surroundings.bounds[0] == 9.999
    assert area.surroundings.bounds[2] > 10.014
    assert area.surroundings.contains(area.boundary)


@given(words, words)
def test_profile_survives_any_name(name: str, name_en: str) -> None:
    community = Community(name, name_en, "EPSG:4547", "2026-01-02", (114.1, 22.6), ["boundary", "roads"])
    profile = tomllib.loads(profile_text(community))
    assert profile["community"]["name"] == {"zh": name, "en": name_en}
    assert profile["community"]["headlines"] == ["area", "roads_length"]
    assert profile["community"]["years"] == [2017, 2026]


def test_books_that_do_not_balance_are_seen() -> None:
    books = LayerReport(seen=3, kept=1, outside=1)
    assert not books.balances
    books.skip("degenerate", "way/1")
    assert books.balances
