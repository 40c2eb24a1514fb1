"""A map as a picture on a slide."""

from __future__ import annotations

import io
from typing import Any

from pptx.util import Inches

from utils.handout.slide_base import Box
from utils.handout.typeset import picture_png

# Pixels of the map's own to an inch of the slide.
DENSITY = 118
COLOURS = 256


def map_picture(slide: Any, drawing: str, box: Box, said: str) -> None:
    """Put the drawing (SVG) into ``box``; ``said`` is what a screen reader says of it."""
    picture = slide.shapes.add_picture(io.BytesIO(_small(picture_png(drawing))), *(Inches(edge) for edge in box))
    picture._element.nvPicPr.cNvPr.set("descr", said)


def _small(png: bytes) -> bytes:
    """The picture in 256 colours: maps are flat, and a presentation of twelve of them travels by mail."""
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        few = image.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(out, "PNG", compress_level=9)
    return out.getvalue()
