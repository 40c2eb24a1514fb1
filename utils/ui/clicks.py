"""The clicks an element of our own tells of: numbered by the browser, told until Python has answered, each done once.

Of two fast clicks the server may see only the second message, so an element sends all that are unanswered, as
``[number, what]``. Python sends the number of the last one done back with everything else (:func:`done`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import streamlit as st

from utils.text_cleaning import sendable

_DONE = "{}_done"
# Every whole number up to here is a number of its own in the browser too.
MOST = 2**53
MOST_AT_ONCE, MOST_PARTS, DEEPEST, LONGEST = 100, 1000, 3, 1000


def done(key: str) -> float:
    """The number of the last click of the element ``key`` that was done; 0 at first."""
    return st.session_state.get(_DONE.format(key), 0)


def new_clicks(key: str, sent: Any) -> Iterator[Any]:
    """What was clicked since last time, in order, each noted as done as it is taken.

    ``sent`` is the element's state, which has them as ``clicks``. Anyone can send anything: what is malformed is left
    out, and what is left is lists, short texts that can be sent back, finite numbers, true, false and None.
    """
    items = sent.get("clicks") if hasattr(sent, "get") else None
    for item in items[:MOST_AT_ONCE] if isinstance(items, list) else ():
        match item:
            case [int() | float() as number, what] if done(key) < number <= MOST and not isinstance(number, bool):
                st.session_state[_DONE.format(key)] = number
                if _harmless(what):
                    yield what


def _harmless(what: Any, depth: int = 0) -> bool:
    match what:
        case None | bool():
            return True
        case str():
            return len(what) <= LONGEST and what == sendable(what)
        case int() | float():
            return -MOST <= what <= MOST
        case list():
            return depth < DEEPEST and len(what) <= MOST_PARTS and all(_harmless(item, depth + 1) for item in what)
    return False
