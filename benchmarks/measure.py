"""Takes the figures of one subject: load, filter, bytes, CPU, memory."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from benchmarks.server import Served
from benchmarks.subjects import Subject


@dataclass(frozen=True)
class Figures:
    """Medians over the repetitions. Seconds, bytes and MB."""

    load_s: float
    filter_s: float
    load_bytes: int
    filter_bytes: int
    cpu_s: float
    viewer_mb: float
    loaded_twice: int


def measure(browser: Browser, served: Served, subject: Subject, loads: int, presses: int, viewers: int) -> Figures:
    """Cold loads in fresh contexts, then presses of the filter in one page, then further viewers."""
    _fresh(browser, served, subject)[0].context.close()  # warms the server, not the browser
    load_times, load_bytes = [], []
    for _ in range(loads):
        page, seconds, size, _requests = _fresh(browser, served, subject)
        load_times.append(seconds)
        load_bytes.append(size)
        page.context.close()
    page, _, _, requests = _fresh(browser, served, subject)
    subject.prepare(page)
    times, sizes, cpu = _presses(page, served, subject, presses)
    twice = sum(count - 1 for url, count in requests.items() if url.endswith(".geojson"))
    memory = _per_viewer(browser, served, subject, viewers)
    page.context.close()
    return Figures(
        statistics.median(load_times),
        statistics.median(times),
        int(statistics.median(load_bytes)),
        int(statistics.median(sizes)),
        cpu,
        memory,
        twice,
    )


def _fresh(browser: Browser, served: Served, subject: Subject) -> tuple[Page, float, int, Counter[str]]:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    requests: Counter[str] = Counter()
    page.on("request", lambda request: requests.update([request.url]))
    before, start = served.received, time.perf_counter()
    page.goto(served.url + subject.path)
    subject.wait_loaded(page)
    seconds = time.perf_counter() - start
    page.wait_for_timeout(800)
    return page, seconds, served.received - before, requests


def _presses(page: Page, served: Served, subject: Subject, number: int) -> tuple[list[float], list[int], float]:
    subject.press(page)
    page.wait_for_timeout(500)
    times, sizes, cpu_before = [], [], served.cpu()
    for _ in range(number):
        before = served.received
        times.append(subject.press(page))
        page.wait_for_timeout(400)
        sizes.append(served.received - before)
    return times, sizes, (served.cpu() - cpu_before) / number


def _per_viewer(browser: Browser, served: Served, subject: Subject, number: int) -> float:
    if not number:
        return float("nan")
    before = served.memory()
    pages = [_fresh(browser, served, subject)[0] for _ in range(number)]
    after = served.memory()
    for page in pages:
        page.context.close()
    return (after - before) / number
