"""The one look of every chart: template, title, the 示意 mark, and axes in the units people read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import plotly.graph_objects as go

from layers.base import LIGHT, Paint, Text
from utils import format as fmt
from utils.fonts.faces import CHINESE_FAMILIES, families
from utils.i18n import pick

INK = Paint("#1d2a33", "#e6edf2")
MUTED = Paint("#5a6875", "#a7b3bf")
GRID = Paint("#dbe1e0", "#2c3844")
PAPER = Paint("#ffffff", "#18212b")
ACCENT = Paint("#1f6f5c", "#4fbf9f")
TODAY = Paint("#b3362c", "#e0685e")
LIGHTS = {key: value.paint for key, value in LIGHT.items() if value.paint}
# Okabe and Ito's colours, in an order that keeps neighbours apart, for series without a meaning of their own.
SERIES = (
    Paint("#0072b2", "#56a4d8"),
    Paint("#d55e00", "#ea8a3e"),
    Paint("#009e73", "#3cc49d"),
    Paint("#cc79a7", "#dc9dc0"),
    Paint("#8a6d00", "#d9b93c"),
    Paint("#56b4e9", "#8accf2"),
)

# Hiding a series by its legend entry would make the chart disagree with the other views.
STILL = {"itemclick": False, "itemdoubleclick": False}
# On a phone, every figure: the title and the mark beside it, and a legend's names, fit.
SMALL = {"title.font.size": 13, "legend.font.size": 11}
# For ``layout.meta["narrow"]`` of a figure whose legend takes several lines on a phone (see ``utils.ui.linked_chart``).
TALL_LEGEND = {"margin.t": 98}
# A legend in the order of the traces.
IN_ORDER = {"traceorder": "normal"}
# Many names: below the plot, where lines of them push up the plot instead of running into the title.
BELOW_NARROW = {
    "legend.font.size": 11,
    "legend.entrywidth": 0.5,
    "legend.entrywidthmode": "fraction",
    "legend.x": -0.12,
}
BELOW = IN_ORDER | {"y": -0.12, "yanchor": "top"}
# What a chart's own filter leaves out: drawn faintly, so that it can be asked for.
NOT_CHOSEN = Text("未选中", "Not selected")
SAMPLE = Text("示意数据", "Illustrative data")
MONTH_TICKS = Text("%Y年%-m月", "%Y-%m")
# Up to so many months each has a tick of its own.
FEW_MONTHS = 6
YEAR_TICKS = Text("%Y年", "%Y")


@cache
def template(theme: str, automargin: bool = True) -> dict[str, Any]:
    """Plotly's template for ``theme`` (``light`` or ``dark``): fonts, neutral axes, our series colours.

    ``automargin``: Plotly finds out what room the labels of axes need, which costs a drawing more.
    """
    axis = {
        "gridcolor": GRID.on(theme),
        "linecolor": GRID.on(theme),
        "zerolinecolor": GRID.on(theme),
        "tickfont": {"color": MUTED.on(theme)},
        "title": {"font": {"color": MUTED.on(theme)}},
        "automargin": automargin,
    }
    return {
        "layout": {
            "font": {"family": CHINESE_FAMILIES, "size": 13, "color": INK.on(theme)},
            "paper_bgcolor": PAPER.on(theme),
            "plot_bgcolor": PAPER.on(theme),
            "colorway": [paint.on(theme) for paint in SERIES],
            "xaxis": axis,
            # Whether a label reaches over the edge is found out by measuring each one; ours have their room.
            "yaxis": axis | {"ticklabelstandoff": 6, "ticklabeloverflow": "allow"},
            "legend": {"orientation": "h", "x": 0, "xanchor": "left", "y": 1.0, "yanchor": "bottom"} | STILL,
            "margin": {"l": 8, "r": 12, "t": 64, "b": 8},
            "hoverlabel": {"font": {"family": CHINESE_FAMILIES, "size": 13}},
            "bargap": 0.28,
        }
    }


def dress(
    figure: go.Figure, theme: str, lang: str, title: str, provenances: Iterable[str] = (), height: int = 340
) -> go.Figure:
    """Give ``figure`` the template, a title and, where ``provenances`` has ``illustrative``, the 示意 mark on its face.

    ``height`` in pixels. Returns the same figure.
    """
    figure.update_layout(_dressing(theme, lang, title, provenances, height))
    return figure


def drawn(
    traces: Sequence[Mapping[str, Any]],
    layout: Mapping[str, Any],
    theme: str,
    lang: str,
    title: str,
    provenances: Iterable[str] = (),
    height: int = 340,
    note: str = "",
    margins: Mapping[str, int] | None = None,
) -> go.Figure:
    """A figure of plain ``traces`` and ``layout``, dressed (see :func:`dress`); ``note`` stands small below the title.

    ``margins`` (pixels by side, ``l``, ``r``, ``b``; see ``utils.charts.labels``) are the chart's own; without them
    Plotly finds out what its labels need.
    Plotly's own checks are left out, which take longer than everything else: tests check what is drawn.
    """
    dressing = _dressing(theme, lang, title, provenances, height)
    if note:
        dressing["title"]["subtitle"] = {"text": note, "font": {"size": 12, "color": MUTED.on(theme)}}
        dressing["margin"] = {"t": 84}
    if margins is not None:
        dressing["template"] = template(theme, automargin=False)
        dressing["margin"] = dressing.get("margin", {}) | dict(margins)
    meta = dict(layout.get("meta", {}))
    meta["narrow"] = SMALL | meta.get("narrow", {})
    return go.Figure({"data": list(traces), "layout": {**dressing, **layout, "meta": meta}}, _validate=False)


def _dressing(theme: str, lang: str, title: str, provenances: Iterable[str], height: int) -> dict[str, Any]:
    mark = f"  <span style='font-size:12px;color:{MUTED.on(theme)}'>{pick(SAMPLE, lang)}</span>"
    said = title + (mark if "illustrative" in set(provenances) else "")
    return {
        "template": template(theme),
        "title": {"text": said, "x": 0, "xanchor": "left", "y": 0.98, "yanchor": "top", "font": {"size": 16}},
        "height": height,
        "font": {"family": families(lang)},
    }


def faded(colour: str, alpha: float) -> str:
    """``colour`` (``#rrggbb``) as Plotly's ``rgba(...)`` with ``alpha``, 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"


def date_axis(lang: str) -> dict[str, object]:
    """A time axis whose ticks read as the language writes months and years, at any zoom."""
    months, years = pick(MONTH_TICKS, lang), pick(YEAR_TICKS, lang)
    stops = [{"dtickrange": [None, "M11"], "value": months}, {"dtickrange": ["M12", None], "value": years}]
    return {"type": "date", "tickformatstops": stops, "hoverformat": months}


def month_axis(months: Iterable[dt.date], lang: str) -> dict[str, object]:
    """A time axis of these months (first days); of few of them each has its tick: Plotly would name one twice."""
    days = sorted(set(months))
    if len(days) > FEW_MONTHS:
        return date_axis(lang)
    ticks = {"tickvals": [f"{day:%Y-%m-%d}" for day in days], "ticktext": [fmt.month(day, lang) for day in days]}
    return date_axis(lang) | ticks


def unit_axis(most: float, unit: str, lang: str, count: int = 4) -> dict[str, list]:
    """``tickvals`` and ``ticktext`` from 0 to ``most`` in ``unit`` as people read it (2,000 万元, CNY 20 m)."""
    if not np.isfinite(most) or most <= 0:
        return {"tickvals": [0], "ticktext": [fmt.quantity(0, unit, lang)]}
    power = 10.0 ** np.floor(np.log10(most / count))
    step = next(factor * power for factor in (1.0, 2.0, 2.5, 5.0, 10.0) if factor * power >= most / count)
    ticks = [float(tick) for tick in np.arange(0, most + step / 2, step)]
    return {"tickvals": ticks, "ticktext": [fmt.quantity(tick, unit, lang, compact=True) for tick in ticks]}
