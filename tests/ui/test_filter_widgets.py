"""Filter widgets write clauses in the data's units, whatever unit they show."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.kit import opened


def widgets_page() -> None:
    from utils import session
    from utils.ui.filter_widgets import filter_widgets

    store = session.store()
    filter_widgets(store, store.layers["projects"], session.begin(store))
    session.finish()


def open_page(**query: str) -> AppTest:
    return opened(AppTest.from_function(widgets_page, default_timeout=60), **query)


def budget(app: AppTest):
    return app.slider(key="range_projects_budget_cny")


@pytest.mark.parametrize(("lang", "unit", "size"), [("zh", "万元", 1e4), ("en", "CNY m", 1e6)])
def test_money_is_chosen_in_the_unit_it_is_written_in(lang: str, unit: str, size: float) -> None:
    app = open_page(lang=lang)
    slider = budget(app)
    assert unit in slider.label and slider.max * size >= 1e6 > slider.max
    slider.set_range(1_000_000 / size, 5_000_000 / size).run()
    assert app.query_params["f"] == "projects.budget_cny:1000000..5000000"


def test_a_link_in_yuan_shows_in_the_unit_of_the_language() -> None:
    app = open_page(f="projects.budget_cny:1000000..5000000")
    assert budget(app).value == (100, 500)
    assert app.query_params["f"] == "projects.budget_cny:1000000..5000000"
