"""A wall nobody touches: whether the data on the disk changed, looked up every few seconds."""

from __future__ import annotations

import streamlit as st

from utils import session
from utils.store import Store

EVERY = 4
"""Seconds between two looks; each asks for the time and size of some twenty files."""


def watch(drawn: Store) -> None:
    """Draw the page again as soon as its data differs from ``drawn``, or can no longer be read; else nothing moves."""
    trouble = session.data_trouble()

    @st.fragment(run_every=EVERY, key="watch")
    def look() -> None:
        # A profile that is being edited may be broken for a while: what is on the wall stays, and says so.
        now = session.latest_store()
        if now is not drawn or (session.data_trouble() is None) != (trouble is None):
            st.rerun()

    look()
