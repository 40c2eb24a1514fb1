"""The layer panel in Streamlit's own test runner, which knows no elements of our own: what it was sent, and clicks."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

from streamlit.testing.v1 import AppTest

_PARTS = ("layer_rows", "layer_rows_below")
_numbers = count(1)


def lines(app: AppTest) -> list[dict[str, Any]]:
    """The lines of the panel, top to bottom."""
    return [line for part in _parts(app) for line in json.loads(part.json)["lines"]]


def row(app: AppTest, layer: str) -> dict[str, Any]:
    """The row of a layer."""
    return next(line for line in lines(app) if line["kind"] == "layer" and line["layer"] == layer)


def layers_on(app: AppTest) -> list[str]:
    """The layers whose boxes are ticked."""
    return [line["layer"] for line in lines(app) if line.get("on")]


def turn(app: AppTest, layer: str, on: bool) -> None:
    """Tick or untick a layer."""
    click(app, layer, [next(_numbers), [layer, "show", on]])


def tune(app: AppTest, layer: str) -> None:
    """Press the settings button of a layer."""
    click(app, layer, [next(_numbers), [layer, "tune", not row(app, layer)["open"]]])


def click(app: AppTest, layer: str, *clicks: Any) -> None:
    """Send these clicks from the part of the panel the layer is in."""
    part = next(part for part in _parts(app) if layer in part.json)
    states = app._tree.get_widget_states()
    state = states.widgets.add()
    state.id, state.json_value = part.id, json.dumps({"clicks": clicks})
    app._run(states)
    assert not app.exception


def _parts(app: AppTest) -> list[Any]:
    found = [element.proto for element in app.get("bidi_component")]
    return [part for part in found if part.id.endswith(_PARTS)]
