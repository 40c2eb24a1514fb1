"""The map page through Streamlit's own test runner: every control, both languages, links, failures."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from tests.pages.choices import sent, tell
from tests.pages.kit import ROOT, html, open_page, query
from tests.pages.rows import layers_on, lines, row, tune, turn
from utils.ui.asof_slider import KEY
from utils.ui.search_box import KEY as SEARCH


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", ["上木古社区", "门禁", "示意", "图例"]), ("en", ["Shangmugu", "Occupancy", "Illustrative", "Legend"])],
)
def test_opens_in_both_languages(lang: str, words: list[str]) -> None:
    page = html(open_page(lang=lang))
    assert [word for word in words if word not in page] == []


def test_headline_has_six_sourced_or_marked_figures() -> None:
    page = html(open_page())
    assert page.count('class="atlas-figure"') == 6
    assert page.count("龙岗融媒 2023-03-15") >= 4
    assert "2,300" in page


def test_switching_a_layer_off_and_on_is_in_the_link() -> None:
    app = open_page()
    turn(app, "buildings", False)
    assert "buildings" not in query(app)["l"]
    turn(app, "buildings", True)
    assert "l" not in query(app)


def test_opacity_is_in_the_link() -> None:
    app = open_page()
    tune(app, "roads")
    app.slider(key="alpha_roads").set_value(60).run()
    assert "roads~60" in query(app)["l"]


def test_a_category_filter_changes_the_count_and_the_link_and_can_be_cleared() -> None:
    app = open_page()
    everything = row(app, "buildings")["text"]
    tune(app, "buildings")
    app.button_group(key="pick_buildings_use").set_value(["residential"]).run()
    assert query(app)["f"] == "buildings.use~residential"
    assert "348 / 428" in html(app)
    # The filter drew only the map and the count; the next whole run draws the row.
    app.run()
    tune(app, "buildings")
    assert row(app, "buildings")["text"] != everything
    tune(app, "buildings")
    app.button(key="clear_buildings").click().run()
    assert "f" not in query(app)
    assert row(app, "buildings")["text"] == everything


def test_a_range_filter_is_a_clause_and_the_full_range_is_none() -> None:
    app = open_page()
    tune(app, "buildings")
    slider = app.slider(key="range_buildings_floors")
    low, high = slider.value
    slider.set_value((low + 1, high)).run()
    assert query(app)["f"].startswith("buildings.floors:")
    app.run()
    app.slider(key="range_buildings_floors").set_value((low, high)).run()
    assert "f" not in query(app)


def test_as_of_shows_the_past_and_marks_it_illustrative() -> None:
    app = open_page()
    tell(app, KEY, (dt.date(2019, 6, 30) - dt.date(2017, 1, 1)).days)
    assert query(app)["t"] == "2019-06" and sent(app, KEY)["said"] == "2019年6月30日"
    assert html(app).count('class="atlas-sample"') > html(open_page()).count('class="atlas-sample"')


@pytest.mark.parametrize("value", [-1, 10**6, None, "5", True, [5]])
def test_a_date_out_of_reach_changes_nothing(value: object) -> None:
    app = open_page()
    tell(app, KEY, value)
    assert "t" not in query(app)


def test_every_spelling_finds_the_park() -> None:
    for term in ("岭根吓公园", "lgxgy", "Linggenxia Park"):
        app = open_page(lang="en")
        tell(app, SEARCH, ["find", term])
        hits = [hit for hit in sent(app, SEARCH)["hits"] if hit[0] == "parks"]
        assert hits and hits[0][2] == "Linggenxia Park · Parks", term
    tell(app, SEARCH, ["choose", *hits[0][:2]])
    assert query(app)["s"] == f"parks/{hits[0][1]}"
    assert "Linggenxia Park" in html(app)
    assert sent(app, SEARCH)["term"] == "" and not sent(app, SEARCH)["hits"]


def test_nothing_found_says_so() -> None:
    app = open_page(lang="en")
    tell(app, SEARCH, ["find", "<b>zzzz</b>"])
    assert sent(app, SEARCH)["nothing"] == "Nothing found for “<b>zzzz</b>”"


@pytest.mark.parametrize(
    "told",
    [["find"], ["find", 5], ["choose", "parks", "nowhere"], ["choose", "nowhere", "x"], ["choose", ["parks"], 1], 7],
)
def test_nonsense_finds_and_chooses_nothing(told: object) -> None:
    app = open_page()
    tell(app, SEARCH, told)
    assert "s" not in query(app) and not sent(app, SEARCH)["hits"]


def test_a_link_reproduces_the_view() -> None:
    first = open_page(lang="en", l="buildings~40.roads", t="2021-06", f="buildings.use~residential")
    second = open_page(**query(first))
    assert query(first) == query(second)
    assert lines(first) == lines(second)


def test_a_card_shows_facts_provenance_and_project_progress() -> None:
    app = open_page(s=f"greenways/{_first('greenways', 'project_id')}")
    page = html(app)
    assert 'class="atlas-facts"' in page
    assert 'role="progressbar"' in page
    assert "数据性质" in page
    app.button(key="card_close").click().run()
    assert "s" not in query(app)


def test_an_unknown_part_of_a_link_is_named_and_the_rest_holds() -> None:
    app = open_page(lang="en", l="buildings.nonsense", s="buildings/none", f="roads.bogus~1")
    assert layers_on(app) == ["buildings"]
    assert any("Unknown in the link" in expander.label for expander in app.expander)


def test_sources_page_lists_facts_honours_and_layers() -> None:
    app = open_page()
    app.switch_page("sources.py").run()
    assert not app.exception
    page = html(app)
    assert "全国首批示范性老年友好型社区" in page
    assert "龙岗融媒 2023-03-15" in page
    assert "建筑" in page


def test_a_broken_layer_is_named_and_the_rest_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("sample"))
    (folder / "geojson" / "parks.geojson").write_text('{"type": "FeatureColl', encoding="utf-8")
    monkeypatch.setenv("ATLAS_DATA", str(folder))
    app = open_page(lang="en")
    assert [line["text"] for line in lines(app) if line["kind"] == "missing"] == ["Parks (data unavailable)"]
    assert "buildings" in layers_on(app) and "parks" not in layers_on(app)
    assert any("parks.geojson" in markdown.value.replace("\\", "") for markdown in app.markdown)
    # Once its file is mended, it shows for who came while it was broken too.
    shutil.copy(ROOT / "data" / "geojson" / "parks.geojson", folder / "geojson" / "parks.geojson")
    app.run()
    assert "parks" in layers_on(app) and "l" not in query(app)


def test_a_missing_profile_is_one_clear_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    app = open_page(lang="en")
    assert len(app.error) == 1
    assert "community.toml" in app.error[0].value


def test_names_from_data_are_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("sample"))
    path = folder / "geojson" / "parks.geojson"
    name = "<img src=x onerror=alert(1)></script>"
    path.write_text(path.read_text(encoding="utf-8").replace("岭根吓公园", name), encoding="utf-8")
    monkeypatch.setenv("ATLAS_DATA", str(folder))
    app = open_page(s=f"parks/{_first('parks', 'opened', name='岭根吓公园')}")
    assert "<img src=x" not in html(app)
    assert "&lt;img src=x" in html(app)


def _first(layer: str, column: str, name: str = "") -> str:
    """The id of the first feature of the shipped layer with the column filled (and the name)."""
    features = json.loads((ROOT / "data" / "geojson" / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]
    return next(
        f["properties"]["id"]
        for f in features
        if f["properties"].get(column) and (not name or f["properties"]["name"] == name)
    )
