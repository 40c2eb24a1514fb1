"""A few scenes of the shipped story as the hand-outs tell them, made once, and ways to read what is inside them."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from functools import cache

import pypdfium2
from pptx import Presentation
from pypdf import PdfReader

from layers.base import Text
from tests.export.town import STORE
from utils.handout.briefing import briefing_pdf
from utils.handout.slides import pptx_bytes
from utils.story.build import deck_of
from utils.story.deck import Deck, RoutePlan, Stop

LANGUAGES = ("zh", "en")
# One plain scene, a swipe, money, many stacked bars.
SCENES = ("where", "streets", "dcc", "next")
ROUTE = RoutePlan(
    id="walk",
    title=Text("视察路线", "The visit"),
    stops=(
        Stop(Text("木古站", "Mugu station"), 22.6726, 114.1173, dt.time(9, 30), dt.time(9, 40)),
        Stop(Text("岭根吓公园 <b>", "Linggenxia Park <b>"), 22.6753, 114.1283, dt.time(9, 58), dt.time(10, 15)),
    ),
    line=((22.6726, 114.1173), (22.6735, 114.123), (22.6753, 114.1283)),
    metres=1350.0,
    minutes=18.0,
)


@cache
def deck() -> Deck:
    """A part of the community's own story; its first scene walks a route."""
    told = deck_of(STORE)
    assert told is not None
    slides = [slide for slide in told.slides if slide.id in SCENES]
    assert len(slides) == len(SCENES)
    return replace(told, slides=(replace(slides[0], route=ROUTE), *slides[1:]))


@cache
def slides_file(lang: str) -> bytes:
    return pptx_bytes(STORE, deck(), lang)


@cache
def briefing_file(lang: str) -> bytes:
    return briefing_pdf(STORE, deck(), lang)


def presentation(lang: str):
    return Presentation(io.BytesIO(slides_file(lang)))


def words_of(slide) -> str:
    """All text of a slide, tables included."""
    parts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    parts += [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join(parts)


def pages_of(content: bytes) -> list[str]:
    """The text of each page without spaces and line breaks, which a page sets as it likes."""
    # Far quicker than pypdf, which takes a page of a map apart mark by mark.
    with pypdfium2.PdfDocument(content) as document:
        return [bare(page.get_textpage().get_text_range()) for page in document]


def bare(text: str) -> str:
    straight = text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
    return "".join(straight.split())


def fonts_of(content: bytes) -> list[tuple[str, bool]]:
    """(name, whether it is embedded) of every font of a PDF."""
    found = []
    for page in PdfReader(io.BytesIO(content)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            described = inner["/FontDescriptor"].get_object()
            found.append((str(inner["/BaseFont"]), any(key.startswith("/FontFile") for key in described)))
    return found
