"""One scene as a slide: text, figures and chart beside its map; of a swipe, both of its sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from layers.base import ILLUSTRATIVE, Text
from utils.charts.template import ACCENT, INK, MUTED
from utils.handout import says
from utils.handout.picture import slide_maps
from utils.handout.slide_base import EDGE, PALE, WIDTH, Box, block, foot, pill, pill_width, titled_slide, write
from utils.handout.slide_chart import native_chart
from utils.handout.slide_picture import DENSITY, map_picture
from utils.i18n import pick
from utils.metrics.base import Figure
from utils.store import Store
from utils.story.deck import Deck, Slide, StoryChart
from utils.text_cleaning import clean_lines

MAP_OF = Text("地图：{}", "Map: {}")
KNOWN = Text("{}：{}（{}）", "{}: {} ({})")
LEFT, TOP, ACROSS, BOTTOM = EDGE, 1.35, 5.05, 6.8
RIGHT = 5.95
CARD, GAP, MOST_CARDS = 1.42, 0.14, 3
# A chart of more lying bars than this gets the height of the cards too; they then stand below the map.
LONG = 8
# How much wider bold letters are.
BOLD = 1.15


@dataclass(frozen=True, slots=True)
class Plan:
    """Where what stands on the slide: boxes in inches, text size in points."""

    size: float
    text: Box
    map: Box
    cards: Box
    chart: Box


def scene_slide(presentation: Any, store: Store, deck: Deck, scene: Slide, lang: str) -> None:
    """Add the slide of ``scene``, with its notes."""
    slide = titled_slide(presentation, pick(scene.title, lang))
    plan = _plan(scene, lang)
    write(slide, plan.text, pick(scene.text, lang), plan.size, name="text")
    if scene.figures:
        _cards(slide, scene.figures[: MOST_CARDS if scene.chart else 6], plan.cards, lang, bool(scene.chart))
    if scene.chart is not None:
        _chart(slide, scene.chart, plan.chart, lang)
    _maps(slide, store, scene, plan.map, lang)
    foot(slide, says.footer(deck, scene.illustrative, lang))
    slide.notes_slide.notes_text_frame.text = clean_lines(_notes(scene, lang))


def _plan(scene: Slide, lang: str) -> Plan:
    size = (17.0 if lang == "zh" else 15.0) + (0 if scene.chart else 3)
    high = _height(pick(scene.text, lang), size, ACROSS)
    text = (LEFT, TOP, ACROSS, high)
    below = TOP + high + 0.15
    wide = WIDTH - EDGE - RIGHT
    if scene.chart and scene.chart.horizontal and len(scene.chart.categories) > LONG and scene.figures:
        card_top = BOTTOM - CARD
        whole = (RIGHT, TOP, wide, card_top - 0.18 - TOP)
        return Plan(size, text, whole, (RIGHT, card_top, wide, CARD), (LEFT, below, ACROSS, BOTTOM - below))
    cards = (LEFT, below, ACROSS, CARD)
    chart_top = below + (CARD + 0.2 if scene.figures else 0)
    return Plan(size, text, (RIGHT, TOP, wide, BOTTOM - TOP), cards, (LEFT, chart_top, ACROSS, BOTTOM - chart_top))


def _maps(slide: Any, store: Store, scene: Slide, box: Box, lang: str) -> None:
    left, top, width, height = box
    captions = [caption for caption, _ in says.sides(scene, lang)]
    each = (width - GAP * (len(captions) - 1)) / len(captions)
    lower = 0.34 if captions[0] else 0.0
    drawings = slide_maps(store, scene, (each * DENSITY, (height - lower) * DENSITY), lang)
    for k, (caption, drawing) in enumerate(zip(captions, drawings, strict=True)):
        x = left + k * (each + GAP)
        said = pick(MAP_OF, lang).format(f"{pick(scene.title, lang)} {caption}".strip())
        map_picture(slide, drawing, (x, top + lower, each, height - lower), said)
        if caption:
            write(slide, (x, top, each, lower), caption, 13, bold=True, ink=ACCENT.light)


def _cards(slide: Any, figures: Sequence[Figure], box: Box, lang: str, one_row: bool) -> None:
    """The scene's figures beside each other, each with where it comes from; in rows of two where there is room."""
    left, top, width, _ = box
    count = len(figures) if one_row else min(len(figures), 2)
    rows = -(-len(figures) // count)
    high = CARD if one_row else min(CARD, (BOTTOM - top + GAP) / rows - GAP)
    for k, figure in enumerate(figures):
        row, column = divmod(k, count)
        # The last row is as wide as the others, however few stand in it.
        here = min(count, len(figures) - row * count)
        each = (width - GAP * (here - 1)) / here
        _card(slide, figure, (left + column * (each + GAP), top + row * (high + GAP), each, high), lang)


def _card(slide: Any, figure: Figure, box: Box, lang: str) -> None:
    x, top, width, _ = box
    inner = width - 0.3
    block(slide, box, PALE, round_corners=True)
    sample = figure.provenance == "illustrative"
    mark = pick(ILLUSTRATIVE, lang)
    room = inner - (pill_width(mark) + 0.1 if sample else 0)
    title = pick(figure.title, lang)
    write(slide, (x + 0.15, top + 0.1, room, 0.34), title, 11 if _lines(title, 11, room) == 1 else 9, ink=MUTED.light)
    if sample:
        pill(slide, x + width - 0.12, top + 0.09, mark)
    said = figure.said(lang)
    size = next((size for size in (26, 22, 18) if _lines(said, size * BOLD, inner) == 1), 15)
    write(slide, (x + 0.15, top + 0.42, inner, 0.5), said, size, ink=ACCENT.light, bold=True, name="figure")
    under, below = says.under(figure, lang), box[3] - 0.98
    small = next((size for size in (8.5, 7.5, 7) if _height(under, size, inner) <= below), 6.5)
    write(slide, (x + 0.15, top + 0.93, inner, below), under, small, ink=MUTED.light)


def _chart(slide: Any, chart: StoryChart, box: Box, lang: str) -> None:
    left, top, width, height = box
    title = says.chart_title(chart, lang)
    mark = pick(ILLUSTRATIVE, lang)
    room = width - pill_width(mark) - 0.1
    size = 12.5 if _lines(title, 12.5 * BOLD, room) == 1 else 10
    write(slide, (left, top, room, 0.28), title, size, bold=True, ink=INK.light)
    if chart.provenance == "illustrative":
        pill(slide, left + width, top, mark)
    native_chart(slide, (left - 0.05, top + 0.28, width + 0.1, height - 0.5), chart, lang)
    write(slide, (left, top + height - 0.22, width, 0.22), says.origin(chart, lang), 9, ink=MUTED.light)


def _notes(scene: Slide, lang: str) -> str:
    """What the presenter says, then each figure with where it comes from."""
    known = [
        pick(KNOWN, lang).format(pick(figure.title, lang), figure.said(lang), says.origin(figure, lang))
        for figure in scene.figures
    ]
    return "\n".join([pick(scene.notes, lang), *known])


def _lines(text: str, size: float, across: float) -> int:
    """Lines ``text`` takes at ``size`` points, ``across`` inches wide: a full-width character is as wide as high."""
    wide = sum(1.0 if ord(char) > 0x2E7F else 0.58 for char in text) * size / 72
    return max(1, int(-(-wide // (across * 0.97))))


def _height(text: str, size: float, across: float) -> float:
    return _lines(text, size, across) * size * 1.45 / 72 + 0.05
