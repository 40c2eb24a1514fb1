"""The charts of the projects page as controls: what a click on each of them asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from layers.base import Text
from utils import session
from utils.analysis import projects as tables
from utils.analysis.workbench import LAYER, STATUS_ORDER, Selection, left_out
from utils.charts.projects import gantt_chart, money_chart, s_curve_chart, status_chart
from utils.filters import OneOf
from utils.format import choice_label
from utils.i18n import pick, pick_name
from utils.store import Store
from utils.ui.toggle import set_clause, toggle_feature, toggle_key, toggle_keys
from utils.ui.workbench import chart_sheet
from utils.viewstate import ViewState

# Up to so many projects, money is told one by one; of more, by category.
FEW = 14
STATUS_BY = {
    "category": Text("各类别的项目状态", "Status by category"),
    "civilisation": Text("五个文明的项目状态", "Status by civilisation"),
}
BY_PROJECT, BY_CATEGORY = Text("按项目", "by project"), Text("按类别", "by category")


def draw_status(
    store: Store, chosen: Selection, view: ViewState, theme: str, parts: tuple[str, ...], by: str = "category"
) -> None:
    """Status by category, or by another column of :data:`STATUS_BY`.

    A click on a part of a bar asks for both; on a faint bar, for its category as well.
    """
    columns = chosen.data.spec.columns
    category, status = columns[by], columns["status"]
    others = left_out(store, view, (by, "status"))

    def table(part: Selection) -> Any:
        return tables.status_by_category(part.frame, tuple(category.values), tuple(status.values), by)

    rest = table(others) if others else None
    title = STATUS_BY[by]
    figure = status_chart(table(chosen), rest, category, status, theme, view.lang, chosen.provenances, title)
    chart_sheet(figure, "project_status", theme, view.lang, lambda marks: _narrow(marks, parts, by))


def draw_gantt(chosen: Selection, view: ViewState, theme: str, parts: tuple[str, ...]) -> None:
    """A row a project; a click selects it."""
    table = tables.gantt(chosen.frame, STATUS_ORDER, chosen.today)
    status = chosen.data.spec.columns["status"]
    figure = gantt_chart(table, status, chosen.today, theme, view.lang, _selected(view), chosen.provenances)
    chart_sheet(figure, "project_gantt", theme, view.lang, lambda marks: _select(marks, parts))


def draw_s_curve(chosen: Selection, view: ViewState, theme: str) -> None:
    """Planned and actual progress, and spending."""
    table = tables.s_curve(chosen.frame, chosen.series, chosen.today)
    figure = s_curve_chart(table, chosen.today, theme, view.lang, chosen.provenances)
    chart_sheet(figure, "project_progress", theme, view.lang)


def draw_money(
    store: Store,
    chosen: Selection,
    view: ViewState,
    theme: str,
    on_feature: tuple[str, ...],
    on_filter: tuple[str, ...],
) -> None:
    """Budget and spending by category, or by project where they are few; a click asks for one, selects the other.

    A category asked for stays a bar among the others: the same click undoes it.
    """
    frame, lang, category = chosen.frame, view.lang, chosen.data.spec.columns["category"]
    others = left_out(store, view, ("category",))
    singly = len(frame) + (len(others.frame) if others else 0) <= FEW
    table = tables.money(frame, "" if singly else "category")
    rest = tables.money(others.frame, "category") if others and not singly else None
    names: dict[str, str]
    pick_mark: Callable[[list[Any]], None]
    if singly:
        names = {
            str(row.id): pick_name(str(row.name), row.name_en if isinstance(row.name_en, str) else None, lang)
            for row in frame[["id", "name", "name_en"]].itertuples(index=False)
        }
        pick_mark = lambda marks: _select(marks, on_feature)  # noqa: E731
    else:
        names = {key: choice_label(category, key, lang) for key in (*category.values, "")}
        pick_mark = lambda marks: _ask(marks, on_filter)  # noqa: E731
    by = pick(BY_PROJECT if singly else BY_CATEGORY, lang)
    figure = money_chart(table, names, theme, lang, by, _selected(view), chosen.provenances, rest)
    chart_sheet(figure, "project_money", theme, lang, pick_mark)


def _selected(view: ViewState) -> str:
    return view.selected[1] if view.selected and view.selected[0] == LAYER else ""


def _select(marks: list[Any], parts: tuple[str, ...]) -> None:
    if marks and isinstance(marks[0], str):
        toggle_feature(LAYER, marks[0])
    session.redraw(*parts)


def _ask(marks: list[Any], parts: tuple[str, ...]) -> None:
    if marks and isinstance(marks[0], str):
        toggle_keys(LAYER, "category", {marks[0]})
    session.redraw(*parts)


def _narrow(marks: list[Any], parts: tuple[str, ...], by: str) -> None:
    match marks:
        case [[str(category), str(status)], *_]:
            _narrow_to(category, status, by)
    session.redraw(*parts)


def _narrow_to(category: str, status: str, by: str) -> None:
    if status == "":
        toggle_key(LAYER, by, category)
    else:
        wanted = {by: OneOf({category}), "status": OneOf({status})}
        now = session.view().filters.clauses(LAYER)
        undo = all(now.get(column) == clause for column, clause in wanted.items())
        for column, clause in wanted.items():
            set_clause(LAYER, column, None if undo else clause)
