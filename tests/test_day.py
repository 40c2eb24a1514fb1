"""Days as they are written, and nothing else."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.day import in_reach, read_day


@given(st.dates())
def test_every_day_is_read_as_written(day):
    assert read_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20230115",
        "2023-W11-3",
        "٢٠٢٣-01-01",
        "２０２３-01-01",
        " 2023-01-01",
        "2023-01-01\n",
        "2023-02-30",
        "0000-01-01",
    ],
)
def test_nothing_else_is_a_day(text):
    with pytest.raises(ValueError):
        read_day(text)


def test_reach_leaves_room_for_reckoning():
    assert in_reach(dt.date(1900, 1, 1)) and in_reach(dt.date(2200, 12, 31))
    assert not in_reach(dt.date(1, 1, 1)) and not in_reach(dt.date(9999, 12, 31))
