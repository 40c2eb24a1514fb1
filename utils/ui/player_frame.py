"""The player over the whole page: of Streamlit's own nothing shows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from utils.player.routes import PLAYER

_HERE = Path(__file__).parent
# What the player understands of the page's address.
PASSED = ("scene", "kiosk", "lang", "theme", "play", "loop")
LONGEST = 60
_FRAME = "player_frame_query"


def player_frame(query: Mapping[str, str], lang: str) -> None:
    """The player in a frame that covers the window, beginning where ``query`` says.

    The frame's own address stays as it was at first: another would load it anew.
    """
    asked = {key: query[key][:LONGEST] for key in PASSED if key in query}
    begun = st.session_state.setdefault(_FRAME, {"lang": lang} | asked)
    st.html(_HERE / "player_frame.css")
    with st.container(key="player"):
        st.iframe(f"{PLAYER}?{urlencode(begun)}", height=600)
