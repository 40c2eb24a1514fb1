"""Plotly in the browser: where it comes from, and the scripts of elements that use it."""

from __future__ import annotations

from pathlib import Path

PLOTLY = "/vendor/plotly/plotly.min.js"
_HERE = Path(__file__).parent / "static"


def with_plotly(name: str) -> str:
    """The script ``static/<name>.js`` of an element, with ``plotly(address)`` defined before it.

    It loads Plotly once a page, and only when called with the address :data:`PLOTLY`.
    """
    return "".join((_HERE / f"{part}.js").read_text(encoding="utf-8") for part in ("plotly", name))
