"""The area report through Streamlit's own test runner."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import kit
from tests.pages.kit import ROOT, html
from utils.filters import Shape


def open_page(**query: str) -> AppTest:
    return kit.open_page("report.py", **query)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["片区报告", "428 栋", "2,300 根", "4,851 m", "1.82 亿元", "示意", "公开地铁站点资料"]),
        (
            "en",
            [
                "Area report",
                "428 buildings",
                "2,300 racks",
                "CNY 182.2 m",
                "Illustrative",
                "Public metro station lists",
            ],
        ),
    ],
)
def test_the_whole_community_at_first(lang: str, words: list[str]) -> None:
    page = html(open_page(lang=lang))
    assert [word for word in words if word not in page] == []


def test_a_link_to_an_area_that_is_gone_says_so() -> None:
    app = open_page(o="place:area%2Fnope")
    assert any("nope" in element.value for element in app.markdown)
    assert "428 栋" in html(app)


def test_picking_an_area_is_in_the_link_and_changes_the_card() -> None:
    app = open_page()
    app.selectbox(key="report_place").set_value("area/新河住宅区").run()
    assert not app.exception
    assert "92 栋" in html(app) and "428 栋" not in html(app)
    assert app.query_params["o"] in ("place:area%2F新河住宅区", ["place:area%2F新河住宅区"])
    app.selectbox(key="report_place").set_value("").run()
    assert "o" not in app.query_params and "428 栋" in html(app)


def test_a_link_with_a_drawn_shape_offers_it_and_reports_on_it() -> None:
    shape = Shape("circle", ((22.68, 114.12),), 400)
    app = open_page(o=f"place:shape%2F{shape.text().replace('.', '%2E')}")
    assert app.selectbox(key="report_place").value == f"shape/{shape.text()}"
    assert "圆形，半径 400 m" in html(app) and "27 栋" in html(app)


def test_the_as_of_date_applies() -> None:
    page = html(open_page(t="2019-06"))
    assert "2019年6月30日" in page and "2,300 根" not in page and "已支出" in page


def test_a_community_of_buildings_alone_has_a_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    (folder / "geojson").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "community.toml", folder)
    for layer in ("boundary", "buildings"):
        shutil.copy(ROOT / "data" / "geojson" / f"{layer}.geojson", folder / "geojson")
    monkeypatch.setenv("ATLAS_DATA", str(folder))
    page = html(open_page())
    assert "428 栋" in page and "<h3>项目" not in page
