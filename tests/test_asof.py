import dataclasses
import datetime as dt

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from layers.base import Timeline
from tests import toy
from utils.asof import existed, status_as_of

ALWAYS = dataclasses.replace(toy.SPEC, timeline=Timeline("opened", "always"))


@toy.FEWER
@given(toy.frames, toy.dates, toy.dates)
def test_what_existed_once_exists_later(frame, one, other):
    early, late = sorted((one, other))
    for spec in (toy.SPEC, ALWAYS):
        then, later, now = (existed(frame, spec, day) for day in (early, late, None))
        assert np.all(then <= later)
        assert np.all(later <= now)
        assert now.all()


@toy.FEWER
@given(toy.frames, toy.dates, toy.dates)
def test_a_status_never_goes_back(frame, one, other):
    early, late = sorted((one, other))
    rank = {"": 0, "started": 1, "done": 2}
    before, after = (status_as_of(frame, toy.SPEC, day) for day in (early, late))
    assert all(rank[a] <= rank[b] for a, b in zip(before, after, strict=True))


def things(opened, closed=None):
    return toy.frame_of([dict.fromkeys(toy.SPEC.columns) | {"opened": opened, "closed": closed}])


def test_it_exists_from_its_day_on():
    frame = things(dt.date(2020, 5, 2))
    assert not existed(frame, toy.SPEC, dt.date(2020, 5, 1))[0]
    assert existed(frame, toy.SPEC, dt.date(2020, 5, 2))[0]


def test_an_empty_date_follows_the_timeline():
    frame = things(None)
    assert not existed(frame, toy.SPEC, dt.date(2020, 5, 1))[0]
    assert existed(frame, ALWAYS, dt.date(2020, 5, 1))[0]


def test_a_year_counts_from_its_first_day():
    frame = gpd.GeoDataFrame({"built": pd.array([2019, 2020, None], "Int64")}, geometry=[None] * 3, crs=4326)
    assert existed(frame, toy.OTHER, dt.date(2019, 12, 31)).tolist() == [True, False, True]
    assert existed(frame, toy.OTHER, dt.date(2020, 1, 1)).tolist() == [True, True, True]


def test_without_a_timeline_it_was_always_there():
    assert existed(things(None), toy.UNDER, dt.date(1900, 1, 1)).all()


@pytest.mark.parametrize(
    ("day", "status"),
    [(dt.date(2019, 1, 1), ""), (dt.date(2020, 1, 1), "started"), (dt.date(2021, 1, 1), "done")],
)
def test_the_status_follows_the_stages(day, status):
    assert status_as_of(things(dt.date(2020, 1, 1), dt.date(2021, 1, 1)), toy.SPEC, day).tolist() == [status]


def test_a_skipped_stage_does_not_hold_up_the_next():
    assert status_as_of(things(None, dt.date(2021, 1, 1)), toy.SPEC, dt.date(2022, 1, 1)).tolist() == ["done"]


def test_no_status_for_now_or_where_it_follows_no_dates():
    assert status_as_of(things(None), toy.SPEC, None) is None
    assert status_as_of(things(None), ALWAYS, dt.date(2020, 1, 1)) is None
