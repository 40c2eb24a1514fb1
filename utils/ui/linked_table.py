"""A table that is a control: a click on a row chooses what it stands for; what is chosen elsewhere is marked in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from utils import session
from utils.format import EMPTY


def linked_table(
    cells: pd.DataFrame,
    config: Mapping[str, Any],
    ids: Sequence[str],
    key: str,
    on_pick: Callable[[str], None],
    selected: str = "",
    height: int = 420,
    alt: str = "",
) -> None:
    """Draw ``cells`` (see ``table_columns.table_of``), row *i* standing for ``ids[i]``; only rows in sight are drawn.

    A click on any cell, or on the mark at the row's left, calls ``on_pick`` with the row's id, also when it is
    ``selected`` already: undoing is up to ``on_pick``. The visitor's own sorting stays.
    """
    chosen = [place for place, id_ in enumerate(ids) if id_ == selected]
    # No cell is left chosen: the next click on the same one is a click again.
    wanted = {"selection": {"rows": chosen[:1], "columns": [], "cells": []}}
    if _plain(st.session_state.get(key)) != wanted:
        st.session_state[key] = wanted

    def picked() -> None:
        session.answer()
        place = _clicked(_plain(st.session_state[key])["selection"], chosen[:1])
        if place is not None and 0 <= place < len(ids):
            on_pick(ids[place])

    st.dataframe(
        cells,
        column_config=dict(config),
        hide_index=True,
        height=height,
        key=key,
        on_select=picked,
        selection_mode=["single-row", "single-cell"],
        alt=alt or None,
        placeholder=EMPTY,
    )


def _plain(state: Any) -> dict[str, dict[str, list[Any]]]:
    """The selection of the table's state; what is malformed, as anyone can send it, is as nothing."""
    chosen = _get(state, "selection")
    parts = {part: _get(chosen, part) for part in ("rows", "columns", "cells")}
    return {
        "selection": {part: list(found) if isinstance(found, list | tuple) else [] for part, found in parts.items()}
    }


def _get(state: Any, key: str) -> Any:
    return state.get(key) if hasattr(state, "get") else None


def _clicked(now: Mapping[str, list[Any]], before: list[int]) -> int | None:
    """The row that was clicked: by a cell, by its mark, or by taking its mark away."""
    marked = [] if now["rows"] == before else now["rows"] or before
    match now["cells"] or marked:
        case [[int(row), *_], *_] | [int(row), *_]:
            return row
    return None
