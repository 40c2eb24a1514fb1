"""The cockpit in Chromium: it fits every window, its charts steer everything, it notices changed data."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.serving import ROOT, served
from tests.browser.workbench import Workbench
from utils.store import Store

CHARTS = ("project_status", "project_progress", "rental_output", "rental_ranking", "issue_funnel", "coverage_areas")
CHROME = ("stHeader", "stToolbar", "stDecoration", "stStatusWidget", "stSidebar", "stAppDeployButton")
SIZES = {"zh": ((1920, 1080), (1366, 768), (1440, 900), (3840, 2160)), "en": ((1366, 768), (1920, 1080))}
# What sticks out: the page, a panel out of the window, a chart out of its panel, a line cut in two.
STICKS_OUT = """() => {
  const { clientWidth: wide, clientHeight: high, scrollWidth, scrollHeight } = document.documentElement;
  const out = scrollWidth > wide || scrollHeight > high ? ["page"] : [];
  for (const box of document.querySelectorAll(".stMain, .stAppViewContainer, .st-key-cockpit, .st-key-wall_body"))
    if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight + 1) out.push(box.className);
  const parts = "[class*=st-key-sheet_], .atlas-turns, .atlas-wall-head, .st-key-map iframe";
  for (const part of document.querySelectorAll(parts)) {
    const { left, top, right, bottom, width, height } = part.getBoundingClientRect();
    if (left < 0 || top < 0 || right > wide + 1 || bottom > high + 1 || width < 150 || height < 40)
      out.push(`${part.className} ${[left, top, right, bottom].map(Math.round)}`);
  }
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    const inner = chart.getBoundingClientRect();
    const sheet = chart.closest("[class*=st-key-sheet_]").getBoundingClientRect();
    const plots = [...chart.querySelectorAll(".nsewdrag")].map((plot) => plot.getBoundingClientRect().height);
    const tall = plots.reduce((sum, height) => sum + height, 0);
    const within = inner.right <= sheet.right && inner.bottom <= sheet.bottom;
    if (!within || tall < sheet.height / 3) out.push(chart.ariaLabel);
  }
  return out;
}"""
# [x, y] of a chart, as Plotly has it.
NUMBERS = "key => document.querySelector(`.st-key-${key} .js-plotly-plot`).data.map(({ x, y }) => [x, y])"
COUNT = """count => [...document.querySelectorAll(".atlas-turns dl:first-child .atlas-wall-figure")]
  .filter((cell) => cell.querySelector("dt span").textContent === "项目")
  .some((cell) => cell.querySelector("b").textContent === count)"""
MINE = "document.querySelector('.st-key-project_status .js-plotly-plot').__mine"


def enter(bench: Workbench, **query: str) -> Workbench:
    return bench.enter("cockpit", CHARTS, **query)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_fits_without_scrolling_and_shows_nothing_of_streamlit(bench: Workbench, lang: str) -> None:
    enter(bench, lang=lang, kiosk="1")
    for size in SIZES[lang]:
        bench.resize(*size)
        found = [""]
        for _ in range(40):
            bench.page.wait_for_timeout(100)
            if not (found := bench.page.evaluate(STICKS_OUT)):
                break
        assert found == [], size
    shown = [name for name in CHROME if bench.page.locator(f"[data-testid={name}]:visible").count()]
    assert shown == [] and not bench.page.locator(".st-key-masthead").count()
    assert not bench.page.locator(".atlas-wall-head a").count()


def test_a_wall_of_twice_the_size_is_twice_as_large_and_sharp(bench: Workbench) -> None:
    enter(bench, kiosk="1")
    bench.resize(3840, 2160)
    bench.until("devicePixelRatio > 2 && document.querySelector('canvas').width > 2 * innerWidth")
    title = bench.page.locator(".atlas-wall-head h1").evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    assert title > 60


def test_a_click_on_a_chart_narrows_map_and_other_charts_and_a_chip_clears_it(bench: Workbench, store: Store) -> None:
    enter(bench)
    before = {key: bench.page.evaluate(NUMBERS, key) for key in CHARTS}
    bench.act(lambda: bench.pick("project_status", ["environment", "under_construction"]))
    bench.wait_for_query(f="projects.civilisation~environment;projects.status~under_construction")
    frame = store.layers["projects"].frame
    asked = (frame["civilisation"] == "environment") & (frame["status"] == "under_construction")
    assert bench.agree(store)["projects"] == asked.sum()
    bench.page.wait_for_function("!document.querySelector('.atlas-chart[aria-busy=true]')")
    after = {key: bench.page.evaluate(NUMBERS, key) for key in CHARTS}
    changed = {key for key in CHARTS if after[key] != before[key]}
    assert changed == {"project_status", "project_progress"}
    bench.act(lambda: bench.page.locator(".st-key-wall_chips button", has_text="全部清除").click())
    assert bench.agree(store)["projects"] == len(frame)


def test_a_click_on_an_area_narrows_the_buildings(bench: Workbench, store: Store) -> None:
    enter(bench)
    bench.act(lambda: bench.pick("coverage_areas", "上围"))
    bench.wait_for_query(f="buildings.residential_area~上围")
    counts = bench.agree(store)
    assert 0 < counts["buildings"] < len(store.layers["buildings"].frame)


def test_a_line_of_the_list_selects_its_project(bench: Workbench) -> None:
    enter(bench)
    line = bench.page.locator(".atlas-wall-lines button").first
    project = line.get_attribute("data-id")
    bench.act(line.click)
    bench.wait_for_query(s=f"projects/{project}")
    assert bench.card().is_visible()


def test_keys_switch_language_and_paint_in_page_and_map(bench: Workbench) -> None:
    enter(bench, kiosk="1")
    bench.page.keyboard.press("l")
    bench.wait_for_query(lang="en", kiosk="1")
    bench.until("__atlas.command.lang === 'en'")
    assert "Shangmugu" in bench.page.locator(".atlas-wall-head h1").inner_text()
    bench.frame.locator(".leaflet-container").focus()
    bench.page.keyboard.press("t")
    bench.wait_for_query(o="wall:light")
    bench.until("__atlas.command.theme === 'light'")


def test_figures_take_turns_unless_paused(visit: Visit, server: str) -> None:
    atlas = visit(reduced_motion="no-preference")
    atlas.page.goto(f"{server}/cockpit?o=turn:3")
    title = atlas.page.locator(".atlas-turns h2")
    atlas.page.locator(".atlas-turns h2", has_text="项目建设").wait_for()
    atlas.page.keyboard.press("p")
    stays = title.inner_text()
    atlas.page.wait_for_timeout(3600)
    assert title.inner_text() == stays


def test_on_a_phone_it_is_a_column(bench: Workbench) -> None:
    enter(bench)
    bench.resize(390, 844)
    bench.page.wait_for_timeout(400)
    wide = bench.page.evaluate(
        "[...document.querySelectorAll('[class*=st-key-sheet_], .atlas-turns')]"
        ".map(part => part.getBoundingClientRect().width)"
    )
    assert all(330 < width <= 390 for width in wide)
    assert bench.page.locator(".stMain").evaluate("main => main.scrollHeight > 2 * main.clientHeight")


def test_changed_data_is_drawn_without_a_hand(visit: Visit, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("sample"))
    with served(data) as address:
        atlas = visit(address)
        atlas.page.goto(f"{address}/cockpit?kiosk=1")
        atlas.arrive()
        atlas.page.wait_for_function(COUNT, arg="42")
        atlas.page.evaluate(f"() => {{ {MINE} = 1; }}")
        _drop_a_project(data / "geojson" / "projects.geojson")
        atlas.page.wait_for_function(COUNT, arg="41")
        atlas.arrive()
        assert atlas.counts()["projects"] == 41
        drawn = atlas.page.evaluate(NUMBERS, "project_status")
        assert sum(sum(x) for x, _ in drawn) == 41
        assert atlas.page.evaluate(MINE) == 1, "the chart was made anew instead of drawn again"


def _drop_a_project(file: Path) -> None:
    content = json.loads(file.read_text(encoding="utf-8"))
    content["features"] = [each for each in content["features"] if each["properties"]["id"] != "p-river-upper"]
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    fresh.replace(file)
