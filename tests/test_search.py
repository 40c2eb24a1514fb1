import time
from pathlib import Path
from types import SimpleNamespace

import geopandas as gpd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, box

from layers import LAYERS
from utils.pinyin import spell
from utils.search import SearchIndex
from utils.store import open_store


def layer(id_, rows, geometry=None):
    names = [(*row, None)[:3] for row in rows]
    frame = gpd.GeoDataFrame(
        {"id": [r[0] for r in names], "name": [r[1] for r in names], "name_en": [r[2] for r in names]},
        geometry=geometry or [Point(114.1 + i / 100, 22.6) for i in range(len(rows))],
        crs=4326,
    )
    return SimpleNamespace(spec=LAYERS[id_], frame=frame)


COMMUNITY = {
    "base_labels": layer("base_labels", [("l-1", "新河地名")]),
    "buildings": layer(
        "buildings",
        [("b-0001", "新河住宅区1栋", "Xinhe 1"), ("b-0002", "新河住宅区12栋", "Xinhe 12"), ("b-0003", "岭根吓公园")],
    ),
    "parks": layer("parks", [("pk-1", "岭根吓公园", "Linggenxia Park")], [box(114.1, 22.6, 114.2, 22.7)]),
    "projects": layer("projects", [("p-1", "新河住宅区门禁", "Xinhe access control"), ("b-0001x", "绿道")]),
    "roads": layer("roads", [("r-1", "平吉大道", "Pingji Avenue")], [LineString([(114, 22), (115, 23)])]),
    "facilities": layer(
        "facilities", [("f-1", "ＤＣＣ党群服务中心", "DCC Party-service Centre"), ("f-2", "重庆<b>馆")]
    ),
}
INDEX = SearchIndex(COMMUNITY)


def ids(text, limit=8):
    return [hit.id for hit in INDEX.find(text, limit)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("b-0002", "b-0002"),
        ("B-0002", "b-0002"),
        ("12栋", "b-0002"),
        ("岭根吓公园", "pk-1"),
        ("公园", "pk-1"),
        ("xhzzqmj", "p-1"),
        ("lgxgy", "pk-1"),
        ("linggenxia", "pk-1"),
        ("ling gen xia gong yuan", "pk-1"),
        ("avenue", "r-1"),
        ("AVE ping", "r-1"),
        ("dcc", "f-1"),
        ("dcc党群", "f-1"),
        ("ｄｃｃ　党群", "f-1"),
        ("party centre", "f-1"),
        ("chongqing", "f-2"),
        ("<b>", "f-2"),
        ("dadao", "r-1"),
    ],
)
def test_finds(text, first):
    assert ids(text)[0] == first


def test_initials_find_the_residential_area():
    assert set(ids("xhzzq")) == {"b-0001", "b-0002", "p-1"}


def test_exact_before_prefix_before_within():
    hits = INDEX.find("b-0001")
    assert [(hit.id, hit.score) for hit in hits] == [("b-0001", 100), ("b-0001x", 80)]
    assert INDEX.find("住宅区")[0].score == 60


def test_among_equals_what_the_map_names_from_afar_then_the_shorter_name():
    assert ids("新河住宅区") == ["p-1", "b-0001", "b-0002"]
    assert ids("岭根吓公园") == ["pk-1", "b-0003"]


def test_layers_that_cannot_be_clicked_are_not_searched():
    assert "l-1" not in ids("新河")


@pytest.mark.parametrize("text", ["", "  ", "　", "没有这个", "zzzzqq", "."])
def test_nothing(text):
    assert ids(text) == []


def test_no_more_than_the_limit():
    assert len(ids("新河", 2)) == 2
    assert ids("新河", 0) == []


def test_a_hit_says_what_it_is():
    hit = INDEX.find("pk-1")[0]
    assert (hit.layer, hit.name, hit.name_en) == ("parks", "岭根吓公园", "Linggenxia Park")
    assert INDEX.find("b-0003")[0].name_en is None


@settings(max_examples=60)
@example("\ud800")
@given(st.text(alphabet=st.characters(), max_size=12))
def test_no_text_raises(text):
    scores = [hit.score for hit in INDEX.find(text)]
    assert scores == sorted(scores, reverse=True)


def test_an_empty_community_is_searched_in_vain():
    assert SearchIndex({}).find("x") == []
    assert SearchIndex({"parks": layer("parks", [])}).find("x") == []


def test_pinyin_reads_words_and_keeps_the_rest():
    assert spell(["重庆12栋A座"]) == (["chongqing12dongAzuo"], ["cq12dAz"])


def test_names_that_do_not_repeat_are_read_by_character(monkeypatch):
    monkeypatch.setattr("utils.pinyin.MOST_RUNS", 0)
    assert spell(["新河"]) == (["xinhe"], ["xh"])


def test_a_hundred_thousand_names():
    rows = [(f"b-{i}", f"新河住宅区{i}栋", f"Xinhe {i}") for i in range(100_000)]
    big = SearchIndex({"buildings": layer("buildings", rows)})
    start = time.perf_counter()
    assert big.find("xhzzq99999d")[0].id == "b-99999"
    built = time.perf_counter()
    for text in ("xhzzq777", "区", "b-5", "xinhe 31"):
        assert big.find(text)
    searched = time.perf_counter()
    # Measured: 0.9 s, then 10 to 30 ms a query; the bounds only catch a change of order of magnitude on a busy machine.
    assert built - start < 10
    assert (searched - built) / 4 < 0.5


def test_the_end_of_a_name_counts_and_pieces_of_one_road_are_one_answer() -> None:
    index = SearchIndex(open_store(Path(__file__).parents[1] / "data").layers)
    names = [(hit.layer, hit.name) for hit in index.find("生态园")]
    assert ("parks", "平湖生态园") in names[:4]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("text", "name"), [("地铁站", "木古站"), ("metro station", "木古站")])
def test_what_a_thing_is_finds_it_though_its_name_does_not_say_so(text: str, name: str) -> None:
    index = SearchIndex(open_store(Path(__file__).parents[1] / "data").layers)
    hits = index.find(text)
    assert name in [hit.name for hit in hits], hits
