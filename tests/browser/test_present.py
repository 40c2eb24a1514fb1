"""视察 on the wall: through all scenes by keys in both languages, the line between before and after, the presenter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page

from tests.browser.atlas import HARMLESS, PROBES
from tests.browser.conftest import keep, new_context
from utils.player.routes import PLAYER

WALL = {"width": 1920, "height": 1080}
READY = "window.__player?.ready === true"
SHOWN = """() => {
  const section = document.querySelector(".p-scene.p-on");
  const box = section.getBoundingClientRect();
  const size = (selector) => {
    const found = section.querySelector(selector);
    return found ? parseFloat(getComputedStyle(found).fontSize) : null;
  };
  return {
    lang: section.lang, title: section.querySelector("h1").innerText, text: section.innerText,
    overflows: section.scrollHeight - section.clientHeight,
    inside: box.right <= innerWidth && box.bottom <= innerHeight,
    sizes: [size("h1"), size(".p-text"), size(".p-figure b")],
    chart: section.querySelectorAll(".p-chart .main-svg").length,
    shown: Object.entries(__atlas.counts()).filter(([, count]) => count).map(([layer]) => layer),
  };
}"""


# What the presenter's keys and buttons turn over on the wall.
KEYS = {"b": "blank", "l": "language", "p": "play"}
TOGGLES = {"b": "Boolean(__player.blanked)", "l": "__player.lang", "p": "__player.auto.on"}


class Wall:
    """One window with the player: what it asked for and complained of."""

    report_lines: list[str]

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server, self.place = page, server, page.main_frame
        self.complaints: list[str] = []
        page.on("request", self._asked)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._said)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((f"{self.server}/", "data:", "blob:", "about:")):
            self.complaints.append(f"asked another host: {request.url}")

    def _said(self, message: Any) -> None:
        harmless = message.text.startswith(HARMLESS) or PROBES.search(message.location.get("url", ""))
        if message.type == "error" and not harmless:
            self.complaints.append(f"{message.text} {message.location.get('url')}")

    def open(self, query: str = "", page: str = PLAYER) -> Wall:
        self.page.goto(f"{self.server}{page}{query}")
        self.place = self.page.main_frame if page == PLAYER else self._frame()
        self.place.wait_for_function(READY)
        return self

    def _frame(self) -> Frame:
        frame = self.page.locator(".st-key-player iframe").element_handle().content_frame()
        assert frame is not None
        frame.wait_for_url("**/story/player.html**", wait_until="commit")
        return frame

    def js(self, code: str) -> Any:
        return self.place.evaluate(code)

    def until(self, code: str) -> None:
        self.place.wait_for_function(code)

    def key(self, name: str, scene: int) -> None:
        """Press a key and wait until the scene asked for is painted."""
        self.page.keyboard.press(name)
        self.until(f"__player.scene === {scene}")
        self.js("__player.painting")

    def report(self) -> str:
        return "\n".join(self.complaints)


@pytest.fixture(scope="module")
def wall_context(chromium: Browser) -> Iterator[BrowserContext]:
    with new_context(chromium, viewport=WALL) as context:
        yield context


@pytest.fixture
def wall(request: pytest.FixtureRequest, wall_context: BrowserContext, server: str) -> Iterator[Wall]:
    made = Wall(wall_context.new_page(), server)
    yield made
    if getattr(request.node, "report_call", None) is None or request.node.report_call.failed:
        keep(request.node.name, [made])  # type: ignore[list-item]
    made.page.close()
    assert made.complaints == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_keys_lead_through_all_scenes(wall: Wall, lang: str) -> None:
    wall.open(f"?lang={lang}&kiosk=1")
    wall.js("__player.settled")
    slides = wall.js("__player.deck.slides")
    assert len(slides) >= 9
    for number, slide in enumerate(slides, start=1):
        if number > 1:
            wall.key(("ArrowRight", " ", "PageDown")[number % 3], number)
        now = wall.js(SHOWN)
        assert now["title"].replace("\n", "") == slide["title"][lang]
        assert all(figure["title"][lang] in now["text"] for figure in slide["figures"])
        assert now["overflows"] <= 1 and now["inside"], (number, now)
        assert set(slide["command"]["layers"]) <= set(now["shown"])
        assert bool(now["chart"]) == bool(slide["chart"])
        title, text, figure = now["sizes"]
        assert title >= 56 and text >= 28 and (figure is None or figure >= 64), (number, now["sizes"])
        marks = [one for one in (*slide["figures"], slide["chart"]) if one and one["illustrative"]]
        assert wall.js("document.querySelectorAll('.p-on .p-mark').length") == len(marks)
    wall.key("Home", 1)
    wall.key("End", len(slides))
    assert wall.js("__player.changes.length") == len(slides) + 1


def test_digits_and_the_address(wall: Wall) -> None:
    wall.open("?scene=5")
    assert wall.js("__player.scene") == 5
    wall.key("3", 3)
    assert "scene=3" in wall.page.url
    wall.page.keyboard.press("1")
    wall.key("2", 12)
    wall.page.keyboard.press("1")
    wall.key("Enter", 1)
    wall.page.reload()
    wall.until(READY)
    assert wall.js("__player.scene") == 1


def test_language_theme_blank_notes_and_help(wall: Wall) -> None:
    wall.open("?scene=2")
    zh = wall.js(SHOWN)
    wall.page.keyboard.press("l")
    en = wall.js(SHOWN)
    assert (zh["lang"], en["lang"]) == ("zh-CN", "en") and zh["title"] != en["title"]
    wall.until("__atlas.state.lang === 'en'")
    wall.page.keyboard.press("t")
    wall.until("document.documentElement.dataset.theme === 'light' && __atlas.state.theme === 'light'")
    for key, selector in (("b", ".p-blank"), ("n", ".p-notes"), ("?", ".p-help")):
        wall.page.keyboard.press(key)
        assert wall.page.locator(selector).is_visible()
        wall.page.keyboard.press("Escape")
        assert not wall.page.locator(selector).is_visible()
    assert wall.page.url.startswith(f"{wall.server}{PLAYER}")


def test_the_line_between_before_and_after(wall: Wall) -> None:
    wall.open("?scene=1")
    wall.js("__player.settled")
    assert not wall.page.locator(".p-swipe").is_visible()
    swiped = wall.js("__player.deck.slides.findIndex(slide => slide.before)") + 1
    wall.key(str(swiped), swiped)
    assert wall.page.locator(".p-is").inner_text() == "现在"
    assert "2018" in wall.page.locator(".p-was").inner_text()
    clip = "getComputedStyle(__atlas.map.getPane('atlas-before')).clipPath"
    first, share = wall.js(clip), wall.js("__player.stage.swipe.share")
    box = wall.page.locator(".p-knob").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    wall.page.mouse.move(x, y)
    wall.page.mouse.down()
    wall.page.mouse.move(x + 240, y, steps=4)
    wall.page.mouse.up()
    assert wall.js(clip) != first and wall.js("__player.stage.swipe.share") > share
    dragged = wall.js("__player.stage.swipe.share")
    wall.page.keyboard.press("ArrowLeft")  # the knob has the focus: its own arrows
    assert wall.js("__player.stage.swipe.share") < dragged and wall.js("__player.scene") == swiped
    # What stood then stands at the left only.
    was, now = wall.js("[__atlas.before.layers, __atlas.themes()].map(all => all.map(one => one.visibleCount()))")
    assert sum(was) < sum(now)
    wall.js("document.activeElement.blur()")
    wall.key("ArrowLeft", swiped - 1)
    assert wall.js(clip) == "none"


def test_a_click_on_the_map_says_what_is_there(wall: Wall) -> None:
    wall.open("?scene=8")
    wall.until("__player.cards")
    x, y = wall.js(
        """() => {
          const park = __player.now().highlights[0].geometry;
          const ring = park.coordinates.flat(park.type === "Polygon" ? 1 : 2);
          const middle = (k) => ring.reduce((sum, spot) => sum + spot[k], 0) / ring.length;
          const { x, y } = __atlas.map.latLngToContainerPoint(__atlas.camera.toMap(middle(1), middle(0)));
          return [x, y];
        }"""
    )
    wall.page.mouse.click(x, y)
    assert wall.page.locator(".p-card h2").inner_text() == "岭根吓公园"
    assert wall.page.locator(".p-card .p-mark, .p-card .p-source").count() == 1
    wall.page.keyboard.press("Escape")
    assert not wall.page.locator(".p-card").is_visible()


def test_the_presenter_is_in_step(wall: Wall) -> None:
    wall.open("?scene=2")
    with wall.page.context.expect_page() as opened:
        wall.page.keyboard.press("v")
    presenter = opened.value
    presenter.wait_for_function(READY)
    assert presenter.locator(".v-now h1").inner_text() == wall.js("__player.deck.slides[1].title.zh")
    assert presenter.locator(".v-next > b").inner_text() == wall.js("__player.deck.slides[2].title.zh")
    assert presenter.locator(".v-notes").inner_text() == wall.js("__player.deck.slides[1].notes.zh")
    presenter.keyboard.press("ArrowRight")
    wall.until("__player.scene === 3")
    wall.key("ArrowRight", 4)
    presenter.wait_for_function("__player.scene === 4")
    for key, state in TOGGLES.items():
        for press in (
            presenter.locator(f"[data-does={KEYS[key]}]").click,
            lambda key=key: presenter.keyboard.press(key),
        ):
            before = wall.js(f"String({state})")
            press()
            wall.until(f"String({state}) !== '{before}'")
    for key, state in (("n", "__player.surround.notes.hidden"), ("o", "__player.auto.loop"), ("t", "__player.theme")):
        before = wall.js(f"String({state})")
        presenter.keyboard.press(key)
        wall.until(f"String({state}) !== '{before}'")
    presenter.keyboard.press("b")
    presenter.locator(".v-blanked").wait_for()
    presenter.keyboard.press("ArrowRight")
    wall.until("!__player.blanked")
    presenter.locator(".v-blanked").wait_for(state="detached")
    assert wall.js("__player.scene") == 4 and presenter.evaluate("__player.scene") == 4
    began = presenter.evaluate("__player.began")
    presenter.reload()
    presenter.wait_for_function(READY)
    assert presenter.evaluate("__player.began") == began
    other = wall.page.context.new_page()
    other.goto(f"{wall.server}{PLAYER}?scene=9")
    other.wait_for_function(READY)
    other.keyboard.press("ArrowRight")
    presenter.wait_for_timeout(300)
    assert presenter.evaluate("__player.scene") == 4
    presenter.keyboard.press("ArrowRight")
    wall.until("__player.scene === 5")
    assert other.evaluate("__player.scene") == 10
    other.close()
    presenter.close()


@pytest.mark.parametrize(
    ("asked", "scene"), [("5.7", 5), ("99", 12), ("racks", 7), ("nothing", 1), ("-3", 1), ("Infinity", 12), ("3", 3)]
)
def test_any_scene_asked_for_is_one(wall: Wall, asked: str, scene: int) -> None:
    wall.open(f"?scene={asked}")
    assert wall.js("__player.scene") == scene
    assert f"scene={scene}" in wall.page.url


def test_the_first_key_on_a_blank_wall_only_shows_it(wall: Wall) -> None:
    wall.open("?scene=3")
    wall.page.keyboard.press("b")
    wall.page.keyboard.press("ArrowRight")
    assert not wall.page.locator(".p-blank").is_visible() and wall.js("__player.scene") == 3
    wall.key("ArrowRight", 4)


def test_it_plays_by_itself(wall: Wall) -> None:
    wall.open("?scene=11")
    wall.js("() => { __player.deck.slides.forEach(slide => { slide.seconds = 0.3; }); }")
    wall.page.keyboard.press("o")
    wall.page.keyboard.press("p")
    wall.until("__player.scene === 2")
    wall.page.keyboard.press("p")
    scene = wall.js("__player.scene")
    wall.page.wait_for_timeout(700)
    assert wall.js("__player.scene") == scene


def test_the_page_shows_nothing_but_the_player(wall: Wall) -> None:
    wall.open("?scene=2&kiosk=1&lang=en", "/present")
    assert wall.page.locator(".st-key-player iframe").bounding_box() == {"x": 0, "y": 0, **WALL}
    front = (
        "document.elementFromPoint(innerWidth - 5, 5).tagName + document.elementFromPoint(5, innerHeight - 5).tagName"
    )
    assert wall.page.evaluate(front) == "IFRAMEIFRAME"
    wall.key("ArrowRight", 3)
    assert "scene=3" in wall.page.url and "kiosk=1" in wall.page.url
    assert wall.place.locator("[data-does=home]").count() == 0
    wall.page.keyboard.press("Escape")
    wall.page.reload()
    wall.place = wall._frame()
    wall.until(READY)
    assert wall.js("__player.scene") == 3


def test_without_kiosk_a_way_leads_back(wall: Wall) -> None:
    wall.open("?lang=en", "/present")
    wall.page.keyboard.press("Escape")
    wall.page.locator(".st-key-map iframe").wait_for()
    assert "lang=en" in wall.page.url
