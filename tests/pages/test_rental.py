"""The rental page through Streamlit's own test runner: figures, choices, the link, languages, missing data."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import kit
from tests.pages.choices import choose, chosen
from tests.pages.kit import html, only, query


def open_page(**query: str) -> AppTest:
    return kit.open_page("rental.py", **query)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["出租率", "平均租金", "空置房源", "按楼栋分位", "示意", "龙岗融媒 2023-03-15"]),
        (
            "en",
            [
                "Occupancy",
                "Mean rent",
                "Vacant units",
                "quantiles of buildings",
                "Illustrative",
                "Longgang Media Centre",
            ],
        ),
    ],
)
def test_opens_in_both_languages(lang: str, words: list[str]) -> None:
    page = html(open_page(lang=lang))
    assert [word for word in words if word not in page] == []


def test_the_metric_is_in_the_link_and_comes_back_from_it() -> None:
    app = open_page()
    choose(app, "rental_metric", "rent")
    assert query(app)["o"] == "rental:rent"
    assert "租金（按楼栋分位）" in html(app)
    again = open_page(**query(app))
    assert chosen(again, "rental_metric") == "rent"


def test_a_filter_narrows_figures_and_list_alike() -> None:
    everything, one = open_page(), open_page(f="buildings.residential_area~上围")
    assert "7,535" in html(everything)
    assert "7,535" not in html(one) and "1,219" in html(one)
    rows = one.dataframe[0].value
    assert set(rows["住宅区"]) == {"上围"}
    assert 0 < len(rows) < len(everything.dataframe[0].value)


def test_the_list_is_titled_in_the_language() -> None:
    table = open_page(lang="en").dataframe[0].value
    assert list(table.columns) == ["Building", "Vacant (units)", "Units", "Rent (CNY/m²·month)", "Area"]
    assert "Xinhe" in set(table["Area"])


def test_an_earlier_date_says_what_does_not_go_back() -> None:
    assert "不随时间回溯" in html(open_page(t="2021-03"))
    assert "不随时间回溯" not in html(open_page())


def test_an_empty_selection_says_so() -> None:
    app = open_page(f="buildings.floors:150..")
    assert "没有空置房源" in html(app)
    assert any("没有符合的项" in element.value for element in app.markdown)


def test_without_tables_the_buildings_remain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(tmp_path, monkeypatch, "geojson/buildings.geojson")
    app = open_page()
    assert "出租率" in html(app) and len(app.dataframe) == 1


def test_without_buildings_the_series_remain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(tmp_path, monkeypatch, "tables/rental_monthly.csv", "tables/rental_by_community.csv", "tables/dcc_output.csv")
    app = open_page(t="2025-03")
    assert "出租率" in html(app) and "本社区没有这方面的数据" not in html(app)


def test_with_neither_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(tmp_path, monkeypatch)
    assert "本社区没有这方面的数据" in html(open_page())
    assert "no data on this" in html(open_page(lang="en"))


def test_the_pages_own_note_stands_for_both_languages() -> None:
    assert "点击折线" in html(open_page()) and "Click a line" in html(open_page(lang="en"))


def test_before_the_series_began_it_says_so_and_tells_no_later_report() -> None:
    words = html(open_page(t="2018-06"))
    assert "始于2019年1月" in words and "此前没有出租率" in words
    assert "此前没有出租率" not in html(open_page(t="2021-03"))


def test_what_was_reported_later_is_not_told_of_an_earlier_date(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("utils.ui.rental_parts.chart_sheet", lambda *_, note="", **__: told.append(note))
    open_page(t="2018-06")
    assert not any("22 亿" in note for note in told)
    open_page()
    assert any("22 亿" in note for note in told)
