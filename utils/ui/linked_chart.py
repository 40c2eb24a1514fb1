"""A chart that is a control: what is clicked goes to Python, and Python draws what is chosen.

Streamlit's own Plotly element keeps a selection of its own in the browser, a second truth that fades marks, takes the
second click on a mark for "nothing chosen" and forgets itself when the figure changes. This element has none: every
click is told, in order and once, and the chart changes only by the figure it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from plotly.io.json import to_json_plotly

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.ui.plotly_script import PLOTLY, with_plotly

FAILED = Text("图表未能载入，请刷新页面", "The chart could not be loaded; reload the page")
_HERE = Path(__file__).parent / "static"
_component = st.components.v2.component(
    "atlas_linked_chart",
    html='<div class="atlas-chart" role="figure" aria-busy="true"></div>',
    css=(_HERE / "linked_chart.css").read_text(encoding="utf-8"),
    js=with_plotly("linked_chart"),
    # Plotly looks for its container in the document.
    isolate_styles=False,
)

Marks = list[Any]
OnPick = Callable[[Marks], None]


def linked_chart(figure: go.Figure, key: str, lang: str, on_pick: OnPick | None = None, alt: str = "") -> None:
    """Draw ``figure``; a click on a mark calls ``on_pick`` with the ``customdata`` of the marks under the pointer.

    Marks without ``customdata`` cannot be picked. ``on_pick`` runs as a widget's callback, before the parts of the page
    it asks to draw again; clicking the same mark again calls it again: undoing is up to it. ``alt`` names the chart for
    screen readers; without one its title does. ``key`` is unique on the page; the chart is found below
    ``.st-key-<key>`` as ``.js-plotly-plot``. Offline: Plotly comes from this server, once for all charts. On a phone
    the changes in ``figure.layout.meta["narrow"]`` apply ({"yaxis.ticktext": [...]}, say).
    """
    done_key = f"{key}_done"
    data = {
        "figure": to_json_plotly({"data": figure.data, "layout": figure.layout}),
        "height": int(figure.layout.height or 340),
        "alt": alt or _title(figure),
        "picks": on_pick is not None,
        "done": st.session_state.get(done_key, 0),
        "plotly": PLOTLY,
        "failed": pick(FAILED, lang),
    }

    def picked() -> None:
        done = st.session_state.get(done_key, 0)
        session.answer()
        with session.gathered():
            for number, marks in _clicks(st.session_state[key]):
                if number > done:
                    st.session_state[done_key] = done = number
                    if on_pick is not None:
                        on_pick(marks)

    _component(key=key, data=data, on_picked_change=picked, height="content")


def _clicks(state: Any) -> list[tuple[float, Marks]]:
    """The clicks the browser told of: (number, marks); what is malformed is left out, for anyone can send anything."""
    sent = state.get("picked") if hasattr(state, "get") else None
    found = []
    for item in sent if isinstance(sent, list) else ():
        if isinstance(item, list) and len(item) == 2 and isinstance(item[0], int | float) and isinstance(item[1], list):
            found.append((float(item[0]), item[1]))
    return found


def _title(figure: go.Figure) -> str:
    return (figure.layout.title.text or "").split("<")[0].strip()
