"""A click on nothing, where the page asks for it: told once with its place, and never for a double click."""

import pytest

from tests.browser.test_map_scripts import at, browser, command, opened  # noqa: F401

EMPTY = (2.0, 2.5)
# Longer than the map waits for the second click of a double click.
REST = 350


@pytest.fixture(scope="module")
def page(browser):  # noqa: F811
    with opened(browser) as page:
        yield page.open(first=command(anywhere=True))


@pytest.fixture
def atlas(page):
    page.apply(anywhere=True)
    page.look(2.0, 2.0, 17)
    page.js("() => { sent.length = 0; __atlas.measure.cancel(); }")
    return page


def told(atlas):
    """The places told so far, by the map's own order."""
    atlas.page.wait_for_timeout(REST)
    return [value.get("place") for value in atlas.js("sent")]


def place(x, y):
    lng, lat = at(x, y)
    return pytest.approx([lat, lng], abs=1.2e-5)


def test_a_click_on_nothing_tells_its_place_and_one_on_a_feature_the_feature(atlas):
    atlas.click(*EMPTY)
    assert told(atlas) == [place(*EMPTY)]
    assert atlas.js("sent[0].sel") is None
    atlas.click(0.6, 0.3)
    assert told(atlas)[1:] == [None] and atlas.js("sent[1].sel") == ["houses", "h0"]


def test_a_street_is_ground_and_the_place_on_it_is_told(atlas):
    assert atlas.js("([a, b]) => __atlas.hitTest(a, b)", at(1.4, 0.4)[::-1]) == ["ways", "w"]
    atlas.click(1.4, 0.4)
    assert told(atlas) == [place(1.4, 0.4)] and atlas.js("sent[0].sel") is None


def test_a_double_click_zooms_and_tells_nothing(atlas):
    zoom = atlas.camera()[2]
    atlas.page.mouse.dblclick(*atlas.spot(*EMPTY))
    assert told(atlas) == [] and atlas.camera()[2] > zoom


def test_where_the_page_does_not_ask_nothing_is_told(atlas):
    atlas.apply()
    atlas.click(*EMPTY)
    assert told(atlas) == []
    atlas.apply(anywhere=True)
    atlas.js("() => { __atlas.measure.toggle('distance'); }")
    atlas.click(*EMPTY)
    assert told(atlas) == [], "measuring is no placing"


def test_a_click_on_the_pin_of_a_place_tells_that_very_place(atlas):
    lng, lat = at(*EMPTY)
    (lng2, lat2) = at(3.0, 2.5)
    atlas.apply(anywhere=True, pins=[[lat, lng, "1", 1], [lat2, lng2, "2"]])
    x, y = atlas.spot(*EMPTY)
    # Its tip and its head.
    for dy in (0, -24):
        atlas.page.mouse.click(x, y + dy)
        assert told(atlas)[-1] == [lat, lng], dy
    # The pin of a feature is no place of its own: what lies below it counts.
    x2, y2 = atlas.spot(3.0, 2.5)
    atlas.page.mouse.click(x2, y2 - 20)
    assert told(atlas)[-1] != [lat2, lng2]


def test_enter_stands_for_a_click_in_the_middle(atlas):
    atlas.look(9.0, 9.0, 18)
    atlas.js("() => map.getContainer().focus()")
    atlas.page.keyboard.press("Enter")
    assert told(atlas) == [place(9.0, 9.0)]
    atlas.page.keyboard.press("Escape")
    assert len(told(atlas)) == 1


def test_on_a_shifted_basemap_the_place_is_still_wgs84(atlas):
    atlas.apply(anywhere=True, base="shifted")
    atlas.look(2.0, 2.5, 17)
    atlas.click(*EMPTY)
    assert told(atlas) == [place(*EMPTY)]
