"""How to recognise that each of the three pages is painted, and how to press its filter once."""

from __future__ import annotations

import time
from typing import Protocol

from playwright.sync_api import Frame, Page

PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
PATIENCE = 300.0
PILL = '[data-testid="stButtonGroup"] button'


class Subject(Protocol):
    """One page under measurement: its ``path`` below the server's address, and what to do there."""

    path: str

    def wait_loaded(self, page: Page) -> None:
        """Return once everything is painted."""

    def prepare(self, page: Page) -> None:
        """Whatever must be open before the filter can be pressed."""

    def press(self, page: Page) -> float:
        """Press the filter; seconds until its effect is painted."""


class Empty:
    """A page with one checkbox: what Streamlit itself costs."""

    path = ""

    def wait_loaded(self, page: Page) -> None:
        page.wait_for_selector("#state", state="attached")
        page.evaluate(PAINTED)

    def prepare(self, page: Page) -> None:
        pass

    def press(self, page: Page) -> float:
        before = page.locator("#state").get_attribute("data-runs")
        start = time.perf_counter()
        page.locator('[data-testid="stCheckbox"] label').click()
        page.wait_for_function("b => document.querySelector('#state')?.dataset.runs !== b", arg=before)
        page.evaluate(PAINTED)
        return time.perf_counter() - start


class Plain:
    """st_folium with embedded GeoJSON: a new map for each filter."""

    path = ""
    COUNT = "window.map ? Object.values(map._layers).filter(l => l.feature && l.setStyle && !l._layers).length : -1"

    def wait_loaded(self, page: Page) -> None:
        page.wait_for_selector("#state", state="attached", timeout=PATIENCE * 1000)
        self._wait_count(page)

    def prepare(self, page: Page) -> None:
        pass

    def press(self, page: Page) -> float:
        before = page.locator("#state").get_attribute("data-count")
        start = time.perf_counter()
        page.locator(PILL).first.click()
        page.wait_for_function(
            "b => document.querySelector('#state')?.dataset.count !== b", arg=before, timeout=PATIENCE * 1000
        )
        self._wait_count(page)
        return time.perf_counter() - start

    def _wait_count(self, page: Page) -> None:
        """Until the map in the page draws as many features as the page says it has."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            wanted = int(page.locator("#state").get_attribute("data-count") or -2)
            for frame in map_frames(page):
                try:
                    if frame.evaluate(self.COUNT) == wanted:
                        frame.evaluate(PAINTED)
                        return
                except Exception:  # noqa: BLE001 - the old map's frame goes away while we look
                    continue
            page.wait_for_timeout(10)
        raise TimeoutError("the plain map was not painted")


class Atlas:
    """The map of this app."""

    path = ""

    def wait_loaded(self, page: Page) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for frame in map_frames(page):
                if frame.evaluate("document.documentElement?.dataset.atlas === 'ready'"):
                    frame.evaluate(PAINTED)
                    return
            page.wait_for_timeout(10)
        raise TimeoutError("the atlas was not painted")

    def prepare(self, page: Page) -> None:
        page.locator("[data-layer=buildings] button").click()
        page.locator(f".st-key-settings {PILL}").first.wait_for()
        page.wait_for_timeout(500)

    def press(self, page: Page) -> float:
        frame = map_frames(page)[0]
        before = frame.evaluate("__atlas.painted")
        start = time.perf_counter()
        page.locator(f".st-key-settings {PILL}").first.click()
        frame.wait_for_function("b => __atlas.painted > b", arg=before)
        return time.perf_counter() - start


class Workbench(Atlas):
    """The projects page of this app: map, table and charts of one selection."""

    path = "projects"
    PILL = '.st-key-panel [data-testid="stButtonGroup"] button'
    CHARTS = "[...document.querySelectorAll('.atlas-chart')].map(chart => Number(chart.dataset.drawn ?? 0))"
    COUNT = "document.querySelector('.atlas-matches').innerText"

    def wait_loaded(self, page: Page) -> None:
        super().wait_loaded(page)
        page.wait_for_function(f"(drawn => drawn.length >= 4 && drawn.every(Boolean))({self.CHARTS})")
        page.evaluate(PAINTED)

    def prepare(self, page: Page) -> None:
        page.locator(self.PILL).first.wait_for()
        page.wait_for_timeout(1000)

    def press(self, page: Page) -> float:
        """Every view in step: the count says another number, the map is repainted, and every chart is drawn again."""
        frame = map_frames(page)[0]
        painted, drawn, count = frame.evaluate("__atlas.painted"), page.evaluate(self.CHARTS), page.evaluate(self.COUNT)
        start = time.perf_counter()
        page.locator(self.PILL).first.click()
        page.wait_for_function(
            f"([drawn, count]) => {self.COUNT} !== count && {self.CHARTS}.every((now, k) => now > drawn[k])",
            arg=[drawn, count],
        )
        frame.wait_for_function("b => __atlas.painted > b", arg=painted)
        page.evaluate(PAINTED)
        return time.perf_counter() - start


def map_frames(page: Page) -> list[Frame]:
    """The frames of streamlit-folium in the page."""
    return [frame for frame in page.frames if "streamlit_folium" in frame.url]
