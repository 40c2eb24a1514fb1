"""The livability page through Streamlit's own test runner: coverage, issues, choices, the link, missing data."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import kit
from tests.pages.choices import choose, chosen
from tests.pages.kit import html, only, query


def open_page(**query: str) -> AppTest:
    return kit.open_page("livability.py", **query)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["服务设施：300 m 以内", "首层租户", "未解决诉求", "下一处放在哪里最有用", "EPSG:4547", "示意"]),
        ("en", ["Services within 300 m", "ground-floor tenants", "Open issues", "Where the next one", "EPSG:4547"]),
    ],
)
def test_coverage_opens_in_both_languages(lang: str, words: list[str]) -> None:
    page = html(open_page(lang=lang))
    assert [word for word in words if word not in page] == []


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ["超过 14 天未解决", "吹哨"]), ("en", ["Open for over 14 days", "Whistled"])]
)
def test_issues_open_in_both_languages(lang: str, words: list[str]) -> None:
    page = html(open_page(lang=lang, o="live:issues"))
    assert [word for word in words if word not in page] == []


def test_service_and_distance_are_in_the_link_and_come_back_from_it() -> None:
    app = open_page()
    choose(app, "coverage_of", "greenway")
    app.slider(key="coverage_within").set_value(500).run()
    assert query(app)["o"] == "within:500,of:greenway"
    assert "绿道：500 米内" in html(app) and "只计已开放的绿道" in html(app)
    again = open_page(**query(app))
    assert again.slider(key="coverage_within").value == 500
    assert chosen(again, "coverage_of") == "greenway"


def test_the_farther_the_fewer_sites() -> None:
    near, far = open_page(o="within:200"), open_page(o="within:600")
    assert len(near.dataframe[0].value) == 5
    assert not len(far.dataframe) and "已全部覆盖" in html(far)


def test_the_subject_is_in_the_link() -> None:
    app = open_page()
    choose(app, "livability_subject", "issues")
    assert query(app)["o"] == "live:issues"
    assert app.dataframe[0].value.columns[0] == "已等待（天）"


def test_a_filter_narrows_what_waits() -> None:
    every, one = open_page(o="live:issues"), open_page(o="live:issues", f="resident_issues.category~drainage")
    assert set(one.dataframe[0].value["类别"]) == {"排水内涝"}
    assert len(one.dataframe[0].value) < len(every.dataframe[0].value)


def test_issues_as_a_density_have_a_legend_and_a_link() -> None:
    app = open_page(o="live:issues")
    assert "诉求密度" not in html(app)
    choose(app, "matters_as", "density")
    assert query(app)["o"] == "live:issues,matters:density"
    assert "诉求密度" in html(app) and "件</span>" in html(app) and "示意" in html(app)
    assert chosen(open_page(**query(app)), "matters_as") == "density"


def test_a_density_of_nothing_is_none() -> None:
    assert "诉求密度" not in html(open_page(o="live:issues,matters:density", t="2020-01"))


def test_on_an_earlier_date_what_is_not_dated_is_not_claimed() -> None:
    assert "往期只计有日期的环节" in html(open_page(o="live:issues", t="2023-06"))


def test_before_anything_was_reported_the_page_still_stands() -> None:
    assert "没有超期未解决的诉求" in html(open_page(o="live:issues", t="2020-01"))
    open_page(t="2017-01", o="of:greenway")


def test_a_community_of_buildings_only_says_there_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(tmp_path, monkeypatch, "geojson/buildings.geojson")
    assert "本社区没有这方面的数据" in html(open_page())


def test_without_issues_there_is_only_coverage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(tmp_path, monkeypatch, "geojson/buildings.geojson", "geojson/parks.geojson")
    app = open_page(o="live:issues")
    assert "公园：300 m 以内" in html(app) and chosen(app, "coverage_of") != "service"


def test_with_only_issues_there_is_no_coverage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(tmp_path, monkeypatch, "geojson/resident_issues.geojson")
    assert "超过 14 天未解决" in html(open_page())
