"""A deck's lists on scenes of their own: a page of rows each, so that the same keys lead through them."""

from __future__ import annotations

from dataclasses import replace

from layers.base import Text
from utils.story.deck import Deck, Slide, StoryTable

# As many as are read from where the page is looked at, without scrolling.
ROWS = 14
PAGE = Text("{}（{} / {}）", "{} ({} of {})")
NOTHING = Text("", "")


def with_lists(deck: Deck) -> Deck:
    """``deck`` with the table of each slide on slides after it, which show the same map."""
    return replace(deck, slides=tuple(one for slide in deck.slides for one in _spread(slide)))


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
