"""The tables behind the planners' pages."""

from __future__ import annotations

from tests.fuzz.scene import Scene, step
from utils.analysis import projects as tables
from utils.analysis.area import report, shown
from utils.analysis.change_figures import change_figures, said
from utils.analysis.changes import changes, counts, span_of
from utils.analysis.coverage_view import coverage_view
from utils.analysis.issue_view import issue_view
from utils.analysis.livability_figures import coverage_figures, issue_figures
from utils.analysis.place import WHOLE, box_of, missing, name_of, outline_of, place_of, places
from utils.analysis.rental_view import rental_figures, rental_view
from utils.analysis.wall import civilised, figure_groups
from utils.analysis.workbench import STATUS_ORDER, left_out, selection


@step("projects", "project_progress")
def projects(scene: Scene) -> None:
    store = scene.store
    chosen = selection(store, scene.view)
    if chosen is None:
        return
    frame, thresholds, today = chosen.frame, store.profile.thresholds, chosen.today
    left_out(store, scene.view, ("category", "status"))
    tables.gantt(frame, STATUS_ORDER, today)
    tables.s_curve(frame, chosen.series, today)
    tables.money(frame), tables.money(frame, "category")
    tables.attention(frame, thresholds, today)
    tables.latest_completed(frame, today)
    civilised(chosen)


@step("buildings", "rental_monthly", "rental_by_community", "dcc_output")
def rental(scene: Scene) -> None:
    view = scene.view.with_option("rental", scene.rng.choice(["occupancy", "rent"]))
    for figure in rental_figures(scene.store, view, rental_view(scene.store, view)):
        figure.said(scene.lang)


@step("buildings", "facilities", "drying_racks", "parks", "greenways", "boundary", "base_water")
def coverage(scene: Scene) -> None:
    seen = coverage_view(scene.store, scene.view)
    for figure in coverage_figures(seen):
        figure.said(scene.lang)


@step("resident_issues")
def issues(scene: Scene) -> None:
    seen = issue_view(scene.store, scene.view)
    if seen:
        for figure in issue_figures(seen.matters, seen.limit):
            figure.said(scene.lang)


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
def what_changed(scene: Scene) -> None:
    span_of(scene.store, scene.view)
    found = changes(scene.store, scene.view)
    counts(found)
    for figure in change_figures(scene.store, found):
        figure.said(scene.lang)
    for _, row in found.head(5).iterrows():
        said(scene.store, row, scene.lang)


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
    cost=4,
)
def area_reports(scene: Scene) -> None:
    store, text = scene.store, scene.view.option("place")
    missing(store, text)
    every = [place for place in places(store) if place != WHOLE]
    for place in dict.fromkeys([WHOLE, place_of(store, text), *scene.rng.sample(every, min(len(every), 2))]):
        report(store, place, scene.view)
        shown(store, place, scene.view)
        name_of(store, place, scene.lang), outline_of(store, place), box_of(store, place)


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
    "rental_monthly",
    cost=3,
)
def wall(scene: Scene) -> None:
    for group in figure_groups(scene.store, scene.view):
        for figure in group.figures:
            figure.said(scene.lang)
