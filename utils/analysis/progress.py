"""How far projects had come by a day, out of their monthly progress."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

PROGRESS = ("progress_pct", "spent_cny")


def progress_on(table: pd.DataFrame | None, ids: Iterable[str], day: dt.date) -> pd.DataFrame:
    """Actual progress and spending of the last month recorded up to the month of ``day``.

    ``table`` has the columns of ``project_progress``. Returns a row for each of ``ids``, in their order, with the
    columns ``progress_pct`` (0 to 100) and ``spent_cny`` (CNY); ``nan`` where nothing was recorded yet.
    """
    wanted = pd.Index(list(ids))
    if table is None:
        return pd.DataFrame({column: float("nan") for column in PROGRESS}, index=wanted)
    months = table["month"].astype("str").str[:7]
    known = table.assign(month=months)[(months <= f"{day:%Y-%m}") & table["actual_pct"].notna()]
    last = known.sort_values("month", kind="stable").drop_duplicates("project_id", keep="last").set_index("project_id")
    found = last[["actual_pct", "spent_cny"]].reindex(wanted).astype("float64")
    return found.set_axis(list(PROGRESS), axis=1)
