"""The route page through Streamlit's own test runner: the link, settings, lists, the order, saving."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from layers.base import Text
from tests.pages import kit
from tests.pages.kit import ROOT, html, only, query
from utils.filters.escaping import escape, unescape
from utils.route.keep import read_routes, routes_of
from utils.route.link import route_from, route_text
from utils.route.model import Route, Stay
from utils.store.cache import open_store

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


FORTY = "forty-minutes"


def opened_route(**link: str) -> AppTest:
    app = open_page(**link)
    app.selectbox(key="route_open").set_value(FORTY).run()
    return app


def test_an_empty_route_says_what_to_do_and_shows_no_figures() -> None:
    for lang, words, no_words in (("zh", "第 1 步", "示意"), ("en", "Step 1", "Sample")):
        app = open_page(lang=lang)
        assert words in html(app) and no_words not in html(app)
        assert rows(app) == []


def test_one_stop_has_no_way_to_measure() -> None:
    assert "全程" not in html(open_page(STATION)) and "结束时间" in html(open_page(STATION))


def conflict(own: Path) -> tuple[AppTest, AppTest]:
    """Two people change one route; the first has saved it, the second has tried to."""
    first, second = opened_route(), opened_route()
    for app, pace in ((first, "5 km/h"), (second, "3 km/h")):
        app.selectbox(key="route_pace").set_value(pace).run()
    first.button(key="route_save_same").click().run()
    assert read_routes(own).routes[FORTY].route.pace == 5.0 and first.toast[0].value.startswith("已保存")
    second.button(key="route_save_same").click().run()
    assert not second.exception and read_routes(own).routes[FORTY].route.pace == 5.0
    assert "已被他人修改" in second.toast[0].value and "没有丢" in second.warning[0].value
    assert route_of(second).pace == 3.0
    # The form no longer offers what would be refused.
    assert [button for button in second.button if button.key in ("route_save_same", "route_delete")] == []
    return first, second


def test_of_two_who_save_the_second_may_keep_theirs_under_another_name(own: Path) -> None:
    _, second = conflict(own)
    second.button(key="route_mine").click().run()
    kept = read_routes(own).routes
    assert sorted(route.route.pace for id_, route in kept.items() if id_ != "ninety-minutes") == [3.0, 5.0]
    mine = next(named for named in kept.values() if named.route.pace == 3.0)
    assert mine.title.zh.endswith("（我的）") and mine.title.en.endswith(" (mine)")
    assert not second.warning and second.selectbox(key="route_open").value == mine.id


def test_of_two_who_save_the_second_may_replace_the_first_whose_version_is_kept(own: Path) -> None:
    first, second = conflict(own)
    second.button(key="route_replace").click().run()
    assert read_routes(own).routes[FORTY].route.pace == 3.0 and not second.warning
    assert any(b"pace_kmh = 5.0" in path.read_bytes() for path in (own / "story/.kept").iterdir())
    # Now it is the first who is told.
    first.run()
    assert first.warning and route_of(first).pace == 5.0


def test_of_two_who_save_the_second_may_go_on_with_the_first_and_come_back(own: Path) -> None:
    _, second = conflict(own)
    second.button(key="route_reload").click().run()
    assert route_of(second).pace == 5.0 and not second.warning
    assert [button.key for button in second.button if button.key == "route_save_same"] == ["route_save_same"]


def test_what_another_version_replaced_after_the_notice_is_not_replaced_unseen(own: Path) -> None:
    first, second = conflict(own)
    first.selectbox(key="route_pace").set_value("6 km/h").run()
    first.button(key="route_save_same").click().run()
    second.button(key="route_replace").click().run()
    assert read_routes(own).routes[FORTY].route.pace == 6.0 and second.warning
    second.button(key="route_replace").click().run()
    assert read_routes(own).routes[FORTY].route.pace == 3.0 and not second.warning


def test_a_route_somebody_else_deleted_is_told_and_can_be_put_back(own: Path) -> None:
    first, second = opened_route(), opened_route(lang="en")
    for _ in range(2):
        first.button(key="route_delete").click().run()
    assert FORTY not in read_routes(own).routes
    second.run()
    assert "deleted" in second.warning[0].value and route_of(second).stops
    second.button(key="route_replace").click().run()
    assert FORTY in read_routes(own).routes and not second.warning


def test_the_same_change_by_two_is_no_conflict(own: Path) -> None:
    first, second = opened_route(), opened_route()
    for app in (first, second):
        app.selectbox(key="route_pace").set_value("5 km/h").run()
    first.button(key="route_save_same").click().run()
    second.run()
    assert not second.warning
    second.button(key="route_save_same").click().run()
    assert not second.warning and second.toast[0].value.startswith("已保存")


def test_no_two_routes_have_one_name(own: Path) -> None:
    app = opened_route()
    app.button(key="route_save_new").click().run()
    assert "换个名称" in app.toast[0].value and len(read_routes(own).routes) == 2


def test_a_link_to_a_kept_route_goes_on_with_it(own: Path) -> None:
    kept = read_routes(own).routes[FORTY]
    app = kit.open_page("route.py", o="route:" + escape(route_text(kept.route)))
    app.selectbox(key="route_pace").set_value("5 km/h").run()
    assert app.selectbox(key="route_open").value == FORTY
    app.button(key="route_save_same").click().run()
    assert read_routes(own).routes[FORTY].route.pace == 5.0


def test_a_place_is_saved_opened_and_shown_by_scenes(own: Path) -> None:
    place = Stay(place=(22.678055, 114.127951), title=Text("集合点", "Meeting point"), minutes=3)
    app = kit.open_page("route.py", o="route:" + escape(route_text(Route((place, Stay(STATION))))))
    app.text_input(key="route_name_").set_value("有集合点").run()
    app.button(key="route_save_new").click().run()
    (id_,) = read_routes(own).routes.keys() - {FORTY, "ninety-minutes"}
    assert read_routes(own).routes[id_].route.stops[0] == place
    plan = routes_of(open_store(own))[id_]
    assert plan.stops[0].title == Text("集合点", "Meeting point") and plan.metres > 100


def test_who_deletes_a_route_is_told_which_scenes_show_it(own: Path) -> None:
    story = open_store(own).story
    shown = [one.title.zh for one in story.story.scenes if one.route == FORTY] if story else []
    app = opened_route()
    app.button(key="route_delete").click().run()
    assert shown and any(all(name in caption.value for name in shown) for caption in app.caption)
