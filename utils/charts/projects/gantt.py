"""The Gantt chart: what was planned, what was done, how far it is, today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from layers.base import Column, Text
from utils import format as fmt
from utils.charts.labels import cut, names_margin, safe
from utils.charts.template import ACCENT, LIGHTS, MUTED, TODAY, date_axis, drawn, faded
from utils.i18n import pick, pick_name

TITLE = Text("进度横道图：计划与实际", "Gantt: planned and actual")
FIRST = Text("共 {} 项，按状态列出前 {} 项", "{1} of {0} projects, by status")
PLANNED = Text("计划工期（深色为完成比例）", "Planned span (dark: share done)")
PLAN, ACTUAL = Text("计划", "Planned"), Text("实际", "Actual")
PROGRESS = Text("进度", "Progress")
LATE = Text("滞后 {}", "{} late")
NOW = Text("至今", "now")
AS_OF = Text("截至 {}", "As of {}")
MOST = 60
ROW, FRAME, FOOT = 21, 124, 52
# Widths a name is cut to: on a screen, and on a phone.
NAME, SHORT = 26, 13
DAY_MS = 86_400_000


def gantt_chart(
    table: pd.DataFrame,
    status: Column,
    today: dt.date,
    theme: str,
    lang: str,
    selected: str = "",
    provenances: Iterable[str] = (),
) -> go.Figure:
    """Two bars a project: the actual span in its status's colour, below it the planned one, filled as far as done.

    ``table`` is ``gantt`` of the selection; of more than :data:`MOST` rows the first are drawn, and the title says so.
    Every row is a mark across its whole width with the project's id in ``customdata``; the one of ``selected`` is
    highlighted. The line is ``today``.
    """
    rows = table.head(MOST).reset_index(drop=True)
    span = _span(rows, today)
    names = [pick_name(zh, en, lang) for zh, en in zip(rows["name"], rows["name_en"], strict=True)]
    shown = [cut(name, NAME) for name in names]
    records = rows.to_dict("records")
    there = {row["status"] for row in records}
    traces = [_hits(records, names, span, selected, theme, lang, status)]
    traces += _plans(rows, theme, lang)
    traces += [_actuals(records, key, status, today, theme, lang) for key in (*status.values, "") if key in there]
    first = pick(FIRST, lang).format(fmt.quantity(len(table), "project", lang), MOST) if len(table) > MOST else ""
    layout = {
        "barmode": "overlay",
        "hovermode": "closest",
        "xaxis": {**date_axis(lang), "range": [str(edge) for edge in span], "side": "top"},
        "yaxis": {
            "range": [len(rows) - 0.5, -0.5],
            "tickvals": list(range(len(rows))),
            "ticktext": [safe(name) for name in shown],
            "showgrid": False,
            "zeroline": False,
        },
        "shapes": [_line(today, theme)],
        "annotations": [_today(today, theme, lang)],
        "meta": {"narrow": _narrow(names, span)},
        "legend": {"y": 0, "yanchor": "bottom", "yref": "container"},
    }
    margins = {"l": names_margin(shown), "b": FOOT}
    height = FRAME + ROW * max(len(rows), 2)
    return drawn(traces, layout, theme, lang, pick(TITLE, lang), provenances, height, first, margins)


def _narrow(names: list[str], span: tuple[dt.date, dt.date]) -> dict[str, Any]:
    """On a phone: shorter names, more room behind the bars, the legend in lines below each other."""
    low, high = span
    shown = [cut(name, SHORT) for name in names]
    return {
        "yaxis.ticktext": [safe(name) for name in shown],
        "margin.l": names_margin(shown, 11),
        "yaxis.tickfont.size": 11,
        "xaxis.range": [str(low), str(high + (high - low) // 4)],
        "margin.b": 150,
    }


def _span(rows: pd.DataFrame, today: dt.date) -> tuple[dt.date, dt.date]:
    dates = rows[["start_planned", "end_planned", "start_actual", "end"]].to_numpy().ravel()
    known = dates[~np.isnat(dates)].astype("datetime64[D]")
    low, high = (known.min().item(), known.max().item()) if known.size else (today, today)
    low, high = min(low, today), max(high, today)
    room = dt.timedelta(days=max((high - low).days // 50, 15))
    # Room at the right for what is written behind the bars.
    return low - room, high + 5 * room


def _bar(name: str, **parts: Any) -> dict[str, Any]:
    return {"type": "bar", "orientation": "h", "name": name, "hoverinfo": "skip", **parts}


def _hits(
    records: Sequence[Mapping[str, Any]],
    names: list[str],
    span: tuple[dt.date, dt.date],
    selected: str,
    theme: str,
    lang: str,
    status: Column,
) -> dict[str, Any]:
    """A band over each row's whole width: what is hovered and clicked, tinted where selected."""
    low, high = span
    band = ACCENT.on(theme)
    return _bar(
        "",
        x=[(high - low).days * DAY_MS * 1.25] * len(records),
        base=[str(low)] * len(records),
        y=list(range(len(records))),
        width=1.0,
        customdata=[row["id"] for row in records],
        marker={"color": [faded(band, 0.22 if row["id"] == selected else 0.0) for row in records]},
        hoverinfo="text",
        hovertext=[_told(row, name, lang, status) for row, name in zip(records, names, strict=True)],
        showlegend=False,
    )


def _told(row: Mapping[str, Any], name: str, lang: str, status: Column) -> str:
    end = pick(NOW, lang) if row["open"] else fmt.date(row["end"], lang)
    lines = [
        f"<b>{safe(name)}</b>",
        safe(fmt.choice_label(status, row["status"], lang)),
        f"{pick(PLAN, lang)} {fmt.date(row['start_planned'], lang)} – {fmt.date(row['end_planned'], lang)}",
    ]
    if not pd.isna(row["start_actual"]):
        lines.append(f"{pick(ACTUAL, lang)} {fmt.date(row['start_actual'], lang)} – {end}")
    lines.append(f"{pick(PROGRESS, lang)} {fmt.quantity(row['progress_pct'], 'pct', lang)}")
    if row["late_days"]:
        lines.append("▲ " + pick(LATE, lang).format(fmt.quantity(row["late_days"], "day", lang)))
    return "<br>".join(lines)


def _plans(rows: pd.DataFrame, theme: str, lang: str) -> list[dict[str, Any]]:
    planned = rows[rows["start_planned"].notna() & rows["end_planned"].notna()]
    length = _ms(planned["end_planned"] - planned["start_planned"])
    place = {"base": _iso(planned["start_planned"]), "y": (planned.index + 0.33).tolist(), "width": 0.17}
    share = planned["progress_pct"].to_numpy() / 100
    return [
        _bar(pick(PLANNED, lang), x=length.tolist(), marker={"color": faded(MUTED.on(theme), 0.35)}, **place),
        _bar("", x=(length * share).tolist(), marker={"color": MUTED.on(theme)}, showlegend=False, **place),
    ]


def _actuals(
    records: Sequence[Mapping[str, Any]], key: str, status: Column, today: dt.date, theme: str, lang: str
) -> dict[str, Any]:
    """The bars of one status. Plain Python: a table cut for each status would cost ten times as much."""
    places = [place for place, row in enumerate(records) if row["status"] == key]
    begun = [records[place] for place in places]
    known = status.values.get(key)
    paint = known.paint if known and known.paint else MUTED
    return _bar(
        safe(fmt.choice_label(status, key, lang)),
        x=[_length(row) for row in begun],
        # What has not begun has no bar, but may be late: its mark stands at the planned start.
        base=[_day(_first(row["start_actual"], row["start_planned"], today)) for row in begun],
        y=[place - 0.06 for place in places],
        width=0.5,
        marker={"color": paint.on(theme), "line": {"width": 0}},
        text=[_note(row, theme, lang) for row in begun],
        textposition="outside",
        textfont={"size": 11, "color": MUTED.on(theme)},
        cliponaxis=False,
        constraintext="none",
    )


def _length(row: Mapping[str, Any]) -> float:
    """Milliseconds from the actual start to the end, the last day included; 0 for what has not begun."""
    start = row["start_actual"]
    return 0.0 if pd.isna(start) else float(((_first(row["end"], start) - start).days + 1) * DAY_MS)


def _first(*days: Any) -> Any:
    return next(day for day in days if not pd.isna(day))


def _day(day: dt.date) -> str:
    return f"{day:%Y-%m-%d}"


def _note(row: Mapping[str, Any], theme: str, lang: str) -> str:
    parts = [fmt.quantity(row["progress_pct"], "pct", lang)] if row["open"] else []
    if row["late_days"]:
        late = fmt.quantity(row["late_days"], "day", lang)
        parts.append(f"<span style='color:{LIGHTS['red'].on(theme)}'>▲ {late}</span>")
    return " ".join(parts)


def _line(today: dt.date, theme: str) -> dict[str, Any]:
    line = {"color": TODAY.on(theme), "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": str(today), "x1": str(today), "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _today(today: dt.date, theme: str, lang: str) -> dict[str, Any]:
    return {
        "x": str(today),
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "xanchor": "center",
        "text": pick(AS_OF, lang).format(fmt.date(today, lang)),
        "font": {"size": 11, "color": TODAY.on(theme)},
        "showarrow": False,
    }


def _ms(spans: pd.Series) -> np.ndarray:
    """Milliseconds of timedeltas, the last day included; nan where empty."""
    return spans.dt.days.to_numpy("float64") * DAY_MS + DAY_MS


def _iso(dates: pd.Series) -> list[str]:
    return dates.dt.strftime("%Y-%m-%d").tolist()
