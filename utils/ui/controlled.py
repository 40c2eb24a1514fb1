"""Widgets that always show the session's view.

A widget's own state would be a second truth beside ``ViewState`` (a link, the back button and a reset also change the
view), so each widget's key is set from the view before it is drawn, only where it differs.
"""

from __future__ import annotations

from typing import Any

import streamlit as st


def show(key: str, value: Any) -> str:
    """Make the widget ``key`` show ``value``; returns ``key`` for the widget call."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key
