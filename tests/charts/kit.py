"""What tests of charts look at: a figure as the browser gets it, checked by Plotly itself."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
from plotly.io.json import to_json_plotly


def as_sent(figure: go.Figure) -> dict[str, Any]:
    """The figure's data and layout; raises ``ValueError`` where Plotly does not know a property or value."""
    plain = json.loads(to_json_plotly({"data": figure.data, "layout": figure.layout}))
    go.Figure(plain)
    return plain


def title_of(figure: go.Figure) -> str:
    """The figure's title with its marks."""
    return as_sent(figure)["layout"]["title"]["text"]
