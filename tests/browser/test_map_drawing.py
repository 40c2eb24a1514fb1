"""Drawing shapes on the map, recolouring its layers, pins: the map's own scripts in a real Chromium."""

from base64 import b64encode

import pyproj
import pytest

from tests.browser.test_map_scripts import (
    BLACK_HERE,
    BLUE,
    BLUE_HERE,
    GREEN,
    GREEN_HERE,
    RED,
    RED_HERE,
    at,
    atlas,
    browser,
    command,
    gone,
    opened,
)
from utils.mapview.words import words

__all__ = ["atlas", "browser"]


def tool(atlas, name):
    return atlas.frame.get_by_role("button", name=words()["zh"][name], exact=True)


def corner(x, y):
    """A place on the test ground as a shape has it: [lat, lng], 6 decimals."""
    return pytest.approx([round(value, 6) for value in at(x, y)[::-1]], abs=6e-6)


def test_the_drawing_tools_are_there_only_when_asked_for(atlas):
    assert [tool(atlas, f"draw_{kind}").is_visible() for kind in ("polygon", "rectangle", "circle")] == [False] * 3
    atlas.apply(draw=True)
    assert [tool(atlas, f"draw_{kind}").is_visible() for kind in ("polygon", "rectangle", "circle")] == [True] * 3
    atlas.apply()
    assert not tool(atlas, "draw_circle").is_visible()


def test_a_polygon_is_drawn_corner_by_corner_and_sent_once(atlas):
    atlas.apply(draw=True)
    tool(atlas, "draw_polygon").click()
    for place in ((0, 1.5), (3, 1.5), (3, 2.5)):
        atlas.click(*place)
        atlas.page.wait_for_timeout(320)
    assert atlas.js("sent.length") == 0
    before = atlas.camera()
    atlas.page.mouse.dblclick(*atlas.spot(0, 2.8))
    assert atlas.js("sent.length") == 1
    atlas.page.wait_for_timeout(400)
    assert atlas.camera() == before, "the double click that ends it does not zoom"
    shape = atlas.js("sent[0].shape")
    assert shape["t"] == "polygon"
    assert shape["c"] == [corner(*place) for place in ((0, 1.5), (3, 1.5), (3, 2.5), (0, 2.8))]
    assert atlas.js("sent[0].sel") is None and not gone(atlas.colour(1, 2, "marks"))
    assert atlas.frame.get_by_role("button", name="移除").is_visible()


def test_a_rectangle_by_two_clicks(atlas):
    atlas.apply(draw=True)
    tool(atlas, "draw_rectangle").click()
    atlas.click(3, 1.2)
    atlas.page.wait_for_timeout(320)
    atlas.page.mouse.move(*atlas.spot(1, 2))
    atlas.frame.locator(".atlas-draw-figure").wait_for(state="visible")
    assert atlas.js("sent.length") == 0
    atlas.click(0.5, 2.6)
    assert atlas.js("sent[0].shape.c") == [corner(0.5, 1.2), corner(3, 2.6)]
    # The tool is put away: the next click selects again.
    atlas.page.wait_for_timeout(320)
    atlas.click(2.6, 0.7)
    assert atlas.js("sent.at(-1).sel") == ["houses", "h2"] and atlas.js("'shape' in sent.at(-1)") is False


def test_a_circle_by_dragging_does_not_move_the_map_nor_select(atlas):
    atlas.apply(draw=True)
    before = atlas.camera()
    tool(atlas, "draw_circle").click()
    atlas.page.mouse.move(*atlas.spot(1.4, 0.7))
    atlas.page.mouse.down()
    atlas.page.mouse.move(*atlas.spot(2, 0.7), steps=4)
    atlas.page.mouse.move(*atlas.spot(2.4, 0.7), steps=4)
    atlas.page.mouse.up()
    shape = atlas.js("sent.at(-1).shape")
    geod = pyproj.Geod(ellps="WGS84")
    metres = geod.inv(*at(1.4, 0.7), *at(2.4, 0.7))[2]
    assert shape["t"] == "circle" and shape["c"] == [corner(1.4, 0.7)] and shape["r"] == pytest.approx(metres, abs=1.5)
    assert atlas.js("sent.length") == 1 and atlas.js("sent[0].sel") is None
    assert atlas.camera() == before
    assert atlas.js("map.dragging.enabled()")


def test_the_outline_of_a_circle_is_as_far_as_its_radius(atlas):
    lng, lat = at(2, 2)
    ring = atlas.js("c => __atlas.shapes.ring({t: 'circle', c: [c], r: 250})", [lat, lng])
    geod = pyproj.Geod(ellps="WGS84")
    assert [geod.inv(lng, lat, there, up)[2] for up, there in ring] == pytest.approx([250] * len(ring), abs=0.1)


def test_drawing_by_keyboard(atlas):
    atlas.apply(draw=True)
    tool(atlas, "draw_polygon").focus()
    atlas.page.keyboard.press("Enter")
    places = ((1, 1.4), (3, 1.4), (5, 5), (3, 2.4))
    for place in places:
        atlas.look(*place, 17)
        atlas.page.keyboard.press(" ")
        if place == (5, 5):
            atlas.page.keyboard.press("Backspace")
    atlas.page.keyboard.press("Enter")
    assert atlas.js("sent.at(-1).shape.c") == [corner(*place) for place in places if place != (5, 5)]
    atlas.page.keyboard.press("Escape")
    assert atlas.js("__atlas.sketch.shape") is not None


def test_escape_leaves_drawing_and_what_was_there(atlas):
    shape = {"t": "rectangle", "c": [at(0, 1)[::-1], at(2, 2)[::-1]]}
    atlas.apply(draw=True, shape=shape)
    tool(atlas, "draw_circle").click()
    atlas.click(1, 2.4)
    atlas.page.keyboard.press("Escape")
    assert atlas.js("sent.length") == 0 and atlas.js("__atlas.sketch.active") is False
    assert atlas.js("__atlas.sketch.shape") == shape
    assert atlas.js("map.dragging.enabled()")


def test_a_finger_draws(browser):
    with opened(browser, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 600}) as page:
        page.open(first=command(draw=True))
        tool(page, "draw_circle").tap()
        page.page.touchscreen.tap(*page.spot(1, 2))
        page.page.wait_for_timeout(400)
        page.page.touchscreen.tap(*page.spot(2, 2))
        page.frame.wait_for_function("sent.length > 0")
        assert page.js("sent[0].shape.t") == "circle" and page.js("sent[0].shape.c[0]") == corner(1, 2)


def test_measuring_and_drawing_exclude_each_other(atlas):
    atlas.apply(draw=True)
    tool(atlas, "draw_polygon").click()
    tool(atlas, "measure_distance").click()
    assert atlas.js("[__atlas.sketch.active, __atlas.measure.active]") == [False, True]
    tool(atlas, "draw_rectangle").click()
    assert atlas.js("[__atlas.sketch.active, __atlas.measure.active]") == [True, False]


def test_two_corners_in_one_place_are_no_shape(atlas):
    atlas.apply(draw=True)
    tool(atlas, "draw_rectangle").click()
    atlas.click(1, 2)
    atlas.page.keyboard.press("Enter")
    assert atlas.js("JSON.stringify(sent)") == "[]" and atlas.js("__atlas.sketch.active")


def test_the_command_shows_a_shape_and_takes_it_away(atlas):
    atlas.apply(draw=True, shape={"t": "circle", "c": [at(2, 2)[::-1]], "r": 60})
    assert not gone(atlas.colour(2, 2, "marks"))
    atlas.frame.get_by_role("button", name="移除").click()
    assert atlas.js("sent.at(-1).shape") is None and atlas.js("'shape' in sent.at(-1)")
    assert gone(atlas.colour(2, 2, "marks"))
    atlas.apply(shape={"t": "circle", "c": [at(2, 2)[::-1]], "r": 60})
    assert not gone(atlas.colour(2, 2, "marks")) and atlas.frame.get_by_role("button", name="移除").count() == 0
    atlas.apply()
    assert gone(atlas.colour(2, 2, "marks"))


def test_a_shape_drawn_on_a_shifted_basemap_is_in_wgs84(browser):
    with opened(browser) as page:
        page.open(first=command(draw=True, base="shifted"))
        page.frame.wait_for_function("__atlas.state.datum === 'GCJ-02'")
        tool(page, "draw_rectangle").click()
        page.click(0.5, 1.2)
        page.page.wait_for_timeout(320)
        page.click(3, 2.6)
        assert page.js("sent.at(-1).shape.c") == [
            pytest.approx([round(value, 6) for value in at(*place)[::-1]], abs=1.2e-5)
            for place in ((0.5, 1.2), (3, 2.6))
        ]
        assert not gone(page.colour(2, 2, "marks"))


def test_other_colours_for_a_layer_and_back(atlas):
    paint = {"paints": [BLUE, GREEN], "codes": b64encode(bytes([0, 1, 255, 0, 1, 9])).decode()}
    atlas.apply(layers={"houses": {"a": 100, "paint": paint}})
    fallback = BLACK_HERE
    assert [atlas.colour(x + 0.4, 0.2) for x in range(4)] == [BLUE_HERE, GREEN_HERE, fallback, BLUE_HERE]
    atlas.apply(layers={"houses": {"a": 100, "paint": {**paint, "paints": [GREEN, BLUE]}}})
    assert atlas.colour(0.4, 0.2) == GREEN_HERE
    atlas.apply()
    assert atlas.colour(0.4, 0.2) == RED_HERE


def test_a_density_is_stronger_where_there_is_more_and_the_points_become_dots(atlas):
    density = {"r": 110, "top": 1, "paints": [GREEN, RED]}
    layers = {"stops": {"a": 100, "d": density}}
    atlas.apply(layers=layers)
    near, far = atlas.colour(0.4, 0.6), atlas.colour(0.4, 1.1)
    assert near[3] > far[3] > 0 and near[0] > far[0] and near[1] < far[1]
    assert gone(atlas.colour(2, 2))
    assert atlas.js("([x, y]) => __atlas.hitTest(y, x)", at(0.4, 0.4)) == ["stops", "s0"]
    assert atlas.js("([x, y]) => __atlas.hitTest(y, x)", at(0.4, 0.48)) is None
    atlas.apply(layers={"stops": {"a": 100}})
    assert gone(atlas.colour(0.4, 1.1)) and atlas.js("([x, y]) => __atlas.hitTest(y, x)", at(0.4, 0.48)) == [
        "stops",
        "s0",
    ]


def test_pins_lie_above_all_and_follow_the_theme(atlas):
    atlas.apply(pins=[[*at(1, 2)[::-1], "1"], [*at(3, 2)[::-1], "12"]])
    x, y = atlas.spot(1, 2)
    inside = atlas.js(
        """([x, y]) => {
          const { _ctx: ctx, _bounds: box } = __atlas.sheets.names;
          const at = map.containerPointToLayerPoint([x, y]).subtract(box.min);
          const [px, py] = [(at.x - 8) * devicePixelRatio, (at.y - 21) * devicePixelRatio].map(Math.round);
          return [...ctx.getImageData(px, py, 1, 1).data];
        }""",
        [x, y],
    )
    assert inside == [0x12, 0x3F, 0x7A, 255]
    atlas.apply()
    assert gone(atlas.colour(1, 2.05, "names"))


def test_a_path_lies_on_the_layers_and_follows_theme_and_datum(atlas):
    way = [at(-0.5, 2)[::-1], at(3.5, 2)[::-1]]
    atlas.apply(path=way, theme="dark")
    assert atlas.colour(1.02, 2, "marks")[3] == 255
    dark = atlas.js("__atlas.path.length"), [atlas.colour(x, 2, "marks")[:3] for x in (0.6, 1.1, 1.7)]
    assert dark[0] == 2 and [0x6B, 0xBC, 0xFF] in dark[1]
    atlas.apply(path=way, base="shifted")
    atlas.frame.wait_for_function("__atlas.state.datum === 'GCJ-02'")
    atlas.look(1.5, 2, 16)
    assert [0x14, 0x66, 0xD8] in [atlas.colour(x, 2, "marks")[:3] for x in (0.6, 1.1, 1.7)]
    atlas.apply()
    assert gone(atlas.colour(1.1, 2, "marks"))


def test_an_outline_that_crosses_itself_is_a_shape_all_the_same(atlas):
    atlas.apply(draw=True)
    tool(atlas, "draw_polygon").click()
    for place in ((0, 1.5), (3, 2.5), (3, 1.5), (0, 2.5)):
        atlas.click(*place)
        atlas.page.wait_for_timeout(320)
    atlas.page.keyboard.press("Enter")
    assert atlas.js("sent.length") == 1 and len(atlas.js("sent[0].shape.c")) == 4
