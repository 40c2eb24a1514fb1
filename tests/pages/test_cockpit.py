"""The cockpit through Streamlit's own test runner: its parts, the link, languages, missing data."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import kit
from tests.pages.kit import html, only, query


def open_page(**query: str) -> AppTest:
    return kit.open_page("cockpit.py", **query)


def parts(app: AppTest) -> list[dict[str, Any]]:
    """What the elements of our own were sent."""
    sent = [json.loads(element.proto.json or "{}") for element in app.get("bidi_component")]
    return [data for data in sent if isinstance(data, dict)]


def part(app: AppTest, name: str) -> dict[str, Any]:
    return next(data for data in parts(app) if name in data)


def titles(app: AppTest) -> list[str]:
    return [data["wall"]["title"] for data in parts(app) if data.get("wall")]


@pytest.mark.parametrize(
    ("lang", "groups", "charts"),
    [
        ("zh", ["社区概况", "项目建设", "租赁经营", "民生服务", "社区荣誉"], "五个文明的项目状态"),
        ("en", ["Community", "Projects", "Rental", "Livability", "Honours"], "Status by civilisation"),
    ],
)
def test_opens_in_both_languages(lang: str, groups: list[str], charts: str) -> None:
    app = open_page(lang=lang)
    assert [group["title"] for group in part(app, "groups")["groups"]] == groups
    assert len(titles(app)) == 6 and charts in titles(app)
    assert '<div class="atlas-name">' not in html(app), "the atlas's head is on the wall"


def test_sample_data_is_marked_and_reported_figures_name_their_source() -> None:
    app = open_page()
    cells = [cell for group in part(app, "groups")["groups"] for cell in group["cells"]]
    assert all(bool(cell["sample"]) != bool(cell["source"]) for cell in cells)
    assert all(data["wall"]["sample"] == "示意" for data in parts(app) if data.get("wall"))
    assert all(each["sample"] == "示意" for each in part(app, "lists")["lists"])


def test_a_link_narrows_everything_alike() -> None:
    app = open_page(f="projects.status~completed")
    works = part(app, "groups")["groups"][1]["cells"]
    assert works[0]["runs"] == works[1]["runs"], "all that are shown are completed"
    assert [each["title"] for each in part(app, "lists")["lists"]] == ["最新完工"]


def test_an_earlier_date_is_said() -> None:
    assert part(open_page(t="2021-03"), "as_of")["as_of"] == "数据截至 2021年3月31日"


def test_only_a_kiosk_has_no_way_back() -> None:
    assert part(open_page(lang="en"), "back")["back"] == "./?lang=en"
    kiosk = open_page(kiosk="1")
    assert part(kiosk, "back")["back"] == ""
    assert query(kiosk)["kiosk"] == "1"


def test_the_seconds_and_the_paint_are_in_the_link() -> None:
    app = open_page(o="wall:light,turn:5")
    assert part(app, "theme")["theme"] == "light"
    assert part(app, "groups")["seconds"] == part(app, "lists")["seconds"] == 5


def test_unknown_parts_of_a_link_are_told_but_not_on_a_kiosk() -> None:
    assert "链接" in part(open_page(f="nothing.here~x"), "warn")["warn"]
    assert part(open_page(f="nothing.here~x", kiosk="1"), "warn")["warn"] == ""


def test_without_most_of_the_data_the_rest_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(tmp_path, monkeypatch, "geojson/projects.geojson", "tables/dcc_output.csv")
    assert titles(open_page()) == ["五个文明的项目状态", "DCC文化创意园年产值"]


def test_a_community_of_an_outline_only_has_a_map_and_what_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(tmp_path, monkeypatch)
    app = open_page()
    assert titles(app) == []
    assert part(app, "groups")["groups"][0]["title"] == "社区概况"


def test_projects_without_civilisations_are_told_apart_by_category(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(tmp_path, monkeypatch, "geojson/projects.geojson")
    file = tmp_path / "community" / "geojson" / "projects.geojson"
    content = json.loads(file.read_text(encoding="utf-8"))
    for feature in content["features"]:
        feature["properties"]["civilisation"] = "smart"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    assert titles(open_page()) == ["各类别的项目状态"]
