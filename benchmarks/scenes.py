"""How long the presentation takes from a key to the next scene."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal

import numpy as np
from playwright.sync_api import Browser, Page

from benchmarks.server import Served
from utils.player.routes import PLAYER

WALL = {"width": 1920, "height": 1080}
READY = "window.__player?.ready === true"
# Milliseconds between two keys: a flight is over by then.
STAY = 2500
STAY_STILL = 300


@dataclass(frozen=True)
class SceneChanges:
    """Seconds until the first scene is shown, and from each key to the scene it asks for: with flights and without."""

    ready_s: float
    moving: tuple[float, ...]
    still: tuple[float, ...]

    def p95(self, seconds: tuple[float, ...]) -> float:
        """The time 95 of 100 changes stay below."""
        return float(np.percentile(seconds, 95))


def scene_changes(browser: Browser, served: Served) -> SceneChanges:
    """Go through all scenes and back, once with motion and once without."""
    _walk(browser, served, "reduce", STAY_STILL)  # warms the server
    ready, moving = _walk(browser, served, "no-preference", STAY)
    _, still = _walk(browser, served, "reduce", STAY_STILL)
    return SceneChanges(ready, moving, still)


def _walk(
    browser: Browser, served: Served, motion: Literal["reduce", "no-preference"], stay: int
) -> tuple[float, tuple[float, ...]]:
    context = browser.new_context(viewport=WALL, reduced_motion=motion)
    page = context.new_page()
    start = time.perf_counter()
    page.goto(served.url + PLAYER.lstrip("/"))
    page.wait_for_function(READY)
    ready = time.perf_counter() - start
    page.evaluate("__player.settled")
    count = int(page.evaluate("__player.deck.slides.length"))
    for key in ["ArrowRight"] * (count - 1) + ["ArrowLeft"] * (count - 1):
        page.keyboard.press(key)
        page.wait_for_timeout(stay)
        page.evaluate("__player.painting")
    seconds = _seconds(page)
    context.close()
    return ready, seconds


def _seconds(page: Page) -> tuple[float, ...]:
    """What the player itself took down: from the key to the frame in which the scene is painted."""
    return tuple(float(milliseconds) / 1000 for milliseconds in page.evaluate("__player.changes"))
