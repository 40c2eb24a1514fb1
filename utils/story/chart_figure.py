"""Draws a story's chart from its plain data: few marks, large type, to be read from three metres."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from layers.base import ILLUSTRATIVE
from utils import format as fmt
from utils.charts.labels import names_margin, safe
from utils.charts.template import GRID, INK, MUTED, drawn, unit_axis
from utils.fonts.faces import families
from utils.i18n import pick
from utils.story.deck import Series, StoryChart

# Pixels, on a panel some 700 wide; the wall scales the whole.
HEIGHT, TITLE, LABEL, TICK, MARK = 520, 26, 20, 18, 17
# Of more upright bars than this only the last carries its value: a longer bar beside it would run through another's.
FEW = 6
# At most so many names stand below a line, on so many pixels.
TICKS, ACROSS = 6, 430
# The axis in parts of the longest bar: room for the value beyond it, or for none.
ROOM, TIGHT = 1.32, 1.03


def story_figure(chart: StoryChart, lang: str, theme: str) -> go.Figure:
    """The Plotly figure of ``chart``, in the one template. Its values are the chart's own, in its unit."""
    traces, layout = (_lines if chart.kind == "line" else _bars)(chart, lang, theme)
    several = len(chart.series) > 1
    base = {
        "font": {"family": families(lang), "size": TICK},
        "showlegend": several,
        "legend": {"font": {"size": TICK}, "traceorder": "normal"},
        "margin": {"t": 104 if several else 72, "r": 44},
        "separators": ".,",
    }
    figure = drawn(traces, base | layout, theme, lang, pick(chart.title, lang), (chart.provenance,), HEIGHT)
    figure.layout.title.text = _title(chart, lang, theme)
    figure.layout.title.font.size = TITLE
    return figure


def _title(chart: StoryChart, lang: str, theme: str) -> str:
    title = safe(pick(chart.title, lang))
    if chart.provenance != "illustrative":
        return title
    return f"{title}  <span style='font-size:{MARK}px;color:{MUTED.on(theme)}'>{pick(ILLUSTRATIVE, lang)}</span>"


def _bars(chart: StoryChart, lang: str, theme: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    stacked = chart.kind == "stacked_bar"
    names = [safe(pick(name, lang)) for name in chart.categories]
    traces = [_bar(chart, series, names, stacked, lang, theme) for series in chart.series]
    most = max(totals(chart.series), default=0.0)
    room = ROOM if not stacked or _never_share(chart.series) else TIGHT
    values = {**unit_axis(most, chart.unit, lang), "range": [0, most * room or 1], "zeroline": False}
    among = {"type": "category", "showgrid": False, "ticks": ""}
    if chart.horizontal:
        hidden = {**values, "showticklabels": False, "showgrid": False}
        return traces, {"barmode": "stack", "xaxis": hidden, "yaxis": {**among, "autorange": "reversed"}}
    if len(names) > FEW:
        among |= {"tickvals": _spread(names), "tickangle": 0}
    return traces, {"barmode": "stack", "xaxis": among, "yaxis": values}


def _bar(chart: StoryChart, series: Series, names: list[str], stacked: bool, lang: str, theme: str) -> dict[str, Any]:
    name = safe(pick(series.title, lang))
    said = [_said(value, chart.unit, lang) if value else "" for value in series.values]
    alone = stands_alone(chart)
    along, across = ("x", "y") if chart.horizontal else ("y", "x")
    return {
        "type": "bar",
        "orientation": "h" if chart.horizontal else "v",
        along: list(series.values),
        across: names,
        "name": name,
        "marker": {"color": series.paint.on(theme), "line": {"width": 0}},
        "text": bar_labels(chart, series, lang),
        "textposition": "outside" if alone else "inside",
        "insidetextanchor": "middle",
        "textfont": {"size": LABEL if alone else TICK, **({"color": INK.on(theme)} if alone else {})},
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "hovertext": [f"{row}<br>{name} {much}" for row, much in zip(names, said, strict=True)],
        "hoverinfo": "text",
    }


def stands_alone(chart: StoryChart) -> bool:
    """Whether labels stand outside the bars, with their unit; else within the parts of a stack, as bare numbers."""
    return chart.kind != "stacked_bar" or _never_share(chart.series)


def bar_labels(chart: StoryChart, series: Series, lang: str) -> list[str]:
    """What stands at each bar of a series, on the wall as on slides; ``""`` for nothing."""
    said = _said if stands_alone(chart) else _bare
    labels = [said(value, chart.unit, lang) if value else "" for value in series.values]
    return labels if chart.horizontal else _ends(labels)


def _bare(value: float, unit: str, lang: str) -> str:
    return fmt.number(value, lang, 1)


def _lines(chart: StoryChart, lang: str, theme: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    names = [safe(pick(name, lang)) for name in chart.categories]
    traces = []
    for series in chart.series:
        said = [_said(value, chart.unit, lang) if value is not None else "" for value in series.values]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+text",
                "x": names,
                "y": list(series.values),
                "name": safe(pick(series.title, lang)),
                "line": {"color": series.paint.on(theme), "width": 4},
                # Only where nothing can run into it: at the end of the only line.
                "text": [*[""] * (len(said) - 1), said[-1] if len(chart.series) == 1 else ""],
                "textposition": "top left",
                "textfont": {"size": LABEL, "color": INK.on(theme)},
                "cliponaxis": False,
                "hovertext": [f"{row}<br>{much}" for row, much in zip(names, said, strict=True)],
                "hoverinfo": "text",
            }
        )
    shown = _spread(names)
    layout = {
        "xaxis": {"type": "category", "tickvals": shown, "tickangle": 0, "showgrid": False},
        "yaxis": {"ticksuffix": "%" if chart.unit == "pct" else "", "gridcolor": GRID.on(theme)},
    }
    return traces, layout


def totals(series: Sequence[Series]) -> list[float]:
    """What the values of all series add up to, by category; an empty value counts nothing."""
    return [sum(value or 0.0 for value in values) for values in zip(*(row.values for row in series), strict=True)]


def _never_share(series: Sequence[Series]) -> bool:
    """Whether no category has values of more than one series: the colours then only set one bar off."""
    return all(
        sum(value is not None for value in values) <= 1 for values in zip(*(s.values for s in series), strict=True)
    )


def _said(value: float, unit: str, lang: str) -> str:
    """A value with its unit; a rate (CNY/m²·month) without, as it would be as long as its bar: the title has it."""
    if "/" in fmt.unit_label(unit, "en"):
        return fmt.number(value, lang, 2)
    return fmt.quantity(value, unit, lang, compact=True)


def _ends(labels: list[str]) -> list[str]:
    """All labels where they are few; of many, the last that says something."""
    said = [place for place, label in enumerate(labels) if label]
    kept = set(said) if len(labels) <= FEW else set(said[-1:])
    return [label if place in kept else "" for place, label in enumerate(labels)]


def _spread(names: list[str]) -> list[str]:
    """As many of the names as there is room for, evenly spread, the first among them."""
    room = max(2, min(TICKS, ACROSS // names_margin(names, TICK)))
    return names[:: max(1, -(-len(names) // room))]
