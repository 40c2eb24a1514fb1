"""What became different between two days: what opened, what moved on, what fell (further) behind its plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from layers.base import LIGHT, STATUS, Text, Value
from utils.analysis.projects import late_days
from utils.asof import existed, status_as_of
from utils.derive import frame_of
from utils.filters import mask
from utils.filters.values import as_day, days, numbers, texts
from utils.selection import PROJECT_COLUMNS
from utils.store import LayerData, Store
from utils.viewstate import ViewState

OPENED, MOVED, SLIPPED = "opened", "moved", "slipped"
# In the order of their weight: of a feature with several changes the map shows the first.
KINDS: Mapping[str, Value] = {
    SLIPPED: Value(Text("滞后", "Slipped"), LIGHT["red"].paint),
    MOVED: Value(Text("有进展", "Moved on"), STATUS["completed"].paint),
    OPENED: Value(Text("新建成", "Opened"), LIGHT["green"].paint),
}
COLUMNS = (
    "layer",
    "id",
    "name",
    "name_en",
    "kind",
    "date",
    "status_from",
    "status_to",
    "pct_from",
    "pct_to",
    "late_from",
    "late_to",
    "provenance",
    "source",
)
YEAR = 365


def span_of(store: Store, view: ViewState) -> tuple[dt.date, dt.date]:
    """The two days compared: the option ``since`` (none: a year earlier) and the view's date (None: the data's own).

    Both within the years of the profile, the first never after the second.
    """
    until = view.as_of or store.profile.as_of
    asked = view.option("since")
    since = dt.date.fromisoformat(asked) if asked else until - dt.timedelta(days=YEAR)
    return min(max(since, dt.date(store.profile.years[0], 1, 1)), until), until


def compared(store: Store, view: ViewState) -> list[LayerData]:
    """The layers that are compared: those with a timeline that are usually on, or on in this view."""
    return [
        data
        for layer, data in store.layers.items()
        if data.spec.timeline and data.spec.interactive and (data.spec.on or layer in view.layers)
    ]


def changes(store: Store, view: ViewState) -> pd.DataFrame:
    """One row for each change of each feature the view's filter keeps, weightiest and latest first.

    Columns :data:`COLUMNS`: ``kind`` is a key of :data:`KINDS`; ``date`` (datetime64[s]) the day it opened, reached its
    status or was due, ``NaT`` where no day is known; statuses are keys, ``""`` before the first; ``pct`` are 0 to 100
    and ``late`` days, ``nan`` where they do not apply. A feature may have moved on and slipped: it has two rows then.
    """
    since, until = span_of(store, view)
    parts = [part for data in compared(store, view) for part in _of_layer(store, data, view, since, until)]
    found = pd.concat(parts, ignore_index=True) if parts else _rows(pd.DataFrame(), "", "", np.array([], dtype=int))
    weight = {kind: place for place, kind in enumerate(KINDS)}
    order = pd.DataFrame({"weight": found["kind"].map(weight), "grown": found["late_to"] - found["late_from"]})
    order = order.assign(date=found["date"]).sort_values(
        ["weight", "grown", "date"], ascending=[True, False, False], kind="stable", na_position="last"
    )
    return found.loc[order.index].reset_index(drop=True)


def counts(found: pd.DataFrame) -> pd.DataFrame:
    """Layer (rows) by kind (columns, all of :data:`KINDS`) -> number of changes; layers without any are left out."""
    table = pd.crosstab(found["layer"], found["kind"]) if len(found) else pd.DataFrame()
    return table.reindex(columns=list(KINDS), fill_value=0)


def marks(data: LayerData, found: pd.DataFrame, kinds: Iterable[str] = tuple(KINDS)) -> np.ndarray:
    """The place in :data:`KINDS` of each feature's weightiest change among ``kinds``: int array (n,), -1 for none."""
    places = {kind: place for place, kind in enumerate(KINDS)}
    own = found[(found["layer"] == data.spec.id) & found["kind"].isin(list(kinds))]
    first = own.assign(place=own["kind"].map(places)).groupby("id")["place"].min()
    return data.frame["id"].map(first).fillna(-1).to_numpy(dtype=int)


def _of_layer(store: Store, data: LayerData, view: ViewState, since: dt.date, until: dt.date) -> Iterable[pd.DataFrame]:
    timeline = data.spec.timeline
    if timeline is None or since >= until:
        return
    kept = data.frame
    if view.filters.clauses(data.spec.id):
        kept = kept[mask(frame_of(store, data, view.as_of), data.spec, view.filters)]
    if timeline.status:
        yield _moved(store, data, kept, since, until)
    else:
        yield _opened(data, kept, since, until)
    if set(data.spec.columns) >= PROJECT_COLUMNS:
        yield _slipped(data, kept, since, until)


def _opened(data: LayerData, kept: pd.DataFrame, since: dt.date, until: dt.date) -> pd.DataFrame:
    new = existed(kept, data.spec, until) & ~existed(kept, data.spec, since)
    timeline = data.spec.timeline
    dated = timeline is not None and data.spec.all_columns[timeline.since].kind == "date"
    when = days(kept, timeline.since)[new] if timeline and dated else None
    return _rows(kept[new], data.spec.id, OPENED, when)


def _moved(store: Store, data: LayerData, kept: pd.DataFrame, since: dt.date, until: dt.date) -> pd.DataFrame:
    before, after = (status_as_of(kept, data.spec, day) for day in (since, until))
    if before is None or after is None or data.spec.timeline is None:
        return _rows(kept.iloc[:0], data.spec.id, MOVED, None)
    first, last = _progress(store, data, kept, since), _progress(store, data, kept, until)
    gained = np.nan_to_num(last) - np.nan_to_num(first) > 0
    new = (before != after) | gained
    reached = np.full(len(kept), np.datetime64("NaT"), dtype="datetime64[D]")
    for column, status in data.spec.timeline.stages:
        stage = days(kept, column)
        reached = np.where((after == status) & (before != after) & (stage <= as_day(until)), stage, reached)
    extra = {"status_from": before[new], "status_to": after[new], "pct_from": first[new], "pct_to": last[new]}
    return _rows(kept[new], data.spec.id, MOVED, reached[new], **extra)


def _progress(store: Store, data: LayerData, kept: pd.DataFrame, day: dt.date) -> np.ndarray:
    if set(data.spec.columns) >= PROJECT_COLUMNS:
        return numbers(frame_of(store, data, day).loc[kept.index], "progress_pct")
    return np.full(len(kept), np.nan)


def _slipped(data: LayerData, kept: pd.DataFrame, since: dt.date, until: dt.date) -> pd.DataFrame:
    before, after = late_days(kept, since), late_days(kept, until)
    new = after > before
    # What was missed: the planned end, or the planned start where the end is still to come.
    end, start = days(kept, "end_planned"), days(kept, "start_planned")
    due = np.where(end > as_day(until), start, end)[new]
    return _rows(
        kept[new], data.spec.id, SLIPPED, due, late_from=before[new].astype(float), late_to=after[new].astype(float)
    )


def _rows(kept: pd.DataFrame, layer: str, kind: str, when: np.ndarray | None, **extra: np.ndarray) -> pd.DataFrame:
    nothing = np.full(len(kept), np.nan)
    found = {
        "layer": np.full(len(kept), layer, dtype=object),
        "kind": np.full(len(kept), kind, dtype=object),
        "date": nothing.astype("datetime64[s]") if when is None else when.astype("datetime64[s]"),
        **{name: texts(kept, name) for name in ("id", "name", "name_en", "provenance", "source")},
        **{name: np.full(len(kept), "", dtype=object) for name in ("status_from", "status_to")},
        **dict.fromkeys(("pct_from", "pct_to", "late_from", "late_to"), nothing),
        **extra,
    }
    return pd.DataFrame(found)[list(COLUMNS)]
