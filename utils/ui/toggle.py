"""What a click on a mark does: select the one feature it stands for, or narrow the selection by the key it carries."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from layers import LAYERS
from utils import session
from utils.analysis.selection import chosen
from utils.filters import FilterState, OneOf, decode, encode
from utils.filters.clauses import Clause
from utils.ui.clicks import new_clicks


def toggle_feature(layer: str, feature: str) -> None:
    """Select a feature and fly there; the same again deselects. One that does not exist is left alone."""
    if not session.exists(layer, feature):
        return
    if session.view().selected == (layer, feature):
        session.change(selected=None)
        return
    session.change(selected=(layer, feature))
    session.fly_to(layer, feature)


def toggle_clicked(element: str, layer: str, frame: pd.DataFrame, parts: Iterable[str]) -> None:
    """Do what an element of our own was clicked for: each click is the id of a row of ``frame``; ``parts`` follow."""
    session.answer()
    with session.gathered():
        for id_ in new_clicks(element, st.session_state[element]):
            if isinstance(id_, str) and (frame["id"] == id_).any():
                toggle_feature(layer, id_)
                session.redraw(*parts)


def toggle_key(layer: str, column: str, key: str) -> None:
    """Ask for ``key`` of ``column`` as well; where it is asked for already, no longer."""
    toggle_clause(layer, column, chosen(session.view(), layer, column) ^ {key})


def toggle_keys(layer: str, column: str, keys: Iterable[str]) -> None:
    """Ask for just these keys; where just these are asked for already, for none."""
    wanted = frozenset(keys)
    toggle_clause(layer, column, frozenset() if chosen(session.view(), layer, column) == wanted else wanted)


def toggle_clause(layer: str, column: str, keys: frozenset[str]) -> None:
    """Replace the clause on a column by one of ``keys``; none: no clause."""
    set_clause(layer, column, OneOf(keys) if keys else None)


def set_clause(layer: str, column: str, clause: Clause | None) -> None:
    """Replace the clause on a column; one no link could ask for, as anyone can send it, changes nothing."""
    if clause is not None and decode(encode(FilterState(((layer, column, clause),))), LAYERS)[1]:
        return
    session.change(filters=session.view().filters.with_clause(layer, column, clause))
