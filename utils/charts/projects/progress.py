"""The S-curve: planned against actual progress, weighted by budget, and below it what was spent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from layers.base import Text
from utils import format as fmt
from utils.charts.labels import LINE, ends_margin, names_margin
from utils.charts.template import ACCENT, MUTED, SERIES, TALL_LEGEND, TODAY, date_axis, drawn, faded, unit_axis
from utils.i18n import pick

TITLE = Text("累计进度（按预算加权）与支出", "Progress by budget, and spending")
PLANNED, ACTUAL = Text("计划进度", "Planned progress"), Text("实际进度", "Actual progress")
SPENT, BUDGET = Text("累计支出", "Spent"), Text("总预算", "Budget")
HEIGHT = 360
# Pixels by which the dates stand lower than the nought of the money.
BELOW_ZERO = 7


def s_curve_chart(
    table: pd.DataFrame, today: dt.date, theme: str, lang: str, provenances: Iterable[str] = ()
) -> go.Figure:
    """Two panels on one time axis: planned and actual per cent above, money spent and the budget below.

    ``table`` is ``s_curve`` of the selection; what is not known yet (``nan``) is not drawn. The line is ``today``.
    """
    most = float(table["budget_cny"].max()) if len(table) else 0.0
    top = float(np.nanmax([most, *table["spent_cny"].to_numpy()], initial=0.0))
    percent = _percent_axis(range(0, 101, 25), lang)
    amounts = unit_axis(top, "cny", lang, count=2)
    layout = {
        "hovermode": "x unified",
        "meta": {"narrow": TALL_LEGEND, "low": _low(lang)},
        "xaxis": {
            **date_axis(lang),
            "anchor": "y2",
            "showspikes": True,
            "ticklabelstandoff": BELOW_ZERO,
            "spikethickness": 1,
            "spikedash": "dot",
        },
        "yaxis": {"domain": [0.36, 1], "range": [-2, 105], **percent},
        "yaxis2": {"domain": [0, 0.27], "range": [0, top * 1.12 or 1], **amounts},
        "shapes": [_today(today, theme)],
    }
    traces = _traces(table, theme, lang)
    month = fmt.month(today, lang)
    margins = {
        "l": names_margin(percent["ticktext"] + amounts["ticktext"]),
        "r": ends_margin([month]),
        "b": LINE + BELOW_ZERO,
    }
    return drawn(traces, layout, theme, lang, pick(TITLE, lang), provenances, HEIGHT, margins=margins)


def _low(lang: str) -> dict[str, Any]:
    """Where there is little height (on a wall): fewer ticks, more room between the panels."""
    percent = {f"yaxis.{name}": value for name, value in _percent_axis((0, 50, 100), lang).items()}
    return {"yaxis.domain": [0.48, 1], "yaxis2.domain": [0, 0.36], **percent}


def _percent_axis(ticks: Iterable[int], lang: str) -> dict[str, list]:
    shown = list(ticks)
    return {"tickvals": shown, "ticktext": [fmt.quantity(tick, "pct", lang) for tick in shown]}


def _traces(table: pd.DataFrame, theme: str, lang: str) -> list[dict[str, Any]]:
    months = table["month"].dt.strftime("%Y-%m-%d").tolist()

    def line(name: Text, column: str, colour: str, **parts: Any) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "lines",
            "name": pick(name, lang),
            "x": months,
            "y": [None if np.isnan(value) else round(float(value), 2) for value in table[column]],
            "line": {"color": colour, "width": 2.5} | parts.pop("line", {}),
            **parts,
        }

    def amounts(column: str) -> list[str]:
        return ["" if np.isnan(x) else fmt.quantity(x, "cny", lang, compact=True) for x in table[column].tolist()]

    money = SERIES[0].on(theme)
    per_cent = {"hovertemplate": "%{y:.1f}%"}
    spent = {
        "text": amounts("spent_cny"),
        "hovertemplate": "%{text}",
        "fill": "tozeroy",
        "fillcolor": faded(money, 0.16),
    }
    budget = {"text": amounts("budget_cny"), "hovertemplate": "%{text}", "line": {"dash": "dot", "width": 1.5}}
    return [
        line(PLANNED, "planned_pct", MUTED.on(theme), line={"dash": "dash", "width": 2}, **per_cent),
        line(ACTUAL, "actual_pct", ACCENT.on(theme), line={"width": 3}, **per_cent),
        line(SPENT, "spent_cny", money, yaxis="y2", **spent),
        line(BUDGET, "budget_cny", MUTED.on(theme), yaxis="y2", **budget),
    ]


def _today(today: dt.date, theme: str) -> dict[str, Any]:
    line = {"color": TODAY.on(theme), "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": str(today), "x1": str(today), "y0": 0, "y1": 1, "yref": "paper", "line": line}
