"""A scene's list as tables of the office itself, as many slides as it takes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from pptx.util import Inches, Pt

from layers.base import Text
from utils.charts.template import ACCENT, INK, MUTED
from utils.handout import says
from utils.handout.slide_base import EDGE, PALE, WIDTH, colour, fill_text, foot, pill, titled_slide, write
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
            pill(slide, WIDTH - EDGE - 0.9, 0.6, pick(says.MARK, lang))
        _table(slide, table, start, lang)
        foot(slide, says.footer(deck, sample, lang))
    if table.more:
        write(slide, (EDGE, 6.78, 8, 0.25), says.more(table, lang), 10.5, ink=MUTED.light, name="more")


def _table(slide: Any, table: StoryTable, start: int, lang: str) -> None:
    rows = table.rows[start : start + ROWS]
    across = WIDTH - 2 * EDGE
    box = (Inches(EDGE), Inches(TOP), Inches(across), Inches(HIGH * (len(rows) + 1)))
    drawn = slide.shapes.add_table(len(rows) + 1, len(table.columns), *box).table
    whole = sum(column.width for column in table.columns)
    for made, column in zip(drawn.columns, table.columns, strict=True):
        made.width = Inches(across * column.width / whole)
    head = [(pick(column.title, lang), "#ffffff") for column in table.columns]
    body = [[(pick(cell.text, lang), cell.paint.light if cell.paint else INK.light) for cell in row] for row in rows]
    widths = [across * column.width / whole for column in table.columns]
    size = min(_size(text, wide) for row in [head, *body] for (text, _), wide in zip(row, widths, strict=True))
    for i, row in enumerate([head, *body]):
        for j, (text, ink) in enumerate(row):
            cell = drawn.cell(i, j)
            cell.fill.solid()
            cell.fill.fore_color.rgb = colour(ACCENT.light if i == 0 else PALE if i % 2 == 0 else "#ffffff")
            bold = i == 0 or ink != INK.light
            align = "right" if table.columns[j].right else "left"
            fill_text(cell.text_frame, text, size, ink, bold, align, "middle")
            cell.margin_left = cell.margin_right = Pt(6)


def _size(text: str, across: float) -> float:
    """Points at which the text stays on one line, at least 8."""
    # Some offices set Chinese and figures apart, by a quarter of a character each time.
    apart = sum((ord(a) > FULL) != (ord(b) > FULL) for a, b in pairwise(text)) * 0.25
    wide = (sum(1.0 if ord(char) > FULL else 0.6 for char in text) or 1.0) + apart
    return max(8.0, min(SIZE, (across - 0.19) * 72 / wide))
