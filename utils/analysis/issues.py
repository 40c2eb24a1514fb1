"""Residents' matters: how far they have come, how long they take, what waits too long."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from layers.base import Text
from utils.filters.values import as_day, days, texts

STAGES = {
    "collected": Text("收集", "Collected"),
    "whistled": Text("吹哨", "Whistled"),
    "responded": Text("响应", "Responded"),
    "resolved": Text("解决", "Resolved"),
    "fed_back": Text("反馈", "Fed back"),
}
# The statuses of the matters that have come at least as far as a stage: what a click on it narrows to.
REACHED: dict[str, tuple[str, ...]] = {
    "collected": ("open", "assigned", "resolved", "closed"),
    "whistled": ("assigned", "resolved", "closed"),
    "responded": ("assigned", "resolved", "closed"),
    "resolved": ("resolved", "closed"),
    "fed_back": ("closed",),
}
_NONE = np.datetime64("NaT", "D")


def issue_table(frame: pd.DataFrame, kept: np.ndarray, today: dt.date, now: bool = True) -> pd.DataFrame:
    """The kept matters as they stood on ``today``: ``row`` (position in ``frame``), ``id``, ``name``, ``name_en``,
    ``category``, ``department`` (``""``: none), ``reported``, ``responded``, ``resolved`` (datetime64, NaT: not yet),
    ``stage`` (index into :data:`STAGES`), ``days`` from report to resolution (NaN: open), ``waiting`` days so far
    (NaN: resolved), ``provenance``.

    Stages: 收集 every matter is collected; 吹哨 a department has been named, or the status says so; 响应 a response is
    dated; 解决 a resolution is dated, or the status says so; 反馈 its status is ``closed``. A stage includes those
    before it. What only the status says is not dated: unless ``now``, a matter counts as whistled with its response,
    and none as fed back.
    """
    rows = np.flatnonzero(np.asarray(kept, dtype=bool))
    part = frame.iloc[rows]
    when = {column: days(part, column) for column in ("reported", "responded", "resolved")}
    for column in ("responded", "resolved"):
        when[column] = np.where(when[column] <= as_day(today), when[column], _NONE)
    answered, solved = ~np.isnat(when["responded"]), ~np.isnat(when["resolved"])
    status, department = texts(part, "status"), texts(part, "department")
    fed_back = (status == "closed") if now else np.zeros(len(part), dtype=bool)
    solved |= now & (status == "resolved")
    named = ((department != "") | np.isin(status, REACHED["whistled"])) if now else answered
    stage = np.select([fed_back, solved, answered, named], [4, 3, 2, 1], 0)
    finished = solved | fed_back
    taken = (when["resolved"] - when["reported"]).astype("timedelta64[D]")
    waited = (as_day(today) - when["reported"]).astype("timedelta64[D]")
    return pd.DataFrame(
        {
            "row": rows,
            **{name: texts(part, name) for name in ("id", "name", "name_en", "category", "provenance")},
            "department": department,
            **when,
            "stage": stage,
            "days": np.where(np.isnat(taken), np.nan, taken.astype("float64")),
            "waiting": np.where(finished | np.isnat(waited), np.nan, waited.astype("float64")),
        }
    )


def funnel(matters: pd.DataFrame) -> pd.DataFrame:
    """How many matters (of :func:`issue_table`) came at least as far as each stage: ``stage`` (key), ``count``,
    ``pct`` of all. Never increasing.
    """
    counts = [int((matters["stage"] >= index).sum()) for index in range(len(STAGES))]
    total = max(len(matters), 1)
    return pd.DataFrame({"stage": list(STAGES), "count": counts, "pct": [100 * count / total for count in counts]})


def durations(matters: pd.DataFrame, by: str) -> pd.DataFrame:
    """Days from report to resolution by ``category`` or ``department``: ``key``, ``count`` of all, ``resolved``,
    ``median``, ``p90``; slowest first, those with nothing resolved (NaN) last. The counts add up to all matters.

    The 90th percentile interpolates linearly (Hyndman and Fan 1996, type 7). Only resolved matters have a duration:
    what is still open would make it longer.
    """
    rows = []
    for key, part in matters.groupby(by, sort=True):
        taken = part["days"].dropna().to_numpy(dtype="float64")
        median, p90 = np.percentile(taken, [50, 90]) if len(taken) else (np.nan, np.nan)
        rows.append((key, len(part), len(taken), float(median), float(p90)))
    found = pd.DataFrame(rows, columns=["key", "count", "resolved", "median", "p90"])
    return found.sort_values(["median", "p90"], ascending=False, kind="stable").reset_index(drop=True)


def waiting_too_long(matters: pd.DataFrame, limit: float) -> pd.DataFrame:
    """Matters not resolved for more than ``limit`` days, longest first."""
    late = matters[matters["waiting"] > limit]
    return late.sort_values(["waiting", "id"], ascending=[False, True], kind="stable").reset_index(drop=True)


def by_month(matters: pd.DataFrame) -> pd.DataFrame:
    """Every month from the first report to the last event: ``month`` (first day), ``reported``, ``resolved`` in it."""
    events = {name: _months(matters[name]) for name in ("reported", "resolved")}
    known = np.concatenate(list(events.values()))
    if not len(known):
        return pd.DataFrame({"month": pd.to_datetime([]), "reported": [], "resolved": []})
    first, size = int(known.min()), int(known.max() - known.min()) + 1
    counts = {name: np.bincount(part - first, minlength=size) for name, part in events.items()}
    return pd.DataFrame({"month": _first_days(first, size), **counts})


def heat(matters: pd.DataFrame, categories: list[str]) -> pd.DataFrame:
    """Reports by category (rows, in the order of ``categories``, only those that occur) and month (columns, first days,
    without gaps): counts that add up to all matters.
    """
    if matters.empty:
        return pd.DataFrame()
    months = _months(matters["reported"])
    present = set(matters["category"])
    order = [*(key for key in categories if key in present), *sorted(present - set(categories))]
    place = {key: row for row, key in enumerate(order)}
    first, size = int(months.min()), int(months.max() - months.min()) + 1
    cells = matters["category"].map(place).to_numpy() * size + (months - first)
    counts = np.bincount(cells, minlength=len(order) * size).reshape(len(order), size)
    return pd.DataFrame(counts, index=order, columns=_first_days(first, size))


def _months(when: pd.Series) -> np.ndarray:
    """The months of the days given, as whole numbers."""
    return when.dropna().to_numpy().astype("datetime64[M]").astype("int64")


def _first_days(first: int, size: int) -> pd.DatetimeIndex:
    return pd.DatetimeIndex(np.arange(first, first + size).astype("datetime64[M]").astype("datetime64[ns]"))
