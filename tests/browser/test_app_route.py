"""The route page in a real browser: stops by clicks on the map, the way drawn, rows by buttons, on a phone as well."""

from __future__ import annotations

import pytest

from tests.browser.test_app_language import strangers
from utils.filters.escaping import escape
from utils.route.link import route_text
from utils.route.model import Route, Stay

STATION, CENTRE, STUDIO = (("facilities", id_) for id_ in ("f-metro-mugu", "f-09", "f-06"))


def option(*stops):
    return "route:" + escape(route_text(Route(tuple(map(Stay, stops)))))


def drawn(bench, pins, way):
    """The map has so many pins, and a way or none."""
    bench.until("([n, way]) => __atlas.pins.length === n && (__atlas.path.length > 1) === way", [pins, way])
    bench.idle()


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
