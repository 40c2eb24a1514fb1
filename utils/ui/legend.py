"""What the colours mean: the legend of the layers that are on, shown while nothing is selected."""

from __future__ import annotations

from html import escape

import streamlit as st

from layers.base import LayerSpec, Text
from utils.i18n import pick
from utils.store import LayerData, Store
from utils.ui.swatch import down, legend, sheet
from utils.viewstate import ViewState

Entry = tuple[LayerSpec, str, Text]
TITLE = Text("图例", "Legend")
HINT = Text("点击地图上的任意要素查看详情", "Click anything on the map for its facts")
NONE_ON = Text("没有打开的图层", "No layer is on")


def legend_card(store: Store, view: ViewState, theme: str) -> None:
    """One block a visible layer, with the values that occur in it."""
    entries = [
        (data.spec, key, label)
        for data in reversed(list(store.layers.values()))
        if data.spec.id in view.layers
        for key, label in _present(data)
    ]
    picture = sheet([(spec, key) for spec, key, _ in entries], theme)
    st.html(f'<style>.atlas-legend li i {{ background-image: url("{picture}"); }}</style>')
    blocks = "".join(_block(spec, rows, view.lang) for spec, rows in _by_layer(entries))
    body = blocks or f"<p>{escape(pick(NONE_ON, view.lang))}</p>"
    st.html(
        # Focusable, so that keys can scroll it.
        f'<section class="atlas-card atlas-legend" tabindex="0" aria-label="{escape(pick(TITLE, view.lang))}">'
        f'<p class="atlas-hint">{escape(pick(HINT, view.lang))}</p>'
        f'<h3 class="atlas-title">{escape(pick(TITLE, view.lang))}</h3>{body}</section>'
    )


def _present(data: LayerData) -> list[tuple[str, Text]]:
    """The legend entries whose value occurs in the layer."""
    entries = legend(data.spec)
    values = set(data.frame[data.spec.style.by].dropna().unique()) if entries else set()
    return [(key, label) for key, label in entries if key in values]


def _by_layer(entries: list[Entry]) -> list[tuple[LayerSpec, list[tuple[int, Text]]]]:
    """Each layer with its entries: (their number in the picture, their label)."""
    found: dict[str, tuple[LayerSpec, list[tuple[int, Text]]]] = {}
    for k, (spec, _, label) in enumerate(entries):
        found.setdefault(spec.id, (spec, []))[1].append((k, label))
    return list(found.values())


def _block(spec: LayerSpec, rows: list[tuple[int, Text]], lang: str) -> str:
    lines = "".join(_row(k, label, lang) for k, label in rows)
    return f"<div><h4>{escape(pick(spec.title, lang))}</h4><ul>{lines}</ul></div>"


def _row(k: int, label: Text, lang: str) -> str:
    return f'<li><i style="background-position: 0 -{down(k)}px"></i><span>{escape(pick(label, lang))}</span></li>'
