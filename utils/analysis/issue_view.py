"""Everything the livability page shows of residents' matters in a view, worked out once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from utils.analysis.issues import issue_table, waiting_too_long
from utils.analysis.selection import chosen, mask_without
from utils.store import LayerData, Store
from utils.view import mask_of
from utils.viewstate import ViewState

ISSUES = "resident_issues"


@dataclass(frozen=True)
class IssueView:
    """What a view shows of residents' matters.

    ``matters`` are the kept ones (``issue_table``), ``late`` those waiting for more than ``limit`` days.
    ``by_category`` and ``by_department`` are without the clause on that column, ``categories`` and ``departments`` what
    it asks for.
    ``now``: the view is of now, so that what is not dated is known.
    """

    matters: pd.DataFrame
    late: pd.DataFrame
    limit: float
    by_category: pd.DataFrame
    by_department: pd.DataFrame
    categories: frozenset[str]
    departments: frozenset[str]
    now: bool

    @property
    def provenances(self) -> tuple[str, ...]:
        """Those of the kept matters."""
        return tuple(sorted(set(self.matters["provenance"])))


def issue_view(store: Store, view: ViewState) -> IssueView | None:
    """The matters of ``view`` as they stood on its date; None where the community has none."""
    data = store.layers.get(ISSUES)
    if data is None:
        return None
    today, limit = view.as_of or store.profile.as_of, store.profile.thresholds["issue_open_days"]
    matters = issue_table(data.frame, mask_of(store, data, view), today, view.as_of is None)
    return IssueView(
        matters,
        waiting_too_long(matters, limit),
        limit,
        _without(store, data, view, today, "category", matters),
        _without(store, data, view, today, "department", matters),
        chosen(view, ISSUES, "category"),
        chosen(view, ISSUES, "department"),
        view.as_of is None,
    )


def _without(
    store: Store, data: LayerData, view: ViewState, today: dt.date, column: str, matters: pd.DataFrame
) -> pd.DataFrame:
    if column not in view.filters.clauses(ISSUES):
        return matters
    return issue_table(data.frame, mask_without(store, data, view, column), today, view.as_of is None)
