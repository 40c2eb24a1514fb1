"""A server and a browser for the tests of the whole app. Every other host is blocked, and nothing may complain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.atlas import Atlas
from tests.browser.chromium import ALONE, CHROMIUM
from tests.browser.chromium import chromium as start_chromium
from tests.browser.serving import ROOT, served
from tests.browser.workbench import Workbench
from utils.store import Store, open_store

ARTIFACTS = Path(__file__).parent / "artifacts"
WINDOW = {"width": 1280, "height": 860}
Visit = Callable[..., Atlas]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Any:
    """Leave the result of each phase on the test, for the pictures of failures."""
    report = yield
    setattr(item, f"report_{report.when}", report)
    return report


@pytest.fixture(scope="session")
def store() -> Store:
    """The shipped data as Python sees it."""
    return open_store(ROOT / "data")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The app with the shipped data: its address."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is missing: make browser")
    ARTIFACTS.mkdir(exist_ok=True)
    with served(log=ARTIFACTS / "server.log") as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One Chromium a module: other modules here run a Playwright of their own, and two cannot run at once."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is missing: make browser")
    with start_chromium(ALONE) as browser:
        yield browser


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """One context a module, so that its pages share a cache."""
    with new_context(chromium) as context:
        yield context


def new_context(chromium: Browser, **options: Any) -> BrowserContext:
    """A context of a visitor who wants no motion; the clipboard and other windows are not needed."""
    context = chromium.new_context(**{"viewport": WINDOW, "reduced_motion": "reduce", **options})
    context.set_default_timeout(30_000)
    return context


@pytest.fixture
def visit(request: pytest.FixtureRequest, chromium: Browser, context: BrowserContext, server: str) -> Iterator[Visit]:
    """``visit(...)`` gives a new visitor (see :class:`Atlas`), in a context of their own where options are given.

    At the end of the test: a picture where it failed, and a failure where a page complained.
    """
    visitors: list[Atlas] = []
    contexts: list[BrowserContext] = []

    def enter(address: str = "", **options: Any) -> Atlas:
        if options:
            contexts.append(new_context(chromium, **options))
        atlas = Atlas((contexts[-1] if options else context).new_page(), address or server)
        visitors.append(atlas)
        return atlas

    yield enter
    if getattr(request.node, "report_call", None) is None or request.node.report_call.failed:
        keep(request.node.name, visitors)
    complaints = [text for atlas in visitors for text in atlas.complaints]
    for atlas in visitors:
        atlas.close()
    for own in contexts:
        own.close()
    assert complaints == []


def keep(name: str, visitors: list[Atlas]) -> None:
    """Pictures and logs of a failed test, in ``artifacts/``."""
    stem = re.sub(r"[^\w.-]+", "_", name)
    for number, atlas in enumerate(visitors):
        atlas.page.screenshot(path=ARTIFACTS / f"{stem}-{number}.png")
        (ARTIFACTS / f"{stem}-{number}.json").write_text(atlas.report(), encoding="utf-8")


@pytest.fixture(scope="module")
def resident(context: BrowserContext, server: str) -> Iterator[Atlas]:
    """A visitor who stays for a whole module."""
    atlas = Atlas(context.new_page(), server).open()
    yield atlas
    atlas.close()


@pytest.fixture(scope="module")
def desk(context: BrowserContext, server: str) -> Iterator[Workbench]:
    """A visitor of the pages with charts who stays for a whole module."""
    bench = Workbench(context.new_page(), server)
    yield bench
    bench.close()


@pytest.fixture
def bench(request: pytest.FixtureRequest, desk: Workbench) -> Iterator[Workbench]:
    """A page with charts, yet to be entered. Tests share one window: see :meth:`Workbench.enter`."""
    yield desk
    if getattr(request.node, "report_call", None) is None or request.node.report_call.failed:
        keep(request.node.name, [desk])
        desk.page.goto("about:blank")
    desk.page.set_viewport_size(WINDOW)
    complaints = list(desk.complaints)
    desk.complaints.clear()
    assert complaints == []


@pytest.fixture
def atlas(request: pytest.FixtureRequest, resident: Atlas, store: Store) -> Iterator[Atlas]:
    """The map page in its first view. Most tests share one page, put back before each: opening takes seconds."""
    if resident.page.url.startswith("about:") or not resident.page.locator(".st-key-map").count():
        resident.open()
    else:
        resident.go()
    resident.agree(store)
    yield resident
    if getattr(request.node, "report_call", None) is None or request.node.report_call.failed:
        keep(request.node.name, [resident])
        resident.page.goto("about:blank")
    complaints = list(resident.complaints)
    resident.complaints.clear()
    assert complaints == []
