"""The cockpit's figures: groups that take turns, each figure with its source or its mark of illustrative data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from layers.base import ILLUSTRATIVE, Text
from utils import format as fmt
from utils.analysis.wall import Group, figure_groups
from utils.i18n import pick, pick_name
from utils.metrics import Figure
from utils.store import Store
from utils.store.tables import TABLES
from utils.ui.headline import sized_runs
from utils.ui.own_element import own_element
from utils.viewstate import ViewState

# Where there is room for one line only.
SOURCE = Text("来源：{}", "{}")
HONOURS, TABLE = Text("社区荣誉", "Honours"), "honours"
_component = own_element(
    "wall_figures", '<section class="atlas-turns"></section>', "make", "rotor", "wall_figures", isolated=False
)


def cockpit_figures(store: Store, view: ViewState, theme: str) -> None:
    """Draw the groups of the view; the community's honours are one more."""
    groups = [group_data(group, view.lang, theme) for group in figure_groups(store, view)]
    honours = store.table(TABLE)
    if honours is not None and len(honours):
        groups.append(honours_data(honours, view.lang, store))
    if groups:
        _component(key="wall_figures", data={"groups": groups, "seconds": int(view.option("turn"))}, height="content")


def group_data(group: Group, lang: str, theme: str) -> dict[str, Any]:
    """A group as the element draws it."""
    return {"title": pick(group.title, lang), "cells": [_cell(figure, lang, theme) for figure in group.figures]}


def _cell(figure: Figure, lang: str, theme: str) -> dict[str, Any]:
    return {
        "title": pick(figure.title, lang),
        "sample": pick(ILLUSTRATIVE, lang) if figure.provenance == "illustrative" else "",
        "runs": [[run, digits] for run, digits in sized_runs(figure.said(lang))],
        "parts": [
            [paint.on(theme), pick(label, lang), fmt.number(count, lang)] for label, count, paint in figure.parts
        ],
        "note": pick(figure.note, lang) if figure.note else "",
        "source": pick(SOURCE, lang).format(pick(figure.source, lang)) if figure.source else "",
    }


def honours_data(table: pd.DataFrame, lang: str, store: Store) -> dict[str, Any]:
    """The honours, one a cell: who awarded it above, its source below."""
    levels = TABLES[TABLE].columns["level"]
    return {"title": pick(HONOURS, lang), "cells": [_honour(row, levels, lang, store) for row in _rows(table)]}


def _rows(table: pd.DataFrame) -> Iterable[dict[str, Any]]:
    return ({str(key): value for key, value in row.items()} for row in table.head(6).to_dict("records"))


def _honour(row: dict[str, Any], levels: Any, lang: str, store: Store) -> dict[str, Any]:
    english = row["title_en"] if isinstance(row["title_en"], str) else None
    source = row["source"] if isinstance(row["source"], str) else ""
    return {
        "title": fmt.choice_label(levels, row["level"], lang),
        "sample": pick(ILLUSTRATIVE, lang) if row["provenance"] == "illustrative" else "",
        "runs": [],
        "text": pick_name(row["title"], english, lang),
        "parts": [],
        "note": "",
        "source": pick(SOURCE, lang).format(fmt.word(source, lang, store.profile.words)) if source else "",
    }
