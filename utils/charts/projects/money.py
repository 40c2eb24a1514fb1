"""Budget against spent: a light bar for the budget, a solid one for what was spent, red with ▲ where that is more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from layers.base import Text
from utils import format as fmt
from utils.charts.labels import LINE, cut, ends_margin, names_margin, safe
from utils.charts.template import GRID, LIGHTS, NOT_CHOSEN, SERIES, TALL_LEGEND, drawn, unit_axis
from utils.i18n import pick

TITLE = Text("预算与支出", "Budget and spending")
BUDGET, SPENT, OVER = Text("预算", "Budget"), Text("已支出", "Spent"), Text("超支", "Over budget")
BY = Text("{}：{}", "{}: {}")
ROW, FRAME = 25, 104
NAME, SHORT = 24, 13


def money_chart(
    table: pd.DataFrame,
    names: Mapping[str, str],
    theme: str,
    lang: str,
    of: str = "",
    selected: str = "",
    provenances: Iterable[str] = (),
    rest: pd.DataFrame | None = None,
) -> go.Figure:
    """Horizontal bars, the largest budget first. ``table`` is ``money``; ``names`` says each key in the language.

    ``of`` names what a row is (by category, by project). Marks carry the key in ``customdata``; ``selected`` is a key
    whose name is set in bold. ``rest`` is ``money`` of what this chart's own clause leaves out, drawn faintly among
    the others.
    """
    table, kept = _together(table, rest)
    keys = table["key"].tolist()
    whole = [names.get(key, key) for key in keys]
    wide, short = ([cut(name, width) for name in whole] for width in (NAME, SHORT))
    over = kept & (table["over_pct"].to_numpy() > 0)
    told = [_told(row, name, lang) for row, name in zip(table.to_dict("records"), whole, strict=True)]
    red, normal = LIGHTS["red"].on(theme), SERIES[0].on(theme)
    traces = [
        _bars(table, "budget_cny", pick(BUDGET, lang), GRID.on(theme), 0.72, told, kept),
        _bars(table, "spent_cny", pick(SPENT, lang), normal, 0.36, told, kept & ~over),
        _bars(table, "spent_cny", pick(OVER, lang), red, 0.36, told, over, lang),
    ]
    if not kept.all():
        faint = _bars(table, "budget_cny", pick(NOT_CHOSEN, lang), GRID.on(theme), 0.36, told, ~kept)
        traces.append(faint | {"showlegend": False})
    most = float(table[["budget_cny", "spent_cny"]].to_numpy().max()) if len(table) else 0.0
    amounts = unit_axis(most, "cny", lang, count=3)
    narrow = TALL_LEGEND | {
        "yaxis.ticktext": _labels(short, keys, selected),
        "yaxis.tickfont.size": 11,
        "margin.l": names_margin(short, 11),
    }
    layout = {
        "barmode": "overlay",
        "meta": {"narrow": narrow},
        "hovermode": "closest",
        "xaxis": {"range": [0, most * 1.14 or 1], **amounts},
        "yaxis": {
            "range": [len(table) - 0.5, -0.5],
            "tickvals": list(range(len(table))),
            "ticktext": _labels(wide, keys, selected),
            "showgrid": False,
            "zeroline": False,
        },
    }
    title = pick(BY, lang).format(pick(TITLE, lang), of) if of else pick(TITLE, lang)
    margins = {"l": names_margin(wide), "r": ends_margin(amounts["ticktext"]), "b": LINE}
    height = FRAME + ROW * max(len(table), 2)
    return drawn(traces, layout, theme, lang, title, provenances, height, margins=margins)


def _together(table: pd.DataFrame, rest: pd.DataFrame | None) -> tuple[pd.DataFrame, np.ndarray]:
    """Both tables in one order, so that a row stays where it is when asked for; and which are ``table``'s."""
    if rest is None:
        return table, np.ones(len(table), dtype=bool)
    both = pd.concat([table.assign(kept=True), rest.assign(kept=False)], ignore_index=True)
    both = both.sort_values(["budget_cny", "key"], ascending=[False, True], ignore_index=True)
    return both, both["kept"].to_numpy(dtype=bool)


def _bars(
    table: pd.DataFrame,
    column: str,
    name: str,
    colour: str,
    width: float,
    told: list[str],
    shown: np.ndarray,
    lang: str = "",
) -> dict[str, Any]:
    places = np.flatnonzero(shown).tolist()
    rows = table.iloc[places]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": rows[column].tolist(),
        "y": places,
        "width": width,
        "customdata": rows["key"].tolist(),
        "marker": {"color": colour, "line": {"width": 0}},
        "hovertext": [told[place] for place in places],
        "hoverinfo": "text",
        "text": [f"▲ {_percent(value, lang)}" for value in rows["over_pct"]] if lang else None,
        "textposition": "outside",
        "textfont": {"size": 11, "color": colour},
        "cliponaxis": False,
        "constraintext": "none",
    }


def _told(row: Mapping[str, Any], name: str, lang: str) -> str:
    lines = [f"<b>{safe(name)}</b>"]
    if row["count"] > 1:
        lines.append(fmt.quantity(row["count"], "project", lang))
    for label, column in ((BUDGET, "budget_cny"), (SPENT, "spent_cny")):
        lines.append(f"{pick(label, lang)} {fmt.quantity(row[column], 'cny', lang, compact=True)}")
    if row["over_pct"] > 0:
        lines.append(f"▲ {pick(OVER, lang)} {_percent(row['over_pct'], lang)}")
    return "<br>".join(lines)


def _percent(value: float, lang: str) -> str:
    return f"+{fmt.quantity(value, 'pct', lang)}" if np.isfinite(value) else fmt.EMPTY


def _labels(names: list[str], keys: list[str], selected: str) -> list[str]:
    shown = zip(map(safe, names), keys, strict=True)
    return [f"<b>{name}</b>" if key == selected else name for name, key in shown]
