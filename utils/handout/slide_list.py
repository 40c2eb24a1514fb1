"""A scene's list as tables of the office itself, as many slides as it takes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from layers.base import ILLUSTRATIVE, Text
from utils.charts.template import INK, MUTED
from utils.handout import says
from utils.handout.slide_base import EDGE, WIDTH, foot, pill, titled_slide, write
from utils.handout.slide_grid import native_table
from utils.i18n import pick
from utils.story.deck import Deck, Slide, StoryTable

ROWS, HIGH, SIZE, TOP = 17, 0.3, 10.5, 1.3
FULL = 0x2E7F
PAGE = Text("{}（{} / {}）", "{} ({} of {})")


def list_slides(presentation: Any, deck: Deck, scene: Slide, lang: str) -> None:
    """Add the slides of the scene's table; none where it has no table."""
    table = scene.table
    if table is None:
        return
    starts = range(0, len(table.rows), ROWS)
    sample = table.provenance == "illustrative"
    for page, start in enumerate(starts, start=1):
        title = pick(table.title, lang)
        slide = titled_slide(
            presentation, title if len(starts) == 1 else pick(PAGE, lang).format(title, page, len(starts))
        )
        if sample:
            pill(slide, WIDTH - EDGE, 0.6, pick(ILLUSTRATIVE, lang))
        _table(slide, table, start, lang)
        foot(slide, says.footer(deck, sample, lang))
    if table.more:
        write(slide, (EDGE, 6.78, 8, 0.25), says.more(table, lang), 10.5, ink=MUTED.light, name="more")


def _table(slide: Any, table: StoryTable, start: int, lang: str) -> None:
    across, columns = WIDTH - 2 * EDGE, table.columns
    head = [pick(column.title, lang) for column in columns]
    rows = [
        [(pick(cell.text, lang), cell.paint.light if cell.paint else INK.light) for cell in row]
        for row in table.rows[start : start + ROWS]
    ]
    widths = [column.width for column in columns]
    inches = [across * width / sum(widths) for width in widths]
    texts = [head, *([text for text, _ in row] for row in rows)]
    size = min(_size(text, wide) for row in texts for text, wide in zip(row, inches, strict=True))
    right = [place for place, column in enumerate(columns) if column.right]
    native_table(slide, (EDGE, TOP, across), HIGH, widths, head, rows, size, right)


def _size(text: str, across: float) -> float:
    """Points at which the text stays on one line, at least 8."""
    # Some offices set Chinese and figures apart, by a quarter of a character each time.
    apart = sum((ord(a) > FULL) != (ord(b) > FULL) for a, b in pairwise(text)) * 0.25
    wide = (sum(1.0 if ord(char) > FULL else 0.6 for char in text) or 1.0) + apart
    return max(8.0, min(SIZE, (across - 0.19) * 72 / wide))
