import datetime as dt
import tomllib
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers import LAYERS
from layers.base import Column, Text, Value
from utils import format as fmt
from utils.metrics import METRICS
from utils.units import UNITS

COMMUNITY = tomllib.loads((Path(__file__).parents[1] / "data" / "community.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (2_200_000_000, "cny", "22 亿元", "CNY 2.2 bn"),
        (1_300_000, "cny", "130 万元", "CNY 1.3 m"),
        (30_000_000, "cny", "3,000 万元", "CNY 30 m"),
        (99_999_999, "cny", "1 亿元", "CNY 100 m"),
        (999_999_999, "cny", "10 亿元", "CNY 1 bn"),
        (9_999.99, "cny", "9,999.99 元", "CNY 9,999.99"),
        (-1_300_000, "cny", "-130 万元", "CNY -1.3 m"),
        (3.97, "km2", "3.97 km²", "3.97 km²"),
        (3_970_000, "m2", "3.97 km²", "3.97 km²"),
        (640, "m2", "640 m²", "640 m²"),
        (12_340, "m", "12.34 km", "12.34 km"),
        (999.9, "m", "999.9 m", "999.9 m"),
        (99_960_000, "cny", "9,996 万元", "CNY 99.96 m"),
        (2300, "rack", "2,300 根", "2,300 racks"),
        (1, "rack", "1 根", "1 rack"),
        (356, "building", "356 栋", "356 buildings"),
        (93.44, "pct", "93.4%", "93.4%"),
        (28.5, "cny_m2_month", "28.5 元/m²·月", "CNY 28.5/m²·month"),
        (1, "rank", "第 1", "No. 1"),
    ],
)
def test_quantities_read_as_people_write_them(value, unit, zh, en):
    assert fmt.quantity(value, unit, "zh", compact=True) == zh
    assert fmt.quantity(value, unit, "en", compact=True) == en


def test_without_compact_the_amount_stays_whole():
    assert fmt.quantity(1_300_000, "cny", "zh") == "1,300,000 元"
    assert fmt.quantity(1_300_000, "cny", "en") == "CNY 1,300,000"


@given(st.floats(-1e13, 1e13), st.sampled_from(sorted(UNITS)), st.sampled_from(["zh", "en"]), st.booleans())
def test_any_amount_can_be_written(value, unit, lang, compact):
    text = fmt.quantity(value, unit, lang, compact)
    assert any(char.isdigit() for char in text)
    assert "{" not in text


@given(st.floats(0, 1e13), st.floats(0, 1e13))
def test_a_compact_amount_of_money_is_within_half_a_percent(one, other):
    sizes = {"亿元": 1e8, "万元": 1e4, "元": 1}
    for value in (one, other):
        written, unit = fmt.quantity(value, "cny", "zh", compact=True).split()
        assert float(written.replace(",", "")) * sizes[unit] == pytest.approx(value, rel=0.005, abs=0.00501)


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "zh", "en"),
    [
        (2_200_000_000, "cny", "nearly", "近 22 亿元", "nearly CNY 2.2 bn"),
        (300, "building", "more_than", "300 余栋", "300+ buildings"),
        (30_000_000, "cny", "under", "不足 3,000 万元", "under CNY 30 m"),
        (22e8, "cny", "more_than", "超 22 亿元", "more than CNY 2.2 bn"),
        (2300, "rack", "exact", "2,300 根", "2,300 racks"),
    ],
)
def test_facts_keep_their_qualifier(value, unit, qualifier, zh, en):
    fact = SimpleNamespace(value=value, unit=unit, qualifier=qualifier)
    assert (fmt.fact(fact, "zh"), fmt.fact(fact, "en")) == (zh, en)


def test_every_unit_in_use_is_known():
    used = {column.unit for spec in LAYERS.values() for column in spec.all_columns.values()}
    used |= {fact["unit"] for fact in COMMUNITY["fact"]}
    used |= {metric.unit for metric in METRICS.values()}
    assert used <= set(UNITS)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_unit_has_its_words(lang):
    for key, unit in UNITS.items():
        assert "{}" in fmt.pick(unit.many, lang)
        assert bool(fmt.unit_label(key, lang)) == (key != "")


@pytest.mark.parametrize(
    "day",
    [
        dt.date(2023, 3, 15),
        dt.datetime(2023, 3, 15, 9),
        pd.Timestamp("2023-03-15"),
        np.datetime64("2023-03-15"),
        "2023-03-15",
    ],
)
def test_dates(day):
    assert (fmt.date(day, "zh"), fmt.date(day, "en")) == ("2023年3月15日", "15 Mar 2023")
    assert (fmt.month(day, "zh"), fmt.month(day, "en")) == ("2023年3月", "Mar 2023")


def test_months_and_empty_dates():
    assert fmt.month("2023-03", "zh") == "2023年3月"
    assert fmt.date(None, "zh") == fmt.date(pd.NaT, "en") == fmt.month("", "en") == "—"


def test_what_is_no_date_stays_as_it_is():
    assert fmt.month("soon", "zh") == "soon"


def test_no_negative_nothing():
    assert fmt.number(-0.4, "en") == "0"
    assert fmt.number(-0.4, "en", 1) == "-0.4"


KIND = {"a": Value(Text("甲", "Alpha")), "b": Value(Text("乙", "Beta"))}


@pytest.mark.parametrize(
    ("column", "raw", "zh", "en"),
    [
        (Column("bool", Text("", "")), True, "是", "Yes"),
        (Column("bool", Text("", "")), np.bool_(False), "否", "No"),
        (Column("bool", Text("", "")), pd.NA, "—", "—"),
        (Column("category", Text("", ""), values=KIND), "a", "甲", "Alpha"),
        (Column("category", Text("", ""), values=KIND), "<b>", "<b>", "<b>"),
        (Column("list", Text("", ""), values=KIND), ["a", "b"], "甲、乙", "Alpha, Beta"),
        (Column("list", Text("", ""), values=KIND), [], "—", "—"),
        (Column("int", Text("", "")), 1998, "1998", "1998"),
        (Column("int", Text("", ""), "floor"), np.int64(7), "7 层", "7 storeys"),
        (Column("number", Text("", ""), "cny"), 1_300_000.0, "130 万元", "CNY 1.3 m"),
        (Column("number", Text("", "")), 1234.567, "1,234.57", "1,234.57"),
        (Column("number", Text("", ""), "m"), float("nan"), "—", "—"),
        (Column("date", Text("", "")), pd.Timestamp("2020-08-18"), "2020年8月18日", "18 Aug 2020"),
        (Column("text", Text("", ""), references="projects"), "p-01", "p-01", "p-01"),
        (Column("text", Text("", "")), "", "—", "—"),
    ],
)
def test_values_of_columns(column, raw, zh, en):
    assert (fmt.value(column, raw, "zh"), fmt.value(column, raw, "en")) == (zh, en)


def test_choices_have_labels():
    assert fmt.choice_label(Column("bool", Text("", "")), "true", "zh") == "是"
    assert fmt.choice_label(Column("category", Text("", ""), values=KIND), "b", "en") == "Beta"
    assert fmt.choice_label(Column("text", Text("", "")), "", "zh") == "未填写"
    assert fmt.choice_label(Column("text", Text("", "")), "新河", "en") == "新河"


def test_a_language_babel_does_not_know_falls_back():
    assert fmt.number(1234.5, "tlh", 1) == "1,234.5"


def test_a_unit_of_another_community_is_written_as_named():
    assert fmt.quantity(3, "boat", "zh") == "3 boat"
    assert fmt.unit_label("boat", "en") == "boat"


def test_texts_from_the_data_are_translated_where_the_profile_knows_them() -> None:
    column = Column("text", Text("住宅区", "Residential area"))
    words = {"上围": Text("上围", "Shangwei")}
    assert fmt.value(column, "上围", "en", words) == "Shangwei"
    assert fmt.value(column, "上围", "zh", words) == "上围"
    assert fmt.value(column, "禾坑", "en", words) == "禾坑"
    assert fmt.choice_label(column, "上围", "en", words) == "Shangwei"


@pytest.mark.parametrize("x", [1e26, -3e40, 1.7e308])
def test_a_number_beyond_measure_is_written_not_refused(x):
    assert fmt.number(x, "en", 2).replace(",", "").lstrip("-").startswith(str(x).lstrip("-")[0])
