import datetime as dt

import numpy as np
import pytest
from hypothesis import given

from layers import LAYERS
from layers.base import Text
from tests import toy
from utils.filters import Between, Contains, FilterState, OneOf, Shape, Within, mask
from utils.filters.explain import chips_of, emptied_by, label

PROJECTS = LAYERS["projects"]
BOX = Shape("rectangle", ((22.6, 114.1), (22.7, 114.2)))
WORDS = {"龙岗区水务局": Text("龙岗区水务局", "Longgang Water Authority"), "z-1": Text("生活空间", "Living space")}


@pytest.mark.parametrize(
    ("column", "clause", "zh", "en"),
    [
        ("category", OneOf({"greenway", "park"}), "类别：绿道、公园", "Category: Greenway, Park"),
        ("late", OneOf({"true"}), "进度滞后：是", "Behind schedule: Yes"),
        ("partner", OneOf({""}), "配合单位：未填写", "Partner: Not given"),
        ("lead", OneOf({"龙岗区水务局"}), "牵头单位：龙岗区水务局", "Lead: Longgang Water Authority"),
        ("zone", OneOf({"z-1"}), "所在空间：生活空间", "Zone: Living space"),
        ("budget_cny", Between(1e6, None), "预算：不低于 100 万元", "Budget: at least CNY 1 m"),
        ("budget_cny", Between(None, 5e6), "预算：不超过 500 万元", "Budget: at most CNY 5 m"),
        ("progress_pct", Between(20, 40), "进度：20% 至 40%", "Progress: 20% to 40%"),
        ("progress_pct", Between(20, 20), "进度：20%", "Progress: 20%"),
        ("start_actual", Between(), "实际开工：已填写", "Actual start: given"),
        (
            "end_planned",
            Between(dt.date(2023, 3, 15), None),
            "计划完工：2023年3月15日 起",
            "Planned end: from 15 Mar 2023",
        ),
        ("text", Contains("绿道 <b>"), "文字：含“绿道 <b>”", "Text: “绿道 <b>”"),
        (
            "shape",
            Within(Shape("circle", ((22.68, 114.12),), 400)),
            "触及所画范围：圆形，半径 400 m",
            "Touches the drawn area: circle, radius 400 m",
        ),
        (
            "shape",
            Within(Shape("rectangle", ((22.6, 114.1), (22.7, 114.2)))),
            "触及所画范围：矩形",
            "Touches the drawn area: rectangle",
        ),
    ],
)
def test_a_clause_in_words(column, clause, zh, en):
    assert label(PROJECTS, column, clause, "zh", WORDS) == zh
    assert label(PROJECTS, column, clause, "en", WORDS) == en


def test_many_values_are_counted_not_listed():
    clause = OneOf({"greenway", "park", "greening", "wayfinding", "water_quality"})
    assert label(PROJECTS, "category", clause, "en") == "Category: Greenway, Greening, Water quality and 2 more"
    assert label(PROJECTS, "category", clause, "zh") == "类别：绿道、绿化提升、治水提质等 5 项"


@given(toy.states)
def test_every_clause_has_one_chip_in_each_language(state):
    for lang in ("zh", "en", "xx"):
        chips = chips_of(toy.SPEC, state, lang)
        assert sorted(chip.column for chip in chips) == sorted(state.clauses("things"))
        assert all(chip.label and chip.layer == "things" for chip in chips)


@toy.FEWER
@given(toy.frames, toy.states)
def test_what_empties_a_selection_is_what_fills_it_when_dropped(frame, state):
    blamed = emptied_by(frame, toy.SPEC, state)
    empty = not mask(frame, toy.SPEC, state).any()
    fills = {
        column
        for column in state.clauses("things")
        if mask(frame, toy.SPEC, state.with_clause("things", column, None)).any()
    }
    assert set(blamed) == (fills if empty else set())


def test_only_rows_that_count_are_looked_at():
    frame = toy.frame_of([dict.fromkeys(toy.SPEC.columns) | {"kind": "red"}])
    state = FilterState((("things", "kind", OneOf({"blue"})),))
    assert emptied_by(frame, toy.SPEC, state) == ("kind",)
    assert emptied_by(frame, toy.SPEC, state, np.array([False])) == ()
