"""The cockpit's lists: the projects that need attention and those finished last, a few lines at a time, in turns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from layers.base import ILLUSTRATIVE, Text
from utils import format as fmt
from utils.analysis.projects import FINISHED, attention, latest_completed
from utils.analysis.workbench import LAYER, Selection
from utils.charts.template import LIGHTS
from utils.i18n import pick, pick_name
from utils.store import Store
from utils.ui.attention_list import LATE, NO_PROJECTS, NONE, SIGNS, TITLE, WORDS, reasons
from utils.ui.clicks import done
from utils.ui.own_element import own_element
from utils.ui.toggle import toggle_clicked
from utils.viewstate import ViewState

KEY = "wall_list"
COMPLETED = Text("最新完工", "Latest completed")
ON_TIME = Text("按期", "on time")
FINISHED_ON = Text("{} 完工", "finished {}")
MOST = 12
_component = own_element(
    KEY, '<section class="atlas-wall-list"></section>', "make", "clicks", "rotor", KEY, isolated=False
)


def cockpit_list(store: Store, chosen: Selection, view: ViewState, theme: str, parts: tuple[str, ...]) -> None:
    """Draw both lists; a click on a line selects its project, ``parts`` follow."""
    lists = [late_lines(store, chosen, view, theme), completed_lines(chosen, view, theme)]
    data = {
        "lists": [each for each in lists if each["lines"]] or lists[:1],
        "seconds": int(view.option("turn")),
        "done": done(KEY),
    }

    clicked = partial(toggle_clicked, KEY, LAYER, chosen.frame, parts)
    with st.container(border=True, key="sheet_list"):
        _component(key=KEY, data=data, on_clicks_change=clicked, height="content")


def late_lines(store: Store, chosen: Selection, view: ViewState, theme: str) -> dict[str, Any]:
    """The unfinished projects of the selection that are not green, the worst first, with their lights."""
    lang = view.lang
    table = attention(chosen.frame, store.profile.thresholds, chosen.today)
    rows = table[table["status"] != FINISHED].head(MOST).to_dict("records")
    status = chosen.data.spec.columns["status"]
    lines = [
        _line(
            row,
            view,
            (SIGNS[row["light"]], LIGHTS[row["light"]].on(theme), pick(WORDS[row["light"]], lang)),
            f"{fmt.choice_label(status, row['status'], lang)} · {reasons(row, lang)}",
        )
        for row in rows
    ]
    return _list(TITLE, NONE if len(chosen.frame) else NO_PROJECTS, lines, chosen, lang)


def completed_lines(chosen: Selection, view: ViewState, theme: str) -> dict[str, Any]:
    """The finished projects of the selection, the latest first, with their day and how late they were."""
    lang = view.lang
    known = chosen.data.spec.columns["status"].values[FINISHED].paint
    mark = ("✓", (known or LIGHTS["green"]).on(theme), "")
    lines = []
    for row in latest_completed(chosen.frame, chosen.today).head(MOST).to_dict("records"):
        late = pick(LATE, lang).format(fmt.quantity(row["late_days"], "day", lang))
        when = pick(FINISHED_ON, lang).format(fmt.date(row["end"], lang))
        lines.append(_line(row, view, mark, f"{when} · {late if row['late_days'] else pick(ON_TIME, lang)}"))
    return _list(COMPLETED, NONE, lines, chosen, lang)


def _list(title: Text, nothing: Text, lines: list[dict[str, Any]], chosen: Selection, lang: str) -> dict[str, Any]:
    return {
        "title": pick(title, lang),
        "sample": pick(ILLUSTRATIVE, lang) if lines and "illustrative" in chosen.provenances else "",
        "nothing": pick(nothing, lang),
        "lines": lines,
    }


def _line(row: Mapping[Any, Any], view: ViewState, mark: tuple[str, str, str], why: str) -> dict[str, Any]:
    sign, colour, word = mark
    return {
        "id": row["id"],
        "sign": sign,
        "colour": colour,
        "word": word,
        "name": pick_name(row["name"], row["name_en"] or None, view.lang),
        "why": why,
        "chosen": view.selected == (LAYER, row["id"]),
    }
