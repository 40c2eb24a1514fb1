"""The card of the selected feature: its facts, where they come from, the linked project and how far it is."""

from __future__ import annotations

from html import escape

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.selection import FeatureCard, LinkedProject
from utils.ui.headline import badge
from utils.ui.plain import plain

CLOSE = Text("关闭", "Close")
SOURCE = Text("来源", "Source")
UPDATED = Text("更新", "Updated")
PROVENANCE = Text("数据性质", "Provenance")
PROGRESS = Text("进度", "Progress")
LINKED = Text("关联项目", "Linked project")
PLANNED = Text("计划", "Planned")
ACTUAL = Text("实际", "Actual")
HIDDEN = Text("图上未显示：图层已关闭、被筛选或当时尚不存在", "Not on the map: layer off, filtered, or not there yet")
UNPLACED = Text("没有位置，不在地图上", "Its place is not known: it is not on the map")
FLY = Text("定位", "Fly to")
PARTS = ("map", "card")


def feature_card(card: FeatureCard, shown: bool, lang: str, parts: tuple[str, ...] = PARTS) -> None:
    """Draw the card with its two actions and links to related features. ``shown``: the map draws the feature.

    ``parts`` are the fragments of the page that follow what is selected (see ``session.redraw``).
    """
    if not card.placed or not shown:
        st.caption(f":material/visibility_off: {pick(HIDDEN if card.placed else UNPLACED, lang)}")
    st.html(f'<article class="atlas-card">{_head(card, lang)}{_rows(card.rows)}</article>')
    if card.project:
        own = (card.project.layer, card.project.id) == (card.layer, card.id)
        st.html(f'<article class="atlas-card">{_project(card.project, own, lang)}</article>')
    for layer, feature, name in card.links:
        st.button(
            plain(name),
            icon=":material/arrow_forward:",
            key=f"link_{layer}_{feature}",
            on_click=_go,
            args=(layer, feature, parts),
            width="stretch",
        )
    st.html(f'<article class="atlas-card">{_rows(_origin(card, lang))}</article>')
    with st.container(horizontal=True, key="card_actions"):
        if card.placed:
            st.button(
                pick(FLY, lang),
                icon=":material/my_location:",
                key="card_fly",
                on_click=_go,
                args=(card.layer, card.id, parts),
            )
        st.button(pick(CLOSE, lang), icon=":material/close:", key="card_close", on_click=_close, args=(parts,))


def _head(card: FeatureCard, lang: str) -> str:
    return (
        f'<p class="atlas-kicker">{escape(card.subtitle)} {badge(card.provenance, lang)}</p>'
        f'<h3 class="atlas-title">{escape(card.title)}</h3>'
        + (f'<p class="atlas-summary">{escape(card.summary)}</p>' if card.summary else "")
    )


def _rows(rows: tuple[tuple[str, str], ...]) -> str:
    cells = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in rows)
    return f'<dl class="atlas-facts">{cells}</dl>'


def _origin(card: FeatureCard, lang: str) -> tuple[tuple[str, str], ...]:
    rows = [(pick(PROVENANCE, lang), card.provenance_label)]
    if card.source:
        rows.append((pick(SOURCE, lang), card.source))
    return (*rows, (pick(UPDATED, lang), card.updated))


def _project(project: LinkedProject, own: bool, lang: str) -> str:
    head = PROGRESS if own else LINKED
    title = "" if own else f'<h4 class="atlas-title">{escape(project.name)}</h4>'
    done = max(0.0, min(100.0, project.progress_pct))
    return (
        f'<p class="atlas-kicker">{escape(pick(head, lang))}</p>{title}'
        f'<div class="atlas-progress" role="progressbar" aria-label="{escape(pick(PROGRESS, lang))}" '
        f'aria-valuemin="0" aria-valuemax="100" aria-valuenow="{done:.0f}"><i style="width:{done:.0f}%;'
        f'background:{project.paint.light}"></i></div>'
        f'<p class="atlas-progress-text"><span>{escape(project.status)}</span><b>{done:.0f}%</b></p>'
        + _rows(((pick(PLANNED, lang), project.planned), (pick(ACTUAL, lang), project.actual)))
    )


def _go(layer: str, feature: str, parts: tuple[str, ...]) -> None:
    session.change(selected=(layer, feature))
    session.fly_to(layer, feature)
    session.redraw(*parts)


def _close(parts: tuple[str, ...]) -> None:
    session.change(selected=None)
    session.redraw(*parts)
