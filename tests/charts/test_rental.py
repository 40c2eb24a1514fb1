import json

import numpy as np
import pandas as pd
import pytest

from layers.base import Text
from tests import town
from tests.charts.kit import as_sent, title_of
from utils.analysis import rental as tables
from utils.analysis.quantiles import quantile_classes
from utils.analysis.rental import OCCUPANCY, RENT
from utils.charts import output, rental
from utils.charts.ramp import NO_VALUE, shades

WORDS = {"东": Text("东", "East")}
MONTHS = tables.monthly(
    town.table(
        month=["2024-01", "2024-01", "2024-02", "2024-02"],
        residential_area=["东", "西", "东", "西"],
        units=[10, 20, 10, 20],
        units_rented=[8, 20, 9, 19],
        rent_cny_m2_month=[30.0, 20.0, 31.0, np.nan],
    ),
    None,
)
WHOLE = tables.together(MONTHS)
QUARTER = town.table(quarter=["2024Q1"] * 3, community=["甲", "乙", "<b>丙"], occupancy_pct=[91.0, 95.0, 93.0])
RANKED = tables.ranking(QUARTER, OCCUPANCY, None)


def lets(count=3, **columns):
    given = {
        "units": [10] * count,
        "units_rented": list(range(8, 8 + count)),
        "rent_cny_m2_month": [30.0 + i for i in range(count)],
        "residential_area": ["东", "西", None][:count],
        "floors": [5, 6, None][:count],
        "year_built": [1999, 2005, 2010][:count],
    }
    data = town.layer("buildings", [town.square(20 * i) for i in range(count)], **(given | columns))
    return tables.lets(data.frame, np.ones(count, dtype=bool))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("metric", [OCCUPANCY, RENT])
def test_a_line_an_area_and_one_of_the_whole(metric: str, lang: str) -> None:
    traces = as_sent(rental.trend(MONTHS, WHOLE, metric, set(), "light", lang, WORDS))["data"]
    assert [trace["name"] for trace in traces] == {
        "zh": ["东", "西", "全社区"],
        "en": ["East", "西", "Whole community"],
    }[lang]
    assert [set(trace.get("customdata", [])) for trace in traces] == [{"东"}, {"西"}, set()]
    assert traces[0]["y"] == MONTHS[metric][MONTHS["residential_area"] == "东"].tolist()
    assert traces[0]["x"] == ["2024-01-01", "2024-02-01"]


def test_areas_not_asked_for_are_faint() -> None:
    traces = as_sent(rental.trend(MONTHS, WHOLE, RENT, {"西"}, "dark", "zh", {}))["data"]
    assert [trace.get("opacity", 1) < 1 for trace in traces] == [True, False, False]


def test_an_area_has_one_colour_whatever_else_is_shown() -> None:
    both = rental.area_paints(["西", "东"])
    assert both["东"] != both["西"]
    assert rental.area_paints(["东", "西"]) == both


def test_the_ranking_is_best_on_top_and_ours_is_bold() -> None:
    plain = as_sent(rental.ranking(RANKED, OCCUPANCY, "甲", "light", "zh", {}))
    trace = plain["data"][0]
    assert trace["x"] == [91, 93, 95]
    assert plain["layout"]["yaxis"]["ticktext"] == ["<b>3  甲</b>", "2  &lt;b&gt;丙", "1  乙"]
    assert trace["marker"]["size"][0] > trace["marker"]["size"][1]
    low, high = plain["layout"]["xaxis"]["range"]
    assert low < 91 and high > 95


def test_the_quarter_is_in_the_title() -> None:
    assert "2024年第1季度" in title_of(rental.ranking(RANKED, OCCUPANCY, "", "light", "zh", {}))
    assert "Q1 2024" in title_of(rental.ranking(RANKED, OCCUPANCY, "", "light", "en", {}))


def test_the_bars_of_units_add_up_to_the_buildings() -> None:
    buildings = lets()
    plain = as_sent(rental.stock(tables.by_area(buildings), {"东"}, "light", "en", WORDS, ["illustrative"]))
    traces = plain["data"]
    assert sum(sum(trace["x"]) for trace in traces) == buildings["units"].sum()
    assert sum(traces[1]["x"]) == buildings["vacant"].sum()
    for trace in traces:
        fainter = [
            key for key, opacity in zip(trace["customdata"], trace["marker"]["opacity"], strict=True) if opacity < 1
        ]
        assert set(fainter) == {"西", ""}
    assert {"No area", "East"} < set(plain["layout"]["yaxis"]["ticktext"])


@pytest.mark.parametrize("metric", [OCCUPANCY, RENT])
def test_dots_are_buildings_in_the_shades_of_the_map(metric: str) -> None:
    buildings = lets()
    classes = quantile_classes(buildings[metric].to_numpy())
    trace = as_sent(rental.scatter(buildings, "year_built", metric, classes, "buildings-1", "light", "zh"))["data"][0]
    assert trace["customdata"] == buildings["id"].tolist()
    paints = shades(len(classes.counts))
    assert trace["marker"]["color"] == [paints[code].light for code in classes.codes]
    assert trace["marker"]["size"].index(max(trace["marker"]["size"])) == 1


def test_a_building_without_the_value_has_no_dot() -> None:
    buildings = lets(rent_cny_m2_month=[30.0, None, 32.0])
    classes = quantile_classes(buildings[RENT].to_numpy())
    assert as_sent(rental.scatter(buildings, "floors", RENT, classes, "", "light", "zh"))["data"][0]["customdata"] == [
        "buildings-0"
    ]
    assert NO_VALUE not in shades(5)


def test_thousands_of_dots_are_drawn_by_the_graphics_card() -> None:
    one = lets(2)
    many = pd.concat([one] * (rental.MANY // 2 + 1), ignore_index=True)
    classes = quantile_classes(many[RENT].to_numpy())
    assert as_sent(rental.scatter(many, "floors", RENT, classes, "", "light", "en"))["data"][0]["type"] == "scattergl"


def test_a_name_from_the_data_is_text() -> None:
    buildings = lets(name=["<img src=x onerror=alert(1)>", "乙", "丙"])
    classes = quantile_classes(buildings[RENT].to_numpy())
    trace = as_sent(rental.scatter(buildings, "year_built", RENT, classes, "", "light", "zh"))["data"][0]
    assert trace["text"][0].startswith("&lt;img")
    words = {"东": Text("<b>东</b>", "<b>East</b>")}
    for figure in (
        rental.stock(tables.by_area(buildings), set(), "light", "en", words),
        rental.trend(MONTHS, WHOLE, RENT, set(), "light", "en", words),
    ):
        sent = json.dumps(as_sent(figure))
        assert "&lt;b&gt;East&lt;/b&gt;" in sent and "<b>East" not in sent


def test_what_is_illustrative_says_so() -> None:
    assert "示意" in title_of(rental.trend(MONTHS, WHOLE, RENT, set(), "light", "zh", {}))
    surveyed = MONTHS.assign(provenance="surveyed")
    assert "示意" not in title_of(rental.trend(surveyed, WHOLE, RENT, set(), "light", "zh", {}))


YEARLY = tables.output(
    pd.concat([town.table("reported", year=[2020], output_cny=[3e7]), town.table(year=[2021], output_cny=[6e7])]), None
)


def labels(theme: str, lang: str) -> list[str]:
    return [label["text"] for label in as_sent(output.output_bars(YEARLY, theme, lang))["layout"]["annotations"]]


def test_output_that_is_not_reported_is_hatched() -> None:
    bars = as_sent(output.output_bars(YEARLY, "light", "zh"))["data"][0]
    assert bars["y"] == [3e7, 6e7] and bars["x"] == ["2020", "2021"]
    assert bars["marker"]["pattern"]["shape"] == ["", "/"]
    assert labels("light", "zh") == ["3,000 万元", "6,000 万元<br>+100%"]
    assert "比上年 +100%" in bars["hovertext"][1] and "公开报道" in bars["hovertext"][0]


def test_output_in_english() -> None:
    figure = output.output_bars(YEARLY, "dark", "en")
    assert labels("dark", "en") == ["CNY 30 m", "CNY 60 m<br>+100%"]
    short = as_sent(figure)["layout"]["meta"]["narrow"]["annotations"]
    assert [label["text"] for label in short] == ["", "+100%"]
    assert "Illustrative data" in title_of(figure)


def test_nothing_to_draw_is_an_empty_chart() -> None:
    none = lets().iloc[:0]
    classes = quantile_classes(np.empty(0))
    as_sent(rental.scatter(none, "floors", RENT, classes, "", "light", "zh"))
    as_sent(rental.stock(tables.by_area(none), set(), "light", "zh", {}))
    as_sent(rental.ranking(RANKED.iloc[:0], OCCUPANCY, "", "light", "zh", {}))
    as_sent(output.output_bars(YEARLY.iloc[:0], "light", "zh"))
