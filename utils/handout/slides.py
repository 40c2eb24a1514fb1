"""The story as a presentation (PPTX): editable text, charts and tables, a map picture and the notes for each scene."""

from __future__ import annotations

import io
from typing import Any

from utils.charts.template import ACCENT, MUTED
from utils.handout import says
from utils.handout.embedded_font import embed_font
from utils.handout.jobs import Step
from utils.handout.picture import whole_map
from utils.handout.says import unwatched
from utils.handout.slide_base import (
    BLANK,
    EDGE,
    HEIGHT,
    WIDTH,
    block,
    foot,
    new_presentation,
    one_face,
    pill,
    pill_width,
    titled_slide,
    write,
)
from utils.handout.slide_list import list_slides
from utils.handout.slide_picture import DENSITY, map_picture
from utils.handout.slide_route import route_slides
from utils.handout.slide_scene import scene_slide
from utils.handout.slide_tables import table_slides
from utils.i18n import pick
from utils.store import Store
from utils.story.deck import Deck


def pptx_bytes(store: Store, deck: Deck, lang: str, step: Step = unwatched, appendix: bool = True) -> bytes:
    """The presentation of ``deck`` in ``lang``. ``step`` hears of each slide; what it raises ends the work.

    With ``appendix`` the community's honours come along, whatever the deck is about.
    """
    presentation = new_presentation(pick(deck.title, lang), pick(deck.community, lang))
    total = len(deck.slides) + 1
    step(0, total)
    _cover(presentation, store, deck, lang)
    for done, slide in enumerate(deck.slides, start=1):
        step(done, total)
        scene_slide(presentation, store, deck, slide, lang)
        if slide.route:
            route_slides(presentation, store, deck, slide.route, slide.view, lang)
        list_slides(presentation, deck, slide, lang)
    table_slides(presentation, store if appendix else None, deck, lang)
    _sources(presentation, deck, lang)
    one_face(presentation, lang)
    embed_font(presentation)
    step(total, total)
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def _cover(presentation: Any, store: Store, deck: Deck, lang: str) -> None:
    slide = presentation.slides.add_slide(presentation.slide_layouts[BLANK])
    half = WIDTH * 0.5
    drawing = whole_map(store, deck, (half * DENSITY, HEIGHT * DENSITY), lang)
    if drawing:
        map_picture(slide, drawing, (half, 0, half, HEIGHT), pick(deck.community, lang))
    block(slide, (0, 0, 0.22, HEIGHT), ACCENT.light)
    across = half - 0.8 - 0.4
    write(slide, (0.8, 1.0, across, 0.4), pick(deck.place, lang), 16, ink=MUTED.light)
    write(slide, (0.8, 1.45, across, 0.5), pick(deck.community, lang), 22, ink=ACCENT.light, bold=True)
    write(slide, (0.8, 2.35, across, 2.4), pick(deck.title, lang), 40, bold=True, name="title")
    write(slide, (0.8, 5.2, across, 0.4), says.as_of(deck, lang), 16, ink=MUTED.light)
    if says.illustrative(deck):
        mark = pick(says.HOLDS_SAMPLE, lang)
        pill(slide, 0.8 + pill_width(mark), 5.7, mark)
        write(slide, (0.8, 6.1, across, 0.9), says.statement(deck, lang), 11, ink=MUTED.light)


def _sources(presentation: Any, deck: Deck, lang: str) -> None:
    slide = titled_slide(presentation, pick(says.SOURCES, lang))
    lines = [says.as_of(deck, lang), *(f"• {pick(one, lang)}" for one in deck.sources)]
    write(slide, (EDGE, 1.45, WIDTH - 2 * EDGE, 3.0), "\n".join(lines), 16, name="sources")
    write(slide, (EDGE, 4.6, WIDTH - 2 * EDGE, 0.9), says.statement(deck, lang), 14, ink=MUTED.light, name="statement")
    if deck.problems:
        left_out = [pick(says.LEFT_OUT, lang), *(pick(problem, lang) for problem in deck.problems[:5])]
        write(slide, (EDGE, 5.6, WIDTH - 2 * EDGE, 1.3), "\n".join(left_out), 11, ink=MUTED.light, name="problems")
    foot(slide, says.footer(deck, says.illustrative(deck), lang))
