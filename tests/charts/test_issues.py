import datetime as dt

import numpy as np
import pandas as pd
import pytest

from layers import LAYERS
from layers.base import Paint, Text
from tests import town
from tests.charts.kit import as_sent
from utils.analysis import issues as tables
from utils.charts import issues

TODAY = dt.date(2024, 6, 30)
COLUMN = LAYERS["resident_issues"].columns["category"]


def matters(count=5):
    data = town.layer(
        "resident_issues",
        [town.point(i) for i in range(count)],
        category=["noise", "noise", "parking", "parking", "safety"][:count],
        department=["甲", "甲", "甲", None, None][:count],
        reported=[dt.date(2024, 1, 1 + i) for i in range(count)],
        responded=[dt.date(2024, 1, 9), dt.date(2024, 1, 9), dt.date(2024, 1, 9), None, None][:count],
        resolved=[dt.date(2024, 3, 1), dt.date(2024, 1, 12), None, None, None][:count],
        status=["closed", "resolved", "assigned", "open", "open"][:count],
    )
    return tables.issue_table(data.frame, np.ones(count, dtype=bool), TODAY)


def label(key: str) -> str:
    return COLUMN.values[key].label.zh if key in COLUMN.values else key


def test_the_funnel_narrows_about_a_middle_line() -> None:
    plain = as_sent(issues.funnel(tables.funnel(matters()), True, "light", "zh", []))
    bars = plain["data"][0]
    assert bars["x"] == [5, 3, 3, 2, 1] and bars["y"] == ["收集", "吹哨", "响应", "解决", "反馈"]
    assert bars["base"] == [-count / 2 for count in bars["x"]]
    assert bars["customdata"] == list(tables.STAGES)
    assert plain["layout"]["annotations"][0]["text"] == "5 · 100%"


def test_what_is_not_recorded_is_not_nought() -> None:
    plain = as_sent(issues.funnel(tables.funnel(matters()), False, "light", "en", []))
    assert plain["layout"]["annotations"][-1]["text"] == "not recorded"


def test_durations_have_a_row_each_and_a_mark_for_the_slowest_tenth() -> None:
    rows = tables.durations(matters(), "category")
    figure = issues.durations(rows, Text("天数", "Days"), label, {"noise"}, "light", "zh", ["illustrative"])
    median, p90, none = as_sent(figure)["data"]
    by_key = dict(zip(median["customdata"], median["x"], strict=True))
    assert by_key == {"noise": 35, "parking": None, "safety": None}
    assert p90["customdata"] == median["customdata"] and p90["x"][-1] > 35
    opacity = dict(zip(median["customdata"], median["marker"]["opacity"], strict=True))
    assert opacity["noise"] == 1 and opacity["parking"] < 1
    assert "已解决 2 / 2 件" in median["hovertext"][-1]
    # What has no bar has a row to click all the same, and says why.
    assert sorted(none["customdata"]) == ["parking", "safety"] and all(length > 0 for length in none["x"])
    assert all("尚未解决" in text for text in none["text"])
    assert [median["customdata"][place] for place in none["y"]] == none["customdata"]


def test_only_collected_matters_narrow_to_a_month() -> None:
    figure = issues.by_month(tables.by_month(matters()), Paint("#123456"), "light", "zh", [])
    reported, resolved = as_sent(figure)["data"]
    assert reported["y"] == [5, 0, 0] and resolved["y"] == [1, 0, 1]
    assert reported["customdata"] == ["2024-01", "2024-02", "2024-03"] and "customdata" not in resolved


def test_every_cell_knows_its_category_and_month() -> None:
    counts = tables.heat(matters(), list(COLUMN.values))
    plain = as_sent(issues.heat(counts, label, "dark", "en", []))
    cells = plain["data"][0]
    assert sum(map(sum, cells["z"])) == 5
    assert plain["layout"]["yaxis"]["ticktext"] == [label(key) for key in reversed(counts.index)]
    for row, key in zip(cells["customdata"], reversed(counts.index), strict=True):
        assert row == [[key, "2024-01"]]
    # The strongest shade is the most, nothing is the paper.
    assert cells["zmin"] == 0 and cells["colorscale"][0][0] == 0 and cells["colorscale"][-1][0] == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_to_draw_is_an_empty_chart(lang: str) -> None:
    none = matters(0)
    as_sent(issues.funnel(tables.funnel(none), True, "light", lang, []))
    as_sent(issues.by_month(tables.by_month(none), Paint("#123456"), "light", lang, []))
    as_sent(issues.durations(tables.durations(none, "category"), Text("天", "d"), label, set(), "light", lang, []))


def test_a_single_month_has_one_tick_and_its_cell_is_not_the_strongest() -> None:
    month = pd.to_datetime(["2024-03-01"])
    plain = as_sent(issues.heat(pd.DataFrame([[1]], index=["repairs"], columns=month), str, "light", "zh", []))
    assert plain["layout"]["xaxis"]["ticktext"] == ["2024年3月"]
    assert plain["data"][0]["zmax"] == issues.STRONG > 1
