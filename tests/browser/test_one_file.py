"""The hand-out opened from a file with the network off: its map painted, its popups working, nothing asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from layers import LAYERS
from layers.base import Text
from tests.browser.conftest import new_context
from utils.handout.one_file import one_file
from utils.handout.shown_page import change_page
from utils.handout.view_deck import view_deck
from utils.player.lists import ROWS
from utils.store import Store
from utils.story.build import deck_of
from utils.story.deck import Deck
from utils.viewstate import default_view

READY = "window.__player?.ready === true"
PAINTED = """() => ["ground", "layers", "names"].map((name) => {
  const { _ctx: ctx, _container: canvas } = __atlas.sheets[name];
  const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, k) => k % 4 === 3 && value).length > 1000;
})"""
SPOT = """([layer, id]) => {
  const { features } = __atlas.layers.find((one) => one.id === layer);
  const i = features.ids.indexOf(id);
  const { box } = features.points.on("WGS-84");
  const [x, y] = [box[features.points.first[i] * 4], box[features.points.first[i] * 4 + 1]];
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  const at = __atlas.map.latLngToContainerPoint([lat, x * 360 - 180]);
  return [at.x, at.y];
}"""


@dataclass
class Opened:
    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def listed(store: Store, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Deck]:
    """The brief of the page of changes, which has a map in its own colours and a list."""
    view = default_view(LAYERS, store.profile, tuple(store.layers))
    deck = view_deck(store, view, Text("变化", "Changes"), (), change_page(store, view))
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_bytes(one_file(store, deck, "zh"))
    return path, deck


@pytest.fixture(scope="module")
def written(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    deck = deck_of(store)
    assert deck is not None
    path = tmp_path_factory.mktemp("stick") / "故事 story.html"
    path.write_bytes(one_file(store, deck, "zh"))
    return path


@pytest.fixture
def opened(chromium: Browser, written: Path) -> Iterator[Opened]:
    yield from looking(chromium, written)


def looking(chromium: Browser, written: Path) -> Iterator[Opened]:
    with new_context(chromium, offline=True, viewport={"width": 1366, "height": 768}) as context:
        found = Opened(context.new_page())
        found.page.on("request", lambda request: found.asked.append(request.url))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.on("console", lambda said: found.complaints.append(said.text) if said.type == "error" else None)
        found.page.goto(written.as_uri())
        found.page.wait_for_function(READY)
        yield found
        assert found.complaints == []
        held = [url for url in found.asked if url.startswith(("data:", "blob:"))]
        assert sorted({*found.asked} - {*held}) == [written.as_uri()], "something was asked for"


def test_the_whole_story_is_there(opened: Opened) -> None:
    page = opened.page
    assert all(page.evaluate(PAINTED))
    page.evaluate("__player.settled")
    count = page.evaluate("__player.deck.slides.length")
    for number in range(2, count + 1):
        page.keyboard.press("ArrowRight")
        page.wait_for_function(f"__player.changes.length === {number - 1}")
        slide = page.evaluate("__player.now()")
        counts = page.evaluate("__atlas.counts()")
        assert all(counts[layer] for layer in slide["command"]["layers"])
        if slide["chart"]:
            assert page.locator(".p-on .p-chart .main-svg").count() > 0
    assert page.locator(".p-legend li").count() > 3
    page.keyboard.press("l")
    assert page.locator(".p-on h1").inner_text().replace("\n", " ") == slide["title"]["en"]
    assert page.title() == page.evaluate("__player.deck.title.en")
    page.keyboard.press("?")
    assert "atlas" not in page.locator(".p-help").inner_text()


def test_its_popups_work(opened: Opened, store: Store) -> None:
    page = opened.page
    frame = store.layers["facilities"].frame
    station = frame[frame["kind"] == "metro_station"].iloc[0]
    page.mouse.click(*page.evaluate(SPOT, ["facilities", station["id"]]))
    card = page.locator(".p-card")
    assert card.locator("h2").inner_text() == station["name"]
    assert card.locator("dt").count() >= 1
    page.keyboard.press("l")
    assert card.locator("h2").inner_text() == station["name_en"]
    page.keyboard.press("Escape")
    assert not card.is_visible()


def test_it_brings_its_font(opened: Opened) -> None:
    assert set(opened.page.evaluate("[...document.fonts].map(font => font.status)")) == {"loaded"}
    assert opened.page.evaluate("document.fonts.check('600 20px \"Atlas Sans\"', '上木古社区')")
    assert opened.page.evaluate("getComputedStyle(document.querySelector('.p-on h1')).fontFamily").startswith('"Atlas')


def test_its_presenter_turns_the_wall_over(opened: Opened) -> None:
    page = opened.page
    with page.context.expect_page() as more:
        page.keyboard.press("v")
    presenter = more.value
    presenter.wait_for_function(READY)
    for does, state in (
        ("blank", "Boolean(__player.blanked)"),
        ("language", "__player.lang"),
        ("play", "__player.auto.on"),
    ):
        for _ in range(2):
            before = page.evaluate(f"String({state})")
            presenter.locator(f"[data-does={does}]").click()
            page.wait_for_function(f"String({state}) !== '{before}'")
    presenter.close()


@pytest.fixture
def brief(chromium: Browser, listed: tuple[Path, Deck]) -> Iterator[Opened]:
    yield from looking(chromium, listed[0])


def test_a_brief_has_the_pages_colours_and_its_list(brief: Opened, listed: tuple[Path, Deck]) -> None:
    page, deck = brief.page, listed[1]
    shown, table = deck.slides[0].page, deck.slides[-1].table
    said = page.locator(".p-legend li").all_inner_texts()
    assert said[: len(shown.key.rows) + 1] == [shown.key.title.zh, *(row.said.zh for row in shown.key.rows)]
    page.keyboard.press("End")
    page.wait_for_function("__player.changes.length === 1")
    rows = page.locator(".p-on .p-list tbody tr")
    assert rows.count() == min(ROWS, len(table.rows))
    assert rows.first.locator("td").all_inner_texts() == [cell.text.zh for cell in table.rows[0]]
    assert page.locator(".p-on .p-mark").inner_text() == "示意"
    # The whole of it is in sight, and the map beside it is not covered.
    assert page.evaluate("(({scrollHeight: a, clientHeight: b}) => a <= b + 1)(document.querySelector('.p-on'))")
    assert page.evaluate("document.querySelector('.p-panel').getBoundingClientRect().right < innerWidth * 0.7")
    page.keyboard.press("l")
    assert rows.first.locator("td").all_inner_texts() == [cell.text.en for cell in table.rows[0]]
    page.keyboard.press("Home")
    page.wait_for_function("__player.changes.length === 2")
    assert page.evaluate("document.querySelector('.p-panel').getBoundingClientRect().right < innerWidth * 0.45")
