"""``python -m docs.screenshots``: makes the pictures of the README again, from the running app."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.scenes import READY
from benchmarks.server import serve
from benchmarks.subjects import Atlas
from tests.browser.chromium import chromium
from utils.player.routes import PLAYER

IMAGES = Path(__file__).with_name("images")
# name: (path and query, width, height, appearance)
PICTURES = {
    "map-zh-1440x900": ("?lang=zh", 1440, 900, "light"),
    "map-en-1440x900": ("?lang=en", 1440, 900, "light"),
    "map-zh-dark-1920x1080": ("?lang=zh", 1920, 1080, "dark"),
    "park-zh-1440x900": ("?lang=zh&s=parks/pk-linggenxia", 1440, 900, "light"),
    "map-zh-390x844": ("?lang=zh", 390, 844, "light"),
    "projects-zh-1440x900": ("projects?lang=zh", 1440, 900, "light"),
    "projects-en-1440x900": ("projects?lang=en", 1440, 900, "light"),
    "livability-zh-1440x900": ("livability?lang=zh", 1440, 900, "light"),
    "present-zh-1920x1080": ("present?lang=zh&scene=5&kiosk=1", 1920, 1080, "dark"),
    "present-en-1920x1080": ("present?lang=en&scene=9&kiosk=1", 1920, 1080, "dark"),
    "cockpit-zh-1920x1080": ("cockpit?lang=zh&kiosk=1", 1920, 1080, "dark"),
}


def main() -> None:
    """Write every picture to ``docs/images``."""
    IMAGES.mkdir(exist_ok=True)
    with chromium() as browser, serve("app.py") as served:
        for name in PICTURES:
            _take(browser, served.url, name)


def _take(browser: Browser, url: str, name: str) -> None:
    query, width, height, appearance = PICTURES[name]
    page = browser.new_context(viewport={"width": width, "height": height}, color_scheme=appearance).new_page()
    page.goto(url + query)
    if query.startswith("present"):
        page.wait_for_selector(f"iframe[src*='{PLAYER}']")
        frame = next(frame for frame in page.frames if PLAYER in frame.url)
        frame.wait_for_function(READY)
        frame.evaluate("__player.settled")
    else:
        Atlas().wait_loaded(page)
    page.wait_for_timeout(1500)
    page.screenshot(path=IMAGES / f"{name}.png")
    page.context.close()
    print(IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
