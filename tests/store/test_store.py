"""The store: what it offers, that broken files never take the rest down, that changes are noticed."""

import gzip
import hashlib
import json
import os
import shutil
import threading
from pathlib import Path

import geopandas
import pandas as pd
import pyproj
import pytest

from layers import LAYERS
from layers.base import LayerSpec
from tests.store.folder import boundary, building, collection, feature, make_folder, rack, square, write
from utils.errors import DataError, ProfileError
from utils.store import Store, cache, current_store, mishap, open_store
from utils.store.payload import style_columns


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "community")


def test_layers_in_drawing_order_with_absent_ones_absent(folder: Path) -> None:
    store = Store(folder)
    assert list(store.layers) == ["boundary", "buildings", "drying_racks"]
    assert not store.unavailable and not store.faults
    assert store.profile.id == "shangmugu" and list(store.tables) == ["dcc_output"]
    assert store.table("dcc_output") is store.tables["dcc_output"] and store.table("honours") is None
    assert store.tables["dcc_output"]["output_cny"].tolist() == [29_000_000.0, 2_190_000_000.0]


def test_the_payload_is_what_the_map_needs(folder: Path) -> None:
    write(folder, "buildings", building("b-1", square(114.123456789012, size=0.001), name="</script><img src=x>"))
    data = Store(folder).layers["buildings"]
    document = json.loads(data.payload)
    assert document["type"] == "FeatureCollection" and "crs" not in document
    only = document["features"][0]
    assert only["properties"] == {
        "id": "b-1", "name": "</script><img src=x>", "name_en": None, "use": "residential",
    }  # fmt: skip
    assert only["geometry"]["coordinates"][0][0] == [114.1234568, 22.68]
    assert gzip.decompress(data.payload_gz) == data.payload
    assert data.digest == hashlib.sha256(data.payload).hexdigest()[:12] and len(data.version) == 12


def test_the_payload_keeps_the_order_of_the_frame_and_is_reproducible(folder: Path) -> None:
    write(folder, "buildings", building("z"), building("bad", use="castle"), building("a"), building("m"))
    first, second = Store(folder).layers["buildings"], Store(folder).layers["buildings"]
    assert [item["properties"]["id"] for item in json.loads(first.payload)["features"]] == ["z", "a", "m"]
    assert list(first.frame["id"]) == ["z", "a", "m"] and list(first.frame.index) == [0, 1, 2]
    assert (first.payload, first.payload_gz) == (second.payload, second.payload_gz)


def test_columns_that_are_not_drawn_do_not_change_the_address_but_the_version(folder: Path) -> None:
    before = Store(folder).layers["buildings"]
    write(folder, "buildings", building("b-1", floors=7), building("b-2", square(114.13), use="public"))
    after = Store(folder).layers["buildings"]
    assert before.digest == after.digest and before.version != after.version


@pytest.mark.parametrize("spec", LAYERS.values(), ids=LAYERS)
def test_style_columns_exist(spec: LayerSpec) -> None:
    assert set(style_columns(spec.style)) <= set(spec.columns)


def test_metric_frames_are_in_metres(folder: Path) -> None:
    data = Store(folder).layers["boundary"]
    assert data.metric.crs.to_epsg() == 4547 and data.metric is data.metric
    assert data.metric.area.iloc[0] == pytest.approx(4.11e3 * 4.43e3, rel=0.01)


@pytest.mark.parametrize("content", [b"", b"oops", collection(building())[:-20], b"[]"])
def test_a_broken_layer_is_unavailable_and_the_rest_stays(content: bytes, folder: Path) -> None:
    (folder / "geojson" / "buildings.geojson").write_bytes(content)
    store = Store(folder)
    assert list(store.layers) == ["boundary", "drying_racks"] and list(store.unavailable) == ["buildings"]
    assert store.unavailable["buildings"] == store.faults and store.faults[0].fatal


def test_a_file_that_cannot_be_opened(folder: Path) -> None:
    (folder / "geojson" / "buildings.geojson").unlink()
    (folder / "geojson" / "buildings.geojson").mkdir()
    store = Store(folder)
    assert "buildings" in store.unavailable and "cannot be read" in store.faults[0].problem.en


def test_without_its_boundary_the_rest_is_still_drawn(folder: Path) -> None:
    (folder / "geojson" / "boundary.geojson").unlink()
    store = Store(folder)
    assert (
        list(store.layers) == ["buildings", "drying_racks"] and "missing" in store.unavailable["boundary"][0].problem.en
    )


def test_features_outside_the_boundary_are_left_out(folder: Path) -> None:
    write(folder, "buildings", building("b-1"), building("b-2", square(114.2)))
    store = Store(folder)
    assert list(store.layers["buildings"].frame["id"]) == ["b-1"] and store.faults[0].feature == "b-2"


def test_a_reference_to_nothing_is_told_and_the_feature_stays(folder: Path) -> None:
    write(folder, "drying_racks", rack("r-1"), rack("r-2", building_id="b-99"), rack("r-3", project_id="p-1"))
    store = Store(folder)
    (fault,) = store.faults
    assert (fault.feature, fault.column, fault.dropped) == ("r-2", "building_id", False) and "b-99" in fault.problem.en
    assert len(store.layers["drying_racks"].frame) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no rows"),
        ("year,output_cny,provenance,source\n年,1,illustrative,\n".encode("gbk"), "not UTF-8"),
        (b"year,provenance,source\n2012,illustrative,\n", "output_cny"),
        (b'year,output_cny,provenance,source\n2012,"1', "CSV"),
    ],
)
def test_a_broken_table_is_absent_and_told(content: bytes, said: str, folder: Path) -> None:
    (folder / "tables" / "dcc_output.csv").write_bytes(content)
    store = Store(folder)
    assert store.tables == {} and said in store.faults[0].problem.en and store.faults[0].file == "tables/dcc_output.csv"
    assert len(store.layers) == 3


def test_bad_rows_of_a_table_are_left_out(folder: Path) -> None:
    (folder / "tables" / "dcc_output.csv").write_text(
        "year,output_cny,provenance,source,extra\n2012,many,illustrative,,x\n2013,5e6,illustrative,,y\n"
        "2014.5,1,illustrative,,\n2015,1,reported,,\n",
        encoding="utf-8-sig",
    )
    store = Store(folder)
    assert store.tables["dcc_output"]["year"].tolist() == [2013] and store.tables["dcc_output"]["extra"].tolist() == [
        "y"
    ]
    assert [(fault.feature, fault.column) for fault in store.faults] == [
        ("#3", "year"),
        ("#1", "output_cny"),
        ("#4", "source"),
    ]


def test_the_same_store_until_a_file_changes(folder: Path) -> None:
    first = open_store(folder)
    assert open_store(folder) is first and first.fingerprint() == first.files and current_store(folder) is first
    write(folder, "buildings", building("b-9"))
    assert first.fingerprint() != first.files
    second = open_store(folder)
    assert (
        list(second.layers["buildings"].frame["id"]) == ["b-9"]
        and first.layers["buildings"].frame["id"].iloc[0] == "b-1"
    )


def test_only_changed_files_are_read_again(folder: Path) -> None:
    first = open_store(folder)
    write(folder, "drying_racks", rack("r-7"))
    second = open_store(folder)
    assert second.layers["buildings"] is first.layers["buildings"]
    assert second.layers["drying_racks"] is not first.layers["drying_racks"]
    write(folder, "boundary", {**boundary(), "geometry": square(114.119, 22.679, 0.005)})
    third = open_store(folder)
    assert third.layers["buildings"] is not second.layers["buildings"] and len(third.layers["buildings"].frame) == 1


def test_an_added_and_a_removed_file_are_noticed(folder: Path) -> None:
    open_store(folder)
    content = (folder / "geojson" / "buildings.geojson").read_bytes()
    (folder / "geojson" / "buildings.geojson").unlink()
    assert "buildings" not in open_store(folder).layers
    (folder / "geojson" / "buildings.geojson").write_bytes(content)
    assert "buildings" in open_store(folder).layers


def test_a_profile_broken_from_the_start_is_told(folder: Path) -> None:
    (folder / "community.toml").write_text("[community]", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ProfileError):
            open_store(folder)
    assert mishap(folder) is None


def test_a_profile_that_breaks_leaves_the_last_good_state_and_recovers(folder: Path) -> None:
    first = open_store(folder)
    good = (folder / "community.toml").read_text(encoding="utf-8")
    (folder / "community.toml").write_text(good[: len(good) // 2] + "\n[", encoding="utf-8")
    write(folder, "buildings", building("b-9"))
    assert open_store(folder) is first and open_store(folder) is first
    trouble = mishap(folder)
    assert trouble is not None and trouble.head.en.startswith("community.toml cannot be read since ")
    assert "last good state" in trouble.head.en and "community.toml 自" in trouble.head.zh
    assert str(folder) not in trouble.error.message.en + trouble.error.message.zh
    (folder / "community.toml").write_text(good, encoding="utf-8")
    assert list(open_store(folder).layers["buildings"].frame["id"]) == ["b-9"] and mishap(folder) is None


def test_a_folder_that_vanishes_for_a_moment_leaves_the_last_good_state(folder: Path) -> None:
    first = open_store(folder)
    folder.rename(folder.with_name("away"))
    assert open_store(folder) is first
    since = mishap(folder).since
    assert "community.toml does not exist" in mishap(folder).error.message.en
    assert open_store(folder) is first and mishap(folder).since == since
    folder.with_name("away").rename(folder)
    assert open_store(folder) is first and mishap(folder) is None


def test_what_nobody_foresaw_is_logged_and_told_without_its_trace(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def burst(*arguments: object) -> None:
        raise RuntimeError(f"at {folder}")

    with monkeypatch.context() as patched:
        patched.setattr(cache, "Store", burst)
        with pytest.raises(DataError) as caught:
            open_store(folder)
        assert str(folder) not in caught.value.message.en and "RuntimeError: at" in caplog.text
    first = open_store(folder)
    write(folder, "buildings", building("b-9"))
    monkeypatch.setattr(cache, "Store", burst)
    assert open_store(folder) is first and isinstance(mishap(folder).error, DataError)
    assert mishap(folder).head.en.startswith("The data folder cannot be read since")


def test_a_permission_given_later_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, refused = open_store(folder), [True]
    write(folder, "buildings", building("b-9"))

    def make(*arguments: object) -> Store:
        if refused[0]:
            raise PermissionError(13, "Permission denied")
        return Store(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(cache, "Store", make)
    assert open_store(folder) is first
    refused[0] = False
    assert open_store(folder) is first, "not read again at every click"
    monkeypatch.setattr(cache, "RETRY", 0.0)
    assert open_store(folder) is not first and mishap(folder) is None


@pytest.mark.parametrize("name", ["geojson/buildings.geojson", "tables/dcc_output.csv"])
def test_a_pipe_in_the_place_of_a_file_holds_nothing_up(folder: Path, name: str) -> None:
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert [fault.file for fault in Store(folder).faults] == [name]


def test_many_visitors_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Store] = []

    class Counting(Store):
        def __init__(self, *arguments: object) -> None:
            made.append(self)
            super().__init__(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(cache, "Store", Counting)
    got: list[Store] = []
    threads = [threading.Thread(target=lambda: got.append(open_store(folder))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1 and len(got) == 8 and len(set(map(id, got))) == 1


def test_a_replaced_file_of_the_same_size_and_time_is_noticed(folder: Path) -> None:
    path = folder / "geojson" / "buildings.geojson"
    write(folder, "buildings", building("b-1"))
    first, stat = open_store(folder), path.stat()
    new = path.with_suffix(".new")
    new.write_bytes(path.read_bytes().replace(b'"b-1"', b'"b-8"'))
    os.utime(new, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    new.replace(path)
    assert open_store(folder) is not first


def test_what_was_understood_is_noted_and_no_fault(folder: Path) -> None:
    write(folder, "buildings", building("b-1", updated="2023/3/5"), building("b-2"))
    store = open_store(folder)
    assert store.faults == () and store.layers["buildings"].frame["updated"].dt.day.tolist()[0] == 5
    (note,) = store.notes
    assert note.note and "2023/3/5" in note.problem.en and "b-1" in note.problem.en


def road(length: float) -> dict[str, object]:
    """A road of ``length`` degrees eastwards."""
    columns = {"road_class": "main", "width_m": 6, "surface": None, "resurfaced": None, "lines_underground": None}
    line = {"type": "LineString", "coordinates": [[114.11, 22.68], [114.11 + length, 22.68]]}
    return feature(line, id="r-1", project_id=None, **columns)


def declare_crs(folder: Path, crs: str) -> None:
    file = folder / "community.toml"
    text = file.read_text(encoding="utf-8")
    lines = [f'crs = "{crs}"' if line.startswith("crs = ") else line for line in text.splitlines()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_web_mercator_is_refused_and_every_length_is_right(folder: Path) -> None:
    write(folder, "roads", road(0.01))
    right = Store(folder)
    declare_crs(folder, "EPSG:3857")
    store = Store(folder, right)
    (fault,) = store.faults
    assert fault.file == "community.toml" and "EPSG:3857" in fault.problem.en and "EPSG:4547" in fault.remedy.en
    assert store.profile.crs == "EPSG:4547" and {data.crs for data in store.layers.values()} == {"EPSG:4547"}
    metres = store.layers["roads"].metric.geometry.length.iloc[0]
    assert metres == pytest.approx(pyproj.Geod(ellps="WGS84").line_length([114.11, 114.12], [22.68, 22.68]), rel=1e-3)
    declare_crs(folder, "EPSG:32650")
    again = Store(folder, store)
    assert again.faults == () and {data.crs for data in again.layers.values()} == {"EPSG:32650"}


def test_crs_of_elsewhere_leaves_the_boundary_on_the_map(folder: Path) -> None:
    declare_crs(folder, "EPSG:32635")
    store = Store(folder)
    assert list(store.layers) == ["boundary", "buildings", "drying_racks"] and store.profile.crs == "EPSG:4547"
    assert [fault.file for fault in store.faults] == ["community.toml"]


def test_crs_is_checked_without_a_boundary_too(folder: Path) -> None:
    (folder / "geojson" / "boundary.geojson").unlink()
    declare_crs(folder, "EPSG:3857")
    assert Store(folder).profile.crs == "EPSG:4547"


def test_a_reference_to_what_a_fault_keeps_out_says_where_to_mend(folder: Path) -> None:
    write(folder, "buildings", building("b-1"), building("b-2", use="castle"))
    write(folder, "drying_racks", rack("r-1", building_id="b-2"), rack("r-2", building_id="b-9"))
    remedies = {fault.feature: fault.remedy.en for fault in Store(folder).faults if fault.column == "building_id"}
    assert "fault of its own" in remedies["r-1"] and "Correct the id" in remedies["r-2"]


def test_the_shipped_layers_saved_again_by_geopandas_lose_nothing(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "data"
    shutil.copytree(shipped, tmp_path / "data", ignore=shutil.ignore_patterns("sample", ".kept"))
    for path in (tmp_path / "data" / "geojson").glob("*.geojson"):
        geopandas.read_file(path).to_file(path, driver="GeoJSON")
    before, after = Store(shipped), Store(tmp_path / "data")
    assert after.faults == () and after.notes
    for layer, data in before.layers.items():
        columns = list(data.spec.all_columns)
        pd.testing.assert_frame_equal(data.frame[columns], after.layers[layer].frame[columns])
