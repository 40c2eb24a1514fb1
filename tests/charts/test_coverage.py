import numpy as np
import pytest

from layers.base import Text
from tests.charts.kit import as_sent, title_of
from utils.analysis import coverage as tables
from utils.charts import coverage

STEPS = np.array([0, 100, 200])
CURVES = {"park": np.array([0.0, 50.0, 100.0]), "drying": np.array([100.0, 100.0, 100.0])}
NAMES = {"park": "公园", "drying": "晾晒设施"}
AREAS = tables.by_area(
    np.array(["东", "东", ""], dtype=object), np.array([True, False, False]), np.array([3.0, 2.0, 1.0])
)


def test_a_click_on_a_curve_asks_for_its_service_and_distance() -> None:
    plain = as_sent(coverage.reach_curves(STEPS, CURVES, NAMES, ("park", 100), "light", "zh", []))
    park, drying = plain["data"]
    assert park["customdata"] == [["park", 0], ["park", 100], ["park", 200]]
    assert park["y"] == [0, 50, 100] and park["line"]["width"] > drying["line"]["width"]
    assert plain["layout"]["shapes"][0]["x0"] == 100
    assert "100 m" in park["text"][1] and "50%" in park["text"][1]


def test_a_share_of_nothing_is_no_line() -> None:
    curves = {"park": np.full(3, np.nan)}
    trace = as_sent(coverage.reach_curves(STEPS, curves, NAMES, ("park", 100), "dark", "en", []))["data"][0]
    assert trace["y"] == [None] * 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_bars_add_up_to_the_tenants(lang: str) -> None:
    words = {"东": Text("东", "East")}
    figure = coverage.by_area(AREAS, set(), "light", lang, words, ["illustrative"])
    plain = as_sent(figure)
    covered, uncovered = plain["data"]
    assert (sum(covered["x"]), sum(uncovered["x"])) == (3, 3)
    assert dict(zip(covered["customdata"], covered["x"], strict=True)) == {"": 0, "东": 3}
    assert {"zh": "东", "en": "East"}[lang] in plain["layout"]["yaxis"]["ticktext"]
    assert {"zh": "示意", "en": "Illustrative"}[lang] in title_of(figure)


def test_areas_not_asked_for_are_faint() -> None:
    for trace in as_sent(coverage.by_area(AREAS, {"东"}, "light", "zh", {}, []))["data"]:
        opacity = dict(zip(trace["customdata"], trace["marker"]["opacity"], strict=True))
        assert opacity["东"] == 1 and opacity[""] < 1
