"""The parts of an inspection visit, one row of links: scenes, route, presentation, wall."""

from __future__ import annotations

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick

# Files of pages/, beside the one that lists them.
PARTS = {
    "story": Text("场景", "Scenes"),
    "route": Text("路线", "Route"),
    "present": Text("放映", "Present"),
    "cockpit": Text("大屏", "Wall"),
}


def visit_bar(lang: str) -> None:
    """Draw the links; they take the view along."""
    query = session.carried()
    with st.container(horizontal=True, gap="small", key="visit"):
        for page, title in PARTS.items():
            st.page_link(f"{page}.py", label=pick(title, lang), query_params=query)
