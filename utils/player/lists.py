"""On scenes of their own what the panel has no room for: lists, a page of rows each, and charts beside many figures.

So the same keys lead through all of it.
"""

from __future__ import annotations

from dataclasses import replace

from layers.base import Text
from utils.story.deck import Deck, Slide, StoryTable

# As many as are read from where the page is looked at, without scrolling.
ROWS = 14
PAGE = Text("{}（{} / {}）", "{} ({} of {})")
# Figures beside which a chart has room.
BESIDE = 4
NOTHING = Text("", "")


def with_lists(deck: Deck) -> Deck:
    """``deck`` with the table of each slide on slides after it, which show the same map."""
    return replace(deck, slides=tuple(one for slide in deck.slides for one in _spread(slide)))


def roomy(deck: Deck) -> Deck:
    """``deck`` with the chart of a slide of many figures on a slide after it: beside them it would be too small.

    For decks made of data; the scenes of a story keep their numbers.
    """
    return replace(deck, slides=tuple(one for slide in deck.slides for one in _parted(slide)))


def _parted(slide: Slide) -> list[Slide]:
    chart = slide.chart
    if chart is None or len(slide.figures) <= BESIDE:
        return [slide]
    after = replace(slide, id=f"{slide.id}_chart", figures=())
    return [replace(slide, chart=None, table=None), after]


def _spread(slide: Slide) -> list[Slide]:
    table = slide.table
    if table is None:
        return [slide]
    starts = range(0, len(table.rows), ROWS)
    pages = [_page(slide, table, start, place, len(starts)) for place, start in enumerate(starts, start=1)]
    return [replace(slide, table=None), *pages]


def _page(slide: Slide, table: StoryTable, start: int, place: int, count: int) -> Slide:
    """Rows from ``start`` on; only the last page counts what is left out."""
    title = table.title
    if count > 1:
        title = Text(PAGE.zh.format(title.zh, place, count), PAGE.en.format(title.en, place, count))
    rows = replace(table, rows=table.rows[start : start + ROWS], more=table.more if place == count else 0)
    return replace(
        slide, id=f"{slide.id}_{table.id}_{place}", title=title, text=NOTHING, notes=title, figures=(), chart=None,
        before=None, route=None, table=rows, illustrative=slide.illustrative or table.provenance == "illustrative",
    )  # fmt: skip
