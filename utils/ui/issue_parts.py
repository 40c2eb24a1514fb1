"""The parts of the livability page about residents' matters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from layers import LAYERS
from layers.base import Paint, Text
from utils import format as fmt
from utils import session
from utils.analysis import issues
from utils.analysis.issue_view import ISSUES, IssueView
from utils.charts import issues as charts
from utils.charts.template import ACCENT
from utils.day import in_reach, read_day
from utils.derive import words_of
from utils.filters import Between, OneOf
from utils.filters.clauses import Clause
from utils.i18n import pick, pick_name
from utils.metrics.base import weakest
from utils.store import Store
from utils.ui.chips import chips
from utils.ui.filter_widgets import filter_widgets
from utils.ui.headline import badge
from utils.ui.linked_table import linked_table
from utils.ui.toggle import set_clause, toggle_feature, toggle_key, toggle_keys
from utils.ui.workbench import chart_sheet, note, sheet, table_height
from utils.viewstate import ViewState

HINT = Text(
    "点击流程、柱或色块筛选，点击列表行或地图上的诉求定位；再点一次撤销。",
    "Click a stage, bar or cell to filter; a row or an issue on the map to go there; again to undo.",
)
CATEGORIES = Text("各类诉求办理天数", "Days to resolve, by category")
DEPARTMENTS = Text("各部门办理天数", "Days to resolve, by department")
NO_DEPARTMENT = Text("未派单", "Not assigned")
LATE = Text("超过 {} 天未解决", "Open for over {} days")
NONE_LATE = Text("没有超期未解决的诉求。", "Nothing has been open too long.")
FILTER = Text("筛选诉求", "Filter issues")
STAGES = Text(
    "吹哨：已派给责任部门；反馈：状态为“已反馈”。",
    "Whistled: a department has been named. Fed back: the status is “Closed”.",
)
THEN = Text(
    "派单与反馈没有日期，往期只计有日期的环节。",
    "Assigning and feeding back are not dated: past dates count dated steps.",
)
# The fragments of the page that follow the matter selected.
FOLLOW = ("map", "card", "late")
COLUMNS = {
    "waiting": Text("已等待（天）", "Waiting (days)"),
    "name": Text("诉求", "Issue"),
    "category": Text("类别", "Category"),
    "department": Text("责任部门", "Department"),
    "reported": Text("收集日期", "Reported"),
}


def issue_filter(store: Store, view: ViewState) -> None:
    """The filter of the matters, folded away."""
    with st.popover(pick(FILTER, view.lang), icon=":material/filter_alt:"):
        filter_widgets(store, store.layers[ISSUES], view, ())


def issue_chips(store: Store, view: ViewState) -> None:
    """How many matters match, and the active filters."""
    chips(store, store.layers[ISSUES], view)


def hint(lang: str) -> None:
    """What a click does: said on the page, not in a downloaded picture."""
    note(pick(HINT, lang))


def funnel_chart(seen: IssueView, theme: str, lang: str) -> None:
    """The pipeline; a click narrows to what came at least so far."""
    figure = charts.funnel(issues.funnel(seen.matters), seen.now, theme, lang, seen.provenances)
    said = pick(STAGES if seen.now else THEN, lang)
    chart_sheet(figure, "issue_funnel", theme, lang, _stage_picked, said)


def category_chart(seen: IssueView, theme: str, lang: str) -> None:
    """Days by category; a click filters."""
    rows = issues.durations(seen.by_category, "category")
    figure = charts.durations(rows, CATEGORIES, _category(lang), seen.categories, theme, lang, seen.provenances)
    chart_sheet(figure, "issue_categories", theme, lang, lambda marks: _picked("category", marks))


def department_chart(store: Store, seen: IssueView, theme: str, lang: str) -> None:
    """Days by department; a click filters."""
    rows, words = issues.durations(seen.by_department, "department"), words_of(store)

    def label(key: str) -> str:
        return fmt.word(key, lang, words) if key else pick(NO_DEPARTMENT, lang)

    figure = charts.durations(rows, DEPARTMENTS, label, seen.departments, theme, lang, seen.provenances)
    chart_sheet(figure, "issue_departments", theme, lang, lambda marks: _picked("department", marks))


def month_chart(seen: IssueView, theme: str, lang: str) -> None:
    """Collected and resolved by month; a click narrows to what was collected in it."""
    paint: Paint = LAYERS[ISSUES].columns["status"].values["resolved"].paint or ACCENT
    figure = charts.by_month(issues.by_month(seen.matters), paint, theme, lang, seen.provenances)
    chart_sheet(figure, "issue_months", theme, lang, _month_picked)


def heat_chart(seen: IssueView, theme: str, lang: str) -> None:
    """Category and month; a click narrows to both."""
    counts = issues.heat(seen.matters, list(LAYERS[ISSUES].columns["category"].values))
    if len(counts):
        figure = charts.heat(counts, _category(lang), theme, lang, seen.provenances)
        chart_sheet(figure, "issue_heat", theme, lang, _cell_picked)


def late_list(store: Store, seen: IssueView, view: ViewState) -> None:
    """What waits too long, longest first; choosing a row selects it and flies there."""
    lang = view.lang
    title = pick(LATE, lang).format(fmt.number(seen.limit, lang))
    with sheet("late", title, badge(weakest(seen.late["provenance"]), lang)):
        if seen.late.empty:
            note(pick(NONE_LATE, lang))
            return
        linked_table(
            late_table(seen.late, lang, words_of(store)),
            late_columns(lang),
            seen.late["id"].tolist(),
            "late_issues",
            _select,
            view.selected[1] if view.selected and view.selected[0] == ISSUES else "",
            height=table_height(len(seen.late), 215),
            alt=title,
        )


def _select(id_: str) -> None:
    toggle_feature(ISSUES, id_)
    session.redraw(*FOLLOW)


def late_columns(lang: str) -> dict[str, Any]:
    """How Streamlit draws the columns of :func:`late_table`: long words are cut rather than the dates pushed out."""
    widths = {"name": 115, "category": 85, "department": 150}
    return {
        pick(COLUMNS["waiting"], lang): st.column_config.NumberColumn(format="localized", width=100),
        **{pick(COLUMNS[key], lang): st.column_config.TextColumn(width=width) for key, width in widths.items()},
    }


def late_table(late: pd.DataFrame, lang: str, words: fmt.Words) -> pd.DataFrame:
    """The waiting matters in words: one column each of :data:`COLUMNS`, titled in ``lang``."""
    named = _category(lang)
    table = pd.DataFrame(
        {
            "name": [pick_name(zh, en or None, lang) for zh, en in zip(late["name"], late["name_en"], strict=True)],
            "category": [named(key) for key in late["category"]],
            "department": [
                fmt.word(key, lang, words) if key else pick(NO_DEPARTMENT, lang) for key in late["department"]
            ],
            "reported": [fmt.date(day, lang) for day in late["reported"]],
            "waiting": late["waiting"].astype("int64").to_numpy(),
        }
    )
    return table[list(COLUMNS)].rename(columns={key: pick(title, lang) for key, title in COLUMNS.items()})


def issue_charts(store: Store, seen: IssueView, view: ViewState, theme: str) -> None:
    """All of them, in two columns; the months of the heat map take the whole width."""
    left, right = st.columns(2, gap="small")
    with left:
        funnel_chart(seen, theme, view.lang)
        category_chart(seen, theme, view.lang)
    with right:
        month_chart(seen, theme, view.lang)
        department_chart(store, seen, theme, view.lang)
    heat_chart(seen, theme, view.lang)


def _category(lang: str) -> Callable[[str], str]:
    column = LAYERS[ISSUES].columns["category"]
    return lambda key: fmt.choice_label(column, key, lang)


def _stage_picked(marks: list[Any]) -> None:
    reached = issues.REACHED.get(str(marks[0])) if marks else None
    if reached is not None:
        every = len(reached) == len(issues.REACHED["collected"])
        toggle_keys(ISSUES, "status", () if every else reached)


def _picked(column: str, marks: list[Any]) -> None:
    if marks and isinstance(marks[0], str):
        toggle_key(ISSUES, column, marks[0])


def _month_picked(marks: list[Any]) -> None:
    if marks and isinstance(marks[0], str):
        _toggle_month(marks[0])


def _cell_picked(marks: list[Any]) -> None:
    mark = marks[0] if marks else None
    match mark:
        case [str(category), str(month)] if (span := month_span(month)) is not None:
            _toggle_clauses({"category": OneOf(frozenset({category})), "reported": span})


def _toggle_month(month: str) -> None:
    span = month_span(month)
    if span is not None:
        _toggle_clauses({"reported": span})


def _toggle_clauses(wanted: Mapping[str, Clause]) -> None:
    """Narrow to just these; where all of them hold already, drop them together."""
    before = session.view().filters.clauses(ISSUES)
    undo = all(before.get(column) == clause for column, clause in wanted.items())
    for column, clause in wanted.items():
        set_clause(ISSUES, column, None if undo else clause)


def month_span(month: str) -> Between | None:
    """``2024-03`` as the days it has; None for what is no month of a community's data."""
    try:
        first = read_day(f"{month}-01")
    except ValueError:
        return None
    if not in_reach(first):
        return None
    following = (first + dt.timedelta(days=32)).replace(day=1)
    return Between(first, following - dt.timedelta(days=1))
