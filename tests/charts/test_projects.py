"""The charts of the projects page show their tables, whole and in the language."""

import datetime as dt
import json
import re

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from plotly.io.json import to_json_plotly

from layers import LAYERS
from layers.base import STATUS
from tests import town
from utils.analysis.projects import gantt, money, s_curve, status_by_category
from utils.charts.projects import gantt_chart, money_chart, s_curve_chart, status_chart
from utils.charts.projects.gantt import MOST
from utils.charts.template import LIGHTS

TODAY = dt.date(2026, 11, 1)
COLUMNS = LAYERS["projects"].columns
CATEGORY, STATUSES = COLUMNS["category"], COLUMNS["status"]
HAN = re.compile(r"[一-鿿]")


@pytest.fixture
def frame():
    projects = town.projects().frame
    return pd.DataFrame(projects.assign(category=pd.Categorical(["drying_racks", "greenway", "greenway"])))


@pytest.fixture
def series():
    months = [f"2020-{month:02d}" for month in range(1, 7)]
    return pd.DataFrame(
        {
            "project_id": ["p-2"] * 6,
            "month": months,
            "planned_pct": [10.0, 20, 30, 40, 50, 60],
            "actual_pct": [5.0, 15, 20, 30, np.nan, np.nan],
            "spent_cny": [1e5, 2e5, 3e5, 4e5, np.nan, np.nan],
        }
    )


def figures(frame, series, theme="light", lang="zh"):
    counts = status_by_category(frame, tuple(CATEGORY.values), tuple(STATUSES.values))
    names = {id_: f"N {id_}" for id_ in frame["id"]}
    return [
        status_chart(counts, counts, CATEGORY, STATUSES, theme, lang, ["illustrative"]),
        gantt_chart(gantt(frame, list(STATUSES.values), TODAY), STATUSES, TODAY, theme, lang, "p-2", ["illustrative"]),
        s_curve_chart(s_curve(frame, series, TODAY), TODAY, theme, lang, ["illustrative"]),
        money_chart(money(frame), names, theme, lang, "", "p-2", ["illustrative"]),
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_plotly_accepts_every_figure(frame, series, theme, lang):
    for figure in figures(frame, series, theme, lang):
        # Drawn without Plotly's checks: here they are made.
        go.Figure(json.loads(to_json_plotly(figure)))
        assert ("示意数据" if lang == "zh" else "Illustrative data") in figure.layout.title.text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_selection_draws(frame, series, lang):
    for figure in figures(frame[:0], series, "light", lang):
        go.Figure(json.loads(to_json_plotly(figure)))


def test_no_chinese_in_english(frame, series):
    named = frame.assign(name_en=["Racks", "Greenway", "Park"])
    for figure in figures(named, series, "light", "en"):
        layout = json.loads(to_json_plotly(figure.layout))
        # Fonts are named in Chinese nowhere else; the template's own texts are none.
        assert not HAN.search(json.dumps(layout, ensure_ascii=False))
        assert not HAN.search(json.dumps(json.loads(to_json_plotly(figure))["data"], ensure_ascii=False))


def test_bars_of_a_status_have_its_colour_and_add_up(frame):
    counts = status_by_category(frame, tuple(CATEGORY.values), tuple(STATUSES.values))
    figure = status_chart(counts, None, CATEGORY, STATUSES, "dark", "en")
    assert sum(sum(trace.x) for trace in figure.data) == len(frame)
    for trace in figure.data:
        status = trace.customdata[0][1]
        assert trace.marker.color == STATUS[status].paint.dark and trace.name == STATUS[status].label.en
        for (category, key), count in zip(trace.customdata, trace.x, strict=True):
            assert count == ((frame["category"] == category) & (frame["status"] == key)).sum()


def test_what_is_not_selected_is_faint_and_carries_its_category_only(frame):
    counts = status_by_category(frame[:1], tuple(CATEGORY.values), tuple(STATUSES.values))
    rest = status_by_category(frame[1:], tuple(CATEGORY.values), tuple(STATUSES.values))
    faint = status_chart(counts, rest, CATEGORY, STATUSES, "light", "zh").data[-1]
    assert dict(zip([mark[0] for mark in faint.customdata], faint.x, strict=True)) == {"greenway": 2, "drying_racks": 0}
    assert {mark[1] for mark in faint.customdata} == {""}


def test_a_gantt_row_is_a_mark_across_its_width(frame):
    figure = gantt_chart(gantt(frame, list(STATUSES.values), TODAY), STATUSES, TODAY, "light", "zh", "p-2")
    rows = figure.data[0]
    assert sorted(rows.customdata) == ["p-1", "p-2", "p-3"]
    chosen = dict(zip(rows.customdata, rows.marker.color, strict=True))
    assert chosen["p-2"] != chosen["p-1"] == chosen["p-3"]
    assert figure.layout.shapes[0].x0 == str(TODAY)
    actual = {trace.name: trace for trace in figure.data[3:]}
    under = actual["在建"]
    assert under.base[0] == "2020-03-01" and under.marker.color == STATUS["under_construction"].paint.light
    assert under.x[0] == (pd.Timestamp(TODAY) - pd.Timestamp("2020-03-01")).days * 86_400_000 + 86_400_000
    assert "60%" in under.text[0] and "▲" in under.text[0]


def test_planned_bars_are_filled_as_far_as_the_work_is_done(frame):
    figure = gantt_chart(gantt(frame, list(STATUSES.values), TODAY), STATUSES, TODAY, "light", "zh")
    whole, done = figure.data[1], figure.data[2]
    shares = [part / all_ for part, all_ in zip(done.x, whole.x, strict=True)]
    assert sorted(shares) == pytest.approx([0, 0.6, 1])


def test_a_long_gantt_says_that_it_shows_the_first(frame):
    many = pd.concat([frame] * 30, ignore_index=True).assign(id=[f"p{i}" for i in range(90)])
    figure = gantt_chart(gantt(many, list(STATUSES.values), TODAY), STATUSES, TODAY, "light", "en")
    assert len(figure.data[0].customdata) == MOST
    assert "90 projects" in figure.layout.title.subtitle.text and str(MOST) in figure.layout.title.subtitle.text


def test_names_from_data_stay_text(frame):
    nasty = frame.assign(name="<a href='javascript:x'>y</a>", name_en=None)
    figure = gantt_chart(gantt(nasty, list(STATUSES.values), TODAY), STATUSES, TODAY, "light", "zh")
    assert not any("<a" in text for text in (*figure.data[0].hovertext, *figure.layout.yaxis.ticktext))


def test_what_is_not_known_yet_is_not_drawn(frame, series):
    table = s_curve(frame, series, dt.date(2020, 4, 30))
    planned, actual, spent, budget = s_curve_chart(table, dt.date(2020, 4, 30), "light", "zh").data
    assert None not in planned.y and len(planned.y) == 6
    assert actual.y[3] == 30 and actual.y[4:] == (None, None)
    assert spent.text[3] == "40 万元" and spent.y[4:] == (None, None)
    assert set(budget.y) == {5e6}


def test_overspent_bars_are_red_and_say_so(frame):
    spent = frame.assign(spent_cny=[1_430_000.0, 3e6, 0])
    names = {"p-1": "Racks", "p-2": "Greenway", "p-3": "Park"}
    budget, normal, over = money_chart(money(spent), names, "light", "en").data
    assert sum(budget.x) == spent["budget_cny"].sum()
    assert list(over.customdata) == ["p-1"] and over.marker.color == LIGHTS["red"].light
    assert over.text == ("▲ +10%",)
    assert sorted([*normal.customdata, *over.customdata]) == ["p-1", "p-2", "p-3"]


def test_what_is_not_chosen_stays_in_its_place_faintly(frame):
    chosen, rest = money(frame[:1], "category"), money(frame[1:], "category")
    whole = money(frame, "category")
    names = {key: key for key in whole["key"]}
    figure = money_chart(chosen, names, "light", "en", rest=rest)
    assert list(figure.layout.yaxis.ticktext) == whole["key"].tolist()
    budget, *_, faint = figure.data
    assert sum(budget.x) == chosen["budget_cny"].sum()
    assert faint.name == "Not selected" and sum(faint.x) == rest["budget_cny"].sum()
    assert set(faint.customdata) == set(rest["key"])
