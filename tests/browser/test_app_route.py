"""The route page in a real browser: stops by clicks on the map, the way drawn, rows by buttons, on a phone as well."""

from __future__ import annotations

import shutil
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from tests.browser.serving import ROOT, served
from tests.browser.test_app_language import strangers
from utils.filters.escaping import escape
from utils.route.keep import read_routes, save_route
from utils.route.link import route_text
from utils.route.model import Route, Stay

STATION, CENTRE, STUDIO = (("facilities", id_) for id_ in ("f-metro-mugu", "f-09", "f-06"))


def option(*stops):
    return "route:" + escape(route_text(Route(tuple(map(Stay, stops)))))


def drawn(bench, pins, way):
    """The map has so many pins, and a way or none."""
    bench.until("([n, way]) => __atlas.pins.length === n && (__atlas.path.length > 1) === way", [pins, way])
    bench.idle()


def row_names(bench):
    return bench.page.locator(".atlas-route .stop b").all_inner_texts()


def button(bench, name):
    return bench.page.locator(".atlas-route").get_by_role("button", name=name, exact=True)


def test_clicks_on_the_map_make_a_route_and_the_map_stays(bench, store):
    bench.enter("route")
    assert "第一站" in bench.page.locator(".atlas-route").inner_text()
    lat, lng = bench.place_of(store, *CENTRE)
    bench.look(lat, lng, 17)
    camera = bench.mark()
    for count, stop in enumerate((STATION, CENTRE, STUDIO), start=1):
        bench.click(*bench.place_of(store, *stop))
        drawn(bench, count, count > 1)
    assert bench.page.locator(".atlas-route .stop b").all_inner_texts() == ["木古站", "文体中心", "名书记工作室"]
    bench.wait_for_query(o=option(STATION, CENTRE, STUDIO))
    first = bench.js("__atlas.path")
    # The same place again is no stop any more.
    bench.click(*bench.place_of(store, *CENTRE))
    drawn(bench, 2, True)
    bench.wait_for_query(o=option(STATION, STUDIO))
    assert bench.js("__atlas.path") != first
    bench.unmoved(camera)


def test_rows_move_leave_and_stay_longer(bench):
    bench.enter("route", o=option(STATION, CENTRE, STUDIO))
    drawn(bench, 3, True)
    button(bench, "上移“名书记工作室”").click()
    bench.wait_for_query(o=option(STATION, STUDIO, CENTRE))
    # Two fast clicks are two.
    more = button(bench, "“木古站”多停一分钟")
    more.dblclick()
    bench.page.get_by_text("停 7 分").wait_for()
    button(bench, "移除“文体中心”").click()
    drawn(bench, 2, True)
    bench.page.go_back()
    drawn(bench, 3, True)


def test_a_kept_route_is_opened_and_looked_at(bench):
    bench.enter("route")
    bench.page.locator(".st-key-route_open input").click()
    bench.page.get_by_role("option", name="九十分钟").click()
    drawn(bench, 7, True)
    assert "10:30" in bench.page.locator(".atlas-headline").inner_text()
    assert bench.page.locator(".atlas-route .walk").count() == 6
    inside = "__atlas.path.every(([lat, lng]) => __atlas.map.getBounds().contains(__atlas.camera.toMap(lat, lng)))"
    bench.until(inside)


# By Xinhe Road, and by Linggen Reservoir, with nothing to click on there; and beyond the boundary.
BY_THE_ROAD, IN_THE_HILLS, OUTSIDE = (22.678, 114.128), (22.679, 114.1312), (22.685, 114.1105)


def test_any_place_of_the_map_is_a_stop_and_the_map_stays(bench, store):
    bench.enter("route")
    figures = bench.page.locator(".atlas-headline")
    assert "第 1 步" in figures.inner_text() and "示意" not in figures.inner_text()
    top = bench.page.locator(".st-key-map iframe").bounding_box()
    bench.look(22.6765, 114.1215, 15)
    camera = bench.mark()
    assert [bench.js("([a, b]) => __atlas.hitTest(a, b)", list(spot)) for spot in (BY_THE_ROAD, OUTSIDE)] == [None] * 2
    bench.click(*OUTSIDE)
    bench.page.get_by_text("在社区范围之外，没有添加").wait_for()
    bench.idle()
    assert row_names(bench) == []
    bench.click(*BY_THE_ROAD)
    drawn(bench, 1, False)
    bench.click(*bench.place_of(store, *CENTRE))
    drawn(bench, 2, True)
    first = "地图上的点 1 · 近 新河路"
    assert row_names(bench)[0] == first and len(row_names(bench)) == 2
    assert bench.page.locator(".st-key-map iframe").bounding_box() == top, "figures take the place of the steps"
    # Renamed by the keyboard, in the page's language.
    button(bench, f"给“{first}”改名").click()
    bench.page.keyboard.type("集合点")
    bench.page.keyboard.press("Enter")
    bench.page.wait_for_function(
        "decodeURIComponent(decodeURIComponent(location.search)).includes('*集合点*Map+point+1')"
    )
    bench.idle()
    assert row_names(bench)[0] == "集合点"
    link = bench.query
    # A click on its pin takes it away, and that can be undone.
    lat, lng = bench.js("__atlas.pins[0].slice(0, 2)")
    bench.click(lat, lng)
    drawn(bench, 1, False)
    button(bench, "撤销").click()
    drawn(bench, 2, True)
    bench.unmoved(camera)
    # The link brings it back, in the other language by its other name.
    bench.enter("route", lang="en", o=link["o"])
    drawn(bench, 2, True)
    assert row_names(bench)[0] == "Map point 1 · near Xinhe Road"


def test_two_who_save_one_route_lose_nothing(visit, tmp_path):
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy, ignore=shutil.ignore_patterns("sample", ".kept"))
    before = read_routes(copy)
    named = before.routes["forty-minutes"]
    with served(copy) as address:
        atlas = visit(address)
        atlas.page.goto(f"{address}/route?{urlencode({'o': 'route:' + escape(route_text(named.route))})}")
        atlas.arrive()
        button(atlas, "移除“木古站”").click()
        atlas.page.wait_for_function("document.querySelectorAll('.atlas-route .stop').length === 5")
        atlas.page.locator(".st-key-route_save button").first.click()
        atlas.page.locator(".st-key-route_save_same button").wait_for()
        theirs = replace(named, route=named.route.without(1))
        save_route(copy, theirs, before.digests[named.id])
        atlas.page.locator(".st-key-route_save_same button").click()
        atlas.page.get_by_test_id("stToast").get_by_text("已被他人修改").wait_for()
        notice = atlas.page.locator(".st-key-route_conflict")
        notice.get_by_text("两份都没有丢").wait_for()
        assert read_routes(copy).routes[named.id] == theirs
        assert len(row_names(atlas)) == 5 and "文体中心" in row_names(atlas)
        atlas.page.keyboard.press("Escape")
        notice.locator(".st-key-route_mine button").click()
        notice.wait_for(state="detached")
    found = read_routes(copy).routes
    mine = next(one for one in found.values() if one.title.zh.endswith("（我的）"))
    assert found[named.id] == theirs and mine.route == named.route.without(0)


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_nothing_is_wider_than_the_window(bench, size):
    bench.resize(*size)
    bench.enter("route", lang="en", o=option(STATION, CENTRE, STUDIO))
    drawn(bench, 3, True)
    assert bench.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide = """() => [...document.querySelectorAll('.st-key-side *')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
      .map((one) => one.className).slice(0, 5)"""
    assert bench.page.evaluate(wide) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_word_is_in_the_language(bench, lang):
    bench.enter("route", lang=lang, o=option(STATION, CENTRE, STUDIO))
    drawn(bench, 3, True)
    assert strangers(bench, lang) == []
