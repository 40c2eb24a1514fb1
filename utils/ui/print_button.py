"""A button that prints the page: the browser does it, so it works without a network."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from layers.base import Text
from utils.i18n import pick

PRINT = Text("打印 / 存为 PDF", "Print / save as PDF")
_HERE = Path(__file__).parent / "static"
_component = st.components.v2.component(
    "atlas_print",
    html='<button type="button"></button>',
    css=(_HERE / "print_button.css").read_text(encoding="utf-8"),
    js=(_HERE / "print_button.js").read_text(encoding="utf-8"),
)


def print_button(lang: str) -> None:
    """Draw the button; what is printed the page's style sheet says."""
    _component(key="print", data={"label": pick(PRINT, lang)}, height="content", width="content")
