"""The charts of the rental page: pure functions of the tables of ``utils.analysis.rental``.

Marks carry keys in ``customdata``: a residential area, or a building's id. ``chosen`` are the areas asked for; the
others are shown fainter, so that they can be asked for as well.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from layers.base import Paint, Text
from utils import format as fmt
from utils.analysis.quantiles import NONE, Classes
from utils.charts.ramp import NO_VALUE, shades
from utils.charts.template import ACCENT, INK, MONTH_TICKS, MUTED, SERIES, dress
from utils.format import Words
from utils.i18n import pick, pick_name

ALL = Text("全社区", "Whole community")
TREND = {
    "occupancy_pct": Text("各住宅区出租率", "Occupancy by residential area"),
    "rent_cny_m2_month": Text("各住宅区租金", "Rent by residential area"),
}
RANKING = {
    "occupancy_pct": Text("各社区出租率排名（{}）", "Communities by occupancy ({})"),
    "rent_cny_m2_month": Text("各社区租金排名（{}）", "Communities by rent ({})"),
}
UNITS = {"occupancy_pct": "pct", "rent_cny_m2_month": "cny_m2_month"}
NAMES = {"occupancy_pct": Text("出租率", "Occupancy"), "rent_cny_m2_month": Text("租金", "Rent")}
AXES = {
    "floors": (Text("层数与{}", "Storeys and {}"), Text("层数", "Storeys")),
    "year_built": (Text("建成年份与{}", "Age and {}"), Text("建成年份", "Year built")),
}
STOCK = Text("各住宅区套数", "Units by residential area")
RENTED, VACANT = Text("已出租", "Rented"), Text("空置", "Vacant")
UNASSIGNED = Text("未分区", "No area")
QUARTER = Text("{0}年第{1}季度", "Q{1} {0}")
FAINT = 0.28
# Drawn with WebGL from so many dots on: thousands of SVG nodes make a browser crawl.
MANY = 2000


def quarter_said(quarter: str, lang: str) -> str:
    """``2026Q3`` as people write it."""
    year, _, number = quarter.partition("Q")
    return pick(QUARTER, lang).format(year, number)


def area_paints(areas: Sequence[str]) -> dict[str, Paint]:
    """A colour for each area, the same on every chart: by the order of the names."""
    return {area: SERIES[index % len(SERIES)] for index, area in enumerate(sorted(areas))}


def trend(
    rows: pd.DataFrame, whole: pd.DataFrame, metric: str, chosen: Collection[str], theme: str, lang: str, words: Words
) -> go.Figure:
    """Lines over the months of ``rows`` (``monthly``), one an area, and a dashed one of ``whole`` (``together``).

    ``metric`` is a column of both. ``customdata`` is the area.
    """
    figure, unit = go.Figure(), UNITS[metric]
    paints = area_paints(rows["residential_area"].unique().tolist())
    for area, part in rows.groupby("residential_area", sort=True):
        name = fmt.word(str(area), lang, words)
        said = [fmt.quantity(value, unit, lang) if np.isfinite(value) else fmt.EMPTY for value in part[metric]]
        figure.add_scatter(
            x=part["month"],
            y=part[metric],
            name=name,
            mode="lines",
            line={"color": paints[str(area)].on(theme), "width": 3 if area in chosen else 2},
            opacity=FAINT if chosen and area not in chosen else 1,
            customdata=[area] * len(part),
            text=[
                f"{name}<br>{fmt.month(month, lang)}<br>{value}"
                for month, value in zip(part["month"], said, strict=True)
            ],
            hovertemplate="%{text}<extra></extra>",
        )
    figure.add_scatter(
        x=whole["month"],
        y=whole[metric],
        name=pick(ALL, lang),
        mode="lines",
        line={"color": INK.on(theme), "width": 2, "dash": "dot"},
        hovertemplate="%{text}<extra></extra>",
        text=[
            f"{pick(ALL, lang)}<br>{fmt.month(month, lang)}<br>{fmt.quantity(value, unit, lang)}"
            for month, value in zip(whole["month"], whole[metric], strict=True)
        ],
    )
    dress(figure, theme, lang, pick(TREND[metric], lang), rows["provenance"].astype("str"), height=360)
    figure.update_layout(hovermode="closest", xaxis={"tickformat": pick(MONTH_TICKS, lang)})
    figure.update_yaxes(
        ticksuffix="%" if unit == "pct" else "", title_text=None if unit == "pct" else fmt.unit_label(unit, lang)
    )
    return figure


def ranking(ranked: pd.DataFrame, metric: str, own: str, theme: str, lang: str, words: Words) -> go.Figure:
    """Dots on a common scale, best on top; ``own`` is ours. A dot does not need its axis to begin at nought."""
    rows, unit = ranked.iloc[::-1], UNITS[metric]
    names = [
        f"{rank}  {fmt.word(name, lang, words)}" for rank, name in zip(rows["rank"], rows["community"], strict=True)
    ]
    ours = (rows["community"] == own).to_numpy()
    figure = go.Figure()
    figure.add_scatter(
        x=rows["value"],
        y=names,
        mode="markers+text",
        marker={
            "color": np.where(ours, ACCENT.on(theme), MUTED.on(theme)).tolist(),
            "size": np.where(ours, 15, 10).tolist(),
        },
        text=[
            fmt.quantity(value, unit, lang) if unit == "pct" else fmt.number(value, lang, 1) for value in rows["value"]
        ],
        textposition="middle right",
        textfont={"color": np.where(ours, ACCENT.on(theme), INK.on(theme)).tolist()},
        hovertemplate="%{y}<br>%{text}<extra></extra>",
        cliponaxis=False,
        showlegend=False,
    )
    quarter = quarter_said(str(ranked["quarter"].iloc[0]), lang) if len(ranked) else fmt.EMPTY
    dress(
        figure, theme, lang, pick(RANKING[metric], lang).format(quarter), rows["provenance"].astype("str"), height=400
    )
    low, high = (float(rows["value"].min()), float(rows["value"].max())) if len(rows) else (0.0, 1.0)
    span = max(high - low, 1e-9)
    figure.update_layout(
        xaxis={"range": [low - 0.08 * span, high + 0.22 * span], "ticksuffix": "%" if unit == "pct" else ""}
    )
    figure.update_xaxes(title_text=None if unit == "pct" else fmt.unit_label(unit, lang))
    # The highlighted name is bold as well: colour alone would not do.
    figure.update_yaxes(
        tickvals=names,
        ticktext=[f"<b>{name}</b>" if mine else name for name, mine in zip(names, ours, strict=True)],
        showgrid=True,
    )
    return figure


def stock(areas: pd.DataFrame, chosen: Collection[str], theme: str, lang: str, words: Words) -> go.Figure:
    """Units by area (``by_area``), rented and vacant stacked; ``customdata`` is the area."""
    rows = areas.iloc[::-1]
    names = [fmt.word(area, lang, words) if area else pick(UNASSIGNED, lang) for area in rows["residential_area"]]
    opacity = [FAINT if chosen and area not in chosen else 1.0 for area in rows["residential_area"]]
    figure = go.Figure()
    for column, label, paint in (("rented", RENTED, ACCENT), ("vacant", VACANT, SERIES[1])):
        figure.add_bar(
            y=names,
            x=rows[column],
            orientation="h",
            name=pick(label, lang),
            marker={"color": paint.on(theme), "opacity": opacity},
            customdata=rows["residential_area"].tolist(),
            text=[fmt.number(value, lang) for value in rows[column]],
            textposition="none",
            hovertext=[
                f"{name}<br>{pick(label, lang)} {fmt.quantity(value, 'unit', lang)}"
                for name, value in zip(names, rows[column], strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    dress(figure, theme, lang, pick(STOCK, lang), ["illustrative"] if len(rows) else [], height=300)
    figure.update_layout(barmode="stack", xaxis={"tickformat": ",d"})
    return figure


def scatter(
    buildings: pd.DataFrame, x: str, metric: str, classes: Classes, selected: str, theme: str, lang: str
) -> go.Figure:
    """One dot a building (``lets``): ``x`` is ``floors`` or ``year_built``; shaded by ``classes`` as on the map.

    ``classes`` has one code a building. ``customdata`` is the building's id; ``selected`` has a ring.
    """
    title, axis = AXES[x]
    unit, paints = UNITS[metric], shades(len(classes.counts))
    known = (buildings[x].notna() & buildings[metric].notna()).to_numpy()
    rows, codes = buildings[known], classes.codes[known]
    ours = (rows["id"] == selected).to_numpy()
    colours = [NO_VALUE.on(theme) if code == NONE else paints[code].on(theme) for code in codes]
    trace = go.Scattergl if len(rows) > MANY else go.Scatter
    names = [pick_name(zh, en or None, lang) for zh, en in zip(rows["name"], rows["name_en"], strict=True)]
    figure = go.Figure(
        trace(
            x=rows[x],
            y=rows[metric],
            mode="markers",
            customdata=rows["id"].tolist(),
            marker={
                "color": colours,
                "size": np.where(ours, 16, 9).tolist(),
                "line": {
                    "color": np.where(ours, INK.on(theme), MUTED.on(theme)).tolist(),
                    "width": np.where(ours, 3, 0.6).tolist(),
                },
            },
            text=[
                f"{name}<br>{pick(axis, lang)} {int(at)}<br>{fmt.quantity(value, unit, lang)}"
                for name, at, value in zip(names, rows[x], rows[metric], strict=True)
            ],
            hovertemplate="%{text}<extra></extra>",
            showlegend=False,
        )
    )
    name = pick(NAMES[metric], lang)
    said = pick(title, lang).format(name if lang == "zh" else name.lower())
    dress(figure, theme, lang, said, rows["provenance"], height=320)
    figure.update_layout(hovermode="closest", xaxis={"title": {"text": pick(axis, lang)}, "tickformat": "d"})
    figure.update_yaxes(
        ticksuffix="%" if unit == "pct" else "", title_text=None if unit == "pct" else fmt.unit_label(unit, lang)
    )
    return figure
