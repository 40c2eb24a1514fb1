"""What the colours mean: the legend of the layers that are on, and, while nothing is selected, what the map shows."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import numpy as np
import streamlit as st

from layers.base import LayerSpec, Text
from utils.i18n import pick
from utils.store import Store
from utils.ui.swatch import legend, picture
from utils.viewstate import ViewState

TITLE = Text("图例", "Legend")
HINT = Text("点击地图上的任意要素查看详情", "Click anything on the map for its facts")
NONE_ON = Text("没有打开的图层", "No layer is on")


def legend_card(store: Store, masks: Mapping[str, np.ndarray], view: ViewState, theme: str) -> None:
    """One block a visible layer, with the number of features shown of each value."""
    blocks = "".join(
        _block(data.spec, _counts(data.frame, data.spec, masks[data.spec.id]), view.lang, theme)
        for data in reversed(list(store.layers.values()))
        if data.spec.id in view.layers and legend(data.spec)
    )
    body = blocks or f"<p>{escape(pick(NONE_ON, view.lang))}</p>"
    st.html(
        f'<section class="atlas-card atlas-legend"><p class="atlas-hint">{escape(pick(HINT, view.lang))}</p>'
        f'<h3 class="atlas-title">{escape(pick(TITLE, view.lang))}</h3>{body}</section>'
    )


def _counts(frame: object, spec: LayerSpec, mask: np.ndarray) -> Mapping[str, int]:
    column = frame[spec.style.by]  # type: ignore[index]
    return column[mask].astype(str).value_counts().to_dict()


def _block(spec: LayerSpec, counts: Mapping[str, int], lang: str, theme: str) -> str:
    entries = [(key, pick(label, lang)) for key, label in legend(spec) if counts.get(key)]
    rows = "".join(
        f'<li><img src="{picture(spec, theme, key)}" alt="" width="18" height="14">'
        f"<span>{escape(label)}</span><b>{counts[key]:,}</b></li>"
        for key, label in entries
    )
    return f"<h4>{escape(pick(spec.title, lang))}</h4><ul>{rows}</ul>" if rows else ""
