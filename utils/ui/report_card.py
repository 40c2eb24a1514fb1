"""The area report as one printable card."""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils.analysis.area import Block, Line, Report
from utils.analysis.place import name_of
from utils.derive import AREA_REACH, words_of
from utils.i18n import pick
from utils.store import Store
from utils.ui.headline import badge
from utils.viewstate import ViewState

TITLE = Text("片区报告", "Area report")
AS_OF = Text("数据截至 {}", "As of {}")
SOURCES = Text("来源：{}", "Sources: {}")
SAMPLE = Text("含示意数据，非统计结果。", "Includes illustrative data: not statistics.")
HOW = Text(
    "建筑、项目等按代表点所在位置计入，绿道按范围裁剪计长；住宅区含其住宅楼周边 {} 以内，按最近的住宅楼归属。",
    "Features count where their representative point lies; greenways are cut at the outline. A residential area takes "
    "in what lies within {} of its homes, the nearest home deciding.",
)
NOTHING = Text("这里没有", "None here")
EMPTY = Text("本社区没有可以汇总的数据。", "This community has no data to report on.")
_CSS = Path(__file__).parent / "report.css"


def report_style() -> None:
    """The card's style sheet and that of the printed page."""
    st.html(_CSS)


def report_card(report: Report, store: Store, view: ViewState, picture: str) -> None:
    """Draw the report of a place; ``picture`` is an SVG of where it lies."""
    lang = view.lang
    if not report.blocks:
        st.html(f'<p class="atlas-lead">{escape(pick(EMPTY, lang))}</p>')
        return
    blocks = "".join(_block(block, lang) for block in report.blocks)
    st.html(
        f'<article class="atlas-report">{_head(report, store, view, picture)}'
        f'<div class="atlas-report-blocks">{blocks}</div>{_foot(report, store, lang)}</article>'
    )


def _head(report: Report, store: Store, view: ViewState, picture: str) -> str:
    lang, profile = view.lang, store.profile
    name = name_of(store, report.place, lang)
    day = pick(AS_OF, lang).format(fmt.date(view.as_of or profile.as_of, lang))
    kicker = f"{pick(profile.place, lang)} · {pick(profile.name, lang)} · {pick(TITLE, lang)}"
    image = f'<img alt="" src="data:image/svg+xml;base64,{b64encode(picture.encode()).decode()}">' if picture else ""
    mark = badge("illustrative" if "illustrative" in report.provenances else "", lang)
    return (
        f'<header><div><p class="atlas-kicker">{escape(kicker)}</p>'
        f'<h2 class="atlas-report-name">{escape(name)}</h2>'
        f'<p class="atlas-report-day">{escape(day)} {mark}</p></div>{image}</header>'
    )


def _foot(report: Report, store: Store, lang: str) -> str:
    words = words_of(store)
    named = pick(fmt.COMMA, lang).join(fmt.word(source, lang, words) for source in report.sources)
    said = [
        pick(HOW, lang).format(fmt.quantity(AREA_REACH, "m", lang)),
        pick(SOURCES, lang).format(named) if named else "",
        pick(SAMPLE, lang) if "illustrative" in report.provenances else "",
    ]
    return f"<footer>{''.join(f'<p>{escape(text)}</p>' for text in said if text)}</footer>"


def _block(block: Block, lang: str) -> str:
    total = block.total.value or 0
    parts = "".join(_part(line, total, lang) for line in whole_parts(block.parts, block.total))
    more = "".join(
        f"<dt>{escape(pick(line.label, lang))}</dt><dd>{escape(_said(line, lang))}</dd>"
        for line in block.more
        if line.value is not None
    )
    body = (f"<ul>{parts}</ul>" if parts else "") + (f"<dl>{more}</dl>" if more and (total or _any(block)) else "")
    nothing = "" if total or _any(block) else f"<p>{escape(pick(NOTHING, lang))}</p>"
    return (
        f'<section><h3>{escape(pick(block.title, lang))}</h3><p class="atlas-report-total" data-block="{block.layer}">'
        f"{escape(_said(block.total, lang))}</p>{body}{nothing}</section>"
    )


def _any(block: Block) -> bool:
    return any(line.value for line in block.more)


def _part(line: Line, total: float, lang: str) -> str:
    share = 100 * (line.value or 0) / total if total else 0.0
    # Printed in light colours, whatever the theme.
    colour = f"light-dark({line.paint.on('light')},{line.paint.on('dark')})" if line.paint else "#7b8794"
    return (
        f"<li><span>{escape(pick(line.label, lang))}</span><b>{escape(_said(line, lang))}</b>"
        f'<i style="width:{share:.1f}%;background:{colour}"></i></li>'
    )


def _said(line: Line, lang: str) -> str:
    if line.value is None:
        return fmt.EMPTY
    return fmt.quantity(round(line.value) if line.unit == "m" else line.value, line.unit, lang, line.unit != "m")


def whole_parts(parts: Sequence[Line], total: Line) -> list[Line]:
    """Lengths in whole metres that add up to the whole metres of ``total`` (largest remainders); others as they are."""
    if total.unit != "m" or total.value is None:
        return list(parts)
    exact = [part.value or 0.0 for part in parts]
    rest = round(total.value) - sum(map(math.floor, exact))
    up = sorted(range(len(exact)), key=lambda k: math.floor(exact[k]) - exact[k])[: max(rest, 0)]
    return [replace(part, value=math.floor(exact[k]) + (k in up)) for k, part in enumerate(parts)]
