"""The page of what changed, through Streamlit's own test runner: dates, kinds, languages, missing data."""

import datetime as dt
import shutil

import pytest
from streamlit.testing.v1 import AppTest

from tests.export.town import NOW, STORE
from tests.pages import kit
from tests.pages.choices import choose
from tests.pages.kit import ROOT, html, query
from utils.analysis.changes import changes


def open_page(**query: str) -> AppTest:
    return kit.open_page("changes.py", **query)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", ["滞后", "有进展", "新建成", "示意"]), ("en", ["Slipped", "Moved on", "Opened", "Illustrative"])],
)
def test_opens_in_both_languages(lang, words):
    page = html(open_page(lang=lang))
    assert [word for word in words if word not in page] == []


def test_figures_and_list_are_those_of_the_analysis():
    app = open_page(o="since:2024-01-01")
    found = changes(STORE, NOW.with_option("since", "2024-01-01"))
    assert len(app.dataframe[0].value) == len(found)
    assert html(app).count('class="atlas-figure"') == 3


def test_the_dates_are_in_the_link_and_come_back_from_it():
    app = open_page()
    app.slider(key="change_span").set_value((dt.date(2019, 3, 1), dt.date(2022, 5, 31))).run()
    assert query(app)["t"] == "2022-05" and query(app)["o"] == "since:2019-03-01"
    again = open_page(**query(app))
    assert again.slider(key="change_span").value == (dt.date(2019, 3, 1), dt.date(2022, 5, 31))


def test_a_usual_period_is_a_year_back_and_can_be_taken_back():
    app = open_page(t="2023-06")
    choose(app, "change_period", "1095")
    assert query(app)["o"] == "since:2020-06-30"
    assert app.slider(key="change_span").value[0] == dt.date(2020, 6, 30)


def test_one_kind_is_looked_at():
    app = open_page(o="since:2024-01-01")
    choose(app, "change_kind", "slipped")
    assert "change:slipped" in query(app)["o"]
    found = changes(STORE, NOW.with_option("since", "2024-01-01"))
    assert len(app.dataframe[0].value) == (found["kind"] == "slipped").sum()


def test_a_filter_of_another_page_is_shown_and_can_be_dropped():
    app = open_page(o="since:2024-01-01", f="projects.category~park")
    few = len(app.dataframe[0].value) if app.dataframe else 0
    assert "项目已筛选" in html(app)
    app.button(key="chip_projects_category").click().run()
    assert "f" not in query(app) and len(app.dataframe[0].value) > few


def test_no_change_is_a_plain_sentence():
    app = open_page(o="since:2026-11-01")
    assert "没有这类变化" in html(app) and not app.dataframe


@pytest.mark.parametrize("kept", [["boundary", "buildings"], ["boundary"], ["boundary", "projects"]])
def test_a_community_without_the_data_still_opens(kept, tmp_path, monkeypatch):
    folder = tmp_path / "data"
    (folder / "geojson").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "community.toml", folder)
    for layer in kept:
        shutil.copy(ROOT / "data" / "geojson" / f"{layer}.geojson", folder / "geojson")
    monkeypatch.setenv("ATLAS_DATA", str(folder))
    page = html(open_page(lang="en", o="since:2017-01-01"))
    assert ("no data on this" in page) == (kept == ["boundary"])
