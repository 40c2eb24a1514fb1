"""What needs attention: projects behind schedule or over budget, with their lights; each line a button.

One element of our own, as the layer panel is: eight of Streamlit's buttons, with their tips, took longer than a chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from layers.base import ILLUSTRATIVE, Column, Text
from utils import format as fmt
from utils.analysis.projects import attention
from utils.analysis.workbench import LAYER, Selection
from utils.charts.template import LIGHTS
from utils.i18n import pick, pick_name
from utils.store import Store
from utils.ui.clicks import done
from utils.ui.own_element import own_element
from utils.ui.toggle import toggle_clicked
from utils.viewstate import ViewState

TITLE = Text("需要关注", "Needs attention")
NONE = Text("没有滞后或超支的项目", "Nothing is late or over budget")
NO_PROJECTS = Text("没有选中的项目", "No project is selected")
LATE = Text("滞后 {}", "{} late")
OVER = Text("超支 {}", "{} over budget")
UNBUDGETED = Text("无预算而有支出", "spent without a budget")
MORE = Text("另有 {} 项，见下表", "{} more in the table below")
# Shape and word beside the colour: a light is told apart without seeing its colour.
SIGNS = {"red": "■", "yellow": "▲", "green": "●"}
WORDS = {"red": Text("红灯", "red"), "yellow": Text("黄灯", "yellow"), "green": Text("绿灯", "green")}
MOST = 8
KEY = "attention"
_component = own_element(
    "attention", '<section class="atlas-attention"></section>', "make", "clicks", "attention", isolated=False
)


def attention_list(store: Store, chosen: Selection, view: ViewState, theme: str, parts: tuple[str, ...]) -> None:
    """The projects of the selection that are not green; a click on a line selects its project, ``parts`` follow."""
    table = attention(chosen.frame, store.profile.thresholds, chosen.today)
    nothing = NONE if len(chosen.frame) else NO_PROJECTS
    data = attention_lines(table, chosen.data.spec.columns["status"], view, nothing) | {
        "colours": {light: LIGHTS[light].on(theme) for light in SIGNS},
        "done": done(KEY),
    }

    clicked = partial(toggle_clicked, KEY, LAYER, chosen.frame, parts)
    _component(key=KEY, data=data, on_clicks_change=clicked, height="content")


def attention_lines(table: pd.DataFrame, status: Column, view: ViewState, nothing: Text) -> dict[str, Any]:
    """What the element draws of ``table`` (:func:`utils.analysis.projects.attention`): a head with the number of each
    light, a line a project, what is said of none or of more than are shown.
    """
    lang, counts = view.lang, table["light"].value_counts()
    more = len(table) - MOST
    return {
        "title": pick(TITLE, lang),
        "sample": pick(ILLUSTRATIVE, lang) if len(table) else "",
        "counts": [
            {"light": light, "sign": SIGNS[light], "word": pick(WORDS[light], lang), "count": int(counts.get(light, 0))}
            for light in ("red", "yellow")
        ],
        "lines": [_line(row, status, view) for row in table.head(MOST).to_dict("records")],
        "note": pick(nothing, lang) if not len(table) else pick(MORE, lang).format(more) if more > 0 else "",
    }


def _line(row: Mapping[Any, Any], status: Column, view: ViewState) -> dict[str, Any]:
    lang, light = view.lang, row["light"]
    return {
        "id": row["id"],
        "light": light,
        "sign": SIGNS[light],
        "word": pick(WORDS[light], lang),
        "name": pick_name(row["name"], row["name_en"], lang),
        "why": f"{fmt.choice_label(status, row['status'], lang)} · {reasons(row, lang)}",
        "chosen": view.selected == (LAYER, row["id"]),
    }


def reasons(row: Mapping[Any, Any], lang: str) -> str:
    """Why a project is not green: 滞后 93 天 · 超支 4%."""
    said = []
    if row["late_days"] > 0:
        said.append(pick(LATE, lang).format(fmt.quantity(row["late_days"], "day", lang)))
    if row["over_pct"] == float("inf"):
        said.append(pick(UNBUDGETED, lang))
    elif row["over_pct"] > 0:
        said.append(pick(OVER, lang).format(fmt.quantity(row["over_pct"], "pct", lang)))
    return " · ".join(said)
