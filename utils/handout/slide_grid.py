"""A table of the office itself on a slide: its first row the head, the others striped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.util import Inches, Pt

from utils.charts.template import ACCENT, INK
from utils.handout.slide_base import PALE, colour, fill_text

Inked = tuple[str, str]
"""A cell: its text, and the colour (``#rrggbb``) it is set in; a coloured one is bold."""


def inked(rows: Sequence[Sequence[str]]) -> list[list[Inked]]:
    """Rows of plain text."""
    return [[(text, INK.light) for text in row] for row in rows]


def native_table(
    slide: Any,
    place: tuple[float, float, float],
    high: float,
    widths: Sequence[float],
    head: Sequence[str],
    rows: Sequence[Sequence[Inked]],
    size: float,
    right: Sequence[int] = (),
) -> Any:
    """Add a table at ``place`` (left, top, across, in inches), rows ``high`` inches; returns it.

    ``widths`` are shares of the breadth, ``right`` the columns set to the right; type of ``size`` points.
    """
    left, top, across = place
    box = (Inches(left), Inches(top), Inches(across), Inches(high * (len(rows) + 1)))
    table = slide.shapes.add_table(len(rows) + 1, len(head), *box).table
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(across * width / sum(widths))
    for i, row in enumerate([[(text, "#ffffff") for text in head], *rows]):
        for j, (text, ink) in enumerate(row):
            cell = table.cell(i, j)
            cell.fill.solid()
            cell.fill.fore_color.rgb = colour(ACCENT.light if i == 0 else PALE if i % 2 == 0 else "#ffffff")
            bold = i == 0 or ink != INK.light
            fill_text(cell.text_frame, text, size, ink, bold, "right" if j in right else "left", "middle")
            cell.margin_left = cell.margin_right = Pt(6)
            # Lines of the font are tall; with the office's own margins rows would grow beyond ``high``.
            cell.margin_top = cell.margin_bottom = Pt(1)
    return table
