"""A wall nobody touches: whether the data on the disk changed, looked up every few seconds."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from utils import session
from utils.errors import ProfileError
from utils.store import Store

EVERY = 4
"""Seconds between two looks; each asks for the time and size of some twenty files."""


def watch(drawn: Store) -> None:
    """Draw the page again as soon as its data differs from ``drawn``; until then nothing on it moves."""

    @st.fragment(run_every=EVERY, key="watch")
    def look() -> None:
        # A profile that is being edited may be broken for a while: what is on the wall stays.
        with suppress(ProfileError):
            if session.latest_store() is not drawn:
                st.rerun()

    look()
