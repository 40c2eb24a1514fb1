"""What a click on the route page led to, said once the page is drawn: what a callback says itself is lost when it asks
for parts of the page to be drawn again.
"""

from __future__ import annotations

import streamlit as st

from layers.base import Text
from utils.i18n import pick
from utils.ui.plain import plain

_SAID = "route_said"
DONE, FAILED, NO_PLACE = ":material/check:", ":material/error:", ":material/wrong_location:"


def tell(text: Text, icon: str = DONE, **names: Text) -> None:
    """Say it with the next drawing; ``names`` are filled in, in the visitor's language."""
    st.session_state.setdefault(_SAID, []).append((text, icon, names))


def say(lang: str) -> None:
    """Say what is yet to be said. To be called by the parts of the page that every change draws again."""
    for text, icon, names in st.session_state.pop(_SAID, []):
        # What comes with no names may hold braces of its own: the title of a route, say.
        filled = {name: pick(value, lang) for name, value in names.items()}
        said = pick(text, lang).format(**filled) if filled else pick(text, lang)
        st.toast(plain(said), icon=icon, duration="long" if icon != DONE else "short")
