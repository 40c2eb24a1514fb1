"""A chart that is a control: what is clicked goes to Python, and Python draws what is chosen.

Streamlit's own Plotly element keeps a selection of its own in the browser, a second truth that fades marks, takes the
second click on a mark for "nothing chosen" and forgets itself when the figure changes. This element has none: every
click is told, in order and once, and the chart changes only by the figure it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from html import unescape
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from plotly.io.json import to_json_plotly

from layers.base import ILLUSTRATIVE, Text
from utils import session
from utils.charts.template import SAMPLE
from utils.i18n import pick
from utils.ui.chart_picture import chart_picture
from utils.ui.clicks import done, new_clicks
from utils.ui.own_element import own_element

PLOTLY = "/vendor/plotly/plotly.min.js"
FAILED = Text("图表未能载入，请刷新页面", "The chart could not be loaded; reload the page")
_HTML = """<h3 class="atlas-wall-title" hidden></h3><ul class="atlas-wall-keys" hidden></ul>
<div class="atlas-chart" role="figure" aria-busy="true"></div><p class="atlas-hint" hidden></p>
<div class="atlas-tools"><span role="status"></span>
<button type="button" data-format="png"></button><button type="button" data-format="svg"></button></div>"""
# Not isolated: Plotly looks for its container in the document.
_component = own_element(
    "linked_chart",
    _HTML,
    "plotly",
    "patience",
    "clicks",
    "chart_picture",
    "wall_chart",
    "linked_chart",
    isolated=False,
)
_wall: ContextVar[bool] = ContextVar("wall", default=False)

Marks = list[Any]
OnPick = Callable[[Marks], None]


@contextmanager
def on_the_wall() -> Iterator[None]:
    """Charts drawn inside are for a wall: each fills its sheet, its type as large as the style sheet's ``--wall`` says
    and growing with the window, its title and legend above it; nothing to download.
    """
    token = _wall.set(True)
    try:
        yield
    finally:
        _wall.reset(token)


def linked_chart(
    figure: go.Figure, key: str, theme: str, lang: str, on_pick: OnPick | None = None, note: str = "", alt: str = ""
) -> None:
    """Draw ``figure``, ``note`` below it, and buttons to take it away; a click on a mark calls ``on_pick`` with the
    ``customdata`` of the marks under the pointer.

    Marks without ``customdata`` cannot be picked. ``on_pick`` runs as a widget's callback, before the parts of the page
    it asks to draw again; clicking the same mark again calls it again: undoing is up to it. ``alt`` names the chart for
    screen readers; without one its title does. Charts out of sight are drawn when the browser is idle.
    ``key`` is unique on the page; the chart is found below ``.st-key-<key>`` as ``.js-plotly-plot``. Offline: Plotly
    comes from this server, once for all charts. On a phone the changes in ``figure.layout.meta["narrow"]`` apply
    ({"yaxis.ticktext": [...]}, say).
    """
    data = {
        "figure": to_json_plotly({"data": figure.data, "layout": figure.layout}),
        "height": int(figure.layout.height or 340),
        "alt": alt or _title(figure),
        "picks": on_pick is not None,
        "note": note,
        "picture": chart_picture(key, theme, lang, note),
        "done": done(key),
        "plotly": PLOTLY,
        "failed": pick(FAILED, lang),
        "wall": _wall_title(figure, lang) if _wall.get() else None,
    }

    def picked() -> None:
        session.answer()
        with session.gathered():
            for marks in new_clicks(key, st.session_state[key]):
                if on_pick is not None and isinstance(marks, list):
                    on_pick(marks)

    _component(key=key, data=data, on_clicks_change=picked, height="content")


def _wall_title(figure: go.Figure, lang: str) -> dict[str, str]:
    """The figure's title as the sheet says it: its words, and the mark of illustrative data where it has one."""
    marked = pick(SAMPLE, lang) in (figure.layout.title.text or "")
    return {"title": unescape(_title(figure)), "sample": pick(ILLUSTRATIVE, lang) if marked else ""}


def _title(figure: go.Figure) -> str:
    return (figure.layout.title.text or "").split("<")[0].strip()
