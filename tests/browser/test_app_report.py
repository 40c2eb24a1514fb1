"""The area report in a real browser: pick or draw a place; card, map and link follow; print the card."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from tests.browser.atlas import Atlas
from utils.analysis.area import report, shown
from utils.analysis.place import Place
from utils.filters import Shape
from utils.viewstate import from_query

CENTRE = (22.674, 114.118)


@pytest.fixture
def page(bench) -> Atlas:
    return bench.enter("report")


def opened(atlas: Atlas, **query: str) -> Atlas:
    atlas.page.goto(f"{atlas.server}/report?{urlencode(query)}")
    atlas.arrive()
    return atlas


def total(atlas: Atlas, layer: str) -> str:
    return atlas.page.locator(f"[data-block={layer}]").inner_text()


def agree(atlas: Atlas, store, place: Place) -> None:
    """Card and map say what the data says of the place."""
    view = atlas.view(store)
    assert view.option("place") == place.text
    wanted = {block.layer: block.total for block in report(store, place, view).blocks}
    atlas.page.wait_for_function(
        "n => document.querySelector('[data-block=buildings]')?.innerText === n",
        arg=f"{wanted['buildings'].value:,.0f} 栋",
    )
    assert total(atlas, "projects") == f"{wanted['projects'].value:,.0f} 项"
    expected = {layer: int(mask.sum()) for layer, mask in shown(store, place, view).items() if layer in view.layers}
    atlas.until("n => __atlas.counts().buildings === n", expected["buildings"])
    drawn = atlas.counts()
    assert {layer: drawn[layer] for layer in expected} == expected


def test_the_whole_community_then_an_area_of_the_list(page, store):
    agree(page, store, Place())
    before = page.camera()
    page.page.locator(".st-key-report_place [role=combobox], .st-key-report_place input").first.click()
    page.act(lambda: page.page.get_by_role("option", name="住宅区：新河住宅区").click())
    page.wait_for_query(o="place:area%2F新河住宅区")
    agree(page, store, Place("area", "新河住宅区"))
    assert page.camera()[2] > before[2], "the map shows the area"
    assert page.page.locator(".atlas-report-name").inner_text() == "新河住宅区"


def test_a_circle_drawn_on_the_map_is_reported_on_and_taken_away_again(page, store):
    page.look(*CENTRE, 15)
    page.frame.get_by_role("button", name="画圆选范围").click()
    page.page.mouse.move(*page.spot(*CENTRE))
    page.page.mouse.down()
    page.page.mouse.move(*page.spot(CENTRE[0] + 0.002, CENTRE[1]), steps=5)
    page.page.mouse.move(*page.spot(CENTRE[0] + 0.004, CENTRE[1]), steps=5)
    page.act(page.page.mouse.up)
    page.page.wait_for_url("**o=place*shape*")
    page.idle()
    view, problems = from_query(page.query, store_specs(store), store.profile)
    place = Place(*view.option("place").split("/", 1))
    assert problems == [] and place.shape.radius == pytest.approx(444, abs=8)
    agree(page, store, place)
    page.act(page.frame.get_by_role("button", name="移除").click)
    page.wait_for_query(o=None)
    agree(page, store, Place())


def store_specs(store):
    return {layer: data.spec for layer, data in store.layers.items()}


def test_a_link_opens_the_same_report(bench, store):
    shape = Shape("polygon", ((22.672, 114.114), (22.672, 114.12), (22.678, 114.117)))
    atlas = bench.enter("report", o=f"place:shape%2F{shape.text().replace('.', '%2E')}")
    agree(atlas, store, Place("shape", shape.text()))
    assert atlas.js("__atlas.sketch.shape") == shape.json()


def test_a_zone_and_a_date_in_english(bench):
    atlas = bench.enter("report", lang="en", t="2022-06", o="place:zone%2Fz-ecological")
    assert "Ecological space" in atlas.page.locator(".atlas-report-name").inner_text()
    assert "As of 30 Jun 2022" in atlas.page.locator(".atlas-report header").inner_text()
    assert total(atlas, "buildings") == "0 buildings"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_only_the_card_is_printed_on_one_light_page(visit, scheme):
    atlas = opened(visit(color_scheme=scheme))
    atlas.page.evaluate("window.print = () => { window.printed = true; }")
    atlas.page.get_by_role("button", name="打印 / 存为 PDF").click()
    assert atlas.page.evaluate("window.printed")
    pdf = atlas.page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 1 and b"/Count 1" in pdf
    atlas.page.emulate_media(media="print")
    assert not atlas.page.locator(".st-key-masthead").is_visible()
    assert not atlas.page.locator(".st-key-map iframe").is_visible()
    assert atlas.page.locator(".atlas-report").is_visible()
    colours = atlas.page.evaluate(
        """() => { const at = getComputedStyle(document.querySelector('.atlas-report'));
          return [at.backgroundColor, at.color]; }"""
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(29, 42, 51)"]


def test_on_a_phone_the_map_comes_first_and_nothing_is_wider_than_the_screen(visit):
    atlas = opened(visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True))
    top = [atlas.page.locator(name).bounding_box()["y"] for name in (".st-key-map iframe", ".atlas-report")]
    assert top == sorted(top)
    assert atlas.page.evaluate("document.documentElement.scrollWidth") <= 390
