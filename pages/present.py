"""视察: the community's story on the wall. Everything on it is the player's own (:mod:`utils.player`)."""

import streamlit as st

from utils import session
from utils.ui.player_frame import player_frame

player_frame(session.address(), session.view().lang)
# The address is the player's: it keeps the scene in it.
st.stop()
