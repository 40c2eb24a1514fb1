"""Projects against their plan: how late, how far over budget, which light, and the tables behind the charts.

Every function takes the frame of the project layer, or any selection of its rows, and returns plain arrays or tables.
Dates are days (``datetime64[D]``), money is CNY, percentages 0 to 100. A column the frame lacks counts as empty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pandas as pd

from utils.filters.values import as_day, days, numbers, texts

FINISHED = "completed"


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
