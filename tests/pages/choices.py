"""Elements of our own in Streamlit's test runner, which knows none: what one was sent, and what it tells of."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

from streamlit.testing.v1 import AppTest

_numbers = count(1)


def chosen(app: AppTest, key: str) -> str | None:
    """What the choice ``key`` has marked."""
    return sent(app, f"{key}_choice")["chosen"]


def choose(app: AppTest, key: str, option: Any) -> None:
    """Pick an option, as the browser tells of it; the page must not fail."""
    tell(app, f"{key}_choice", option)


def sent(app: AppTest, element: str) -> Any:
    """What the element (by the end of its id) was sent."""
    return json.loads(_element(app, element).json)


def tell(app: AppTest, element: str, what: Any) -> None:
    """Tell of one click, as the browser does; the page must not fail."""
    states = app._tree.get_widget_states()
    state = states.widgets.add()
    state.id, state.json_value = _element(app, element).id, json.dumps({"clicks": [[next(_numbers), what]]})
    app._run(states)
    assert not app.exception


def _element(app: AppTest, element: str) -> Any:
    return next(one.proto for one in app.get("bidi_component") if one.proto.id.endswith(element))
