"""A button that prints the page: the browser does it, so it works without a network."""

from __future__ import annotations

from layers.base import Text
from utils.i18n import pick
from utils.ui.own_element import own_element

PRINT = Text("打印 / 存为 PDF", "Print / save as PDF")
_component = own_element("print_button", '<button type="button"></button>')


def print_button(lang: str) -> None:
    """Draw the button; what is printed the page's style sheet says."""
    _component(key="print", data={"label": pick(PRINT, lang)}, height="content", width="content")
