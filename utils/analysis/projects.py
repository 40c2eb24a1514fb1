"""Projects against their plan: how late, how far over budget, which light, and the tables behind the charts.

Every function takes the frame of the project layer, or any selection of its rows, and returns plain arrays or tables.
Dates are days (``datetime64[D]``), money is CNY, percentages 0 to 100. A column the frame lacks counts as empty.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from utils.filters.values import as_day, days, numbers, texts

FINISHED = "completed"
_S_CURVE = {
    "month": "datetime64[ns]",
    "planned_pct": "float64",
    "actual_pct": "float64",
    "spent_cny": "float64",
    "budget_cny": "float64",
}


def late_days(frame: pd.DataFrame, today: dt.date) -> np.ndarray:
    """Days behind the plan as of ``today``: int64 array of shape (n,), 0 where on time, early or without a plan.

    Finished by ``today``: actual end - planned end. Not finished: ``today`` - planned end, once that has passed; before
    that, ``today`` - planned start of a project that ought to have begun and has not. Finished without a recorded end
    counts as on time.
    """
    day = as_day(today)
    end, due, begun = days(frame, "end_actual"), days(frame, "end_planned"), days(frame, "start_actual")
    planned_start = days(frame, "start_planned")
    finished = end <= day
    unknown_end = (texts(frame, "status") == FINISHED) & np.isnat(end)
    waiting = ~finished & ~(begun <= day) & ~(due < day)
    since = np.where(waiting, planned_start, due)
    until = np.where(finished, end, day)
    late = (until - since).astype("timedelta64[D]")
    known = ~np.isnat(late) & ~unknown_end
    return np.maximum(np.where(known, late.astype("int64"), 0), 0)


def over_budget_pct(frame: pd.DataFrame) -> np.ndarray:
    """Spent beyond the budget, in per cent of it: float64 array of shape (n,), negative while money is left.

    ``nan`` where budget or spending is not given; ``inf`` where money was spent without a budget (0).
    """
    budget, spent = numbers(frame, "budget_cny"), numbers(frame, "spent_cny")
    with np.errstate(divide="ignore", invalid="ignore"):
        over = (spent - budget) / budget * 100
    return np.where((budget == 0) & (spent == 0), 0.0, over)


def light(frame: pd.DataFrame, thresholds: Mapping[str, float], today: dt.date) -> np.ndarray:
    """``red``, ``yellow`` or ``green``, one a row: object array of shape (n,).

    The worse of schedule and budget: late by at least ``late_days_red`` or over by more than ``over_budget_pct_red`` is
    red, likewise yellow. ``thresholds`` are the profile's; raises ``KeyError`` where one of the four is missing.
    """
    late, over = late_days(frame, today), over_budget_pct(frame)
    found = np.full(len(frame), "green", dtype=object)
    for colour in ("yellow", "red"):
        behind = (late > 0) & (late >= thresholds[f"late_days_{colour}"])
        found[behind | (over > thresholds[f"over_budget_pct_{colour}"])] = colour
    return found


def status_by_category(
    frame: pd.DataFrame, categories: Sequence[str], statuses: Sequence[str], by: str = "category"
) -> pd.DataFrame:
    """How many projects of each category have each status: int table, index ``by`` values, columns statuses.

    Rows and columns come in the order given, only those that occur; ``""`` ("not given") last. The sum of all cells is
    the number of rows of ``frame``.
    """
    counts = Counter(zip(texts(frame, by), texts(frame, "status"), strict=True))
    rows = [key for key in (*categories, "") if any(row == key for row, _ in counts)]
    columns = [key for key in (*statuses, "") if any(column == key for _, column in counts)]
    cells = np.array([[counts[row, column] for column in columns] for row in rows], dtype="int64")
    return pd.DataFrame(cells.reshape(len(rows), len(columns)), index=rows, columns=columns)


def gantt(frame: pd.DataFrame, statuses: Sequence[str], today: dt.date) -> pd.DataFrame:
    """One row a project: ``id``, ``name``, ``name_en``, ``status``, spans as planned and as they were, progress.

    ``start_planned``, ``end_planned``, ``start_actual`` and ``end`` are ``datetime64[ns]``; ``end`` is the actual end,
    or ``today`` while the work goes on (``open``), ``NaT`` where it has not begun. ``progress_pct`` is 0 to 100;
    ``late_days`` as :func:`late_days`. Sorted by the order of ``statuses``, then by planned start, then by id.
    """
    day = as_day(today)
    begun, ended = days(frame, "start_actual"), days(frame, "end_actual")
    begun = np.where(begun <= day, begun, np.datetime64("NaT"))
    is_open = ~np.isnat(begun) & ~(ended <= day) & (texts(frame, "status") != FINISHED)
    end = np.where(np.isnat(begun), np.datetime64("NaT"), np.where(is_open, day, ended))
    rank = {key: place for place, key in enumerate(statuses)}
    table = pd.DataFrame(
        {
            "id": texts(frame, "id"),
            "name": texts(frame, "name"),
            "name_en": texts(frame, "name_en"),
            "status": texts(frame, "status"),
            "start_planned": days(frame, "start_planned").astype("datetime64[ns]"),
            "end_planned": days(frame, "end_planned").astype("datetime64[ns]"),
            "start_actual": begun.astype("datetime64[ns]"),
            "end": end.astype("datetime64[ns]"),
            "open": is_open,
            "progress_pct": np.nan_to_num(numbers(frame, "progress_pct")).clip(0, 100),
            "late_days": late_days(frame, today),
        }
    )
    order = table["status"].map(rank).fillna(len(rank))
    return table.assign(_order=order).sort_values(["_order", "start_planned", "id"]).drop(columns="_order")


def s_curve(frame: pd.DataFrame, progress: pd.DataFrame | None, today: dt.date) -> pd.DataFrame:
    """Cumulative progress of the projects of ``frame`` by month, weighted by budget, and what they had spent.

    Columns: ``month`` (its last day, ``datetime64[ns]``), ``planned_pct``, ``actual_pct`` (0 to 100), ``spent_cny``
    (cumulative), ``budget_cny`` (of all of them, the same in each row). Actual and spent are ``nan`` in months that had
    not ended by ``today``. A project counts as 0 before its first month and keeps its last figures after its last.
    Projects without a series or without a budget are left out of the curve. Empty where none is left.
    """
    budgets = pd.Series(numbers(frame, "budget_cny"), index=texts(frame, "id"))
    budgets = budgets[budgets > 0]
    column = np.full(0, 0) if progress is None else budgets.index.get_indexer(progress["project_id"])
    if progress is None or not (column >= 0).any():
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in _S_CURVE.items()})
    known, column = progress[column >= 0], column[column >= 0]
    of_series, column = np.unique(column, return_inverse=True)
    weights = budgets.to_numpy()[of_series]
    at = known["month"].to_numpy(dtype="datetime64[M]")
    months = np.arange(at.min(), at.max() + 1)
    cell, shape = (at - at.min()).astype("int64"), (len(months), len(weights))
    ends = (months + 1).astype("datetime64[D]") - 1
    ended, share = ends <= as_day(today), weights / weights.sum()
    actual = _carried(numbers(known, "actual_pct"), cell, column, shape) @ share
    spent = _carried(numbers(known, "spent_cny"), cell, column, shape).sum(axis=1)
    return pd.DataFrame(
        {
            "month": ends.astype("datetime64[ns]"),
            "planned_pct": _carried(numbers(known, "planned_pct"), cell, column, shape) @ share,
            "actual_pct": np.where(ended, actual, np.nan),
            "spent_cny": np.where(ended, spent, np.nan),
            "budget_cny": weights.sum(),
        }
    )


def money(frame: pd.DataFrame, by: str = "") -> pd.DataFrame:
    """Budget against spent: ``key``, ``budget_cny``, ``spent_cny``, ``over_pct``, ``count``, the largest budget first.

    One row a project (``key`` its id), or, where ``by`` names a column, one row a value of it. What is not given counts
    as 0. ``over_pct`` as :func:`over_budget_pct`.
    """
    keys = texts(frame, by or "id")
    amounts = {name: np.nan_to_num(numbers(frame, name)) for name in ("budget_cny", "spent_cny")}
    table = pd.DataFrame({"key": keys, **amounts, "count": 1}).groupby("key", as_index=False).sum()
    table["over_pct"] = over_budget_pct(table)
    return table.sort_values(["budget_cny", "key"], ascending=[False, True]).reset_index(drop=True)


def attention(frame: pd.DataFrame, thresholds: Mapping[str, float], today: dt.date) -> pd.DataFrame:
    """The projects that are not green: ``id``, ``name``, ``name_en``, ``status``, ``light`` and why.

    ``late_days`` as :func:`late_days`; ``over_pct`` in per cent of the budget, 0 or more. Red before yellow, unfinished
    before finished, then the latest first.
    """
    table = pd.DataFrame(
        {
            **{name: texts(frame, name) for name in ("id", "name", "name_en", "status")},
            "light": light(frame, thresholds, today),
            "late_days": late_days(frame, today),
            "over_pct": np.maximum(np.nan_to_num(over_budget_pct(frame), posinf=np.inf), 0.0),
        }
    )
    table = table[table["light"] != "green"]
    order = pd.DataFrame(
        {
            "light": table["light"] != "red",
            "done": table["status"] == FINISHED,
            "late": -table["late_days"],
            "over": -table["over_pct"],
            "id": table["id"],
        }
    )
    return table.loc[order.sort_values(list(order)).index].reset_index(drop=True)


def latest_completed(frame: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """The projects finished by ``today``, the latest first: ``id``, ``name``, ``name_en``, ``end``, ``late_days``.

    ``end`` is the actual end (``datetime64[ns]``); those without one are left out.
    """
    end = days(frame, "end_actual")
    table = pd.DataFrame(
        {
            **{name: texts(frame, name) for name in ("id", "name", "name_en")},
            "end": end.astype("datetime64[ns]"),
            "late_days": late_days(frame, today),
        }
    )
    done = (texts(frame, "status") == FINISHED) & (end <= as_day(today))
    return table[done].sort_values(["end", "id"], ascending=[False, True]).reset_index(drop=True)


def _carried(values: np.ndarray, row: np.ndarray, column: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """A months x projects matrix; what is not given is as in the month before, 0 before the first."""
    matrix = np.full(shape, np.nan)
    matrix[row, column] = values
    latest = np.maximum.accumulate(np.where(np.isnan(matrix), -1, np.arange(shape[0])[:, None]), axis=0)
    carried = matrix[np.maximum(latest, 0), np.arange(shape[1])]
    return np.where(latest < 0, 0.0, carried)
