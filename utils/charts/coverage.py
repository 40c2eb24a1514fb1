"""The charts of coverage: pure functions of the tables of ``utils.analysis.coverage``."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from layers.base import Paint, Text
from utils import format as fmt
from utils.charts.template import INK, MUTED, SERIES, dress
from utils.format import Words
from utils.i18n import pick

COVERED, UNCOVERED = Paint("#5b9fc4", "#3f7ea3"), Paint("#d55e00", "#ea8a3e")
COVERED_SAID, UNCOVERED_SAID = Text("已覆盖", "Covered"), Text("未覆盖", "Not covered")
REACH = Text("首层租户覆盖率随距离变化", "Ground-floor tenants covered, by distance")
BY_AREA = Text("各住宅区首层租户", "Ground-floor tenants by area")
DISTANCE = Text("距离（米）", "Distance (m)")
WITHIN = Text("{} 以内", "within {}")
UNASSIGNED = Text("未分区", "No area")
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
    figure = go.Figure()
    for index, (key, curve) in enumerate(curves.items()):
        name = names[key]
        said = [_said(name, step, value, lang) for step, value in zip(steps, curve, strict=True)]
        chosen = key == at[0]
        figure.add_scatter(
            x=steps,
            y=curve,
            name=name,
            mode="lines+markers",
            # Markers too small to see: they are what the pointer finds.
            marker={"size": 3, "color": SERIES[index % len(SERIES)].on(theme)},
            line={"color": SERIES[index % len(SERIES)].on(theme), "width": 4 if chosen else 1.6},
            customdata=[[key, int(step)] for step in steps],
            text=said,
            hovertemplate="%{text}<extra></extra>",
        )
    dress(figure, theme, lang, pick(REACH, lang), provenances, height=320)
    figure.add_vline(
        x=at[1],
        line={"color": INK.on(theme), "width": 1.5, "dash": "dash"},
        annotation={"text": fmt.quantity(float(at[1]), "m", lang), "font": {"color": INK.on(theme)}},
    )
    figure.update_layout(hovermode="closest", xaxis={"title": {"text": pick(DISTANCE, lang)}, "rangemode": "tozero"})
    figure.update_yaxes(range=[0, 104], ticksuffix="%")
    return figure


def _said(name: str, step: float, value: float, lang: str) -> str:
    share = fmt.quantity(value, "pct", lang) if np.isfinite(value) else fmt.EMPTY
    return f"{name}<br>{pick(WITHIN, lang).format(fmt.quantity(float(step), 'm', lang))}<br>{share}"


def by_area(
    rows: pd.DataFrame, chosen: Collection[str], theme: str, lang: str, words: Words, provenances: Collection[str]
) -> go.Figure:
    """Tenants by residential area, covered and not, stacked, most uncovered on top; ``customdata`` is the area."""
    order = rows.iloc[::-1]
    areas = order["residential_area"].tolist()
    names = [fmt.word(area, lang, words) if area else pick(UNASSIGNED, lang) for area in areas]
    opacity = [FAINT if chosen and area not in chosen else 1.0 for area in areas]
    parts = {
        "covered": (order["tenants_covered"], COVERED, COVERED_SAID),
        "uncovered": (order["tenants"] - order["tenants_covered"], UNCOVERED, UNCOVERED_SAID),
    }
    figure = go.Figure()
    for values, paint, label in parts.values():
        said = [fmt.quantity(value, "household", lang) for value in values]
        figure.add_bar(
            y=names,
            x=values,
            orientation="h",
            name=pick(label, lang),
            marker={"color": paint.on(theme), "opacity": opacity},
            customdata=areas,
            hovertext=[f"{name}<br>{pick(label, lang)} {text}" for name, text in zip(names, said, strict=True)],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    dress(figure, theme, lang, pick(BY_AREA, lang), provenances, height=320)
    figure.update_layout(barmode="stack", xaxis={"tickformat": ",d"}, legend={"font": {"color": MUTED.on(theme)}})
    return figure
