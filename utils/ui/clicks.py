"""The clicks an element of our own tells of: numbered by the browser, told until Python has answered, each done once.

Of two fast clicks the server may see only the second message, so an element sends all that are unanswered, as
``[number, what]``. Python sends the number of the last one done back with everything else (:func:`done`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import streamlit as st

_DONE = "{}_done"


def done(key: str) -> float:
    """The number of the last click of the element ``key`` that was done; 0 at first."""
    return st.session_state.get(_DONE.format(key), 0)


def new_clicks(key: str, sent: Any) -> Iterator[Any]:
    """What was clicked since last time, in order, each noted as done as it is taken.

    ``sent`` is the element's state, which has them as ``clicks``. What is malformed is left out, for anyone can send
    anything.
    """
    items = sent.get("clicks") if hasattr(sent, "get") else None
    for item in items if isinstance(items, list) else ():
        match item:
            case [int() | float() as number, what] if not isinstance(number, bool) and number > done(key):
                st.session_state[_DONE.format(key)] = number
                yield what
