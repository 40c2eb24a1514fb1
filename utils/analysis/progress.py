"""How far works had come by a day: their monthly series, and what the data says of those that were finished."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import numpy as np
import pandas as pd

from utils.filters.values import as_day, numbers

SERIES = "project_progress"
PROGRESS = ("progress_pct", "spent_cny")
# Of the series: known only once their month is over.
ACTUAL = ("actual_pct", "spent_cny")


def month_ends(table: pd.DataFrame) -> np.ndarray:
    """The last day of each row's ``month``, ``datetime64[D]``."""
    months = table["month"].to_numpy(dtype="datetime64[M]")
    return (months + 1).astype("datetime64[D]") - 1


def progress_on(table: pd.DataFrame | None, ids: Iterable[str], day: dt.date) -> pd.DataFrame:
    """Actual progress and spending of the last month recorded that had ended by ``day``.

    ``table`` has the columns of ``project_progress``. Returns a row for each of ``ids``, in their order, with the
    columns ``progress_pct`` (0 to 100) and ``spent_cny`` (CNY): 0 where the series begins later, ``nan`` where there is
    none.
    """
    wanted = pd.Index(list(ids))
    if table is None:
        return pd.DataFrame({column: float("nan") for column in PROGRESS}, index=wanted)
    ended = table[(month_ends(table) <= as_day(day)) & table["actual_pct"].notna()]
    last = ended.sort_values("month", kind="stable").drop_duplicates("project_id", keep="last").set_index("project_id")
    found = last[list(ACTUAL)].reindex(wanted).astype("float64")
    found[wanted.isin(table["project_id"])] = found[wanted.isin(table["project_id"])].fillna(0.0)
    return found.set_axis(list(PROGRESS), axis=1)


def stood(frame: pd.DataFrame, finished: np.ndarray, table: pd.DataFrame | None, day: dt.date) -> dict[str, np.ndarray]:
    """Progress and spending of works on ``day``, by those of :data:`PROGRESS` that ``frame`` has: float64, ``nan``
    where unknown.

    What was ``finished`` (boolean array of shape (n,)) stood as the data says now; of the rest only the series knows.
    """
    known = progress_on(table, frame["id"], day)
    return {
        column: np.where(finished, numbers(frame, column), known[column].to_numpy())
        for column in PROGRESS
        if column in frame
    }


def known_on(table: pd.DataFrame, day: dt.date | None) -> pd.DataFrame:
    """The series as it was known on ``day`` (None: now): plans run ahead, nothing actual is from later."""
    if day is None or not {"month", *ACTUAL} <= set(table.columns):
        return table
    later = month_ends(table) > as_day(day)
    return table.assign(**{column: table[column].mask(later) for column in ACTUAL})
