"""The hand-out opened from a file with the network off: its map painted, its popups working, nothing asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import new_context
from utils.handout.one_file import one_file
from utils.store import Store
from utils.story.build import deck_of

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
def written(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    deck = deck_of(store)
    assert deck is not None
    path = tmp_path_factory.mktemp("stick") / "故事 story.html"
    path.write_bytes(one_file(store, deck, "zh"))
    return path


@pytest.fixture
def opened(chromium: Browser, written: Path) -> Iterator[Opened]:
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
    assert opened.page.evaluate("[...document.fonts].map(font => font.status)") == ["loaded"]
    assert opened.page.evaluate("document.fonts.check('600 20px \"Noto Sans SC\"', '上木古社区')")


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
