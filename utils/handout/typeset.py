"""Typst, which sets pages and turns drawings into pictures: PDF with embedded subset fonts, or PNG.

Why Typst: one package without system libraries does text (Chinese line breaking, tagged and selectable PDF), tables and
SVG drawings as vectors, in milliseconds and on any thread.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layers.base import Text
from utils.errors import AtlasError
from utils.handout.fonts import FAMILY, STRAIGHT, typst_fonts
from utils.text_cleaning import clean_lines, clean_values

HERE = Path(__file__).parent / "pages"
PICTURE = '#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")\n'
# CSS pixels to an inch: a drawing of 96 pixels is an inch wide on the page.
PIXELS = 96


class HandoutError(AtlasError):
    """A hand-out could not be made."""


def picture_png(svg: str, scale: float = 2.0) -> bytes:
    """A drawing as PNG, ``scale`` pixels to each of its own."""
    return _compile({"main.typ": PICTURE.encode(), "picture.svg": _drawing(svg)}, "png", PIXELS * scale)


def picture_pdf(svg: str) -> bytes:
    """A drawing as a PDF page of its size."""
    return _compile({"main.typ": PICTURE.encode(), "picture.svg": _drawing(svg)}, "pdf", PIXELS)


def document(template: str, data: Mapping[str, Any], drawings: Mapping[str, str], form: str = "pdf") -> bytes:
    """``pages/<template>.typ`` filled with ``data`` (plain values: text stays text) and ``drawings`` (name -> SVG).

    ``form`` is ``pdf``, or ``png`` for a document of one page. Raises :class:`HandoutError`.
    """
    parts = {path.name: path.read_bytes() for path in HERE.glob("*.typ")}
    given = {"data.json": json.dumps({"font": FAMILY, **_quoted(data)}, ensure_ascii=False).encode()}
    images = {name: _drawing(svg) for name, svg in drawings.items()}
    main = parts[f"{template}.typ"]
    return _compile({**parts, **given, **images, "main.typ": main}, form, PIXELS * 2)


def _drawing(svg: str) -> bytes:
    """A drawing without the characters XML has no place for."""
    return clean_lines(svg).encode()


def _quoted(data: Mapping[str, Any]) -> dict[str, Any]:
    """Clean texts; in other languages than Chinese straight quotation marks: the font's curly ones are too wide."""
    clean: dict[str, Any] = clean_values(data)
    return clean if data.get("lang") == "zh" else {key: _straight(value) for key, value in clean.items()}


def _straight(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(STRAIGHT)
    if isinstance(value, list):
        return [_straight(one) for one in value]
    return {key: _straight(one) for key, one in value.items()} if isinstance(value, dict) else value


def _compile(sources: dict[str, bytes], form: str, ppi: float) -> bytes:
    import typst

    # Its stubs do not know that several files may be given.
    compile_: Any = typst.compile
    try:
        made = compile_(sources, format=form, ppi=ppi, font_paths=typst_fonts(), ignore_system_fonts=True)
    except typst.TypstError as error:
        raise HandoutError(
            Text(
                f"排版失败：{error.message}。请重试；仍失败请把此信息交给系统管理员。",
                f"The page could not be set: {error.message}. Try again; if it fails again, tell the administrator.",
            )
        ) from error
    return made[0] if isinstance(made, list) else made
