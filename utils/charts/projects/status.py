"""Status by category: how many projects of each category are planned, being built, finished, suspended."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from layers.base import Column, Text
from utils import format as fmt
from utils.charts.labels import LINE, names_margin, safe
from utils.charts.template import GRID, IN_ORDER, MUTED, NOT_CHOSEN, TALL_LEGEND, drawn
from utils.i18n import pick

TITLE = Text("各类别的项目状态", "Status by category")
ROW, FRAME = 25, 96


def status_chart(
    table: pd.DataFrame,
    rest: pd.DataFrame | None,
    category: Column,
    status: Column,
    theme: str,
    lang: str,
    provenances: Iterable[str] = (),
    title: Text = TITLE,
) -> go.Figure:
    """Stacked bars, one row a category, in the colours of ``status``; ``category`` is the column the rows are of.

    ``table`` is ``status_by_category`` of the selection; ``rest`` the same of what this chart's own clauses leave out,
    drawn faintly, None for nothing. Marks carry [category, status] in ``customdata``, faint ones [category, ``""``].
    """
    rows = _rows(table, rest, category)
    names = [fmt.choice_label(category, key, lang) for key in rows]
    labels = [safe(name) for name in names]
    traces = [_bars(table, rows, labels, key, status, theme, lang) for key in table.columns]
    if rest is not None and len(rest):
        traces.append(_faint(rest, rows, labels, theme, lang))
    layout = {
        "barmode": "stack",
        "hovermode": "closest",
        "legend": IN_ORDER,
        "meta": {"narrow": TALL_LEGEND | {"yaxis.tickfont.size": 11, "margin.l": names_margin(names, 11)}},
        "yaxis": {"autorange": "reversed", "showgrid": False, "ticks": ""},
        "xaxis": {"rangemode": "tozero", "dtick": _step(table, rest), "tickformat": ",d"},
    }
    height = FRAME + ROW * max(len(rows), 1)
    margins = {"l": names_margin(names), "b": LINE}
    return drawn(traces, layout, theme, lang, pick(title, lang), provenances, height, margins=margins)


def _rows(table: pd.DataFrame, rest: pd.DataFrame | None, category: Column) -> list[str]:
    known = set(table.index) | (set(rest.index) if rest is not None else set())
    return [key for key in (*category.values, "") if key in known]


def _bars(
    table: pd.DataFrame, rows: list[str], labels: list[str], key: str, status: Column, theme: str, lang: str
) -> dict[str, object]:
    counts = table[key].reindex(rows, fill_value=0).tolist()
    name = fmt.choice_label(status, key, lang)
    known = status.values.get(key)
    paint = known.paint if known and known.paint else MUTED
    said = [fmt.quantity(count, "project", lang) for count in counts]
    return {
        "type": "bar",
        "orientation": "h",
        "name": safe(name),
        "x": counts,
        "y": labels,
        "customdata": [[row, key] for row in rows],
        "marker": {"color": paint.on(theme), "line": {"width": 0}},
        "text": [str(count) if count else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "hovertext": [f"{row} · {safe(name)}<br>{much}" for row, much in zip(labels, said, strict=True)],
        "hoverinfo": "text",
    }


def _faint(rest: pd.DataFrame, rows: list[str], labels: list[str], theme: str, lang: str) -> dict[str, object]:
    counts = rest.sum(axis=1).reindex(rows, fill_value=0).tolist()
    said = [fmt.quantity(count, "project", lang) for count in counts]
    return {
        "type": "bar",
        "orientation": "h",
        "name": pick(NOT_CHOSEN, lang),
        "x": counts,
        "y": labels,
        "customdata": [[row, ""] for row in rows],
        "marker": {"color": GRID.on(theme), "line": {"width": 0}},
        "hovertext": [f"{row} · {pick(NOT_CHOSEN, lang)}<br>{much}" for row, much in zip(labels, said, strict=True)],
        "hoverinfo": "text",
    }


def _step(table: pd.DataFrame, rest: pd.DataFrame | None) -> int:
    most = max((int(part.sum(axis=1).max()) for part in (table, rest) if part is not None and len(part)), default=1)
    return next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, most) if step * 8 >= most)
