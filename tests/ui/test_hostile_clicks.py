"""What the browser sends back is believed only where it can be true."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers import LAYERS
from tests.store.folder import OWN
from tests.toy import FEWER
from utils import session
from utils.errors import LinkError
from utils.filters import Between, OneOf
from utils.qr import qr_code
from utils.store import open_store
from utils.ui import clicks, issue_parts, linked_table, project_charts, toggle
from utils.ui.clicks import MOST, new_clicks
from utils.viewstate import default_view, from_query, to_query

NONSENSE: list[Any] = [
    None, True, 0, -1, 10**400, float("nan"), float("inf"), "", "x", "\ud800", "x" * 100_000, [], {}, [[]], [{}],
    {"a": 1}, [None], [10**400],
    [[10**400, {}]], ["\ud800", "\ud800"], [["a"]], [["a", 1]], [[1, "a", 2]], [[[[[[1]]]]]],
    list(range(5000)), ["projects", "no such project"], ["no such layer", "x"], ["projects", 7],
]  # fmt: skip
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
STORE = open_store(OWN)
PROJECT = STORE.layers["projects"].frame["id"].iloc[0]


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A session of its own, on the shipped data."""
    values: dict[str, Any] = {"view": default_view(LAYERS, STORE.profile, tuple(STORE.layers))}
    for module in (session, clicks, linked_table):
        monkeypatch.setattr(module.st, "session_state", values)
    monkeypatch.setattr(session.st, "rerun", lambda scope: None)
    return values


def check_view() -> None:
    """The view is one a link can hold."""
    query = to_query(session.view(), LAYERS, STORE.profile, tuple(STORE.layers))
    assert from_query(query, LAYERS, STORE.profile, tuple(STORE.layers)) == (session.view(), [])
    "".join(query.values()).encode()


@pytest.mark.parametrize("value", NONSENSE, ids=lambda value: repr(value)[:20])
def test_the_map_may_send_anything(value: Any) -> None:
    before = session.view()
    for sent in (
        value,
        {"sel": value},
        {"shape": value},
        {"failed": value},
        {"place": value, "sel": None},
        {"view": value},
    ):
        session.take_over(sent, ("projects",))
        session.placed(sent), session.drawn(sent)
        assert session.view().selected is None and session.view() == before
        check_view()
    for shape in ({"t": value, "c": value, "r": value}, {"t": "circle", "c": [[22, 114]], "r": value}):
        assert session.drawn({"shape": shape}) is None
    assert session.drawn({"shape": {"t": "polygon", "c": [[22.6, 114.1]] * 10_000}}) is None


def test_what_can_be_true_is_believed() -> None:
    assert session.take_over({"sel": ["projects", PROJECT]}) and session.view().selected == ("projects", PROJECT)


@FEWER
@given(json_values, json_values)
def test_clicks_are_numbered_and_harmless(what: Any, number: Any) -> None:
    clicks.st.session_state.clear()
    for sent in (what, {"clicks": what}, {"clicks": [what]}, {"clicks": [[number, what], [1, what]]}):
        for got in new_clicks("x", sent):
            assert not isinstance(got, dict) and "\ud800" not in repr(got)
        assert 0 <= clicks.done("x") <= MOST


@pytest.mark.parametrize("value", NONSENSE, ids=lambda value: repr(value)[:20])
def test_marks_of_charts_may_be_anything(value: Any) -> None:
    before = session.view()
    for marks in (value, [value], [[value, value]], []):
        if not isinstance(marks, list):
            continue
        project_charts._select(marks, ())
        project_charts._ask(marks, ())
        project_charts._narrow(marks, (), "category")
        issue_parts._cell_picked(marks)
        issue_parts._month_picked(marks)
        issue_parts._stage_picked(marks)
    assert session.view() == before
    check_view()


@pytest.mark.parametrize("month", ["9999-12", "0001-01", "٢٠٢٤-03", "2024-W1", "2024-3", "x" * 100, "2024-13"])
def test_a_month_nobody_has_data_of_is_none(month: str) -> None:
    assert issue_parts.month_span(month) is None
    assert issue_parts.month_span("2024-02") == Between(dt.date(2024, 2, 1), dt.date(2024, 2, 29))


def test_only_what_a_link_could_ask_for_narrows() -> None:
    toggle.set_clause("projects", "category", OneOf({"no such category"}))
    toggle.set_clause("projects", "no such column", OneOf({"x"}))
    toggle.set_clause("no such layer", "category", OneOf({"x"}))
    assert not session.view().filters
    toggle.toggle_key("projects", "category", "greenway")
    assert session.view().filters.clauses("projects") == {"category": OneOf({"greenway"})}


@pytest.mark.parametrize("value", NONSENSE, ids=lambda value: repr(value)[:20])
def test_the_selection_of_a_table_may_be_anything(value: Any) -> None:
    for sent in (value, {"selection": value}, {"selection": {"rows": value, "cells": value}}):
        found = linked_table._clicked(linked_table._plain(sent)["selection"], [])
        assert found is None or isinstance(found, int)
    assert linked_table._clicked(linked_table._plain({"selection": {"cells": [(3, "a")]}})["selection"], []) == 3
    assert linked_table._clicked(linked_table._plain({"selection": {"rows": []}})["selection"], [2]) == 2


@pytest.mark.parametrize("link", ["http://a/\ud800", "https://a/\0", "https://[", "x"])
def test_what_is_no_link_has_no_code(link: str) -> None:
    with pytest.raises(LinkError):
        qr_code(link)


def test_a_state_that_is_none_has_no_clicks() -> None:
    assert list(new_clicks("x", SimpleNamespace())) == []
