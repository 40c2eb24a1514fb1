"""Metrics taken from the tables: the latest row that was known on the date."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from layers.base import Text
from utils import format as fmt
from utils.metrics.base import Amount, Masks, source_of, weakest
from utils.store import Store


def occupancy(store: Store, as_of: dt.date | None, masks: Masks | None) -> Amount | None:
    """Rented units of all units in percent, in the last month up to the date; None where there is no such month."""
    table = store.tables.get("rental_monthly")
    if table is None:
        return None
    month = _months(table)
    rows = _latest(table, month, None if as_of is None else f"{as_of:%Y-%m}")
    if rows is None or not rows["units"].sum() > 0:
        return None
    share = 100 * rows["units_rented"].sum() / rows["units"].sum()
    latest = month[rows.index[0]]
    note = Text(fmt.month(latest, "zh"), fmt.month(latest, "en"))
    return Amount(float(share), weakest(rows["provenance"]), source_of(rows), note)


def dcc_output(store: Store, as_of: dt.date | None, masks: Masks | None) -> Amount | None:
    """Annual output in CNY of the last year that had begun on the date; None where there is no such year."""
    table = store.tables.get("dcc_output")
    if table is None:
        return None
    years = table["year"].astype("int64")
    rows = _latest(table, years, None if as_of is None else as_of.year)
    if rows is None:
        return None
    latest = int(years[rows.index[0]])
    note = Text(f"{latest}年", str(latest))
    return Amount(float(rows["output_cny"].sum()), weakest(rows["provenance"]), source_of(rows), note)


def honours(store: Store, as_of: dt.date | None, masks: Masks | None) -> Amount | None:
    """How many honours the table lists; they are not dated."""
    table = store.tables.get("honours")
    if table is None:
        return None
    return Amount(float(len(table)), weakest(table["provenance"]), source_of(table))


def _months(table: pd.DataFrame) -> pd.Series:
    """The month column as ``YYYY-MM``, only rows that hold a month."""
    months = table["month"].astype("str").str[:7]
    return months[months.str.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])")]


def _latest(table: pd.DataFrame, when: pd.Series, limit: str | int | None) -> pd.DataFrame | None:
    known = when if limit is None else when[when <= limit]
    return table.loc[known.index[known == known.max()]] if len(known) else None
