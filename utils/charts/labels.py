"""Text in a figure: names from the data stay text, long ones are cut to fit an axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape, unescape
from math import ceil
from typing import Any
from unicodedata import east_asian_width

from utils.fonts.measure import width as width_of
from utils.text_cleaning import clean_text

# The weight of a chart's letters.
NORMAL = 400
# Pixels between names and marks.
BESIDE = 14
# Pixels below the plot for one line of labels.
LINE = 30


def safe(text: str) -> str:
    """``text`` as Plotly may show it: Plotly reads a little HTML (``<b>``, ``<a>``), and text from data is text."""
    return escape(" ".join(clean_text(text).split()), quote=False)


def cut(text: str, width: int) -> str:
    """``text`` no wider than ``width`` Latin letters, with ``…`` where it was cut; a Chinese character is two wide."""
    if sum(map(_width, text)) <= width:
        return text
    kept, room = "", width - 1
    for char in text:
        room -= _width(char)
        if room < 0:
            break
        kept += char
    return kept.rstrip() + "…"


def rows_axis(names: Sequence[str], width: int = 24) -> dict[str, Any]:
    """A y axis with a row a name, the first at the bottom: marks lie at 0, 1, 2 ... Names alike stay two rows.

    Names are cut to ``width``: a long one would leave the plot no room on a phone, and Plotly then draws nothing.
    """
    ticks = {"tickvals": list(range(len(names))), "ticktext": [safe(cut(name, width)) for name in names]}
    return ticks | {"range": [-0.6, max(len(names), 1) - 0.4], "showgrid": False, "zeroline": False}


def names_margin(names: Iterable[str], size: int = 13) -> int:
    """Pixels that the longest of ``names`` (see :func:`safe`) needs beside an axis, in type of ``size`` pixels.

    Plotly can find it out itself (``automargin``), by drawing everything twice.
    """
    return ceil(max((width_of(unescape(name), size, NORMAL) for name in names), default=0)) + BESIDE


def ends_margin(ticks: Iterable[str], size: int = 13) -> int:
    """Pixels beside the plot for the half of the longest tick's label that stands over, should it stand at the end."""
    return names_margin(ticks, size) // 2


def _width(char: str) -> int:
    return 2 if east_asian_width(char) in "WF" else 1
