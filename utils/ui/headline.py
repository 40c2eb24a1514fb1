"""The headline figures above the map: big, sourced, marked where illustrative."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from layers.base import ILLUSTRATIVE, PROVENANCE, Text
from utils.i18n import pick
from utils.metrics import Figure

SOURCE = Text("来源：{}", "Source: {}")
SAMPLE_WHY = Text("示意数据，非统计结果", "Illustrative data, not a statistic")
LABEL = Text("社区主要指标", "Headline figures")


def headline(figures: Iterable[Figure], lang: str) -> None:
    """Draw the figures as one strip (a description list)."""
    cells = "".join(_cell(figure, lang) for figure in figures)
    st.html(f'<dl class="atlas-headline" aria-label="{escape(pick(LABEL, lang))}">{cells}</dl>')


def badge(provenance: str, lang: str) -> str:
    """The 示意 mark, empty for reported and surveyed figures."""
    if provenance != "illustrative":
        return ""
    return (
        f'<span class="atlas-sample" title="{escape(pick(SAMPLE_WHY, lang))}">{escape(pick(ILLUSTRATIVE, lang))}</span>'
    )


def _cell(figure: Figure, lang: str) -> str:
    note = escape(pick(figure.note, lang)) if figure.note else ""
    parts = "".join(
        f'<span class="atlas-part"><i style="background:{paint.light}"></i>{escape(pick(label, lang))} {value}</span>'
        for label, value, paint in figure.parts
    )
    source = (
        pick(SOURCE, lang).format(pick(figure.source, lang))
        if figure.source
        else pick(PROVENANCE[figure.provenance].label, lang)
    )
    return (
        f'<div class="atlas-figure" tabindex="0" data-source="{escape(source, quote=True)}">'
        f"<dt>{escape(pick(figure.title, lang))}{badge(figure.provenance, lang)}</dt>"
        f'<dd class="atlas-value">{_sized(figure.said(lang))}</dd>'
        f'<dd class="atlas-note">{parts or note or "&nbsp;"}</dd></div>'
    )


def _sized(text: str) -> str:
    """Digits large, the words around them small."""
    return "".join(
        f"<b>{escape(run)}</b>" if digits else f"<span>{escape(run)}</span>" for run, digits in sized_runs(text)
    )


def sized_runs(text: str) -> list[tuple[str, bool]]:
    """``text`` in runs that are digits (with their separators) or not."""
    out: list[tuple[str, bool]] = []
    run, digits = "", False
    for char in text + "\0":
        is_digit = char.isdecimal() or (char in ".,%:" and bool(run) and digits)
        if is_digit != digits or char == "\0":
            if run:
                out.append((run, digits))
            run, digits = "", is_digit
        run += char
    return out
