"""The projects page: every view is a control, and the others follow; the same click again undoes it."""

from __future__ import annotations

import shutil

import pytest

from tests.browser.serving import ROOT, served
from tests.browser.workbench import DRAWN
from utils.analysis.workbench import LAYER
from utils.filters import OneOf
from utils.view import mask_of

CHARTS = ("project_gantt", "project_status", "project_progress", "project_money")
GANTT = "(chart, ids) => JSON.stringify([...chart.data[0].customdata].sort()) === JSON.stringify(ids)"
# Labels of axes, titles and legends that reach over the edge of their chart, by half a pixel or more.
CLIPPED = """keys => keys.flatMap((key) => {
  const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`);
  const edge = chart.getBoundingClientRect();
  return [...chart.querySelectorAll(".xtick text, .ytick text, .y2tick text, .gtitle, .legendtext")].flatMap((text) => {
    const box = text.getBoundingClientRect();
    const inside = box.left > edge.left - 0.5 && box.right < edge.right + 0.5 && box.bottom < edge.bottom + 0.5;
    return inside ? [] : [`${key}: ${text.textContent}`];
  });
})"""
COUNT = "n => document.querySelector('.atlas-matches')?.innerText.replace(/\\s/g, '').match(/\\d+/)?.[0] === String(n)"
BAR = ["lines_underground", "completed"]


def expected(bench, store):
    """Ids the one filter engine keeps of the layer, for the address as it is."""
    data = store.layers[LAYER]
    return sorted(data.frame["id"][mask_of(store, data, bench.view(store))])


def in_step(bench, store):
    """Map, count, Gantt, status and money all show the ids of the one mask."""
    ids = expected(bench, store)
    bench.until("([layer, n]) => __atlas.counts()[layer] === n", [LAYER, len(ids)])
    bench.page.wait_for_function(COUNT, arg=len(ids))
    bench.chart_until("project_gantt", GANTT, ids)
    total = """(chart, n) => chart.data.filter((trace) => trace.customdata[0][1] !== "")
      .flatMap((trace) => trace.x).reduce((a, b) => a + b, 0) === n"""
    bench.chart_until("project_status", total, len(ids))
    money = store.layers[LAYER].frame.set_index("id").loc[ids, "budget_cny"].sum()
    bench.chart_until(
        "project_money", "(chart, n) => Math.abs(chart.data[0].x.reduce((a, b) => a + b, 0) - n) < 1", float(money)
    )
    return ids


def highlighted(bench, id_):
    condition = """(chart, id) => chart.data[0].customdata.every(
      (mark, i) => chart.data[0].marker.color[i].endsWith(",0)") === (mark !== id))"""
    bench.chart_until("project_gantt", condition, id_)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_label_of_a_chart_is_clipped(bench, lang, width):
    bench.resize(width, 860)
    bench.enter("projects", (), lang=lang)
    for key in CHARTS:
        bench.page.locator(f".st-key-{key}").scroll_into_view_if_needed()
        bench.page.locator(f".st-key-{key} .js-plotly-plot[data-drawn]").wait_for()
        bench.page.wait_for_function(DRAWN)
    assert bench.page.evaluate(CLIPPED, CHARTS) == []


def test_a_bar_filters_everything_and_undoes_itself(bench, store):
    bench.enter("projects", CHARTS)
    assert len(in_step(bench, store)) == len(store.layers[LAYER].frame)
    bench.pick("project_status", BAR)
    bench.wait_for_query(f="projects.category~lines_underground;projects.status~completed")
    assert 0 < len(in_step(bench, store)) < 10
    bench.page.locator(".st-key-chip_projects_category").wait_for()
    # The panel shows what the chart asked for.
    pressed = bench.page.locator('.st-key-filters [data-testid="stButtonGroup"] [aria-pressed="true"]')
    pressed.first.wait_for()
    assert [text.split()[0] for text in pressed.all_inner_texts()] == ["已完成"]
    # What is left out stays in sight, faintly: a click asks for it as well.
    bench.pick("project_status", ["greenway", ""])
    bench.wait_for_query(f="projects.category~greenway,lines_underground;projects.status~completed")
    in_step(bench, store)
    bench.pick("project_status", ["greenway", "completed"])
    bench.wait_for_query(f="projects.category~greenway;projects.status~completed")
    bench.pick("project_status", ["greenway", "completed"])
    bench.wait_for_query(f=None)
    in_step(bench, store)


def test_a_link_reproduces_the_filter(bench, store):
    bench.enter("projects", CHARTS, f="projects.light~red")
    ids = in_step(bench, store)
    assert ids and len(ids) < len(store.layers[LAYER].frame)
    assert bench.page.locator(".atlas-attention button").count() == min(len(ids), 8)


def test_money_asks_for_a_category_and_the_same_bar_undoes_it(bench, store):
    bench.enter("projects", CHARTS)
    bench.pick("project_money", "greenway")
    bench.wait_for_query(f="projects.category~greenway")
    in_step(bench, store)
    # The others stay in sight, faintly.
    bench.pick("project_money", "park")
    bench.wait_for_query(f="projects.category~park")
    in_step(bench, store)
    bench.pick("project_money", "park")
    bench.wait_for_query(f=None)
    in_step(bench, store)


def test_money_of_few_projects_selects_one(bench, store):
    bench.enter("projects", CHARTS, f="projects.status~under_construction")
    id_ = in_step(bench, store)[0]
    bench.pick("project_money", id_)
    bench.wait_for_query(s=f"projects/{id_}")
    highlighted(bench, id_)
    bench.pick("project_money", id_)
    bench.wait_for_query(s=None, f="projects.status~under_construction")


def test_a_gantt_row_selects_and_flies_and_undoes(bench, store):
    bench.enter("projects", CHARTS)
    before = bench.camera()
    bench.pick("project_gantt", "p-road-hekeng")
    bench.wait_for_query(s="projects/p-road-hekeng")
    bench.page.locator(".st-key-card h3").get_by_text("禾坑巷道黑化").wait_for()
    highlighted(bench, "p-road-hekeng")
    bench.until("before => String(__atlas.camera.now()) !== before", ",".join(map(str, before)))
    bench.until("id => __atlas.command.sel?.[1] === id", "p-road-hekeng")
    bench.pick("project_gantt", "p-road-hekeng")
    bench.wait_for_query(s=None)
    bench.page.locator(".st-key-card h3").wait_for(state="detached")
    highlighted(bench, "")


def test_no_fast_click_is_lost(bench, store):
    bench.enter("projects", CHARTS)
    rows = ["p-road-hekeng", "p-road-gongye", "p-greenway-upper"]
    bench.page.locator(".st-key-project_gantt").scroll_into_view_if_needed()
    mark = """ids => ids.forEach((id) => {
      const chart = document.querySelector(".st-key-project_gantt .js-plotly-plot");
      chart.emit("plotly_click", { points: [{ customdata: id }] });
    })"""
    bench.page.evaluate(mark, [rows[0], rows[1], rows[2], rows[2], rows[1]])
    bench.wait_for_query(s=f"projects/{rows[1]}")
    highlighted(bench, rows[1])


def test_a_table_row_and_the_map_choose_alike(bench, store):
    bench.enter("projects", CHARTS)
    ids = store.layers[LAYER].frame["id"].tolist()
    bench.cell(2)
    bench.wait_for_query(s=f"projects/{ids[2]}")
    highlighted(bench, ids[2])
    bench.cell(2, x=400)
    bench.wait_for_query(s=None)
    highlighted(bench, "")
    bench.page.locator(".st-key-map iframe").scroll_into_view_if_needed()
    lat, lng = bench.place_of(store, LAYER, "p-road-hekeng")
    bench.look(lat, lng, 17)
    bench.click(lat, lng)
    bench.wait_for_query(s="projects/p-road-hekeng")
    highlighted(bench, "p-road-hekeng")
    bench.page.locator(".st-key-card_close button").click()
    bench.wait_for_query(s=None)
    highlighted(bench, "")


def test_a_light_selects_its_project(bench, store):
    bench.enter("projects", CHARTS)
    first = bench.page.locator(".atlas-attention button[data-light=red]").first
    id_ = first.get_attribute("data-id")
    first.click()
    bench.wait_for_query(s=f"projects/{id_}")
    highlighted(bench, id_)
    assert first.get_attribute("aria-pressed") == "true"
    first.click()
    bench.wait_for_query(s=None)


def test_nothing_matching_says_so_and_draws(bench, store):
    bench.enter("projects", CHARTS, f="projects.status~planned;projects.light~red")
    bench.page.locator(".st-key-chips_empty_projects").wait_for()
    assert expected(bench, store) == []
    assert store.layers[LAYER].spec.asked_columns["light"].values
    bench.page.locator(".st-key-chips_clear_projects button").click()
    bench.wait_for_query(f=None)
    in_step(bench, store)


def test_an_earlier_day_holds_for_every_view(bench, store):
    bench.enter("projects", CHARTS, t="2021-06-30")
    ids = in_step(bench, store)
    view = bench.view(store)
    assert view.filters.clauses(LAYER).get("status") != OneOf({"planned"})
    assert 0 < len(ids) < len(store.layers[LAYER].frame)
    spent = bench.data("project_progress", "data[2].y")
    assert spent[-1] is None or bench.data("project_progress", "data[2].x")[-1] <= "2021-06-30"


def test_english_has_no_chinese(bench, store):
    bench.enter("projects", CHARTS, lang="en")
    texts = [bench.page.locator(f".st-key-{key}").inner_text() for key in (*CHARTS, "attention", "bar", "panel")]
    assert not [text for text in texts if any("一" <= char <= "鿿" for char in text)]


def test_on_a_phone_the_map_comes_first_and_filters_fold(bench):
    bench.resize(390, 844)
    bench.enter("projects", CHARTS)
    search = bench.page.locator(".st-key-text_projects")
    assert not search.is_visible()
    map_box, fold = (bench.page.locator(f".st-key-{key}").bounding_box() for key in ("map", "fold"))
    assert map_box["y"] < fold["y"] < map_box["y"] + 844
    bench.page.locator(".st-key-fold label").click()
    search.wait_for(state="visible")
    wide = bench.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    for key in CHARTS:
        assert bench.page.locator(f".st-key-{key} .main-svg").first.bounding_box()["width"] <= 390


def test_a_community_without_projects_still_opens_the_page(visit, tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("sample", "projects.geojson"))
    with served(tmp_path / "data") as address:
        atlas = visit(address)
        atlas.page.goto(f"{address}/projects")
        atlas.page.get_by_text("本社区没有这方面的数据").wait_for()
