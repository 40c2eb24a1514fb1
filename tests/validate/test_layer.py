"""Every way a layer file can be wrong: one clear fault, and the rest of the layer stays."""

import copy
import json

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

from layers import LAYERS
from layers.base import LayerSpec
from tests.store.folder import SQUARE, boundary, building, collection, point, rack, square
from utils.errors import Fault
from utils.validate import Checked, check_layer, describe, summarise
from utils.validate.place import Place

FILE = "geojson/buildings.geojson"
SPEC = LAYERS["buildings"]
PLACE = Place.of_boundary(shape({"type": "Polygon", "coordinates": SQUARE}))

KEYS = st.sampled_from(["type", "coordinates", "id", "properties", "geometry"])
JUNK = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def check(*features: object, spec: LayerSpec = SPEC, place: Place | None = PLACE) -> Checked:
    return check_layer(spec, collection(*features), FILE, place)


def only(checked: Checked) -> Fault:
    assert len(checked.faults) == 1, checked.faults
    fault = checked.faults[0]
    assert fault.file == FILE
    for text in (fault.problem, fault.remedy):
        assert text.zh and text.en and text.zh != text.en
    assert FILE in describe(fault).zh and FILE in describe(fault).en
    return fault


def ids(checked: Checked) -> list[str]:
    return [] if checked.frame is None else list(checked.frame["id"])


def left_out(bad: dict, *, name: str = "b-2", column: str = "") -> Fault:
    """Checks the bad feature between two good ones: it alone is left out, for one reason."""
    checked = check(building("b-1"), bad, building("b-3"))
    fault = only(checked)
    assert ids(checked) == ["b-1", "b-3"]
    assert (fault.feature, fault.dropped, fault.fatal) == (name, True, False)
    if column:
        assert fault.column == column
    return fault


def test_a_good_file_has_no_faults_and_typed_columns() -> None:
    checked = check(
        building("b-1"), building("b-2", name_en="Two", floors=None, access_modes=None, access_control=None)
    )
    assert checked.faults == () and checked.frame is not None
    kinds = {name: str(checked.frame[name].dtype) for name in checked.frame.columns}
    assert kinds["use"] == kinds["provenance"] == "category"
    assert (kinds["floors"], kinds["rent_cny_m2_month"], kinds["access_control"]) == ("Int64", "float64", "boolean")
    assert kinds["updated"].startswith("datetime64") and kinds["access_modes"] == kinds["name"] == "object"
    assert checked.frame.crs.to_epsg() == 4326 and list(checked.frame.index) == [0, 1]
    assert checked.frame["access_modes"].tolist() == [["card", "app"], None]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (collection(building())[:-40], "cut short"),
        (collection(building())[:300], "cut short"),
        ('{"type": "FeatureCollection", "features": [{"id": "楼'.encode()[:-1], "cut short"),
        (collection(building())[:-1], "cut short"),
        (b"hello", "not valid JSON"),
        (b"<html></html>", "not valid JSON"),
        (b'{"type": "FeatureCollection", "features": [oops, 1, 2, 3]}', "not valid JSON"),
        ("名称".encode("gbk"), "not UTF-8"),
        (b"[" * 100_000, "JSON"),
        (b"[]", "FeatureCollection"),
        (b"null", "FeatureCollection"),
        (b'{"type": "Feature"}', "FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": {}}', "FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "no features"),
    ],
)
def test_a_file_that_cannot_be_read(content: bytes, said: str) -> None:
    checked = check_layer(SPEC, content, FILE, PLACE)
    fault = only(checked)
    assert checked.frame is None and fault.fatal and said in fault.problem.en


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_without_a_trace(content: bytes) -> None:
    checked = check_layer(SPEC, content, FILE, PLACE)
    assert checked.frame is None and any(fault.fatal for fault in checked.faults)


@given(st.integers(min_value=0))
def test_a_file_cut_anywhere_is_refused(cut: int) -> None:
    whole = collection(building("b-1"), building("b-2"))
    checked = check_layer(SPEC, whole[: cut % len(whole)], FILE, PLACE)
    assert checked.frame is None and len(checked.faults) == 1
    assert "cut short" in checked.faults[0].problem.en or "empty" in checked.faults[0].problem.en


def test_a_missing_column() -> None:
    features = [building("b-1"), building("b-2")]
    for item in features:
        del item["properties"]["use"]
    checked = check(*features)
    fault = only(checked)
    assert checked.frame is None and fault.fatal and fault.column == "use" and "用途" in fault.problem.zh


def test_a_missing_column_that_may_be_empty_is_told_but_the_layer_stays() -> None:
    item = building()
    del item["properties"]["floors"]
    checked = check(item)
    fault = only(checked)
    assert (fault.column, fault.fatal, fault.dropped) == ("floors", False, False)
    assert checked.frame is not None and checked.frame["floors"].isna().all()


def test_every_geometry_of_the_wrong_type() -> None:
    checked = check(building("b-1", point()), building("b-2", point()))
    fault = only(checked)
    assert checked.frame is None and fault.fatal and "Point" in fault.problem.en and "Polygon" in fault.problem.en


def test_one_geometry_of_the_wrong_type() -> None:
    fault = left_out(building("b-2", point()), column="geometry")
    assert "Polygon" in fault.problem.en and "Point" in fault.problem.en


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("use", "castle", "residential, industrial"),
        ("use", 3, ": 3"),
        ("use", ["residential"], "should be one of"),
        ("provenance", "rumour", "reported, surveyed, illustrative"),
        ("floors", "six", "whole number"),
        ("floors", 2.5, "whole number"),
        ("floors", True, "whole number"),
        ("floors", 0, "between 1 and 200"),
        ("floors", 10**400, "whole number"),
        ("units", -1, "0 or more"),
        ("rent_cny_m2_month", "33元", "a number"),
        ("rent_cny_m2_month", "1,300", "a number"),
        ("rent_cny_m2_month", "٣٣", "a number"),
        ("rent_cny_m2_month", float("inf"), "a number"),
        ("access_control", "yes", "true or false"),
        ("access_control", 2, "true or false"),
        ("access_modes", ["card", "key"], "card, app"),
        ("access_modes", "card", "list"),
        ("name", None, "must not be empty"),
        ("name", "  ", "must not be empty"),
        ("name", 12.5, "text"),
        ("name", True, "text"),
        ("name", "长" * 10_001, "10000 characters"),
        ("name", "\ud800", "no text"),
        ("updated", "2023-02-30", "2023-03-15"),
        ("updated", "15/03/2023", "2023-03-15"),
        ("updated", "2023-03-05T08:30:00", "2023-03-15"),
        ("updated", "0000-01-01", "2023-03-15"),
        ("updated", "9999-12-31", "2023-03-15"),
        ("updated", "٢٠٢٣-01-01", "2023-03-15"),
        ("updated", 20230315, "2023-03-15"),
        ("updated", None, "must not be empty"),
    ],
)
def test_a_value_that_is_not_allowed(column: str, value: object, said: str) -> None:
    assert said in left_out(building("b-2", **{column: value}), column=column).problem.en


def test_a_message_names_file_feature_column_expected_found_and_remedy() -> None:
    said = describe(left_out(building("b-2", use="castle")))
    for text in (said.zh, said.en):
        assert all(part in text for part in (FILE, "b-2", "use", "residential", "castle"))
    assert "请" in said.zh and "Use one of" in said.en


@pytest.mark.parametrize("kind", ["reported", "surveyed"])
def test_reported_and_surveyed_need_a_source(kind: str) -> None:
    assert kind in left_out(building("b-2", provenance=kind, source=" "), column="source").problem.en
    assert check(building(provenance=kind, source="某处")).faults == ()


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon", "coordinates": None},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": [[[114.12, 22.68]]]},
        {"type": "Polygon", "coordinates": [["a", "b", "c", "d"]]},
        {"type": "Polygon", "coordinates": [[["1", "2"], ["3", "4"], ["5", "6"], ["1", "2"]]]},
        {"type": "Polygon", "coordinates": [[[114.12], [114.12], [114.12], [114.12]]]},
        {"type": "Polygon", "coordinates": {"a": 1}},
        {"type": ["Polygon"], "coordinates": []},
        {"type": "GeometryCollection", "geometries": []},
        "POLYGON EMPTY",
        7,
    ],
)
def test_a_geometry_that_is_none(geometry: object) -> None:
    left_out({**building("b-2"), "geometry": geometry}, column="geometry")


@pytest.mark.parametrize("geometry", [None, *({"type": "Polygon", "coordinates": own} for own in ([], [[]]))])
def test_what_has_no_place_is_counted_and_told(geometry: object) -> None:
    checked = check(building("b-1"), {**building("b-2"), "geometry": geometry}, building("b-3"))
    fault = only(checked)
    assert fault.column == "geometry" and not fault.dropped and "not on the map" in fault.remedy.en
    assert ids(checked) == ["b-1", "b-2", "b-3"] and checked.frame is not None
    assert checked.frame.geometry.isna().tolist() == [False, True, False]


def test_a_layer_with_nothing_to_draw_is_a_fault() -> None:
    checked = check({**building("b-1"), "geometry": None})
    assert ids(checked) == ["b-1"] and "nothing is on the map" in checked.faults[-1].problem.en


def test_a_boundary_without_geometry_is_of_no_use() -> None:
    checked = check({**boundary(), "geometry": {"type": "Polygon", "coordinates": []}}, spec=LAYERS["boundary"])
    assert checked.frame is None and any(fault.fatal for fault in checked.faults)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), None])
def test_nan_coordinates(bad: float | None) -> None:
    geometry = square()
    geometry["coordinates"][0][1][0] = bad
    assert "NaN" in left_out(building("b-2", geometry)).problem.en


def test_a_point_that_is_nan_alone_is_not_called_empty() -> None:
    bad = rack("r-2")
    bad["geometry"]["coordinates"] = [float("nan"), float("nan")]
    checked = check(rack("r-1"), bad, spec=LAYERS["drying_racks"])
    assert "NaN" in only(checked).problem.en


@pytest.mark.parametrize("entry", [None, 3, "x", [], {}])
def test_an_entry_that_is_no_feature_is_named_by_its_position(entry: object) -> None:
    checked = check(building("b-1"), entry, building("b-3"))
    assert ids(checked) == ["b-1", "b-3"] and {fault.feature for fault in checked.faults} == {"#2"}


def test_swapped_coordinates() -> None:
    fault = left_out(building("b-2", square(22.68, 114.12)))
    assert "swapped" in fault.problem.en and "写反" in fault.problem.zh


def test_swapped_coordinates_where_both_orders_are_valid() -> None:
    helsinki = Place.of_boundary(shapely.box(24.9, 60.1, 25.0, 60.2))
    checked = check(building("b-1", square(24.95, 60.15)), building("b-2", square(60.15, 24.95)), place=helsinki)
    assert ids(checked) == ["b-1"] and "swapped" in only(checked).problem.en


def test_a_swapped_boundary_is_noticed_by_the_area_of_the_crs() -> None:
    item = boundary()
    item["geometry"]["coordinates"] = [[[y, x] for x, y in SQUARE[0]]]
    checked = check(item, spec=LAYERS["boundary"], place=Place.of_crs("EPSG:4547"))
    assert checked.frame is None and "swapped" in checked.faults[0].problem.en


def test_projected_coordinates() -> None:
    assert "not longitude and latitude" in left_out(building("b-2", square(513_000, 2_509_000, 10))).problem.en


def test_duplicate_ids_keep_the_first() -> None:
    checked = check(building("b-1", name="甲"), building("b-1", name="乙"))
    assert only(checked).dropped and checked.frame is not None and checked.frame["name"].tolist() == ["甲"]


def test_outside_the_boundary() -> None:
    assert "outside" in left_out(building("b-2", square(114.16))).problem.en
    assert check(building("b-2", square(114.1399, size=0.001))).faults == ()


def test_layers_that_may_lie_outside_must_still_be_near() -> None:
    spec = LAYERS["facilities"]
    near = rack("f-1", point(114.145), kind="metro_station", opened=None)
    outside = rack("f-2", point(114.16), kind="metro_station", opened=None)
    far = rack("f-3", point(0.0, 0.0), kind="metro_station", opened=None)
    checked = check(near, outside, far, spec=spec)
    assert ids(checked) == ["f-1"]
    assert [
        "outside the community" in fault.problem.en or "far from" in fault.problem.en for fault in checked.faults
    ] == [True] * 2


def test_an_outline_that_crosses_itself_is_repaired_and_told() -> None:
    bow_tie = [[114.12, 22.68], [114.121, 22.681], [114.121, 22.68], [114.12, 22.681], [114.12, 22.68]]
    checked = check(building("b-1", {"type": "Polygon", "coordinates": [bow_tie]}))
    fault = only(checked)
    assert not fault.dropped and "repaired" in fault.problem.en and "Self-intersection" in fault.problem.en
    assert checked.frame is not None and checked.frame.geometry.is_valid.all()


def test_a_layer_of_one_must_have_one() -> None:
    second = copy.deepcopy(boundary())
    second["properties"]["id"] = "again"
    checked = check(boundary(), second, spec=LAYERS["boundary"])
    assert checked.frame is None and "exactly one" in only(checked).problem.en


def test_every_fault_is_collected_and_none_hides_another() -> None:
    bad = building("b-2", point(), use="castle", floors="six", updated="soon", provenance="reported")
    checked = check(building("b-1"), bad)
    assert {fault.column for fault in checked.faults} == {"geometry", "use", "floors", "updated", "source"}
    assert ids(checked) == ["b-1"]


def test_when_nothing_is_left_the_layer_is_unavailable() -> None:
    checked = check(building("b-1", use="castle"))
    assert checked.frame is None and "no feature can be used" in checked.faults[-1].problem.en


def test_outer_rings_run_counter_clockwise_and_heights_are_dropped() -> None:
    ring = [[x, y, 7.5] for x, y in reversed(square()["coordinates"][0])]
    checked = check(building("b-1", {"type": "Polygon", "coordinates": [ring]}), building("b-2"))
    assert checked.frame is not None and not checked.frame.geometry.has_z.any()
    assert checked.frame.geometry.exterior.is_ccw.all()


def test_mixed_geometry_types_keep_their_order() -> None:
    multi = {"type": "MultiPolygon", "coordinates": [square()["coordinates"], square(114.13)["coordinates"]]}
    checked = check(building("b-1", multi), building("b-2"), building("b-3", multi))
    assert ids(checked) == ["b-1", "b-2", "b-3"] and checked.frame is not None
    assert checked.frame.geom_type.tolist() == ["MultiPolygon", "Polygon", "MultiPolygon"]
    assert checked.frame.geometry.iloc[0].equals(shape(multi))


def test_many_faults_of_one_sort_are_said_once() -> None:
    checked = check(building("ok"), *(building(f"b-{n}", use=f"x{n}") for n in range(50)), building("n", floors="six"))
    said = summarise(checked.faults)
    assert len(checked.faults) == 51 and len(said) == 2
    assert "50 个要素（b-0、b-1、b-2 等）" in said[0].problem.zh and "50 features" in said[0].problem.en
    assert said[1].feature == "n"


def test_text_from_the_file_stays_on_one_line_and_short() -> None:
    fault = left_out(building("b-2", use="x\n" * 500))
    assert "\n" not in fault.problem.en and len(fault.problem.en) < 250


@settings(max_examples=40, deadline=None)
@given(JUNK)
def test_whatever_stands_in_a_feature_never_raises(junk: object) -> None:
    bad = building("b-2")
    bad["geometry"] = {"type": "Polygon", "coordinates": junk}
    bad["properties"]["floors"] = junk
    for item in (bad, junk, {"properties": junk, "geometry": junk}):
        content = json.dumps({"type": "FeatureCollection", "features": [building("b-1"), item]}).encode()
        checked = check_layer(SPEC, content, FILE, PLACE)
        assert ids(checked)[0] == "b-1"


def test_a_feature_without_properties_is_one_fault() -> None:
    bare = {"type": "Feature", "geometry": building("b-1")["geometry"], "properties": None}
    checked = check(building("b-1"), bare)
    assert only(checked).problem.en == "it has no properties" and only(checked).feature == "#2"
    assert ids(checked) == ["b-1"]


def test_values_in_the_wrong_order_are_told_and_kept() -> None:
    checked = check(building("b-1", units=3, units_rented=9))
    fault = only(checked)
    assert not fault.dropped and "units_rented 9 > units 3" in fault.problem.en
    assert ids(checked) == ["b-1"]


def test_a_position_in_the_file_counts_features_that_are_left_out() -> None:
    bare = {"type": "Feature", "geometry": None, "properties": None}
    nameless = building("b-2")
    del nameless["properties"]["id"]
    checked = check(bare, building("b-1"), nameless)
    assert {fault.feature for fault in checked.faults} == {"#1", "#3"}


@pytest.mark.parametrize(
    ("left", "expected"),
    [({"id": 7}, "7"), ({"id": 7.0}, "7"), ({"id": None}, "at-feature"), ({}, "at-feature")],
)
def test_ids_as_programmes_write_them(left: dict, expected: str) -> None:
    item = building("gone")
    del item["properties"]["id"]
    item["properties"].update(left)
    item["id"] = "at-feature"
    checked = check(building("b-1"), item)
    assert ids(checked) == ["b-1", expected] and [fault.note for fault in checked.faults] == [True]


@pytest.mark.parametrize(
    ("column", "value", "read"),
    [
        ("floors", "12", 12),
        ("rent_cny_m2_month", " 33.5 ", 33.5),
        ("access_control", 1, True),
        ("access_control", "false", False),
        ("access_modes", '["card", "app"]', ["card", "app"]),
        ("name", 12, "12"),
        ("residential_area", 3.0, "3"),
    ],
)
def test_other_spellings_are_taken_and_noted(column: str, value: object, read: object) -> None:
    checked = check(building("b-1"), building("b-2", **{column: value}))
    note = only(checked)
    assert note.note and note.column == column and "b-2" in note.problem.en and "b-2" in note.problem.zh
    assert checked.frame is not None and checked.frame[column].iloc[1] == read


def test_a_column_in_capitals_is_taken_before_the_id_of_the_feature() -> None:
    item = building("gone")
    item["properties"]["ID"] = item["properties"].pop("id")
    checked = check({**item, "id": "at-feature"})
    assert ids(checked) == ["gone"] and only(checked).note and "'ID' is read as id" in only(checked).problem.en


def test_a_spelling_of_every_feature_is_one_note() -> None:
    checked = check(*(building(f"b-{n}", updated="2026-10-31T00:00:00") for n in range(40)))
    assert only(checked).note and "40 features (b-0, b-1, b-2 …)" in only(checked).problem.en


def test_of_two_features_with_one_id_the_same_throughout_one_counts() -> None:
    checked = check(building("b-1"), building("b-1"))
    assert ids(checked) == ["b-1"] and only(checked).note


@pytest.mark.parametrize(("kind", "parts", "read"), [("Point", 1, True), ("Point", 2, False)])
def test_multi_geometries_where_the_layer_takes_single_ones(kind: str, parts: int, read: bool) -> None:
    item = rack("r-2")
    item["geometry"] = {"type": f"Multi{kind}", "coordinates": [item["geometry"]["coordinates"]] * parts}
    checked = check(rack("r-1"), item, spec=LAYERS["drying_racks"])
    fault = only(checked)
    assert fault.note is read and len(ids(checked)) == 1 + read
    assert read or "one feature a part" in fault.remedy.en
