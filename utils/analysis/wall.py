"""The figures of the cockpit, in groups that take turns, and its lists of projects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from layers.base import Text
from utils import format as fmt
from utils.analysis.coverage_view import coverage_view
from utils.analysis.issue_view import issue_view
from utils.analysis.livability_figures import coverage_figures, issue_figures
from utils.analysis.projects import FINISHED, late_days
from utils.analysis.rental_view import rental_figures, rental_view
from utils.analysis.workbench import Selection, selection
from utils.filters.values import numbers, texts
from utils.metrics import Figure, headlines
from utils.metrics.base import weakest
from utils.store import Store
from utils.viewstate import ViewState

COMMUNITY = Text("社区概况", "Community")
WORKS = Text("项目建设", "Projects")
RENTAL = Text("租赁经营", "Rental")
LIVABILITY = Text("民生服务", "Livability")
SELECTED = Text("选中项目", "Projects shown")
DONE = Text("已完成", "Completed")
LATE = Text("进度滞后", "Behind schedule")
LATE_NOTE = Text("未完成且晚于计划", "unfinished, later than planned")
BUDGET = Text("预算合计", "Budget")
SPENT = Text("已支出", "Spent")
OF_BUDGET = Text("占预算 {}", "{} of the budget")
OF_PROJECTS = Text("占全部 {}", "{} of all")


@dataclass(frozen=True, slots=True)
class Group:
    """Figures shown at the same time, under one title."""

    id: str
    title: Text
    figures: tuple[Figure, ...]


def figure_groups(store: Store, view: ViewState) -> list[Group]:
    """The groups of a view, those without figures left out.

    The first is of the whole community, as its profile asks; the others are of what the view selects.
    """
    chosen, matters = selection(store, view), issue_view(store, view)
    groups = (
        Group("community", COMMUNITY, tuple(headlines(store, view.as_of))),
        Group("works", WORKS, tuple(project_figures(chosen)) if chosen else ()),
        Group("rental", RENTAL, tuple(rental_figures(store, view, rental_view(store, view)))),
        Group(
            "livability",
            LIVABILITY,
            (
                *coverage_figures(coverage_view(store, view)),
                *(issue_figures(matters.matters, matters.limit) if matters else ()),
            ),
        ),
    )
    return [group for group in groups if group.figures]


def project_figures(chosen: Selection) -> list[Figure]:
    """How many projects are selected, finished and late, and their money. Nothing where none is selected."""
    frame = chosen.frame
    if frame.empty:
        return []
    finished = texts(frame, "status") == FINISHED
    late = int(((late_days(frame, chosen.today) > 0) & ~finished).sum())
    budget, spent = (float(np.nansum(numbers(frame, column))) for column in ("budget_cny", "spent_cny"))
    kind = weakest(frame["provenance"])
    found = [
        _figure("selected", SELECTED, len(frame), "project", kind),
        _figure("done", DONE, int(finished.sum()), "project", kind, _share(OF_PROJECTS, finished.mean())),
        _figure("late", LATE, late, "project", kind, LATE_NOTE),
    ]
    if budget:
        found.append(_figure("budget", BUDGET, budget, "cny", kind))
        found.append(_figure("spent", SPENT, spent, "cny", kind, _share(OF_BUDGET, spent / budget)))
    return found


def _share(said: Text, share: float) -> Text:
    return Text(*(getattr(said, lang).format(fmt.quantity(100 * share, "pct", lang)) for lang in ("zh", "en")))


def _figure(id_: str, title: Text, value: float, unit: str, kind: str, note: Text | None = None) -> Figure:
    return Figure(id_, title, value, unit, partial(_said, value, unit), kind, None, note)


def _said(value: float, unit: str, lang: str) -> str:
    return fmt.quantity(value, unit, lang, compact=True)


def civilised(chosen: Selection) -> bool:
    """Whether the projects are told apart by the five civilisations: else a wall shows them by category."""
    return len(set(texts(chosen.data.frame, "civilisation")) - {""}) > 1
