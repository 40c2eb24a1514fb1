"""The figures of the livability page's strip."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from layers.base import Text
from utils import format as fmt
from utils.analysis.coverage_view import CoverageView
from utils.analysis.services import SERVICES
from utils.metrics import Figure
from utils.metrics.base import weakest

HOMES = Text("{0}：{1} 米内", "{0} within {1} m")
TENANTS = Text("首层租户 {}", "ground-floor tenants {}")
OPEN = Text("未解决诉求", "Open issues")
TOO_LONG = Text("其中 {} 件超过 {} 天", "{} of them for over {} days")


def coverage_figures(seen: CoverageView) -> list[Figure]:
    """The share of homes covered by each service, and that of ground-floor tenants in the note."""
    figures = []
    for key in seen.away:
        homes, tenants = seen.share(key), seen.tenant_share(key)
        if not homes.total:
            continue
        titles = {lang: getattr(SERVICES[key].title, lang) for lang in ("zh", "en")}
        title = Text(HOMES.zh.format(titles["zh"], seen.within), HOMES.en.format(titles["en"], seen.within))
        note = None
        if tenants.total:
            note = Text(
                *(getattr(TENANTS, lang).format(fmt.quantity(tenants.pct, "pct", lang)) for lang in ("zh", "en"))
            )
        kind = next((kind for kind in ("illustrative", "surveyed") if kind in seen.provenances), "reported")
        figures.append(_figure(f"coverage_{key}", title, homes.pct, "pct", kind, note))
    return figures


def issue_figures(matters: pd.DataFrame, limit: float) -> list[Figure]:
    """How many matters are not resolved, and how many of them for more than ``limit`` days."""
    if matters.empty:
        return []
    waiting = matters["waiting"].to_numpy(dtype="float64")
    late = int((waiting > limit).sum())
    note = Text(
        *(getattr(TOO_LONG, lang).format(fmt.number(late, lang), fmt.number(limit, lang)) for lang in ("zh", "en"))
    )
    count = float(np.isfinite(waiting).sum())
    return [_figure("open_issues", OPEN, count, "issue", weakest(matters["provenance"]), note)]


def _figure(id_: str, title: Text, value: float, unit: str, kind: str, note: Text | None) -> Figure:
    return Figure(id_, title, value, unit, partial(_said, value, unit), kind, None, note)


def _said(value: float, unit: str, lang: str) -> str:
    return fmt.quantity(value, unit, lang, compact=True)
