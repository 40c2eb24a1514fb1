"""The rental page in a real browser: figures, map, charts and list, each way to the others and back."""

from __future__ import annotations

import pytest

from tests.browser.points import pick_point
from tests.browser.test_app_language import strangers
from utils.analysis.rental_view import BUILDINGS, rental_view
from utils.view import mask_of

CHARTS = ("rental_trend", "rental_ranking", "rental_stock", "rental_floors", "rental_year_built", "rental_output")
AREA = "上围"
ONLY = f"buildings.residential_area~{AREA}"


def in_step(bench, store):
    """Map, dots, bars and list are of the buildings the one filter engine keeps; returns these."""
    view = bench.view(store)
    seen, shown = rental_view(store, view), mask_of(store, store.layers[BUILDINGS], view)
    bench.until("([layer, n]) => __atlas.counts()[layer] === n", [BUILDINGS, int(shown.sum())])
    ids = sorted(seen.buildings["id"])
    same = "(chart, ids) => JSON.stringify([...chart.data[0].customdata].sort()) === JSON.stringify(ids)"
    for key in ("rental_floors", "rental_year_built"):
        bench.chart_until(key, same, ids)
    strong = """(chart, n) => chart.data.flatMap((trace) => trace.x.filter((_, i) => trace.marker.opacity[i] === 1))
      .reduce((a, b) => a + b, 0) === n"""
    bench.chart_until("rental_stock", strong, int(seen.buildings["units"].sum()))
    return seen


def test_a_bar_and_a_line_ask_for_an_area_and_take_it_back(bench, store):
    bench.enter("rental", CHARTS)
    everything = in_step(bench, store)
    bench.pick("rental_stock", AREA)
    bench.wait_for_query(f=ONLY)
    assert set(in_step(bench, store).buildings["residential_area"]) == {AREA}
    bench.page.locator(".st-key-chip_buildings_residential_area").wait_for()
    # The others stay in sight, faintly: a click asks for one as well.
    pick_point(bench, "rental_trend", "禾坑")
    bench.wait_for_query(f="buildings.residential_area~上围,禾坑")
    in_step(bench, store)
    bench.pick("rental_stock", "禾坑")
    bench.wait_for_query(f=ONLY)
    pick_point(bench, "rental_trend", AREA)
    bench.wait_for_query(f=None)
    assert len(in_step(bench, store).buildings) == len(everything.buildings)


def test_a_dot_selects_its_building_flies_there_and_lets_go(bench, store):
    bench.enter("rental", CHARTS, o="rental:rent")
    seen = in_step(bench, store)
    chosen = seen.buildings.nlargest(1, "rent_cny_m2_month").iloc[0]
    pick_point(bench, "rental_year_built", chosen["id"])
    bench.wait_for_query(s=f"buildings/{chosen['id']}")
    bench.until("id => __atlas.sel?.[1] === id", chosen["id"])
    assert chosen["name"] in bench.card().inner_text()
    assert bench.camera()[:2] == pytest.approx(bench.place_of(store, BUILDINGS, chosen["id"]), abs=0.001)
    # Both charts ring the dot.
    ringed = "(chart, id) => chart.data[0].marker.size[chart.data[0].customdata.indexOf(id)] > 10"
    for key in ("rental_year_built", "rental_floors"):
        bench.chart_until(key, ringed, chosen["id"])
    pick_point(bench, "rental_year_built", chosen["id"])
    bench.wait_for_query(s=None)
    bench.until("__atlas.sel === null")


def test_a_row_of_the_vacancies_selects_and_lets_go(bench, store):
    bench.enter("rental", CHARTS)
    first = rental_view(store, bench.view(store)).vacant.iloc[0]
    bench.cell(0)
    bench.wait_for_query(s=f"buildings/{first['id']}")
    assert first["name"] in bench.card().inner_text()
    bench.cell(0)
    bench.wait_for_query(s=None)


def test_a_building_on_the_map_is_marked_in_the_charts(bench, store):
    bench.enter("rental", CHARTS)
    some = rental_view(store, bench.view(store)).vacant.iloc[3]
    bench.select(store, BUILDINGS, some["id"], zoom=19)
    ringed = "(chart, id) => chart.data[0].marker.size[chart.data[0].customdata.indexOf(id)] > 10"
    bench.chart_until("rental_floors", ringed, some["id"])


def test_the_metric_changes_map_legend_and_charts(bench, store):
    bench.enter("rental", CHARTS, lang="en")
    bench.choose("rental_metric", "Rent")
    bench.wait_for_query(o="rental:rent")
    seen = in_step(bench, store)
    legend = bench.page.locator(".atlas-shades li")
    assert legend.count() == len(seen.classes.counts) + 1
    assert "Rent (quantiles" in bench.page.locator(".atlas-shades").inner_text()
    bench.chart_until("rental_trend", "(chart) => chart.layout.title.text.startsWith('Rent by')")
    first = seen.ranked.iloc[0]
    bench.chart_until("rental_ranking", "(chart, x) => Math.max(...chart.data[0].x) === x", float(first["value"]))


def test_a_link_reproduces_filter_metric_and_selection(bench, store):
    bench.enter("rental", CHARTS, lang="en", o="rental:rent", f=ONLY, s="buildings/b-0200", t="2024-06")
    seen = in_step(bench, store)
    assert seen.metric == "rent_cny_m2_month" and len(seen.months)
    assert bench.query["o"] == "rental:rent" and bench.query["t"] == "2024-06"
    assert "do not go" not in bench.page.locator(".st-key-side").inner_text()
    assert "also for earlier dates" in bench.page.locator(".st-key-side").inner_text()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_wider_than_the_window(bench, size, lang):
    bench.resize(*size)
    bench.enter("rental", CHARTS, lang=lang)
    assert bench.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_word_is_in_the_language(bench, lang):
    bench.enter("rental", CHARTS, lang=lang, f=ONLY, s="buildings/b-0223")
    assert strangers(bench, lang) == []
