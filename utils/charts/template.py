"""The one look of every chart: template, title, the 示意 mark, and axes in the units people read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
import plotly.graph_objects as go

from layers.base import Paint, Text
from utils import format as fmt
from utils.i18n import pick

FONT = '"Source Sans", "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
INK = Paint("#1d2a33", "#e6edf2")
MUTED = Paint("#5a6875", "#a7b3bf")
GRID = Paint("#dbe1e0", "#2c3844")
PAPER = Paint("#ffffff", "#18212b")
ACCENT = Paint("#1f6f5c", "#4fbf9f")
TODAY = Paint("#b3362c", "#e0685e")
LIGHTS = {
    "red": Paint("#b3362c", "#e0685e"),
    "yellow": Paint("#d98600", "#f0a52e"),
    "green": Paint("#2e8b57", "#55b27f"),
}
# Okabe and Ito's colours, in an order that keeps neighbours apart, for series without a meaning of their own.
SERIES = (
    Paint("#0072b2", "#56a4d8"),
    Paint("#d55e00", "#ea8a3e"),
    Paint("#009e73", "#3cc49d"),
    Paint("#cc79a7", "#dc9dc0"),
    Paint("#8a6d00", "#d9b93c"),
    Paint("#56b4e9", "#8accf2"),
)

SAMPLE = Text("示意数据", "Sample data")
MONTH_TICKS = Text("%Y年%-m月", "%Y-%m")
YEAR_TICKS = Text("%Y年", "%Y")


@cache
def template(theme: str) -> go.layout.Template:
    """Plotly's template for ``theme`` (``light`` or ``dark``): fonts, neutral axes, our series colours."""
    axis = {
        "gridcolor": GRID.on(theme),
        "linecolor": GRID.on(theme),
        "zerolinecolor": GRID.on(theme),
        "tickfont": {"color": MUTED.on(theme)},
        "title": {"font": {"color": MUTED.on(theme)}},
        "automargin": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 13, "color": INK.on(theme)},
            "paper_bgcolor": PAPER.on(theme),
            "plot_bgcolor": PAPER.on(theme),
            "colorway": [paint.on(theme) for paint in SERIES],
            "xaxis": axis,
            "yaxis": axis,
            "legend": {"orientation": "h", "x": 0, "xanchor": "left", "y": 1.0, "yanchor": "bottom"},
            "margin": {"l": 8, "r": 12, "t": 64, "b": 8},
            "hoverlabel": {"font": {"family": FONT, "size": 13}},
            "bargap": 0.28,
        }
    )


def dress(
    figure: go.Figure, theme: str, lang: str, title: str, provenances: Iterable[str] = (), height: int = 340
) -> go.Figure:
    """Give ``figure`` the template, a title and, where ``provenances`` has ``illustrative``, the 示意 mark on its face.

    ``height`` in pixels. Returns the same figure.
    """
    mark = f"  <span style='font-size:12px;color:{MUTED.on(theme)}'>{pick(SAMPLE, lang)}</span>"
    sample = "illustrative" in set(provenances)
    figure.update_layout(
        template=template(theme),
        title={"text": title + (mark if sample else ""), "x": 0, "xanchor": "left", "y": 0.98, "yanchor": "top"},
        title_font={"size": 16},
        height=height,
    )
    return figure


def unit_axis(most: float, unit: str, lang: str, count: int = 4) -> dict[str, list]:
    """``tickvals`` and ``ticktext`` from 0 to ``most`` in ``unit`` as people read it (2,000 万元, CNY 20 m)."""
    if not np.isfinite(most) or most <= 0:
        return {"tickvals": [0], "ticktext": [fmt.quantity(0, unit, lang)]}
    power = 10.0 ** np.floor(np.log10(most / count))
    step = next(factor * power for factor in (1.0, 2.0, 2.5, 5.0, 10.0) if factor * power >= most / count)
    ticks = [float(tick) for tick in np.arange(0, most + step / 2, step)]
    return {"tickvals": ticks, "ticktext": [fmt.quantity(tick, unit, lang, compact=True) for tick in ticks]}
