"""``python -m benchmarks``: measures the three ways at three sizes and writes RESULTS.md."""

from __future__ import annotations

import argparse
import platform
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.communities import community, many_projects
from benchmarks.measure import Figures, measure
from benchmarks.reading import ROOT, measure_reading
from benchmarks.report import write_report
from benchmarks.scenes import SceneChanges, scene_changes
from benchmarks.server import serve
from benchmarks.subjects import Atlas, Empty, Plain, Workbench
from tests.browser.chromium import chromium

PROJECTS: tuple[int | None, ...] = (None, 10_000)
SIZES: tuple[int | None, ...] = (None, 10_000, 100_000)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", help="numbers of buildings; 0 is the shipped size")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("RESULTS.md"))
    chosen = parser.parse_args()
    sizes = SIZES if chosen.sizes is None else tuple(size or None for size in chosen.sizes)
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        empty = _empty(browser)
        rows = {size: _pair(browser, Path(temporary), size) for size in sizes}
        work = {size: _workbench(browser, Path(temporary), size) for size in PROJECTS}
        scenes = _scenes(browser)
        print("reading", flush=True)
        reading = measure_reading({"here": ROOT}, Path(temporary))["here"]
        version = browser.version
    machine = f"{platform.machine()}, Python {platform.python_version()}, Chromium {version}"
    write_report(chosen.out, empty, rows, work, scenes, reading, machine)


def _empty(browser: Browser) -> Figures:
    print("empty page", flush=True)
    with serve("benchmarks/apps/serve_plain.py", BENCH_PAGE="empty.py") as served:
        return measure(browser, served, Empty(), loads=5, presses=9, viewers=3)


def _pair(browser: Browser, folder: Path, size: int | None) -> tuple[Figures, Figures]:
    data = str(community(size, folder))
    large = bool(size and size > 50_000)
    print(f"plain, {size or 'shipped'}", flush=True)
    with serve("benchmarks/apps/serve_plain.py", BENCH_PAGE="plain.py", ATLAS_DATA=data) as served:
        plain = measure(
            browser, served, Plain(), loads=1 if large else 3, presses=1 if large else 5, viewers=0 if large else 3
        )
    print(f"atlas, {size or 'shipped'}", flush=True)
    with serve("app.py", ATLAS_DATA=data) as served:
        atlas = measure(browser, served, Atlas(), loads=5, presses=9, viewers=3)
    return plain, atlas


def _workbench(browser: Browser, folder: Path, size: int | None) -> Figures:
    print(f"projects page, {size or 'shipped'}", flush=True)
    with serve("app.py", ATLAS_DATA=str(many_projects(size, folder))) as served:
        # As many presses that narrow the selection as that widen it again.
        return measure(browser, served, Workbench(), loads=3, presses=20, viewers=3)


def _scenes(browser: Browser) -> SceneChanges:
    print("presentation", flush=True)
    with serve("app.py") as served:
        return scene_changes(browser, served)


if __name__ == "__main__":
    main()
