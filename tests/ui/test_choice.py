"""A choice of our own: what is picked reaches Python, nonsense does not."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.choices import choose, chosen


def choice_page() -> None:
    import streamlit as st

    from utils.ui.choice import choice

    def pick(option: str) -> None:
        st.session_state["said"] = option

    choice("fruit", "Fruit", {"a": "Apple", "b": "Pear"}, st.session_state.get("said"), pick)


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(choice_page, default_timeout=60).run()


def test_what_is_picked_is_marked(app: AppTest) -> None:
    assert chosen(app, "fruit") is None
    choose(app, "fruit", "b")
    assert chosen(app, "fruit") == "b"
    app.run()
    assert chosen(app, "fruit") == "b"


@pytest.mark.parametrize("option", ["c", None, 1, ["a"], {"a": 1}])
def test_nonsense_changes_nothing(app: AppTest, option: object) -> None:
    choose(app, "fruit", option)
    assert chosen(app, "fruit") is None
