"""The figures above the page of what changed, and each change in words."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from layers.base import Column, Text
from utils import format as fmt
from utils.analysis.changes import KINDS, MOVED, OPENED, SLIPPED
from utils.i18n import pick
from utils.metrics import Figure
from utils.metrics.base import weakest
from utils.selection import NOT_BEGUN
from utils.store import Store

ARROW = Text("{} → {}", "{} → {}")
PROGRESS = Text("进度 {}", "progress {}")
BEHIND = Text("滞后 {}", "{} behind")
IN_TIME = Text("按期", "on time")
COMMA = Text("，", ", ")
OPEN = Text("建成或启用", "built or opened")


def change_figures(store: Store, found: pd.DataFrame) -> list[Figure]:
    """How many slipped, moved on, opened, and what that means; the number of all three is that of the rows."""
    notes = {SLIPPED: _days_added(found), MOVED: _gained(found), OPENED: _opened(store, found)}
    return [
        _figure(kind, Text(value.label.zh, value.label.en), rows, notes[kind])
        for kind, value in KINDS.items()
        for rows in [found[found["kind"] == kind]]
    ]


def said(store: Store, row: pd.Series, lang: str) -> str:
    """One change in words: 尚未开工 → 在建，进度 12% → 55%; 12 days behind → 45 days behind."""
    if row["kind"] == SLIPPED:
        days = (_behind(row["late_from"], lang), _behind(row["late_to"], lang))
        return pick(ARROW, lang).format(*days)
    if row["kind"] == OPENED:
        return pick(OPEN, lang)
    parts = []
    if row["status_from"] != row["status_to"]:
        column = _status_column(store, row["layer"])
        statuses = (_status(column, row[key], lang) for key in ("status_from", "status_to"))
        parts.append(pick(ARROW, lang).format(*statuses))
    if np.isfinite(row["pct_to"]):
        before = fmt.quantity(float(np.nan_to_num(row["pct_from"])), "pct", lang)
        progress = pick(ARROW, lang).format(before, fmt.quantity(float(row["pct_to"]), "pct", lang))
        parts.append(pick(PROGRESS, lang).format(progress))
    return pick(COMMA, lang).join(parts)


def _figure(kind: str, title: Text, rows: pd.DataFrame, note: Text | None) -> Figure:
    value = float(len(rows))
    # Nothing at all is no illustrative datum.
    provenance = weakest(rows["provenance"]) if len(rows) else "surveyed"
    unit = "place" if kind == OPENED else "project"
    return Figure(kind, title, value, unit, partial(_count, len(rows), unit), provenance, None, note)


def _count(value: int, unit: str, lang: str) -> str:
    return fmt.quantity(value, unit, lang) if lang == "zh" else fmt.number(value, lang)


def _days_added(found: pd.DataFrame) -> Text | None:
    rows = found[found["kind"] == SLIPPED]
    if rows.empty:
        return None
    days = float((rows["late_to"] - rows["late_from"]).sum())
    new = int((rows["late_from"] == 0).sum())
    return Text(
        f"新滞后 {new} 项，共增加 {fmt.quantity(days, 'day', 'zh')}",
        f"{new} newly behind, {fmt.quantity(days, 'day', 'en')} added",
    )


def _gained(found: pd.DataFrame) -> Text | None:
    rows = found[(found["kind"] == MOVED) & found["pct_to"].notna()]
    if rows.empty:
        return None
    gain = float((rows["pct_to"] - rows["pct_from"].fillna(0)).mean())
    return Text(
        f"有进度的平均提高 {fmt.number(gain, 'zh', 1)} 个百分点", f"on average +{fmt.number(gain, 'en', 1)} points"
    )


def _opened(store: Store, found: pd.DataFrame) -> Text | None:
    by_layer = found[found["kind"] == OPENED]["layer"].value_counts()
    if by_layer.empty:
        return None
    named = [(store.layers[str(layer)].spec.title, int(number)) for layer, number in by_layer.head(2).items()]
    more = len(by_layer) > len(named)
    return Text(
        "、".join(f"{title.zh} {number}" for title, number in named) + (" 等" if more else ""),
        ", ".join(f"{title.en} {number}" for title, number in named) + (" …" if more else ""),
    )


def _behind(days: float, lang: str) -> str:
    return pick(BEHIND, lang).format(fmt.quantity(days, "day", lang)) if days else pick(IN_TIME, lang)


def _status_column(store: Store, layer: str) -> Column | None:
    spec = store.layers[layer].spec
    return spec.columns.get(spec.timeline.status) if spec.timeline else None


def _status(column: Column | None, key: str, lang: str) -> str:
    return fmt.choice_label(column, key, lang) if key and column else pick(NOT_BEGUN, lang)
