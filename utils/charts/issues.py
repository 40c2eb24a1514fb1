"""The charts of residents' matters: pure functions of the tables of ``utils.analysis.issues``.

Marks carry keys in ``customdata``: what a click narrows to. ``chosen`` are the keys asked for; the others are fainter.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from layers.base import Paint, Text
from utils import format as fmt
from utils.analysis.issues import STAGES
from utils.charts.labels import rows_axis, safe
from utils.charts.ramp import RAMP
from utils.charts.template import ACCENT, IN_ORDER, MUTED, PAPER, SERIES, TALL_LEGEND, drawn, faded, month_axis
from utils.i18n import pick

FUNNEL = Text("办理流程：收集到反馈（件）", "Collected to fed back (issues)")
BY_MONTH = Text("按月收集与解决", "Collected and resolved by month")
HEAT = Text("类别与月份", "Category and month")
COLLECTED, RESOLVED = Text("收集", "Collected"), Text("解决", "Resolved")
MEDIAN, P90 = Text("中位数", "Median"), Text("90% 分位", "90th percentile")
DAYS = Text("天", "days")
RESOLVED_OF = Text("已解决 {0} / {1} 件", "{0} of {1} resolved")
NONE_OF = Text("{} 件，尚未解决", "{}, none resolved yet")
UNKNOWN = Text("无记录", "not recorded")
FAINT = 0.28
STRONG = 3


def funnel(rows: pd.DataFrame, recorded: bool, theme: str, lang: str, provenances: Collection[str]) -> go.Figure:
    """Bars about a middle line, one a stage, first on top; ``customdata`` is the stage's key.

    ``recorded`` False: the last stage is not known for the date, and says so instead of showing nought.
    """
    names = [pick(STAGES[stage], lang) for stage in rows["stage"]]
    counts = rows["count"].to_numpy(dtype="float64")
    said = [
        f"{fmt.number(count, lang)} · {fmt.quantity(pct, 'pct', lang)}"
        for count, pct in zip(rows["count"], rows["pct"], strict=True)
    ]
    if not recorded:
        said[-1] = pick(UNKNOWN, lang)
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": names,
        "x": counts.tolist(),
        "base": (-counts / 2).tolist(),
        "customdata": rows["stage"].tolist(),
        "marker": {"color": ACCENT.on(theme), "opacity": np.linspace(0.55, 1, len(rows)).tolist()},
        "hovertext": [f"{name}<br>{text}" for name, text in zip(names, said, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    most = max(float(counts.max(initial=0)), 1.0)
    layout = {
        "bargap": 0.18,
        "xaxis": {"visible": False, "range": [-most * 0.54, most * 1.25]},
        "yaxis": {"autorange": "reversed", "showgrid": False},
        # The figures stand in a column of their own: a short bar has no room for them.
        "annotations": [
            {"x": most * 0.56, "y": name, "text": text, "showarrow": False, "xanchor": "left"}
            for name, text in zip(names, said, strict=True)
        ],
        "margin": {"t": 44},
    }
    return drawn([bars], layout, theme, lang, pick(FUNNEL, lang), provenances, 290)


def durations(
    rows: pd.DataFrame,
    title: Text,
    label: Callable[[str], str],
    chosen: Collection[str],
    theme: str,
    lang: str,
    provenances: Collection[str],
) -> go.Figure:
    """Median days as bars, the 90th percentile as a mark beyond, slowest on top; ``customdata`` is the key.

    ``label`` gives a key's words. A key with nothing resolved has no bar: its row says so, and can be clicked as well.
    """
    order = rows.iloc[::-1]
    names = [label(key) for key in order["key"]]
    shown = [FAINT if chosen and key not in chosen else 1.0 for key in order["key"]]
    share = [
        pick(RESOLVED_OF, lang).format(fmt.number(done, lang), fmt.number(count, lang))
        for done, count in zip(order["resolved"], order["count"], strict=True)
    ]
    traces = []
    for column, said, paint in (("median", MEDIAN, SERIES[0]), ("p90", P90, SERIES[1])):
        values, colour = order[column].tolist(), paint.on(theme)
        words = [fmt.number(value, lang, 1) if np.isfinite(value) else fmt.EMPTY for value in values]
        look: dict[str, Any] = {"type": "bar", "orientation": "h", "marker": {"color": colour, "opacity": shown}}
        if column == "p90":
            mark = {"symbol": "line-ns", "size": 14, "opacity": shown, "line": {"width": 3, "color": colour}}
            look = {"type": "scatter", "mode": "markers", "marker": mark}
        traces.append(
            look
            | {
                "y": list(range(len(names))),
                "x": [value if np.isfinite(value) else None for value in values],
                "name": pick(said, lang),
                "customdata": order["key"].tolist(),
                "hovertext": [
                    f"{safe(name)}<br>{pick(said, lang)} {value} {pick(DAYS, lang)}<br>{part}"
                    for name, value, part in zip(names, words, share, strict=True)
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        )
    traces += _without_bar(order, names, shown, theme, lang)
    layout = {
        "barmode": "overlay",
        "xaxis": {"title": {"text": pick(DAYS, lang), "font": {"size": 13}}, "rangemode": "tozero"},
        "yaxis": rows_axis(names),
        "hovermode": "closest",
        "legend": IN_ORDER,
        "meta": {"narrow": TALL_LEGEND},
    }
    height = max(300, 120 + 26 * len(rows))
    return drawn(traces, layout, theme, lang, pick(title, lang), provenances, height)


def _without_bar(
    order: pd.DataFrame, names: list[str], shown: list[float], theme: str, lang: str
) -> list[dict[str, Any]]:
    """A row's length of nothing to click where nothing is resolved, with the words that say so."""
    places = np.flatnonzero(~np.isfinite(order["median"].to_numpy(dtype="float64"))).tolist()
    if not places:
        return []
    counts = order["count"].tolist()
    none = [pick(NONE_OF, lang).format(fmt.number(counts[place], lang)) for place in places]
    return [
        {
            "type": "bar",
            "orientation": "h",
            "y": places,
            "x": [max(float(np.nanmax(order["p90"], initial=1.0)), 1.0)] * len(places),
            "marker": {"color": "rgba(0,0,0,0)"},
            "showlegend": False,
            "customdata": order["key"].iloc[places].tolist(),
            "text": none,
            "textposition": "inside",
            "insidetextanchor": "start",
            "constraintext": "none",
            "textfont": {"size": 12, "color": [faded(MUTED.on(theme), shown[place]) for place in places]},
            "hovertext": [f"{safe(names[place])}<br>{text}" for place, text in zip(places, none, strict=True)],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
    ]


def by_month(rows: pd.DataFrame, resolved: Paint, theme: str, lang: str, provenances: Collection[str]) -> go.Figure:
    """Matters collected and resolved in each month; ``customdata`` of the collected is the month, ``2024-03``."""
    keys = rows["month"].dt.strftime("%Y-%m").tolist()
    months = [fmt.month(month, lang) for month in rows["month"]]
    traces = []
    for column, label, paint in (("reported", COLLECTED, SERIES[0]), ("resolved", RESOLVED, resolved)):
        bars = {
            "type": "bar",
            "x": rows["month"].dt.strftime("%Y-%m-%d").tolist(),
            "y": rows[column].tolist(),
            "name": pick(label, lang),
            "marker": {"color": paint.on(theme)},
            "hovertext": [
                f"{month}<br>{pick(label, lang)} {fmt.quantity(count, 'issue', lang)}"
                for month, count in zip(months, rows[column], strict=True)
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
        traces.append(bars | ({"customdata": keys} if column == "reported" else {}))
    layout = {
        "barmode": "group",
        "xaxis": month_axis(rows["month"], lang),
        "yaxis": {"tickformat": ",d"},
        "legend": IN_ORDER,
    }
    return drawn(traces, layout, theme, lang, pick(BY_MONTH, lang), provenances, 320)


def heat(
    counts: pd.DataFrame, label: Callable[[str], str], theme: str, lang: str, provenances: Collection[str]
) -> go.Figure:
    """Categories down, months across, more is stronger; ``customdata`` is ``[category, month]``."""
    order = counts.iloc[::-1]
    names = [label(key) for key in order.index]
    keys = [month.strftime("%Y-%m") for month in order.columns]
    said = [fmt.month(month, lang) for month in order.columns]
    marks = np.empty((len(order), len(keys), 2), dtype=object)
    marks[:, :, 0], marks[:, :, 1] = order.index.to_numpy(dtype=object)[:, None], np.array(keys, dtype=object)[None, :]
    steps = [PAPER, *RAMP]
    most = int(order.to_numpy().max(initial=1))
    numbers = [fmt.quantity(count, "issue", lang) for count in range(most + 1)]
    cells = {
        "type": "heatmap",
        "x": [month.strftime("%Y-%m-%d") for month in order.columns],
        "y": list(range(len(names))),
        "z": order.to_numpy().tolist(),
        "customdata": marks.tolist(),
        "zmin": 0,
        # A single matter is never as strong as the most there can be.
        "zmax": max(most, STRONG),
        "colorscale": [[index / (len(steps) - 1), paint.on(theme)] for index, paint in enumerate(steps)],
        "xgap": 1,
        "ygap": 1,
        "hovertext": [
            [f"{safe(name)}<br>{month}<br>{numbers[int(count)]}" for month, count in zip(said, row, strict=True)]
            for name, row in zip(names, order.to_numpy(), strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "colorbar": {"thickness": 10, "dtick": max(1, -(-max(most, STRONG) // 4)), "outlinewidth": 0, "len": 0.9},
    }
    layout = {
        "xaxis": month_axis(order.columns, lang) | {"showgrid": False, "ticks": ""},
        "yaxis": rows_axis(names) | {"ticks": ""},
        "margin": {"t": 44},
    }
    return drawn([cells], layout, theme, lang, pick(HEAT, lang), provenances, 360)
