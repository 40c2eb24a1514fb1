"""The map's own scripts in a real Chromium: everything they do, without Streamlit and without a network.

A page of one origin holds the map in a frame, as Streamlit does; every other host is refused and counted.
"""

import json
import re
from base64 import b64encode
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import prcoords
import pyproj
import pytest
import xstatic.pkg.leaflet as leaflet

from tests.browser.chromium import chromium
from utils.datum import gcj02_to_wgs84, wgs84_to_gcj02
from utils.mapview import pack
from utils.mapview.bundle import bundle
from utils.mapview.element import script_json
from utils.mapview.words import words

ORIGIN = "http://atlas.test"
TILES = "https://tiles.test"
LAT, LNG, STEP = 22.68, 114.12, 0.001
HOSTILE = '<img src=x onerror="window.broken=1">'
TILE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\r\xefF\xb8\x00\x00\x00\x00IEND\xaeB`\x82"
)


def at(x, y):
    """Degrees of a place on the test ground, in steps from its corner: [lng, lat]."""
    return [round(LNG + x * STEP, 7), round(LAT + y * STEP, 7)]


def collection(*features):
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {"id": id_, **properties}, "geometry": {"type": kind, "coordinates": c}}
            for id_, kind, c, properties in features
        ],
    }


def block(x, y, size=0.8):
    return [[at(x, y), at(x + size, y), at(x + size, y + size), at(x, y + size), at(x, y)]]


DATA = {
    "ground": collection(("g", "Polygon", block(-5, -5, 20), {"name": "地"})),
    "houses": collection(
        *((f"h{i}", "Polygon", block(i, 0), {"name": f"楼{i}", "name_en": f"House {i}", "use": "ab"[i % 2]})
          for i in range(4)),
        ("hostile", "Polygon", block(0, 3), {"name": HOSTILE, "name_en": None, "use": "c"}),
        ("holed", "Polygon", [block(2, 3)[0], block(2.2, 3.2, 0.4)[0]], {"name": "环", "use": "a"}),
    ),
    "ways": collection(("w", "LineString", [at(-1, 0.4), at(5, 0.4)], {"name": "路", "width_m": 8})),
    "stops": collection(
        ("s0", "Point", at(0.4, 0.4), {"name": "站", "size": 4}),
        ("s1", "Point", at(3.9, 3.9), {"name": "亭", "size": 1}),
    ),
    "far": collection(("f", "Point", at(2, 2), {"name": "远"})),
}  # fmt: skip
RED, GREEN, BLUE, BLACK, GREY = (
    ["#ff0000", "#800000"],
    ["#00ff00", "#008000"],
    ["#0000ff", "#000080"],
    ["#000000", "#ffffff"],
    ["#888888", "#444444"],
)


def layer(id_, style, **more):
    return {
        "id": id_, "url": f"/geo/{id_}/1.geojson", "group": "living", "count": len(DATA[id_]["features"]),
        "title": {"zh": f"{id_}层", "en": f"The {id_}"}, "interactive": True, "min_zoom": 0, "base": False,
        "label": None, "style": style, **more,
    }  # fmt: skip


def fills(*paints, opacity=1, **more):
    return {"paints": list(paints), "outline": None, "width": 1, "opacity": opacity, "raised": False, **more}


LABEL = {"min_zoom": 16, "size": 12, "priority": 1, "bold": False, "paint": BLACK}
LINE = {"paints": [GREEN], "width": 3, "width_by": "width_m", "dashed": [], "casing": None}
CIRCLE = {"paints": [BLUE], "radius": 8, "radius_by": "", "outline": BLUE, "glyphs": [""]}
LAYERS = [
    layer("ground", {"by": "", "keys": [], "fill": fills(GREY)}, base=True, interactive=False),
    # Points first: the order of the stages must not follow the order of the layers.
    layer("stops", {"by": "", "keys": [], "circle": CIRCLE}),
    layer("ways", {"by": "", "keys": [], "line": LINE}),
    layer("houses", {"by": "use", "keys": ["a", "b"], "fill": fills(RED, RED, BLACK)}, label=LABEL),
    layer("far", {"by": "", "keys": [], "circle": CIRCLE}, min_zoom=17),
]


def basemap(id_, **more):
    return {
        "id": id_, "title": {"zh": id_, "en": id_}, "kind": "tiles", "urls": [f"{TILES}/{id_}/{{z}}/{{x}}/{{y}}.png"],
        "datum": "WGS-84", "attribution": {"zh": f"{id_}<b>", "en": id_}, "approval": "", "max_zoom": 18, **more,
    }  # fmt: skip


CONFIG = {
    "layers": LAYERS,
    "basemaps": [
        basemap("offline", kind="offline", urls=[]),
        basemap("tiles", approval="GS(2024)0001号"),
        basemap("shifted", datum="GCJ-02"),
    ],
    "bounds": [*at(0, 0), *at(4, 4)],
    "attribution": {},
    "words": words(),
}
MAP = """<!doctype html><link rel="stylesheet" href="/vendor/leaflet.css"><div id="map_div"></div>
<script src="/vendor/leaflet.js"></script><script src="/bundle.js"></script>
<script>window.sent = []; window.Streamlit = {setComponentValue: value => sent.push(value)};
window.map = __atlas.mount("map_div", "/config.json");</script>"""
PAGE = '<!doctype html><body style="margin:0"><iframe src="/map" style="width:100vw;height:100vh;border:0"></iframe>'
VENDOR = Path(leaflet.BASE_DIR)
FILES = {
    "/": (PAGE, "text/html"),
    "/map": (MAP, "text/html"),
    "/config.json": (json.dumps(CONFIG), "application/json"),
    "/bundle.js": (bundle(), "text/javascript; charset=utf-8"),
    "/vendor/leaflet.js": ((VENDOR / "leaflet.js").read_bytes(), "text/javascript"),
    "/vendor/leaflet.css": ((VENDOR / "leaflet.css").read_bytes(), "text/css"),
    **{f"/geo/{id_}/1.geojson": (json.dumps(data), "application/geo+json") for id_, data in DATA.items()},
}


def command(**changes):
    layers = {id_: {"a": 100, "w": 1} for id_ in DATA if id_ != "ground"}
    return {"lang": "zh", "theme": "light", "base": "offline", "layers": layers, "sel": None, **changes}


class MapPage:
    """One page with the map in a frame, and what it asked for and complained of."""

    def __init__(self, page, tiles):
        self.page, self.tiles = page, tiles
        self.requests, self.complaints = [], []
        page.route("**/*", self._answer)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)

    def _listen(self, message):
        # Tiles that are refused on purpose are reported by the browser itself.
        if message.type == "error" and TILES not in message.location.get("url", ""):
            self.complaints.append(message.text)

    def _answer(self, route):
        url = route.request.url
        self.requests.append(url)
        if url.startswith(TILES):
            if self.tiles:
                route.fulfill(body=TILE, content_type="image/png")
            else:
                route.abort()
            return
        found = FILES.get(urlsplit(url).path) if url.startswith(ORIGIN) else None
        if found:
            route.fulfill(body=found[0], content_type=found[1])
        elif url.endswith("favicon.ico"):
            route.fulfill(status=204)
        else:
            self.complaints.append(f"asked for {url}")
            route.abort()

    def open(self, query="", first=None):
        self.page.goto(f"{ORIGIN}/{query}")
        self.frame = next(frame for frame in self.page.frames if frame.url.endswith("/map"))
        self.frame.wait_for_function("window.map")
        self.js("c => { __atlas.apply(c); }", first or command())
        self.frame.wait_for_function("document.documentElement.dataset.atlas === 'ready'")
        return self

    def js(self, code, argument=None):
        return self.frame.evaluate(code, argument)

    def apply(self, **changes):
        before = self.js("__atlas.painted")
        self.js("c => { __atlas.apply(c); }", command(**changes))
        self.frame.wait_for_function("n => __atlas.painted > n", arg=before)

    def spot(self, x, y):
        """Pixels in the page of a place on the test ground."""
        lng, lat = at(x, y)
        found = self.js("([a, b]) => map.latLngToContainerPoint(__atlas.camera.toMap(a, b))", [lat, lng])
        return found["x"], found["y"]

    def click(self, x, y):
        self.page.mouse.click(*self.spot(x, y))

    def colour(self, x, y, sheet="layers"):
        """[r, g, b, a] drawn on a canvas at a place on the test ground."""
        return self.js(
            """([sheet, x, y]) => {
              const { _ctx: ctx, _bounds: box } = __atlas.sheets[sheet];
              const at = map.containerPointToLayerPoint([x, y]).subtract(box.min);
              const [px, py] = [at.x * devicePixelRatio, at.y * devicePixelRatio].map(Math.round);
              return [...ctx.getImageData(px, py, 1, 1).data];
            }""",
            [sheet, *self.spot(x, y)],
        )

    def camera(self):
        return self.js("__atlas.camera.now()")

    def look(self, x, y, zoom):
        lng, lat = at(x, y)
        self.js("([a, b, z]) => { __atlas.camera.settle(); __atlas.camera.look([a, b], z); }", [lat, lng, zoom])


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@contextmanager
def opened(browser, tiles=True, **options):
    context = browser.new_context(**{"viewport": {"width": 900, "height": 700}, "reduced_motion": "reduce", **options})
    try:
        page = MapPage(context.new_page(), tiles)
        yield page
        assert page.complaints == []
    finally:
        context.close()


@pytest.fixture
def atlas(browser):
    with opened(browser) as page:
        yield page.open()


def gone(colour):
    return colour[3] == 0


RED_HERE, GREEN_HERE, BLUE_HERE, BLACK_HERE = [255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255], [0, 0, 0, 255]


# --- drawing -------------------------------------------------------------------------------------------------------


def test_everything_is_drawn_and_fetched_once(atlas):
    assert atlas.colour(0.6, 0.7) == RED_HERE
    assert atlas.colour(2.4, 3.4) == [0, 0, 0, 0], "the hole"
    assert atlas.colour(0.4, 3.4) == BLACK_HERE, "the fallback colour of a value that is not in the list"
    assert atlas.colour(0.6, 0.7, "ground") == [0x88, 0x88, 0x88, 255]
    atlas.apply(lang="en")
    atlas.apply(layers={})
    atlas.apply()
    fetched = [url for url in atlas.requests if url.endswith((".geojson", ".json", ".js", ".css"))]
    assert len(fetched) == len(set(fetched)) == len(DATA) + 4


def test_points_lie_over_lines_over_polygons(atlas):
    assert atlas.colour(0.4, 0.4) == BLUE_HERE
    assert atlas.colour(1.4, 0.4) == GREEN_HERE
    assert atlas.colour(1.4, 0.7) == RED_HERE


def test_a_mask_shows_exactly_its_features(atlas):
    mask = np.array([True, False, False, True, False, True])
    atlas.apply(layers={"houses": {"a": 100, "m": pack(mask)}})
    places = [(0.4, 0.2), (1.4, 0.2), (2.4, 0.2), (3.4, 0.2), (0.4, 3.4), (2.1, 3.1)]
    assert [not gone(atlas.colour(*place)) for place in places] == mask.tolist()
    assert atlas.js("__atlas.counts().houses") == 3
    assert atlas.js("([a, b]) => __atlas.hitTest(a, b)", at(1.4, 0.2)[::-1]) is None


def test_layers_that_are_not_listed_are_off(atlas):
    atlas.apply(layers={"ways": {"a": 100}})
    assert atlas.colour(1.4, 0.4) == GREEN_HERE
    assert gone(atlas.colour(1.4, 0.7)) and gone(atlas.colour(3.9, 3.9))


def test_opacity_is_of_the_layer_as_a_whole(atlas):
    atlas.apply(layers={"houses": {"a": 40}})
    red, _, _, alpha = atlas.colour(1.4, 0.7)
    assert red == 255 and alpha == pytest.approx(102, abs=1)


def test_codes_replace_those_of_the_file(atlas):
    atlas.apply(layers={"houses": {"a": 100, "k": b64encode(bytes([255, 0, 1, 255, 0, 0])).decode()}})
    assert [atlas.colour(x + 0.4, 0.2) for x in range(4)] == [BLACK_HERE, RED_HERE, RED_HERE, BLACK_HERE]
    atlas.apply()
    assert atlas.colour(0.4, 0.2) == RED_HERE


def test_a_layer_appears_at_its_zoom(atlas):
    atlas.look(2, 2, 16)
    assert gone(atlas.colour(2, 2))
    assert atlas.js("([a, b]) => __atlas.hitTest(a, b)", at(2, 2)[::-1]) is None
    atlas.look(2, 2, 17)
    assert atlas.colour(2, 2) == BLUE_HERE
    assert atlas.js("([a, b]) => __atlas.hitTest(a, b)", at(2, 2)[::-1]) == ["far", "f"]


def test_the_dark_theme_has_its_own_colours(atlas):
    atlas.apply(theme="dark")
    assert atlas.colour(0.6, 0.7) == [0x80, 0, 0, 255]
    assert atlas.colour(0.6, 0.7, "ground") == [0x44, 0x44, 0x44, 255]
    assert atlas.js("document.documentElement.dataset.theme") == "dark"


def test_names_appear_with_zoom_and_only_where_wanted(atlas):
    atlas.look(1, 1, 15.5)
    assert atlas.js("__atlas.metrics.labels") == 0
    atlas.look(1, 1, 17)
    assert atlas.js("__atlas.metrics.labels") > 0
    atlas.apply(layers={"houses": {"a": 100}})
    assert atlas.js("__atlas.metrics.labels") == 0


def test_a_screen_with_more_pixels_gets_more_pixels(browser):
    with opened(browser, device_scale_factor=2) as page:
        page.open()
        width, css = page.js(
            "[...document.querySelectorAll('canvas')].map(c => [c.width, parseFloat(c.style.width)])[1]"
        )
        assert width == pytest.approx(css * 2, abs=1)
        assert page.colour(0.6, 0.7) == RED_HERE


# --- the channel ---------------------------------------------------------------------------------------------------


def test_commands_before_the_layers_are_there_are_kept_and_only_the_last_counts(browser):
    with opened(browser) as page:
        page.page.goto(f"{ORIGIN}/")
        page.frame = next(frame for frame in page.page.frames if frame.url.endswith("/map"))
        page.frame.wait_for_function("window.map")
        page.js("all => { all.forEach(c => __atlas.apply(c)); }", [command(), command(layers={"ways": {"a": 100}})])
        page.frame.wait_for_function("document.documentElement.dataset.atlas === 'ready'")
        assert page.js("__atlas.painted") == 1
        assert page.js("Object.entries(__atlas.counts()).filter(e => e[1]).map(e => e[0])") == ["ground", "ways"]


def test_a_command_does_not_move_the_camera(atlas):
    atlas.look(1, 2, 16.5)
    before = atlas.camera()
    atlas.apply(layers={"houses": {"a": 50, "m": pack(np.zeros(6, dtype=bool))}}, lang="en", theme="dark")
    atlas.apply(sel=["houses", "h3"])
    assert atlas.camera() == before


def test_reruns_leave_nothing_behind(atlas):
    """As streamlit-folium does it: add what the script returns, remember it, remove it before the next one."""
    count = "[Object.keys(map._layers).length, document.querySelectorAll('*').length]"
    run = """c => { (window.feature_group || []).forEach(l => map.removeLayer(l));
      var fg = __atlas.apply(c); map.addLayer(fg); (window.feature_group = window.feature_group || []).push(fg); }"""
    atlas.js(run, command())
    before = atlas.js(count)
    for lang in ("en", "zh") * 5:
        atlas.js(run, command(lang=lang))
    assert atlas.js(count) == before
    assert atlas.js("feature_group.length") == 1


def test_a_layer_that_does_not_come_leaves_the_rest(browser):
    with opened(browser) as page:
        page.page.route("**/geo/ways/*", lambda route: route.fulfill(status=404))
        page.open()
        assert page.colour(0.6, 0.7) == RED_HERE
        assert "ways层" in page.frame.locator(".atlas-notice").inner_text()
        page.complaints = [text for text in page.complaints if "404" not in text]


def test_without_its_configuration_the_map_says_so(browser):
    with opened(browser) as page:
        page.page.route("**/config.json", lambda route: route.fulfill(status=404))
        page.page.goto(f"{ORIGIN}/")
        page.frame = next(frame for frame in page.page.frames if frame.url.endswith("/map"))
        page.frame.wait_for_function("window.map")
        page.js("c => { __atlas.apply(c); }", command())
        page.frame.get_by_text("地图无法加载").wait_for()
        page.complaints = [text for text in page.complaints if "404" not in text]


def test_a_command_in_a_script_means_what_it_said(atlas):
    hostile = script_json(command(sel=["houses", "</script>\u2028"]))
    atlas.js(f"() => {{ __atlas.apply({hostile}); }}")
    assert atlas.js("__atlas.command.sel[1]") == "</script>\u2028"


# --- pointing and choosing -----------------------------------------------------------------------------------------


def test_a_click_selects_and_an_empty_one_clears(atlas):
    atlas.click(2.6, 0.7)
    assert atlas.js("sent.at(-1).sel") == ["houses", "h2"]
    assert not gone(atlas.colour(2.8, 0.6, "marks")), "shown before Python answers"
    lat, lng, _ = atlas.js("sent.at(-1).view")
    assert [lat, lng] == pytest.approx(atlas.camera()[:2])
    atlas.click(2.6, 2)
    assert atlas.js("sent.map(v => [v.n, v.sel])") == [[1, ["houses", "h2"]], [2, None]]
    # The mark goes with the next frame.
    atlas.page.wait_for_timeout(150)
    assert gone(atlas.colour(2.8, 0.6, "marks"))


def test_a_click_on_what_is_selected_or_on_nothing_sends_nothing(atlas):
    atlas.click(2.6, 2)
    assert atlas.js("sent.length") == 0
    atlas.click(2.6, 0.7)
    atlas.click(2.5, 0.7)
    assert atlas.js("sent.length") == 1


def test_points_are_hit_before_lines_before_polygons(atlas):
    hits = [
        atlas.js("([a, b]) => __atlas.hitTest(a, b)", at(*place)[::-1])
        for place in ((0.4, 0.4), (1.4, 0.4), (1.4, 0.7))
    ]
    assert hits == [["stops", "s0"], ["ways", "w"], ["houses", "h1"]]


def test_a_hole_and_the_basemap_cannot_be_hit(atlas):
    for place in ((2.4, 3.4), (-3, -3)):
        assert atlas.js("([a, b]) => __atlas.hitTest(a, b)", at(*place)[::-1]) is None


def test_the_command_decides_what_is_selected(atlas):
    atlas.click(2.6, 0.7)
    atlas.page.mouse.move(*atlas.spot(2.6, 2))
    atlas.apply(sel=["houses", "h0"])
    assert gone(atlas.colour(2.8, 0.6, "marks")) and not gone(atlas.colour(0.8, 0.6, "marks"))
    assert atlas.js("sent.length") == 1


def test_what_is_hidden_is_not_marked(atlas):
    atlas.apply(sel=["houses", "h2"], layers={"houses": {"a": 100, "m": pack(np.arange(6) != 2)}})
    assert gone(atlas.colour(2.8, 0.6, "marks"))


def test_the_pointer_tells_what_it_is_on_as_text(atlas):
    atlas.page.mouse.move(*atlas.spot(0.4, 3.4))
    tip = atlas.frame.locator(".atlas-tip")
    tip.wait_for(state="visible")
    assert tip.locator("b").inner_text() == HOSTILE
    assert tip.locator("span").inner_text() == "houses层"
    assert tip.locator("img").count() == 0 and atlas.js("window.broken") is None
    assert atlas.js("getComputedStyle(map.getContainer()).cursor") == "pointer"
    atlas.page.mouse.move(*atlas.spot(2, 2.6))
    tip.wait_for(state="hidden")


def test_tooltips_speak_the_language(atlas):
    atlas.apply(lang="en")
    atlas.page.mouse.move(*atlas.spot(1.4, 0.7))
    tip = atlas.frame.locator(".atlas-tip")
    tip.wait_for(state="visible")
    assert tip.inner_text().split("\n") == ["House 1", "The houses"]


def test_keyboard(atlas):
    container = atlas.frame.locator("#map_div")
    assert container.get_attribute("tabindex") == "0"
    assert "社区地图" in container.get_attribute("aria-label")
    atlas.look(1.4, 0.65, 18)
    container.focus()
    atlas.page.keyboard.press("Enter")
    assert atlas.js("sent.at(-1).sel") is not None
    atlas.page.keyboard.press("Escape")
    assert atlas.js("sent.at(-1).sel") is None
    atlas.page.keyboard.press("+")
    atlas.frame.wait_for_function("map.getZoom() > 18")


def test_the_focus_shows_for_keys_only(atlas):
    ring = "getComputedStyle(map.getContainer(), '::after').content"
    atlas.click(2.6, 2)
    assert atlas.js("document.activeElement.id") == "map_div" and atlas.js(ring) == "none"
    atlas.page.keyboard.press("ArrowUp")
    assert atlas.js(ring) != "none"


def test_controls_are_buttons_with_names(atlas):
    names = [
        words()["zh"][key] for key in ("zoom_in", "zoom_out", "home", "full_screen", "measure_distance", "measure_area")
    ]
    for name in names:
        assert atlas.frame.get_by_role("button", name=name, exact=True).count() == 1
    atlas.apply(lang="en")
    assert atlas.frame.get_by_role("button", name="Back to the whole community").count() == 1


def test_full_screen_and_back(atlas):
    button = atlas.frame.get_by_role("button", name="全屏")
    button.click()
    atlas.frame.wait_for_function("window.parent.document.fullscreenElement !== null")
    atlas.frame.locator('[aria-label="全屏"][aria-pressed="true"]').wait_for()
    button.click()
    atlas.frame.wait_for_function("window.parent.document.fullscreenElement === null")


# --- camera --------------------------------------------------------------------------------------------------------


def test_the_first_view_is_the_community(atlas):
    corners = [atlas.spot(0, 0), atlas.spot(4, 4)]
    assert all(0 <= x <= 900 and 0 <= y <= 700 for x, y in corners)


def test_moving_writes_the_camera_into_the_address_and_keeps_the_rest(browser):
    with opened(browser) as page:
        page.open("?lang=zh&f=a%7Eb#top")
        page.look(1, 2, 16)
        page.page.wait_for_url(re.compile("c="))
        assert page.page.url == f"{ORIGIN}/?lang=zh&f=a%7Eb&c=22.682,114.121,16#top"
        page.page.evaluate("history.replaceState(null, '', '/?lang=en')")
        page.apply(lang="en")
        page.page.wait_for_url(re.compile("lang=en&c=22.682,114.121,16"))


def test_a_link_with_a_camera_opens_there_whatever_is_selected(browser):
    with opened(browser) as page:
        page.open("?c=22.683,114.122,17.5", command(go={"n": "a", "c": [22.68, 114.12], "z": 15}))
        assert page.camera() == [22.683, 114.122, 17.5]


def test_a_link_without_a_camera_goes_where_it_is_sent(browser):
    with opened(browser) as page:
        page.open("", command(go={"n": "a", "c": [22.683, 114.122], "z": 18}))
        assert page.camera() == [22.683, 114.122, 18]


@pytest.mark.parametrize("camera", ["", "x", "1,2,3,4,5,no", "999,0,3"])
def test_a_camera_that_is_none_is_ignored(browser, camera):
    with opened(browser) as page:
        page.open(f"?c={camera}")
        assert page.camera()[0] == pytest.approx(LAT + 2 * STEP, abs=0.02 if camera != "1,2,3,4,5,no" else 90)


def test_a_flight_is_flown_once(atlas):
    go = {"n": "x", "c": [22.681, 114.121], "z": 18}
    atlas.apply(go=go)
    assert atlas.camera() == [22.681, 114.121, 18]
    atlas.look(3, 3, 16)
    atlas.apply(go=go)
    assert atlas.camera()[2] == 16
    atlas.apply(go={"n": "y", "b": [*at(1, 1), *at(2, 2)]})
    assert atlas.camera()[:2] == pytest.approx(at(1.5, 1.5)[::-1], abs=1e-5)


def test_with_motion_a_flight_arrives_too(browser):
    with opened(browser, reduced_motion="no-preference") as page:
        page.open()
        page.apply(go={"n": "x", "c": [22.681, 114.121], "z": 18})
        page.frame.wait_for_function("__atlas.camera.now().join() === '22.681,114.121,18'")
        page.frame.wait_for_function("__atlas.sheets.layers._zoom === 18")
        assert page.colour(1.6, 0.7) == RED_HERE


def test_home_shows_the_community_again(atlas):
    first = atlas.camera()
    atlas.look(9, 9, 18)
    atlas.frame.get_by_role("button", name="回到社区全貌").click()
    atlas.frame.wait_for_function("z => __atlas.camera.now()[2] === z", arg=first[2])
    assert atlas.camera() == pytest.approx(first, abs=1e-5)


def test_a_larger_window_keeps_the_view(atlas):
    atlas.look(2, 2, 16)
    before = atlas.camera()
    atlas.page.set_viewport_size({"width": 1200, "height": 800})
    atlas.frame.wait_for_function("map.getSize().x === 1200 && __atlas.sheets.layers.size().x > 1200")
    assert atlas.camera() == pytest.approx(before, abs=1e-5)
    assert atlas.colour(0.6, 0.7) == RED_HERE


# --- measuring -----------------------------------------------------------------------------------------------------

GEOD = pyproj.Geod(ellps="WGS84")
WAY = [(22.66, 114.10), (22.69, 114.12), (22.70, 114.09), (22.668, 114.085)]


def test_lengths_and_areas_are_those_of_the_ellipsoid(atlas):
    lats, lngs = zip(*WAY, strict=True)
    length, area = atlas.js("way => [__atlas.geodesic.length(way), __atlas.geodesic.area(way)]", WAY)
    assert length == pytest.approx(GEOD.line_length(lngs, lats), rel=1e-5)
    assert area == pytest.approx(abs(GEOD.polygon_area_perimeter(lngs, lats)[0]), rel=1e-4)


def measured(atlas, kind, places):
    atlas.frame.get_by_role("button", name=kind).click()
    for place in places:
        atlas.click(*place)
    return atlas.frame.locator(".atlas-measure-figure")


@pytest.mark.parametrize("base", ["offline", "shifted"])
def test_a_way_is_measured_by_clicks_on_any_datum(atlas, base):
    atlas.apply(base=base)
    atlas.look(2, 2, 16)
    figure = measured(atlas, "测量距离", [(0, 0), (4, 0), (4, 3)])
    atlas.page.keyboard.press("Enter")
    corners = np.array(atlas.js("__atlas.measure.corners"))
    assert np.abs(corners - np.array([at(0, 0), at(4, 0), at(4, 3)])[:, ::-1]).max() < 2.2e-5, "clicks are whole pixels"
    assert figure.inner_text() == f"{GEOD.line_length(corners[:, 1], corners[:, 0]):.0f} m"
    assert atlas.js("sent.filter(v => v.sel).length") == 0, "measuring selects nothing"
    assert not gone(atlas.colour(4, 1.5, "marks"))


def test_an_area_is_measured_and_taken_back(atlas):
    atlas.look(2, 2, 16)
    figure = measured(atlas, "测量面积", [(0, 0), (4, 0), (4, 4), (0, 4), (9, 3.9)])
    atlas.page.keyboard.press("Backspace")
    atlas.page.keyboard.press("Enter")
    lngs, lats = zip(at(0, 0), at(4, 0), at(4, 4), at(0, 4), strict=True)
    hectares = abs(GEOD.polygon_area_perimeter(lngs, lats)[0]) / 10_000
    value, unit = figure.inner_text().split()
    assert unit == "公顷" and float(value) == pytest.approx(hectares, rel=0.005)  # clicks are whole pixels
    atlas.page.keyboard.press("Escape")
    assert figure.is_hidden()
    assert gone(atlas.colour(2, 2, "marks"))


def test_a_double_click_ends_measuring_without_zooming(atlas):
    atlas.look(2, 2, 16)
    figure = measured(atlas, "测量距离", [(0, 2)])
    atlas.page.mouse.dblclick(*atlas.spot(4, 2))
    assert atlas.js("[__atlas.measure.done, __atlas.measure.corners.length, map.getZoom()]") == [True, 2, 16]
    assert float(figure.inner_text().split()[0]) == pytest.approx(GEOD.inv(*at(0, 2), *at(4, 2))[2], abs=4)


# --- datum and basemaps --------------------------------------------------------------------------------------------


def test_the_datum_is_that_of_python(atlas):
    lngs, lats = np.meshgrid(np.linspace(73, 135, 12), np.linspace(4, 53, 12))
    pairs = np.stack([lngs.ravel(), lats.ravel()], axis=1).tolist()
    there = np.array(atlas.js("all => all.map(p => __atlas.datum_shift.there(...p))", pairs))
    back = np.array(atlas.js("all => all.map(p => __atlas.datum_shift.back(...p))", pairs))
    assert np.abs(there - np.stack(wgs84_to_gcj02(*np.array(pairs).T), axis=1)).max() < 1e-9
    assert np.abs(back - np.stack(gcj02_to_wgs84(*np.array(pairs).T), axis=1)).max() < 1e-9


def test_the_datum_is_that_of_others(atlas):
    lng, lat = atlas.js("() => __atlas.datum_shift.there(114.13, 22.68)")
    other = prcoords.wgs_gcj((22.68, 114.13))
    assert (lat, lng) == pytest.approx(tuple(other), abs=1e-6)
    assert atlas.js("() => __atlas.datum_shift.there(2.35, 48.85)") == [2.35, 48.85]


def test_the_data_moves_with_a_shifted_basemap_and_the_ground_stays_in_view(atlas):
    atlas.look(1.4, 0.65, 17)
    before, spot = atlas.camera(), atlas.spot(1.6, 0.7)
    atlas.apply(base="shifted")
    assert atlas.camera() == pytest.approx(before, abs=1e-6)
    assert atlas.spot(1.6, 0.7) == pytest.approx(spot, abs=1.01)
    assert atlas.colour(1.6, 0.7) == RED_HERE
    centre = atlas.js("[map.getCenter().lng, map.getCenter().lat]")
    assert centre == pytest.approx([float(v) for v in wgs84_to_gcj02(before[1], before[0])], abs=1e-5)
    assert atlas.js("([a, b]) => __atlas.hitTest(a, b)", at(1.4, 0.7)[::-1]) == ["houses", "h1"]
    assert "GCJ-02" in atlas.frame.locator(".atlas-datum").inner_text()
    assert "纠偏" in atlas.frame.locator(".atlas-datum").inner_text()
    atlas.apply()
    assert atlas.colour(1.6, 0.7) == RED_HERE
    assert atlas.camera() == pytest.approx(before, abs=1e-6)


def test_tiles_take_the_place_of_the_offline_ground(atlas):
    atlas.apply(base="tiles")
    atlas.frame.wait_for_function("document.querySelectorAll('img.leaflet-tile-loaded').length > 0")
    atlas.frame.wait_for_function("!__atlas.basemap.offlineShows")
    assert gone(atlas.colour(0.6, 0.7, "ground")) and atlas.colour(0.6, 0.7) == RED_HERE
    assert atlas.frame.locator(".atlas-approval").inner_text() == "审图号：GS(2024)0001号"
    assert atlas.frame.locator(".atlas-source").inner_text() == "tiles<b>"
    atlas.apply()
    assert not gone(atlas.colour(0.6, 0.7, "ground"))
    assert atlas.frame.locator(".atlas-approval").is_hidden()
    assert atlas.frame.locator("img.leaflet-tile").count() == 0


def test_tiles_that_do_not_come_are_given_up(browser):
    with opened(browser, tiles=False) as page:
        page.open()
        page.look(1, 1, 16)
        before = page.camera()
        page.apply(base="shifted", sel=["houses", "h1"])
        assert not gone(page.colour(0.6, 0.7, "ground")), "no empty map while we wait"
        page.frame.wait_for_function("sent.length > 0", timeout=15_000)
        value = page.js("sent.at(-1)")
        assert value["failed"] == "shifted" and value["sel"] == ["houses", "h1"]
        assert "无法加载" in page.frame.locator(".atlas-notice").inner_text()
        assert not gone(page.colour(0.6, 0.7, "ground"))
        assert page.camera() == pytest.approx(before, abs=1e-6)
        asked = len(page.requests)
        page.apply(base="shifted", lang="en")
        assert "could not be loaded" in page.frame.locator(".atlas-notice").inner_text()
        page.apply()
        assert len(page.requests) == asked, "not tried again before it is chosen again"
