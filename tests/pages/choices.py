"""Choices of our own in Streamlit's test runner, which knows no such elements: what one shows, and a pick."""

from __future__ import annotations

import json
from typing import Any

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest


def chosen(app: AppTest, key: str) -> str | None:
    """What the choice ``key`` has marked."""
    return json.loads(_element(app, key).json)["chosen"]


def choose(app: AppTest, key: str, option: Any) -> None:
    """Pick an option, as the browser tells of it; the page must not fail."""
    states = app._tree.get_widget_states()
    state = states.widgets.add()
    state.id = _make_trigger_id(_element(app, key).id, "events")
    state.json_trigger_value = json.dumps([{"event": "picked", "value": option}])
    app._run(states)
    assert not app.exception


def _element(app: AppTest, key: str) -> Any:
    return next(one.proto for one in app.get("bidi_component") if one.proto.id.endswith(f"{key}_choice"))
