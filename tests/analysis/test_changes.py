"""What changed between two dates: held against a count made feature by feature, and its parts against the whole."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.town import LATER, NOW, STORE
from utils.analysis.change_figures import change_figures, said
from utils.analysis.changes import COLUMNS, KINDS, MOVED, OPENED, SLIPPED, changes, compared, counts, marks, span_of
from utils.analysis.projects import late_days
from utils.derive import frame_of
from utils.filters import FilterState, OneOf

FIRST, LAST = dt.date(2017, 1, 1), STORE.profile.as_of
# Each example compares the whole community.
SOME = settings(max_examples=12, deadline=None)
days = st.dates(FIRST, LAST)


def between(since, until, **fields):
    until = None if until >= LAST else until
    return replace(NOW, as_of=until, options={"since": since.isoformat()}, **fields)


def opened_one_by_one(layer, since, until):
    """The oracle: ids whose date (or year) lies after ``since`` and not after ``until``."""
    data = STORE.layers[layer]
    found = []
    for _, row in data.frame.iterrows():
        when = row[data.spec.timeline.since]
        if pd.isna(when):
            continue
        dated = isinstance(when, pd.Timestamp)
        if since < when.date() <= until if dated else since.year < when <= until.year:
            found.append(row["id"])
    return found


@SOME
@given(days, days)
def test_what_opened_is_what_a_count_one_by_one_finds(one, other):
    since, until = sorted((one, other))
    found = changes(STORE, between(since, until))
    for layer in ("parks", "greenways", "facilities", "drying_racks", "buildings"):
        own = found[(found["layer"] == layer) & (found["kind"] == OPENED)]
        assert sorted(own["id"]) == sorted(opened_one_by_one(layer, since, until)), layer


@SOME
@given(days, days, days)
def test_what_opened_in_two_spans_is_what_opened_in_both_together(one, two, three):
    first, middle, last = sorted((one, two, three))
    spans = [(first, middle), (middle, last), (first, last)]
    early, late, whole = (
        {(row.layer, row.id) for row in changes(STORE, between(*span)).itertuples() if row.kind == OPENED}
        for span in spans
    )
    assert early | late == whole and not early & late


@SOME
@given(days, days)
def test_parts_add_up_to_the_whole(one, other):
    since, until = sorted((one, other))
    found = changes(STORE, between(since, until))
    assert list(found.columns) == list(COLUMNS)
    assert not found.duplicated(["layer", "id", "kind"]).any()
    assert int(counts(found).to_numpy().sum()) == len(found)
    assert sum(figure.value for figure in change_figures(STORE, found)) == len(found)
    places = {data.spec.id: marks(data, found) for data in compared(STORE, NOW)}
    on_map = {
        (layer, id_) for layer, codes in places.items() for id_ in STORE.layers[layer].frame["id"][codes >= 0].tolist()
    }
    assert on_map == set(zip(found["layer"], found["id"], strict=True))
    for kind in KINDS:
        drawn = sum(int((marks(data, found, [kind]) >= 0).sum()) for data in compared(STORE, NOW))
        assert drawn == (found["kind"] == kind).sum()
    for lang in ("zh", "en"):
        assert all(said(STORE, row, lang) for _, row in found.iterrows())


@SOME
@given(days, days)
def test_slipped_are_the_projects_whose_days_behind_grew(one, other):
    since, until = sorted((one, other))
    frame = STORE.layers["projects"].frame
    before, after = late_days(frame, since), late_days(frame, until)
    found = changes(STORE, between(since, until))
    slipped = found[found["kind"] == SLIPPED]
    assert set(slipped["id"]) == set(frame["id"][after > before])
    assert (slipped["late_to"] - slipped["late_from"]).sum() == (after - before)[after > before].sum()


def test_moved_on_says_from_where_to_where():
    found = changes(STORE, between(dt.date(2024, 1, 1), LAST))
    moved = found[(found["kind"] == MOVED) & (found["layer"] == "projects")]
    frame = STORE.layers["projects"].frame.set_index("id")
    for row in moved.itertuples():
        assert (row.status_from, row.pct_from) != (row.status_to, row.pct_to)
        if row.status_to == "completed" and row.status_from != "completed":
            assert row.date == frame.loc[row.id, "end_actual"]
        gained = np.nan_to_num(row.pct_to) > np.nan_to_num(row.pct_from)
        assert gained or row.status_from != row.status_to
    late = found[found["kind"] == SLIPPED].iloc[0]
    assert "滞后" in said(STORE, late, "zh") and "behind" in said(STORE, late, "en")


def test_nothing_changes_in_no_time():
    assert changes(STORE, between(LAST, LAST)).empty
    same = changes(STORE, between(dt.date(2020, 5, 5), dt.date(2020, 5, 5)))
    assert same.empty and counts(same).empty
    assert [figure.value for figure in change_figures(STORE, same)] == [0, 0, 0]


def test_the_filter_holds_here_too():
    view = between(FIRST, LAST)
    whole, part = changes(STORE, view), changes(STORE, replace(view, filters=LATER))
    own = part[part["layer"] == "projects"]
    assert 0 < len(own) < (whole["layer"] == "projects").sum()
    assert set(own["id"]) <= set(whole["id"])
    planned = FilterState((("projects", "category", OneOf({"park"})),))
    parks = changes(STORE, replace(view, filters=planned))
    frame = STORE.layers["projects"].frame.set_index("id")
    assert set(frame.loc[parks[parks["layer"] == "projects"]["id"], "category"]) == {"park"}


@pytest.mark.parametrize(
    ("as_of", "since", "expected"),
    [
        (None, "", (dt.date(2025, 11, 1), LAST)),
        (dt.date(2020, 6, 30), "2019-01-01", (dt.date(2019, 1, 1), dt.date(2020, 6, 30))),
        (dt.date(2020, 6, 30), "2024-01-01", (dt.date(2020, 6, 30), dt.date(2020, 6, 30))),
        (dt.date(2017, 3, 1), "", (FIRST, dt.date(2017, 3, 1))),
        (None, "1999-01-01", (FIRST, LAST)),
    ],
)
def test_the_two_days_lie_within_the_years_and_in_order(as_of, since, expected):
    assert span_of(STORE, replace(NOW, as_of=as_of, options={"since": since} if since else {})) == expected


def test_layers_usually_off_join_when_they_are_on():
    assert "resident_issues" not in {data.spec.id for data in compared(STORE, NOW)}
    on = replace(NOW, layers={**NOW.layers, "resident_issues": 100})
    assert "resident_issues" in {data.spec.id for data in compared(STORE, on)}
    assert (changes(STORE, replace(on, options={"since": "2024-01-01"}))["layer"] == "resident_issues").any()


def test_a_map_mark_is_the_weightiest_change():
    found = changes(STORE, between(dt.date(2024, 1, 1), LAST))
    both = set(found[found["kind"] == SLIPPED]["id"]) & set(found[found["kind"] == MOVED]["id"])
    assert both
    data = STORE.layers["projects"]
    codes = dict(zip(data.frame["id"], marks(data, found), strict=True))
    assert all(list(KINDS)[codes[id_]] == SLIPPED for id_ in both)
    alone = dict(zip(data.frame["id"], marks(data, found, [MOVED]), strict=True))
    assert all(list(KINDS)[alone[id_]] == MOVED for id_ in both)


@SOME
@given(days, days)
def test_progress_on_either_day_is_that_of_the_table(one, other):
    since, until = sorted((one, other))
    found = changes(STORE, between(since, until))
    moved = found[(found["layer"] == "projects") & (found["kind"] == MOVED)].set_index("id")
    for day, column in ((since, "pct_from"), (until, "pct_to")):
        table = frame_of(STORE, STORE.layers["projects"], day).set_index("id")["progress_pct"]
        assert moved[column].tolist() == table[moved.index].tolist()
