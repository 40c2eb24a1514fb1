"""Annual output as bars; values that are not reported are hatched."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from layers.base import PROVENANCE, Text
from utils import format as fmt
from utils.charts.template import PAPER, SERIES, drawn, unit_axis
from utils.i18n import pick

TITLE = Text("DCC文化创意园年产值", "DCC Creative Park, annual output")
GROWTH = Text("比上年 {}", "{} on the year before")


def output_bars(rows: pd.DataFrame, theme: str, lang: str) -> go.Figure:
    """One bar a year of ``utils.analysis.rental.output`` with its growth on the last; hatched unless reported."""
    kinds = rows["provenance"].astype("str").tolist()
    said = [fmt.quantity(value, "cny", lang, compact=True) for value in rows["output_cny"]]
    bars = {
        "type": "bar",
        "x": [str(year) for year in rows["year"]],
        "y": rows["output_cny"].tolist(),
        "marker": {
            "color": SERIES[0].on(theme),
            "pattern": {
                "shape": ["" if kind == "reported" else "/" for kind in kinds],
                "fillmode": "overlay",
                "fgcolor": PAPER.on(theme),
                "fgopacity": 0.45,
                "size": 8,
                "solidity": 0.25,
            },
        },
        "hovertext": [_hover(*row, lang) for row in zip(rows["year"], said, rows["growth_pct"], kinds, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    most = float(rows["output_cny"].max()) if len(rows) else 0.0
    grown = [_percent(growth, lang) if np.isfinite(growth) else "" for growth in rows["growth_pct"]]
    both = [f"{text}<br>{growth}".removesuffix("<br>") for text, growth in zip(said, grown, strict=True)]
    layout = {
        "annotations": _labels(rows, both, 13),
        # A phone's bars are no wider than their growth.
        "meta": {"narrow": {"annotations": _labels(rows, grown, 11)}},
        "xaxis": {"type": "category"},
        "yaxis": {**unit_axis(most, "cny", lang), "range": [0, most * 1.22 or 1]},
        "margin": {"t": 44},
    }
    return drawn([bars], layout, theme, lang, pick(TITLE, lang), kinds, 320)


def _labels(rows: pd.DataFrame, texts: list[str], size: int) -> list[dict[str, Any]]:
    """A text above each bar: as annotations, for these can have a short form."""
    look = {"showarrow": False, "yanchor": "bottom", "font": {"size": size}}
    return [
        # By the bar's place: Plotly would take a year for one.
        {"x": place, "y": value, "text": text, **look}
        for place, (value, text) in enumerate(zip(rows["output_cny"].tolist(), texts, strict=True))
    ]


def _percent(growth: float, lang: str) -> str:
    return f"{'+' if growth > 0 else ''}{fmt.number(growth, lang)}%"


def _hover(year: int, said: str, growth: float, kind: str, lang: str) -> str:
    lines = [str(year), said]
    if np.isfinite(growth):
        lines.append(pick(GROWTH, lang).format(_percent(growth, lang)))
    return "<br>".join([*lines, pick(PROVENANCE[kind].label, lang) if kind in PROVENANCE else kind])
