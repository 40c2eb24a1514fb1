"""The charts of what changed; each a pure function of rows of ``utils.analysis.changes``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from layers.base import Paint, Text
from utils import format as fmt
from utils.analysis.changes import KINDS, MOVED, SLIPPED
from utils.charts.labels import cut, safe
from utils.charts.template import GRID, MUTED, drawn
from utils.i18n import pick

COUNTS = Text("各图层的变化", "Changes by layer")
GAINED = Text("进度变化", "Progress gained")
LATER = Text("滞后天数", "Days behind")
FROM, TO = Text("之前", "before"), Text("之后", "after")
BEFORE, GROWN = Text("此前已滞后", "behind before"), Text("本期新增", "added since")
NAME_WIDTH = 26
ROW, FRAME = 25, 100


def counts_chart(
    table: pd.DataFrame, titles: Mapping[str, Text], theme: str, lang: str, provenances: Iterable[str] = ()
) -> go.Figure:
    """Stacked bars, a row a layer: ``table`` is ``changes.counts``. Marks carry the kind in ``customdata``."""
    labels = [safe(pick(titles[str(layer)], lang)) for layer in table.index]
    traces = [_kind_bars(table, labels, kind, theme, lang) for kind in table.columns if table[kind].any()]
    layout = {
        "barmode": "stack",
        "hovermode": "closest",
        "legend": {"traceorder": "normal"},
        "yaxis": {"autorange": "reversed", "showgrid": False, "ticks": ""},
        "xaxis": {"rangemode": "tozero", "tickformat": ",d"},
    }
    return drawn(traces, layout, theme, lang, pick(COUNTS, lang), provenances, _height(len(table)))


def progress_chart(
    rows: pd.DataFrame, theme: str, lang: str, selected: str = "", provenances: Iterable[str] = ()
) -> go.Figure:
    """From where to where each project came, in per cent: a grey dot, a line, a coloured dot; the rows come in order.

    ``rows`` are changes of the kind ``moved`` with ``pct_to``. Marks carry [layer, id]; ``selected`` is ``layer/id``.
    """
    names, marks = _names(rows, lang, selected), rows[["layer", "id"]].to_numpy().tolist()
    before, after = rows["pct_from"].fillna(0).tolist(), rows["pct_to"].fillna(0).tolist()
    paint = KINDS[MOVED].paint or MUTED
    said = [
        f"{name}<br>{fmt.quantity(low, 'pct', lang)} → {fmt.quantity(high, 'pct', lang)}"
        for name, low, high in zip(names, before, after, strict=True)
    ]
    spans = {
        "type": "bar",
        "orientation": "h",
        "y": names,
        "base": before,
        "x": [high - low for low, high in zip(before, after, strict=True)],
        "width": 0.16,
        "marker": {"color": paint.on(theme), "opacity": 0.45},
        "customdata": marks,
        "hovertext": said,
        "hoverinfo": "text",
        "showlegend": False,
    }
    dots = [_dots(before, names, marks, said, MUTED, pick(FROM, lang), theme)]
    dots.append(_dots(after, names, marks, said, paint, pick(TO, lang), theme))
    layout = {
        "hovermode": "closest",
        "legend": {"traceorder": "normal"},
        "yaxis": {"autorange": "reversed", "showgrid": False, "ticks": "", "type": "category"},
        "xaxis": {"range": [-3, 103], "ticksuffix": "%", "dtick": 25},
    }
    return drawn([spans, *dots], layout, theme, lang, pick(GAINED, lang), provenances, _height(len(rows)))


def late_chart(
    rows: pd.DataFrame, theme: str, lang: str, selected: str = "", provenances: Iterable[str] = ()
) -> go.Figure:
    """Days behind the plan: those of before in grey, those added in red. ``rows`` are changes of the kind ``slipped``.

    Marks carry [layer, id]; ``selected`` is ``layer/id``.
    """
    names, marks = _names(rows, lang, selected), rows[["layer", "id"]].to_numpy().tolist()
    before = rows["late_from"].tolist()
    grown = (rows["late_to"] - rows["late_from"]).tolist()
    traces = [
        _late_bars(values, names, marks, paint, pick(title, lang), theme, lang)
        for values, paint, title in ((before, MUTED, BEFORE), (grown, KINDS[SLIPPED].paint or MUTED, GROWN))
        if any(values)
    ]
    layout = {
        "barmode": "stack",
        "hovermode": "closest",
        "legend": {"traceorder": "normal"},
        "yaxis": {"autorange": "reversed", "showgrid": False, "ticks": "", "type": "category"},
        "xaxis": {"rangemode": "tozero", "tickformat": ",d", "gridcolor": GRID.on(theme)},
    }
    return drawn(traces, layout, theme, lang, pick(LATER, lang), provenances, _height(len(rows)))


def _kind_bars(table: pd.DataFrame, labels: list[str], kind: str, theme: str, lang: str) -> dict[str, Any]:
    values, name = table[kind].tolist(), pick(KINDS[kind].label, lang)
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": values,
        "y": labels,
        "customdata": [kind] * len(values),
        "marker": {"color": (KINDS[kind].paint or MUTED).on(theme), "line": {"width": 0}},
        "text": [fmt.number(value, lang) if value else "" for value in values],
        "textposition": "auto",
        "textangle": 0,
        "hovertext": [
            f"{label} · {name} {fmt.number(value, lang)}" for label, value in zip(labels, values, strict=True)
        ],
        "hoverinfo": "text",
    }


def _dots(
    values: list[float], names: list[str], marks: list[Any], said: list[str], paint: Paint, title: str, theme: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": title,
        "x": values,
        "y": names,
        "customdata": marks,
        "marker": {"size": 11, "color": paint.on(theme)},
        "hovertext": said,
        "hoverinfo": "text",
    }


def _late_bars(
    values: list[float], names: list[str], marks: list[Any], paint: Paint, title: str, theme: str, lang: str
) -> dict[str, Any]:
    said = [f"{name}<br>{title} {fmt.quantity(days, 'day', lang)}" for name, days in zip(names, values, strict=True)]
    return {
        "type": "bar",
        "orientation": "h",
        "name": title,
        "x": values,
        "y": names,
        "customdata": marks,
        "marker": {"color": paint.on(theme), "line": {"width": 0}},
        "text": [fmt.number(value, lang) if value else "" for value in values],
        "textposition": "auto",
        "textangle": 0,
        "hovertext": said,
        "hoverinfo": "text",
    }


def _names(rows: pd.DataFrame, lang: str, selected: str) -> list[str]:
    """The names as rows of an axis: all different (Plotly would heap rows of one name), the selected one bold."""
    names, seen = [], dict[str, int]()
    for layer, id_, zh, en in rows[["layer", "id", "name", "name_en"]].itertuples(index=False):
        name = safe(cut(str(zh if lang == "zh" else en or zh) or str(id_), NAME_WIDTH))
        seen[name] = seen.get(name, 0) + 1
        name += "\u200b" * (seen[name] - 1)
        names.append(f"<b>{name}</b>" if selected == f"{layer}/{id_}" else name)
    return names


def _height(rows: int) -> int:
    return FRAME + ROW * max(rows, 2)
