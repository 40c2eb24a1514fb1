"""Every chart of every page, drawn and sent as the page sends it."""

from __future__ import annotations

import plotly.graph_objects as go
from plotly.io.json import to_json_plotly

from layers import LAYERS
from layers.base import Text
from tests.fuzz.scene import Scene, step
from utils import format as fmt
from utils.analysis import issues as issue_tables
from utils.analysis import projects as tables
from utils.analysis.area import shown
from utils.analysis.changes import MOVED, SLIPPED, changes, counts
from utils.analysis.coverage_view import STEPS, coverage_view
from utils.analysis.issue_view import ISSUES, issue_view
from utils.analysis.place import outline_of, place_of
from utils.analysis.rental_view import rental_view
from utils.analysis.workbench import STATUS_ORDER, left_out, selection
from utils.charts import changes as change_charts
from utils.charts import coverage as coverage_charts
from utils.charts import issues as issue_charts
from utils.charts import rental as rental_charts
from utils.charts.locator import locator_svg
from utils.charts.output import output_bars
from utils.charts.projects import gantt_chart, money_chart, s_curve_chart, status_chart
from utils.charts.template import ACCENT
from utils.derive import words_of


def _sent(*figures: go.Figure) -> None:
    for figure in figures:
        to_json_plotly({"data": figure.data, "layout": figure.layout}).encode()


@step("projects", "project_progress")
def project_charts(scene: Scene) -> None:
    chosen = selection(scene.store, scene.view)
    if chosen is None:
        return
    theme, lang, columns, kinds = scene.theme, scene.lang, chosen.data.spec.columns, chosen.provenances
    others = left_out(scene.store, scene.view, ("category", "status"))
    by = [
        tables.status_by_category(part.frame, tuple(columns["category"].values), tuple(columns["status"].values))
        if part
        else None
        for part in (chosen, others)
    ]
    gantt = tables.gantt(chosen.frame, STATUS_ORDER, chosen.today)
    curve = tables.s_curve(chosen.frame, chosen.series, chosen.today)
    singly = tables.money(chosen.frame)
    categories = tables.money(chosen.frame, "category")
    named = {key: fmt.choice_label(columns["category"], key, lang) for key in (*columns["category"].values, "")}
    _sent(
        status_chart(by[0], by[1], columns["category"], columns["status"], theme, lang, kinds),
        gantt_chart(gantt, columns["status"], chosen.today, theme, lang, "", kinds),
        s_curve_chart(curve, chosen.today, theme, lang, kinds),
        money_chart(singly, {key: key for key in singly["key"]}, theme, lang, provenances=kinds),
        money_chart(categories, named, theme, lang, provenances=kinds),
    )


@step("buildings", "rental_monthly", "rental_by_community", "dcc_output")
def rental_charts_drawn(scene: Scene) -> None:
    theme, lang, words = scene.theme, scene.lang, words_of(scene.store)
    seen = rental_view(scene.store, scene.view)
    if len(seen.months):
        _sent(rental_charts.trend(seen.months, seen.whole, seen.metric, seen.chosen, theme, lang, words))
    if len(seen.ranked):
        _sent(rental_charts.ranking(seen.ranked, seen.metric, seen.own, theme, lang, words))
    if len(seen.areas):
        _sent(rental_charts.stock(seen.areas, seen.chosen, theme, lang, words, seen.provenances))
    if len(seen.buildings):
        for x in ("floors", "year_built"):
            _sent(rental_charts.scatter(seen.buildings, x, seen.metric, seen.classes, "", theme, lang))
    if len(seen.yearly):
        _sent(output_bars(seen.yearly, theme, lang))


@step("buildings", "facilities", "drying_racks", "parks", "greenways", "boundary", "base_water", cost=2)
def coverage_charts_drawn(scene: Scene) -> None:
    theme, lang, seen = scene.theme, scene.lang, coverage_view(scene.store, scene.view)
    if seen.away:
        names = {key: key for key in seen.curves}
        _sent(
            coverage_charts.reach_curves(
                STEPS, seen.curves, names, (seen.of, seen.within), theme, lang, seen.provenances
            ),
            coverage_charts.by_area(seen.areas, seen.chosen, theme, lang, words_of(scene.store), seen.provenances),
        )


@step("resident_issues")
def issue_charts_drawn(scene: Scene) -> None:
    seen = issue_view(scene.store, scene.view)
    if seen is None:
        return
    theme, lang, kinds = scene.theme, scene.lang, seen.provenances
    _sent(
        issue_charts.funnel(issue_tables.funnel(seen.matters), seen.now, theme, lang, kinds),
        issue_charts.by_month(issue_tables.by_month(seen.matters), ACCENT, theme, lang, kinds),
        *(
            issue_charts.durations(issue_tables.durations(rows, by), Text("a", "b"), str, asked, theme, lang, kinds)
            for rows, by, asked in (
                (seen.by_category, "category", seen.categories),
                (seen.by_department, "department", seen.departments),
            )
        ),
    )
    heat = issue_tables.heat(seen.matters, list(LAYERS[ISSUES].columns["category"].values))
    if len(heat):
        _sent(issue_charts.heat(heat, str, theme, lang, kinds))


@step(
    "projects",
    "project_progress",
    "buildings",
    "greenways",
    "parks",
    "facilities",
    "river_works",
    "drying_racks",
    "resident_issues",
    "roads",
    cost=3,
)
def change_charts_drawn(scene: Scene) -> None:
    theme, lang, found = scene.theme, scene.lang, changes(scene.store, scene.view)
    if len(found):
        titles = {layer: data.spec.title for layer, data in scene.store.layers.items()}
        _sent(change_charts.counts_chart(counts(found), titles, theme, lang, found["provenance"]))
    slipped, moved = found[found["kind"] == SLIPPED], found[found["kind"] == MOVED]
    if len(slipped):
        _sent(change_charts.late_chart(slipped, theme, lang, "", slipped["provenance"]))
    gained = moved[moved["pct_to"] > moved["pct_from"].fillna(0)]
    if len(gained):
        _sent(change_charts.progress_chart(gained, theme, lang, "", gained["provenance"]))


@step(
    "zones",
    "buildings",
    "projects",
    "project_progress",
    "drying_racks",
    "parks",
    "greenways",
    "facilities",
    "resident_issues",
    "boundary",
    cost=2,
)
def locator(scene: Scene) -> None:
    place = place_of(scene.store, scene.view.option("place"))
    masks = shown(scene.store, place, scene.view)
    locator_svg(scene.store, masks, outline_of(scene.store, place), "x").encode()
