"""One of a few, as a row of pills or a bar: an element of our own, as light as what it shows.

Streamlit's own bring a script that measures the page while it is being laid out, which every first view waited for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

import streamlit as st

from utils import session
from utils.ui.clicks import done, new_clicks
from utils.ui.own_element import own_element

_component = own_element(
    "choice", '<div class="atlas-choice" role="radiogroup"></div>', "make", "clicks", "choice", isolated=False
)


def choice(
    key: str,
    title: str,
    labels: Mapping[str, str],
    chosen: str | None,
    on_pick: Callable[[str], None],
    look: Literal["pills", "titled", "bar", "wide"] = "pills",
) -> None:
    """Draw ``labels`` (by value) with ``chosen`` marked (None: none of them).

    ``on_pick`` is called with what is picked. ``title`` is for screen readers; ``titled`` pills show it. A ``wide`` bar
    has the whole width.
    """
    element = f"{key}_choice"
    data = {"name": key, "title": title, "labels": dict(labels), "chosen": chosen, "look": look, "done": done(element)}
    with st.container(key=key, width="stretch" if look != "bar" else "content"):
        picked = partial(_picked, element, frozenset(labels), on_pick)
        _component(key=element, data=data, on_clicks_change=picked, height="content")


def _picked(element: str, known: frozenset[str], on_pick: Callable[[str], None]) -> None:
    session.answer()
    for picked in new_clicks(element, st.session_state[element]):
        # Anyone can send anything.
        if isinstance(picked, str) and picked in known:
            on_pick(picked)
