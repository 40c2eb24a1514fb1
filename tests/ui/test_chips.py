"""Chips on a page: each can be removed, all can be cleared, and what empties a selection is named."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.kit import opened
from utils.ui.chips import count

ROOT = Path(__file__).parents[2]


def chips_page() -> None:
    import streamlit as st

    from utils import session
    from utils.ui.chips import chips

    store = session.store()
    view = session.begin(store)
    chips(store, store.layers["projects"], view)
    session.finish()
    st.caption(session.view().lang)


def open_page(**query: str) -> AppTest:
    return opened(AppTest.from_function(chips_page, default_timeout=60), **query)


def said(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def keys(app: AppTest) -> set[str]:
    return {button.key for button in app.button}


def test_a_chip_for_each_clause_of_the_layer_and_none_for_others() -> None:
    app = open_page(f="projects.late~true;projects.text*绿;buildings.use~public")
    assert keys(app) == {"chip_projects_late", "chip_projects_text", "chips_clear_projects"}
    assert "/ 42 项" in said(app)


def test_without_a_filter_only_the_number_is_said() -> None:
    app = open_page()
    assert not keys(app) and "共 <b>42</b> 项" in said(app)


def test_a_click_removes_one_clause_and_clear_all_of_the_layers() -> None:
    app = open_page(f="projects.late~true;projects.text*绿;buildings.use~public")
    app.button(key="chip_projects_text").click().run()
    assert app.query_params["f"] in (
        "buildings.use~public;projects.late~true",
        ["buildings.use~public;projects.late~true"],
    )
    app.button(key="chips_clear_projects").click().run()
    assert app.query_params["f"] in ("buildings.use~public", ["buildings.use~public"])


def test_an_empty_result_names_who_is_to_blame_and_offers_to_drop_it() -> None:
    app = open_page(f="projects.late~true;projects.status~planned;projects.category~greenway;projects.budget_cny:0..")
    assert {"drop_projects_late", "drop_projects_status"} <= keys(app) and "drop_projects_budget_cny" not in keys(app)
    assert any("没有符合的项" in element.value for element in app.markdown)
    app.button(key="drop_projects_late").click().run()
    assert not {key for key in keys(app) if key.startswith("drop")}


def test_where_only_several_together_are_to_blame_none_is_offered() -> None:
    app = open_page(lang="en", f="projects.text*no-such-thing;projects.status~planned;projects.over_budget~true")
    assert not {key for key in keys(app) if key.startswith("drop")}
    assert any("together" in element.value for element in app.markdown)


def test_the_count_in_words() -> None:
    assert count(12, 1041, True, "en") == "<b>12</b> of 1,041"
    assert count(12, 41, True, "zh") == "<b>12</b> / 41 项"
