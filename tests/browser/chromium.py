"""The one way Chromium is started: by the tests, the measurements and the pictures of the README."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Names of other hosts lead nowhere. (Playwright's routing would do it too, but it turns the browser's cache off.)
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@contextmanager
def chromium(*further_flags: str, fonts: Path | None = None) -> Iterator[Browser]:
    """Debian's Chromium, headless, with these flags beside the usual ones.

    ``fonts`` is a fontconfig file that says which fonts there are, instead of the machine's.
    """
    env = {**os.environ, **({"FONTCONFIG_FILE": str(fonts)} if fonts else {})}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*FLAGS, *further_flags], env=env)
        yield browser
        browser.close()
