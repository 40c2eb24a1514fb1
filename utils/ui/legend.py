"""What the colours mean: the legend of the layers that are on, shown while nothing is selected."""

from __future__ import annotations

from html import escape

import streamlit as st

from layers.base import LayerSpec, Text
from utils.i18n import pick
from utils.store import Store
from utils.ui.swatch import inline, legend
from utils.viewstate import ViewState

TITLE = Text("图例", "Legend")
HINT = Text("点击地图上的任意要素查看详情", "Click anything on the map for its facts")
NONE_ON = Text("没有打开的图层", "No layer is on")


def legend_card(store: Store, view: ViewState, theme: str) -> None:
    """One block a visible layer, with the values that occur in it."""
    blocks = "".join(
        _block(data.spec, set(data.frame[data.spec.style.by].dropna().unique()), view.lang, theme)
        for data in reversed(list(store.layers.values()))
        if data.spec.id in view.layers and legend(data.spec)
    )
    body = blocks or f"<p>{escape(pick(NONE_ON, view.lang))}</p>"
    st.html(
        # Focusable, so that keys can scroll it.
        f'<section class="atlas-card atlas-legend" tabindex="0" aria-label="{escape(pick(TITLE, view.lang))}">'
        f'<p class="atlas-hint">{escape(pick(HINT, view.lang))}</p>'
        f'<h3 class="atlas-title">{escape(pick(TITLE, view.lang))}</h3>{body}</section>'
    )


def _block(spec: LayerSpec, present: set[str], lang: str, theme: str) -> str:
    entries = [(key, pick(label, lang)) for key, label in legend(spec) if key in present]
    rows = "".join(
        f'<li><img src="{inline(spec, theme, key)}" alt="" width="18" height="14"><span>{escape(label)}</span></li>'
        for key, label in entries
    )
    return f"<h4>{escape(pick(spec.title, lang))}</h4><ul>{rows}</ul>" if rows else ""
