"""The route page through Streamlit's own test runner: the link, settings, lists, the order, saving."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import kit
from tests.pages.kit import ROOT, html, only, query
from utils.filters.escaping import escape, unescape
from utils.route.keep import read_routes
from utils.route.link import route_from, route_text
from utils.route.model import Route, Stay

STATION, CENTRE, PARK = ("facilities", "f-metro-mugu"), ("facilities", "f-01"), ("parks", "pk-linggenxia")


def option(*stops: tuple[str, str], **more: object) -> str:
    return "route:" + escape(route_text(Route(tuple(map(Stay, stops)), **more)))


def open_page(*stops: tuple[str, str], **link: str) -> AppTest:
    return kit.open_page("route.py", **({"o": option(*stops)} if stops else {}), **link)


def route_of(app: AppTest) -> Route:
    """The route in the page's link."""
    found = query(app).get("o", "")
    return route_from(unescape(found.removeprefix("route:")))


def rows(app: AppTest) -> list[dict]:
    sent = [json.loads(element.proto.json or "{}") for element in app.get("bidi_component")]
    return next(data["lines"] for data in sent if isinstance(data, dict) and "lines" in data and "hint" in data)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A community of one's own, to write into."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("sample", ".kept"))
    monkeypatch.setenv("ATLAS_DATA", str(folder))
    return folder


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", ["步行用时", "总用时", "示意", "向上取整"]), ("en", ["Walking", "In all", "Illustrative", "rounded up"])],
)
def test_opens_in_both_languages(lang: str, words: list[str]) -> None:
    app = open_page(STATION, CENTRE, lang=lang)
    assert [word for word in words if word not in html(app)] == []
    assert [row["kind"] for row in rows(app)] == ["stop", "walk", "stop"]


def test_settings_change_the_timetable_and_the_link() -> None:
    app = open_page(STATION, CENTRE)
    app.selectbox(key="route_start").set_value("14:00").run()
    app.selectbox(key="route_pace").set_value("2 km/h").run()
    app.toggle(key="route_back").set_value(True).run()
    assert not app.exception
    assert route_of(app) == Route((Stay(STATION), Stay(CENTRE)), dt.time(14, 0), 2.0, 5, True)
    assert rows(app)[0]["when"].startswith("14:00") and rows(app)[-1]["kind"] == "back"


def test_stops_come_from_the_list_and_from_a_search() -> None:
    app = open_page(STATION)
    app.selectbox(key="route_list").set_value(PARK).run()
    app.text_input(key="route_term").set_value("新河一巷1号公共晾晒").run()
    app.button(key="route_hit_drying_racks_d-0461").click().run()
    assert [stop.at for stop in route_of(app).stops] == [STATION, PARK, ("drying_racks", "d-0461")]
    assert app.text_input(key="route_term").value == ""


def test_the_shortest_order_is_proposed_and_never_longer() -> None:
    app = open_page(STATION, PARK, CENTRE, ("drying_racks", "d-0461"))
    before = html(app)
    app.button(key="route_propose").click().run()
    assert not app.exception and html(app) != before
    assert route_of(app).stops[0].at == STATION and app.toast[0].value.startswith("已缩短")
    app.button(key="route_propose").click().run()
    assert app.toast[0].value == "现在的顺序已经是最短的"


def test_a_stop_that_is_not_in_the_data_is_named() -> None:
    app = open_page(STATION, ("facilities", "gone"), CENTRE, lang="en")
    assert "facilities/gone" in app.warning[0].value.replace("\\", "")
    assert [row["out"] for row in rows(app) if row["kind"] == "stop"] == [False, True, False]


def test_a_route_is_saved_opened_and_deleted(own: Path) -> None:
    app = open_page(STATION, CENTRE)
    app.text_input(key="route_name_").set_value("试走 <b>").run()
    app.button(key="route_save_new").click().run()
    assert not app.exception
    saved = read_routes(own).routes["shizou-b"]
    assert saved.title.zh == "试走 <b>" and saved.route == route_of(app)
    app.button(key="route_new").click().run()
    assert "o" not in query(app)
    app.selectbox(key="route_open").set_value("shizou-b").run()
    assert route_of(app) == saved.route
    for _ in range(2):
        assert "shizou-b" in read_routes(own).routes
        app.button(key="route_delete").click().run()
    assert not app.exception and set(read_routes(own).routes) == {"forty-minutes", "ninety-minutes"}


def test_a_kept_route_that_is_changed_says_so_and_is_saved_in_its_place(own: Path) -> None:
    app = open_page()
    app.selectbox(key="route_open").set_value("forty-minutes").run()
    app.selectbox(key="route_pace").set_value("5 km/h").run()
    assert any("有改动" in text for text in app.selectbox(key="route_open").options)
    app.button(key="route_save_same").click().run()
    assert not app.exception and read_routes(own).routes["forty-minutes"].route.pace == 5.0
    assert len(list((own / "story/.kept").iterdir())) == 1


def test_without_a_name_nothing_is_saved(own: Path) -> None:
    app = open_page(STATION, CENTRE)
    app.button(key="route_save_new").click().run()
    assert app.toast[0].value == "请先输入名称" and len(read_routes(own).routes) == 2


def test_a_community_with_a_boundary_only_has_no_way_to_walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(tmp_path, monkeypatch)
    app = open_page(STATION, lang="en")
    assert not app.exception and "left out" in app.warning[0].value
