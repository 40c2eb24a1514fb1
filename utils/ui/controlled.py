"""Widgets that always show the session's view.

A widget's own state would be a second truth beside ``ViewState`` (a link, the back button and a reset also change the
view), so each widget's key is set from the view before it is drawn, only where it differs.
"""

from __future__ import annotations

from typing import Any

import streamlit as st


def show(key: str, value: Any, said_in: str = "") -> str:
    """Make the widget ``key`` show ``value``; returns ``key`` for the widget call.

    ``said_in`` is the language of its options: the browser keeps what is chosen by its text, so in another language it
    is told once more.
    """
    said = f"{key}_said_in"
    if key not in st.session_state or st.session_state[key] != value or st.session_state.get(said, "") != said_in:
        st.session_state[key] = value
        st.session_state[said] = said_in
    return key
