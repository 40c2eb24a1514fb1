"""The frame of the projects page: its style sheet and the column of filters, folded away on a phone."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from layers.base import Text
from utils.i18n import pick
from utils.store import LayerData, Store
from utils.ui.asof_slider import asof_slider
from utils.ui.filter_widgets import filter_widgets
from utils.ui.workbench import part
from utils.viewstate import ViewState

FOLD = Text("显示筛选", "Show filters")
_STYLE = Path(__file__).parent / "project_bench.css"


def style() -> None:
    """The style sheet of the page."""
    st.html(_STYLE)


def filter_panel(store: Store, data: LayerData, lang: str, key: str, parts: tuple[str, ...]) -> None:
    """The date and the filters of one layer, in the fragment ``key``: they follow a filter asked for elsewhere.

    ``parts`` follow them. On a phone they show when asked for.
    """

    def filters(view: ViewState) -> None:
        with st.container(key="filters"):
            asof_slider(store.profile, view)
            filter_widgets(store, data, view, parts)

    st.toggle(pick(FOLD, lang), key="fold")
    part(key, filters)
