"""The charts of the rental page: pure functions of the tables of ``utils.analysis.rental``.

Marks carry keys in ``customdata``: a residential area, or a building's id. ``chosen`` are the areas asked for; the
others are shown fainter, so that they can be asked for as well.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from layers.base import Paint, Text
from utils import format as fmt
from utils.analysis.quantiles import NONE, Classes
from utils.analysis.rental import OCCUPANCY, RENT
from utils.charts.labels import rows_axis, safe
from utils.charts.ramp import NO_VALUE, shades
from utils.charts.template import ACCENT, BELOW, BELOW_NARROW, IN_ORDER, INK, MUTED, SERIES, drawn, month_axis
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
    "floors": (Text("层数与租金", "Storeys and rent"), Text("层数", "Storeys")),
    "year_built": (Text("建成年份与租金", "Age and rent"), Text("建成年份", "Year built")),
}
SHADED = Text("颜色同地图：{}", "Coloured as the map: {}")
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


def area_said(area: str, lang: str, words: Words) -> str:
    """A residential area in words; ``""`` is none."""
    return fmt.word(area, lang, words) if area else pick(UNASSIGNED, lang)


def area_paints(areas: Sequence[str]) -> dict[str, Paint]:
    """A colour for each area, the same on every chart: by the order of the names."""
    return {area: SERIES[index % len(SERIES)] for index, area in enumerate(sorted(areas))}


def trend(
    rows: pd.DataFrame, whole: pd.DataFrame, metric: str, chosen: Collection[str], theme: str, lang: str, words: Words
) -> go.Figure:
    """Lines over the months of ``rows`` (``monthly``), one an area, and a dotted one of ``whole`` (``together``).

    ``metric`` is a column of both. ``customdata`` is the area.
    """
    months = {month: fmt.month(month, lang) for month in whole["month"]}
    paints = area_paints(rows["residential_area"].unique().tolist())
    traces = []
    for area, part in rows.groupby("residential_area", sort=True):
        strong = area in chosen
        line = {"color": paints[str(area)].on(theme), "width": 3.4 if strong else 2}
        trace = _line(part, metric, safe(area_said(str(area), lang, words)), line, months, lang)
        faint = bool(chosen) and not strong
        traces.append(trace | {"customdata": [area] * len(part), "opacity": FAINT if faint else 1})
    traces.append(
        _line(whole, metric, pick(ALL, lang), {"color": INK.on(theme), "width": 2, "dash": "dot"}, months, lang)
    )
    layout = {
        "hovermode": "closest",
        "xaxis": month_axis(whole["month"], lang),
        "yaxis": _axis(metric, lang),
        "legend": BELOW,
        "meta": {"narrow": BELOW_NARROW},
        "margin": {"t": 44},
    }
    return drawn(traces, layout, theme, lang, pick(TREND[metric], lang), rows["provenance"].astype("str"), 380)


def _line(
    rows: pd.DataFrame, metric: str, name: str, line: Mapping[str, Any], months: Mapping[Any, str], lang: str
) -> dict[str, Any]:
    values = rows[metric].tolist()
    return {
        "type": "scatter",
        "mode": "lines",
        "x": rows["month"].dt.strftime("%Y-%m-%d").tolist(),
        "y": values,
        "name": name,
        "line": dict(line),
        "text": [
            f"{name}<br>{months[month]}<br>{_said(value, metric, lang)}"
            for month, value in zip(rows["month"], values, strict=True)
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }


def ranking(ranked: pd.DataFrame, metric: str, own: str, theme: str, lang: str, words: Words) -> go.Figure:
    """Dots on a common scale, best on top; ``own`` is ours. A dot does not need its axis to begin at nought."""
    rows = ranked.iloc[::-1]
    names = [
        f"{rank}  {safe(fmt.word(name, lang, words))}"
        for rank, name in zip(rows["rank"], rows["community"], strict=True)
    ]
    values, ours = rows["value"].tolist(), (rows["community"] == own).tolist()
    colours = [ACCENT.on(theme) if mine else MUTED.on(theme) for mine in ours]
    pct = UNITS[metric] == "pct"
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "x": values,
        "y": names,
        "marker": {"color": colours, "size": [15 if mine else 10 for mine in ours]},
        "text": [fmt.quantity(value, "pct", lang) if pct else fmt.number(value, lang, 1) for value in values],
        "textposition": "middle right",
        "textfont": {"color": [ACCENT.on(theme) if mine else INK.on(theme) for mine in ours]},
        "hovertemplate": "%{y}<br>%{text}<extra></extra>",
        "cliponaxis": False,
        "showlegend": False,
    }
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    span = max(high - low, 1e-9)
    layout = {
        "xaxis": _axis(metric, lang) | {"range": [low - 0.08 * span, high + 0.22 * span]},
        # The highlighted name is bold as well: colour alone would not do.
        "yaxis": {
            "tickvals": names,
            "ticktext": [f"<b>{name}</b>" if mine else name for name, mine in zip(names, ours, strict=True)],
        },
        "margin": {"t": 44},
    }
    quarter = quarter_said(str(ranked["quarter"].iloc[0]), lang) if len(ranked) else fmt.EMPTY
    title = pick(RANKING[metric], lang).format(quarter)
    return drawn([trace], layout, theme, lang, title, rows["provenance"].astype("str"), 380)


def stock(
    areas: pd.DataFrame, chosen: Collection[str], theme: str, lang: str, words: Words, provenances: Collection[str] = ()
) -> go.Figure:
    """Units by area (``by_area``), rented and vacant stacked; ``customdata`` is the area."""
    rows = areas.iloc[::-1]
    keys = rows["residential_area"].tolist()
    names = [area_said(area, lang, words) for area in keys]
    opacity = [FAINT if chosen and area not in chosen else 1.0 for area in keys]
    traces = []
    for column, label, paint in (("rented", RENTED, ACCENT), ("vacant", VACANT, SERIES[1])):
        said = pick(label, lang)
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": list(range(len(names))),
                "x": rows[column].tolist(),
                "name": said,
                "marker": {"color": paint.on(theme), "opacity": opacity},
                "customdata": keys,
                "hovertext": [
                    f"{safe(name)}<br>{said} {fmt.quantity(value, 'unit', lang)}"
                    for name, value in zip(names, rows[column], strict=True)
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        )
    layout = {"barmode": "stack", "xaxis": {"tickformat": ",d"}, "yaxis": rows_axis(names), "legend": IN_ORDER}
    return drawn(traces, layout, theme, lang, pick(STOCK, lang), provenances, 320)


def scatter(
    buildings: pd.DataFrame, x: str, metric: str, classes: Classes, selected: str, theme: str, lang: str
) -> go.Figure:
    """One dot a building (``lets``): ``x`` is ``floors`` or ``year_built``, against its rent.

    Shaded as on the map: by ``classes`` of ``metric``, one code a building. A building of unknown rent has no dot.
    ``customdata`` is the building's id; ``selected`` has a ring.
    """
    title, axis = AXES[x]
    known = (buildings[x].notna() & buildings[RENT].notna()).to_numpy()
    rows = buildings[known]
    paints = [paint.on(theme) for paint in shades(len(classes.counts))]
    ours = (rows["id"] == selected).tolist()
    at, values = rows[x].astype("int64").tolist(), rows[RENT].tolist()
    names = [safe(pick_name(zh, en or None, lang)) for zh, en in zip(rows["name"], rows["name_en"], strict=True)]
    let, known_by = pick(NAMES[OCCUPANCY], lang), pick(axis, lang)
    trace = {
        "type": "scattergl" if len(rows) > MANY else "scatter",
        "mode": "markers",
        "x": at,
        "y": values,
        "customdata": rows["id"].tolist(),
        "marker": {
            "color": [NO_VALUE.on(theme) if code == NONE else paints[code] for code in classes.codes[known].tolist()],
            "size": [17 if mine else 9 for mine in ours],
            "opacity": 0.85,
            "line": {
                "color": [INK.on(theme) if mine else MUTED.on(theme) for mine in ours],
                "width": [3 if mine else 0.6 for mine in ours],
            },
        },
        "text": [
            "<br>".join(
                [name, f"{known_by} {place}", _said(rent, RENT, lang), f"{let} {_said(share, OCCUPANCY, lang)}"]
            )
            for name, place, rent, share in zip(names, at, values, rows[OCCUPANCY], strict=True)
        ],
        "hovertemplate": "%{text}<extra></extra>",
        "showlegend": False,
    }
    layout = {
        "hovermode": "closest",
        "xaxis": {"title": {"text": pick(axis, lang), "font": {"size": 13}}, "tickformat": "d"},
        "yaxis": _axis(RENT, lang),
    }
    shaded = pick(SHADED, lang).format(let if metric == OCCUPANCY else pick(NAMES[RENT], lang))
    return drawn([trace], layout, theme, lang, pick(title, lang), rows["provenance"], 340, shaded)


def _said(value: float, metric: str, lang: str) -> str:
    return fmt.quantity(value, UNITS[metric], lang) if np.isfinite(value) else fmt.EMPTY


def _axis(metric: str, lang: str) -> dict[str, Any]:
    if UNITS[metric] == "pct":
        return {"ticksuffix": "%"}
    return {"title": {"text": fmt.unit_label(UNITS[metric], lang), "font": {"size": 13}}}
