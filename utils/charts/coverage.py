"""The charts of coverage: pure functions of the tables of ``utils.analysis.coverage``."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from layers.base import Paint, Text
from utils import format as fmt
from utils.charts.labels import rows_axis, safe
from utils.charts.rental import area_said
from utils.charts.template import IN_ORDER, INK, SERIES, TALL_LEGEND, drawn
from utils.format import Words
from utils.i18n import pick

COVERED, UNCOVERED = Paint("#5b9fc4", "#3f7ea3"), Paint("#d55e00", "#ea8a3e")
COVERED_SAID, UNCOVERED_SAID = Text("已覆盖", "Covered"), Text("未覆盖", "Not covered")
REACH = Text("首层租户覆盖率随距离变化", "Tenants covered, by distance")
BY_AREA = Text("各住宅区首层租户", "Ground-floor tenants by area")
DISTANCE = Text("距离（米）", "Distance (m)")
WITHIN = Text("{} 以内", "within {}")
FAINT = 0.28


def reach_curves(
    steps: np.ndarray,
    curves: Mapping[str, np.ndarray],
    names: Mapping[str, str],
    at: tuple[str, int],
    theme: str,
    lang: str,
    provenances: Collection[str],
) -> go.Figure:
    """How the share covered (percent) grows with the distance (``steps``, metres): one line a key of ``curves``.

    ``at`` is the key and the distance shown on the map: that line is strong, the distance marked. ``customdata`` is
    ``[key, metres]``: a click asks for that distance of that service.
    """
    traces = []
    for index, (key, curve) in enumerate(curves.items()):
        colour = SERIES[index % len(SERIES)].on(theme)
        traces.append(
            {
                "type": "scatter",
                # Markers too small to see: they are what the pointer finds.
                "mode": "lines+markers",
                "x": steps.tolist(),
                "y": [None if np.isnan(value) else value for value in curve.tolist()],
                "name": names[key],
                "marker": {"size": 3, "color": colour},
                "line": {"color": colour, "width": 4 if key == at[0] else 1.6},
                "customdata": [[key, int(step)] for step in steps],
                "text": [_said(names[key], step, value, lang) for step, value in zip(steps, curve, strict=True)],
                "hovertemplate": "%{text}<extra></extra>",
            }
        )
    line = {"color": INK.on(theme), "width": 1.5, "dash": "dash"}
    here = {"x": at[1], "y": 2, "text": fmt.quantity(float(at[1]), "m", lang), "showarrow": False, "xanchor": "left"}
    layout = {
        "hovermode": "closest",
        "legend": IN_ORDER,
        "meta": {"narrow": TALL_LEGEND},
        "xaxis": {"title": {"text": pick(DISTANCE, lang), "font": {"size": 13}}, "rangemode": "tozero"},
        "yaxis": {"range": [0, 104], "ticksuffix": "%"},
        "shapes": [{"type": "line", "x0": at[1], "x1": at[1], "y0": 0, "y1": 104, "line": line}],
        "annotations": [here | {"xshift": 4, "yanchor": "bottom", "font": {"color": INK.on(theme)}}],
    }
    return drawn(traces, layout, theme, lang, pick(REACH, lang), provenances, 330)


def _said(name: str, step: float, value: float, lang: str) -> str:
    share = fmt.quantity(value, "pct", lang) if np.isfinite(value) else fmt.EMPTY
    return f"{name}<br>{pick(WITHIN, lang).format(fmt.quantity(float(step), 'm', lang))}<br>{share}"


def by_area(
    rows: pd.DataFrame, chosen: Collection[str], theme: str, lang: str, words: Words, provenances: Collection[str]
) -> go.Figure:
    """Tenants by residential area, covered and not, stacked, most uncovered on top; ``customdata`` is the area."""
    order = rows.iloc[::-1]
    areas = order["residential_area"].tolist()
    names = [area_said(area, lang, words) for area in areas]
    opacity = [FAINT if chosen and area not in chosen else 1.0 for area in areas]
    parts = {
        "covered": (order["tenants_covered"], COVERED, COVERED_SAID),
        "uncovered": (order["tenants"] - order["tenants_covered"], UNCOVERED, UNCOVERED_SAID),
    }
    traces = []
    for values, paint, label in parts.values():
        said = [fmt.quantity(value, "household", lang) for value in values]
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": list(range(len(names))),
                "x": values.tolist(),
                "name": pick(label, lang),
                "marker": {"color": paint.on(theme), "opacity": opacity},
                "customdata": areas,
                "hovertext": [
                    f"{safe(name)}<br>{pick(label, lang)} {text}" for name, text in zip(names, said, strict=True)
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        )
    layout = {"barmode": "stack", "xaxis": {"tickformat": ",d"}, "yaxis": rows_axis(names), "legend": IN_ORDER}
    return drawn(traces, layout, theme, lang, pick(BY_AREA, lang), provenances, 330)
