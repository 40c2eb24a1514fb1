"""The livability page in a real browser: coverage, sites and residents' matters, each way to the others and back."""

from __future__ import annotations

import pytest

from tests.browser.points import pick_point
from tests.browser.test_app_language import strangers
from utils.analysis.coverage_view import BUILDINGS, coverage_view
from utils.analysis.issue_view import ISSUES, issue_view
from utils.analysis.issues import funnel
from utils.analysis.services import SERVICES, counting
from utils.view import mask_of

COVERAGE = ("coverage_reach", "coverage_areas")
MATTERS = ("issue_funnel", "issue_categories", "issue_departments", "issue_months", "issue_heat")
STRONG = """(chart, n) => chart.data.flatMap((trace) => trace.x.filter((_, i) => trace.marker.opacity[i] === 1))
  .reduce((a, b) => a + b, 0) === n"""


def coverage_in_step(bench, store):
    """Map, legend and bars are of the same homes; returns what the view shows."""
    view = bench.view(store)
    seen = coverage_view(store, view)
    shown = int(mask_of(store, store.layers[BUILDINGS], view).sum())
    bench.until("([layer, n]) => __atlas.counts()[layer] === n", [BUILDINGS, shown])
    bench.chart_until("coverage_areas", STRONG, seen.tenant_share(seen.of).total)
    homes = seen.share(seen.of)
    counts = [homes.total - homes.covered, homes.covered]
    bench.page.wait_for_function(
        """counts => [...document.querySelectorAll('.atlas-shades li b')].slice(0, 2)
          .every((said, i) => parseInt(said.textContent.replace(/\\D/g, '')) === counts[i])""",
        arg=counts,
    )
    bench.until("n => (__atlas.command.pins ?? []).length === n", len(seen.sites))
    return seen


def test_service_and_distance_change_map_sites_and_figures(bench, store):
    bench.enter("livability", COVERAGE)
    before = coverage_in_step(bench, store)
    bench.choose("coverage_of", "绿道")
    bench.wait_for_query(o="of:greenway")
    after = coverage_in_step(bench, store)
    assert after.share("greenway") != before.share(before.of)
    bench.slide("coverage_within", "ArrowRight", "ArrowRight")
    bench.wait_for_query(o="within:320,of:greenway")
    assert coverage_in_step(bench, store).within == 320


def test_a_point_of_the_curve_asks_for_its_service_and_distance(bench, store):
    bench.enter("livability", COVERAGE)
    pick_point(bench, "coverage_reach", ["park", 150])
    bench.wait_for_query(o="within:150,of:park")
    assert coverage_in_step(bench, store).of == "park"
    slider = bench.page.locator(".st-key-coverage_within")
    assert "150" in slider.inner_text()


def test_a_bar_asks_for_an_area_and_takes_it_back(bench, store):
    bench.enter("livability", COVERAGE, lang="en")
    bench.pick("coverage_areas", "禾坑")
    bench.wait_for_query(f="buildings.residential_area~禾坑")
    assert coverage_in_step(bench, store).share("service").total == 47
    bench.pick("coverage_areas", "禾坑")
    bench.wait_for_query(f=None)
    coverage_in_step(bench, store)


def test_a_site_is_flown_to(bench, store):
    bench.enter("livability", COVERAGE, o="within:200,of:park")
    site = coverage_in_step(bench, store).sites.iloc[1]
    bench.cell(1)
    bench.until("([lat, lng]) => Math.hypot(__atlas.camera.now()[0] - lat, __atlas.camera.now()[1] - lng) < 1e-4",
                [float(site["lat"]), float(site["lng"])])  # fmt: skip


def matters_in_step(bench, store):
    """Map, funnel and months are of the matters the one filter engine keeps; returns what the view shows."""
    view = bench.view(store)
    seen = issue_view(store, view)
    bench.until("([layer, n]) => __atlas.counts()[layer] === n", [ISSUES, len(seen.matters)])
    counts = funnel(seen.matters)["count"].tolist()
    bench.chart_until("issue_funnel", "(chart, n) => JSON.stringify(chart.data[0].x) === JSON.stringify(n)", counts)
    total = "(chart, n) => chart.data[0].y.reduce((a, b) => a + b, 0) === n"
    bench.chart_until("issue_months", total, len(seen.matters))
    # Their heights follow their rows: a chart below them is in its place only when they have been drawn.
    rows = "(chart, n) => chart.data[0].customdata.length === n"
    bench.chart_until("issue_categories", rows, seen.by_category["category"].nunique())
    bench.chart_until("issue_departments", rows, seen.by_department["department"].nunique())
    cells = "(chart, n) => chart.data[0].z.flat().reduce((a, b) => a + b, 0) === n"
    bench.chart_until("issue_heat", cells, len(seen.matters))
    return seen


def test_a_stage_narrows_to_what_came_so_far(bench, store):
    bench.enter("livability", MATTERS, o="live:issues")
    every = matters_in_step(bench, store)
    bench.pick("issue_funnel", "fed_back")
    bench.wait_for_query(f="resident_issues.status~closed")
    assert len(matters_in_step(bench, store).matters) == (every.matters["stage"] == 4).sum()
    bench.pick("issue_funnel", "fed_back")
    bench.wait_for_query(f=None)
    matters_in_step(bench, store)


def test_categories_departments_months_and_cells_are_controls(bench, store):
    bench.enter("livability", MATTERS, o="live:issues", lang="en")
    bench.pick("issue_categories", "drainage")
    bench.wait_for_query(f="resident_issues.category~drainage")
    matters_in_step(bench, store)
    bench.pick("issue_categories", "drainage")
    bench.wait_for_query(f=None)
    matters_in_step(bench, store)
    bench.pick("issue_departments", "龙岗区水务局")
    bench.wait_for_query(f="resident_issues.department~龙岗区水务局")
    matters_in_step(bench, store)
    bench.pick("issue_departments", "龙岗区水务局")
    bench.wait_for_query(f=None)
    matters_in_step(bench, store)
    # Nobody's matters: nothing is resolved, but the row is there to be clicked.
    bench.pick("issue_departments", "")
    bench.wait_for_query(f="resident_issues.department~")
    assert len(matters_in_step(bench, store).matters) > 0
    bench.pick("issue_departments", "")
    bench.wait_for_query(f=None)
    bench.pick("issue_months", "2025-02")
    bench.wait_for_query(f="resident_issues.reported:2025-02-01..2025-02-28")
    matters_in_step(bench, store)
    bench.pick("issue_months", "2025-02")
    bench.wait_for_query(f=None)
    first = matters_in_step(bench, store).matters.iloc[0]
    cell = [first["category"], first["reported"].strftime("%Y-%m")]
    pick_point(bench, "issue_heat", cell)
    bench.page.wait_for_function(
        "category => location.search.includes(category) && location.search.includes('reported')", arg=cell[0]
    )
    assert first["id"] in set(matters_in_step(bench, store).matters["id"])
    pick_point(bench, "issue_heat", cell)
    bench.wait_for_query(f=None)


def test_a_row_of_what_waits_selects_and_the_map_follows(bench, store):
    bench.enter("livability", MATTERS, o="live:issues")
    first = matters_in_step(bench, store).late.iloc[0]
    bench.cell(0)
    bench.wait_for_query(s=f"resident_issues/{first['id']}")
    bench.until("id => __atlas.sel?.[1] === id", first["id"])
    assert first["name"] in bench.card().inner_text()
    bench.cell(0)
    bench.wait_for_query(s=None)


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
@pytest.mark.parametrize(("subject", "charts"), [("coverage", COVERAGE), ("issues", MATTERS)])
def test_nothing_is_wider_than_the_window(bench, size, subject, charts):
    bench.resize(*size)
    bench.enter("livability", charts, lang="en", **({"o": "live:issues"} if subject == "issues" else {}))
    assert bench.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("subject", "charts"), [("coverage", COVERAGE), ("issues", MATTERS)])
def test_every_word_is_in_the_language(bench, subject, charts, lang):
    bench.enter("livability", charts, lang=lang, **({"o": "live:issues"} if subject == "issues" else {}))
    assert strangers(bench, lang) == []


def test_only_what_counts_is_on_the_map(bench, store):
    bench.enter("livability", COVERAGE)
    counted = int(counting(store, SERVICES["service"], bench.view(store)).sum())
    assert 0 < counted < len(store.layers["facilities"].frame)
    bench.until("n => __atlas.counts().facilities === n", counted)


def test_a_matter_on_the_map_opens_its_card(bench, store):
    bench.enter("livability", MATTERS, o="live:issues")
    first = matters_in_step(bench, store).late.iloc[0]
    card = bench.select(store, ISSUES, first["id"], zoom=19)
    assert first["name"] in card.inner_text()
    bench.page.locator(".st-key-card_close button").click()
    bench.wait_for_query(s=None)


def test_a_link_reproduces_subject_filter_and_day(bench, store):
    bench.enter("livability", MATTERS, o="live:issues", t="2024-06", f="resident_issues.category~drainage,parking")
    seen = matters_in_step(bench, store)
    assert not seen.now and seen.categories == {"drainage", "parking"}
    assert bench.query["o"] == "live:issues" and bench.query["t"] == "2024-06"
