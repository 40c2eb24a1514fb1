"""Elements of our own: a bit of HTML with a style sheet and scripts of ``static/``, one element for Streamlit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent / "static"


def own_element(name: str, html: str, *scripts: str, isolated: bool = True) -> Any:
    """The element ``atlas_<name>``: ``html``, ``<name>.css``, and the scripts named, by default ``<name>.js``, as one.

    What scripts before the last define is known to it. ``isolated``: the page's styles do not reach it, nor its own the
    page. Where it is not, it has the page's type, and the browser one style sheet less to work out.
    """
    return st.components.v2.component(
        f"atlas_{name}",
        html=html,
        css=(_HERE / f"{name}.css").read_text(encoding="utf-8"),
        js="".join((_HERE / f"{script}.js").read_text(encoding="utf-8") for script in scripts or (name,)),
        isolate_styles=isolated,
    )
