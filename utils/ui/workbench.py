"""What the pages of a map with charts have in common: their style, sheets that hold one chart each, notes, legends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

from layers.base import Paint, Text
from utils import session
from utils.i18n import pick
from utils.mapview.page_map import Key
from utils.ui.linked_chart import OnPick, linked_chart
from utils.viewstate import ViewState

_CSS = Path(__file__).parent / "workbench.css"
NOTHING = Text("本社区没有这方面的数据。", "This community has no data on this.")
AS_OF = Text("数据截至 {}", "Data as of {}")


def workbench() -> st.delta_generator.DeltaGenerator:
    """The container of such a page; draw everything inside."""
    st.html(_CSS)
    return st.container(key="work")


def part(key: str, draw: Callable[[ViewState], None]) -> None:
    """A part of the page in a fragment of its own, ``key``: what follows it alone is drawn again (``session.redraw``).

    ``draw`` gets the view as it is then; what else it uses is that of the last run of the whole page.
    """

    @st.fragment(key=key)
    def fragment() -> None:
        draw(session.view())

    fragment()


def chart_sheet(
    figure: go.Figure, key: str, theme: str, lang: str, on_pick: OnPick | None = None, note: str = ""
) -> None:
    """A chart on a sheet of its own, with its downloads and, below it, a note. ``key`` is unique on the page."""
    with st.container(border=True, key=f"sheet_{key}"):
        linked_chart(figure, key, theme, lang, on_pick, note)


@contextmanager
def sheet(key: str, title: str, mark: str = "") -> Iterator[None]:
    """A sheet with a heading, for what is no chart; ``mark`` is HTML beside it (``headline.badge``)."""
    with st.container(border=True, key=f"sheet_{key}"):
        st.html(f'<h3 class="atlas-section">{escape(title)} {mark}</h3>')
        yield


def table_height(rows: int, most: int = 300) -> int:
    """Pixels of a table that shows all its rows, at most ``most``."""
    return min(most, 38 + 35 * max(rows, 1))


def note(text: str) -> None:
    """A line in small type; ``text`` is plain."""
    st.html(f'<p class="atlas-hint">{escape(text)}</p>')


def nothing(lang: str) -> None:
    """What a page says where the community lacks the data it is about."""
    st.html(f'<p class="atlas-lead">{escape(pick(NOTHING, lang))}</p>')


def ramp_legend(title: str, mark: str, paints: Iterable[Paint], ends: tuple[str, str], note: str, theme: str) -> None:
    """What colours that run into each other mean, from low to high.

    ``ends`` name the lowest and the highest; ``mark`` is HTML beside the title (``headline.badge``).
    """
    shades = ",".join(paint.on(theme) for paint in paints)
    low, high = (escape(end) for end in ends)
    st.html(
        f'<section class="atlas-card atlas-legend atlas-ramp"><h4>{escape(title)} {mark}</h4>'
        f'<i style="background:linear-gradient(90deg,{shades})"></i>'
        f"<p><span>{low}</span><span>{high}</span></p><small>{escape(note)}</small></section>"
    )


def key_legend(key: Key, theme: str, lang: str) -> None:
    """What the page's own colours on its map mean."""
    rows = ((row.paint, pick(row.label, lang), pick(row.count, lang)) for row in key.rows)
    shade_legend(pick(key.title, lang), rows, theme)


def shade_legend(title: str, rows: Iterable[tuple[Paint, str, str]], theme: str) -> None:
    """What colours of the map mean: (colour, label, how many) a row."""
    items = "".join(
        f'<li><i style="background:{paint.on(theme)}"></i><span>{escape(label)}</span><b>{escape(count)}</b></li>'
        for paint, label, count in rows
    )
    st.html(f'<section class="atlas-card atlas-legend atlas-shades"><h4>{escape(title)}</h4><ul>{items}</ul></section>')
