"""A button that says where the map looks. The camera belongs to the map, which writes it into the address; once Python
has written the address itself, Streamlit tells it of no other: so the button reads it, in the browser.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from utils import session
from utils.ui.clicks import done, new_clicks
from utils.ui.own_element import own_element

_component = own_element("camera_button", '<button type="button"></button>', "clicks", "camera_button")
MOST = 80


def camera_button(label: str, key: str, on_press: Callable[[str], None]) -> None:
    """Draw the button; ``on_press`` gets ``lat,lng,zoom`` as the address has it, ``""`` while nobody moved the map.

    ``key`` is unique on the page. Whatever is sent is only a text: who reads it as a camera must expect anything.
    """

    def pressed() -> None:
        session.answer()
        for camera in new_clicks(key, st.session_state[key]):
            on_press(camera if isinstance(camera, str) and len(camera) <= MOST else "")

    data = {"label": label, "done": done(key)}
    _component(key=key, data=data, on_clicks_change=pressed, height="content", width="content")
