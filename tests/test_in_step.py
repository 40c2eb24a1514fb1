"""Over random filters and dates of the shipped data: map, table, exports and every chart show the same projects."""

from __future__ import annotations

import datetime as dt
from base64 import b64decode
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from layers import LAYERS
from utils.analysis import projects as tables
from utils.analysis.workbench import LAYER, STATUS_ORDER, selection
from utils.charts.projects import gantt_chart, money_chart, status_chart
from utils.derive import frame_of
from utils.export.extract import layer_extract
from utils.filters import Between, Clause, Contains, FilterState, OneOf, Shape, Within, choices, decode, encode, extent
from utils.filters.clauses import CHOICE_KINDS
from utils.mapview import map_command
from utils.store import open_store
from utils.view import mask_of, masks_of, statuses_of
from utils.viewstate import ViewState

STORE = open_store(Path(__file__).parents[1] / "data")
DATA = STORE.layers[LAYER]
COLUMNS = DATA.spec.asked_columns


def _clause(column: str) -> st.SearchStrategy[Clause]:
    """A question of the column whose answers occur in the data."""
    frame, known = frame_of(STORE, DATA, None), COLUMNS[column]
    if known.kind in CHOICE_KINDS:
        return st.sets(st.sampled_from(sorted(choices(frame, column, known))), min_size=1).map(OneOf)
    low, high = extent(frame, column, known)
    bounds = st.dates(low, high) if known.kind == "date" else st.floats(float(low), float(high))
    return st.tuples(bounds, bounds).map(lambda pair: Between(min(pair), max(pair)))


def _circle(lat: float, lng: float, radius: int) -> Within:
    return Within(Shape("circle", ((round(lat, 6), round(lng, 6)),), radius))


ITEMS = st.one_of(
    *[st.tuples(st.just(LAYER), st.just(column), _clause(column)) for column in DATA.spec.filters],
    st.tuples(
        st.just(LAYER), st.just(Contains.NAME), st.sampled_from(["绿道", "park", "新河", "p-", "无此"]).map(Contains)
    ),
    st.tuples(
        st.just(LAYER),
        st.just(Within.NAME),
        st.builds(_circle, st.floats(22.66, 22.69), st.floats(114.11, 114.13), st.integers(100, 1500)),
    ),
)
STATES = st.lists(ITEMS, max_size=3, unique_by=lambda item: item[1]).map(lambda items: FilterState(tuple(items)))
DAYS = st.none() | st.dates(dt.date(2017, 1, 1), STORE.profile.as_of - dt.timedelta(days=1))


def _view(filters: FilterState, as_of: dt.date | None) -> ViewState:
    return ViewState("zh", {LAYER: 100}, "offline", as_of=as_of, filters=filters)


def _on_the_map(view: ViewState) -> set[str]:
    """The ids whose bit is set in the command the map gets."""
    entry = map_command(STORE, view, masks_of(STORE, view), statuses_of(STORE, view), "light")["layers"][LAYER]
    ids = DATA.frame["id"].to_numpy(dtype=object)
    if "m" not in entry:
        return set(ids)
    bits = np.unpackbits(np.frombuffer(b64decode(entry["m"]), dtype=np.uint8), bitorder="little")
    return set(ids[bits[: len(ids)].astype(bool)])


@settings(max_examples=60)
@given(STATES, DAYS)
def test_every_view_shows_the_same_projects(filters: FilterState, as_of: dt.date | None) -> None:
    view = _view(filters, as_of)
    chosen = selection(STORE, view)
    assert chosen is not None
    ids = set(DATA.frame["id"][mask_of(STORE, DATA, view)])
    assert set(chosen.frame["id"]) == ids, "the table"
    assert _on_the_map(view) == ids
    assert set(layer_extract(STORE, LAYER, view).frame["id"]) == ids, "what is taken away"
    category, status = COLUMNS["category"], COLUMNS["status"]
    by_status = tables.status_by_category(chosen.frame, tuple(category.values), tuple(status.values))
    bars = status_chart(by_status, None, category, status, "light", "zh")
    assert sum(int(np.nansum(trace.x)) for trace in bars.data) == len(ids)
    spans = tables.gantt(chosen.frame, STATUS_ORDER, chosen.today)
    rows = gantt_chart(spans, status, chosen.today, "light", "zh")
    assert {mark for trace in rows.data for mark in (trace.customdata or ())} == ids
    for by in ("", "category"):
        table = tables.money(chosen.frame, by)
        names = {key: key for key in table["key"]}
        drawn = money_chart(table, names, "light", "zh", "")
        assert np.isclose(sum(drawn.data[0].x), chosen.frame["budget_cny"].sum())


@settings(max_examples=100)
@given(STATES)
def test_the_link_of_any_filter_is_the_filter(filters: FilterState) -> None:
    assert decode(encode(filters), LAYERS) == (filters, [])


@settings(max_examples=60)
@given(STATES, DAYS, DAYS)
def test_what_existed_stays(filters: FilterState, one: dt.date | None, other: dt.date | None) -> None:
    """Without a filter, a later day shows everything an earlier one does; a filter only takes away, in any order."""
    early, late = sorted((one or dt.date.max, other or dt.date.max))
    days = [None if day == dt.date.max else day for day in (early, late)]
    there = [mask_of(STORE, DATA, _view(FilterState(), day)) for day in days]
    assert not (there[0] & ~there[1]).any()
    kept = mask_of(STORE, DATA, _view(filters, days[1]))
    assert not (kept & ~there[1]).any()
    singly = there[1].copy()
    for item in reversed(filters.items):
        singly &= mask_of(STORE, DATA, _view(FilterState((item,)), days[1]))
    assert (singly == kept).all()
