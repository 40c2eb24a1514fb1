"""What makes a Streamlit page this app: page settings, the mark in the browser tab, our style sheet."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from utils.serve.fonts import page_fonts
from utils.store import Store

_HERE = Path(__file__).parent


def shell() -> None:
    """Call first on every run. The tab icon is ours: one of Streamlit's set would be fetched from another host."""
    st.set_page_config(page_icon=str(_HERE / "mark.svg"), layout="wide", initial_sidebar_state="collapsed")
    st.html(_HERE / "atlas.css")


def letters(store: Store | None) -> None:
    """The letters of the page, those of ``store``'s data among them (None: no usable profile)."""
    st.html(f"<style>{page_fonts(store)}</style>")
