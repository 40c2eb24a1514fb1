"""What needs attention: projects behind schedule or over budget, with their lights; each line a button."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils import session
from utils.analysis.projects import attention
from utils.analysis.workbench import LAYER, Selection
from utils.charts.template import LIGHTS, SAMPLE
from utils.i18n import pick, pick_name
from utils.store import Store
from utils.ui.plain import plain
from utils.ui.toggle import toggle_feature
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


def attention_list(store: Store, chosen: Selection, view: ViewState, theme: str, parts: tuple[str, ...]) -> None:
    """The projects of the selection that are not green; a click on a line selects its project, ``parts`` follow."""
    table, lang = attention(chosen.frame, store.profile.thresholds, chosen.today), view.lang
    status = chosen.data.spec.columns["status"]
    with st.container(key="attention"):
        st.html(_head(table, lang, theme, NONE if len(chosen.frame) else NO_PROJECTS))
        for row in table.head(MOST).to_dict("records"):
            name, state = pick_name(row["name"], row["name_en"], lang), fmt.choice_label(status, row["status"], lang)
            st.button(
                f"{plain(name)}  \n{plain(state)} · {plain(reasons(row, lang))}",
                key=f"light_{row['light']}_{row['id']}",
                help=pick(WORDS[row["light"]], lang),
                type="secondary" if view.selected == (LAYER, row["id"]) else "tertiary",
                width="stretch",
                on_click=_choose,
                args=(row["id"], parts),
            )
        if len(table) > MOST:
            st.caption(plain(pick(MORE, lang).format(len(table) - MOST)))


def reasons(row: Mapping[str, Any], lang: str) -> str:
    """Why a project is not green: 滞后 93 天 · 超支 4%."""
    said = []
    if row["late_days"] > 0:
        said.append(pick(LATE, lang).format(fmt.quantity(row["late_days"], "day", lang)))
    if row["over_pct"] == float("inf"):
        said.append(pick(UNBUDGETED, lang))
    elif row["over_pct"] > 0:
        said.append(pick(OVER, lang).format(fmt.quantity(row["over_pct"], "pct", lang)))
    return " · ".join(said)


def _head(table: pd.DataFrame, lang: str, theme: str, nothing: Text) -> str:
    counts = table["light"].value_counts()
    lights = "".join(
        # The sign alone is coloured: figures in yellow would be too pale to read.
        f'<span title="{escape(pick(WORDS[light], lang))}">'
        f'<i aria-hidden="true" style="color:{LIGHTS[light].on(theme)}">{SIGNS[light]}</i>'
        f'<b aria-label="{escape(pick(WORDS[light], lang))}">{counts.get(light, 0)}</b></span>'
        for light in ("red", "yellow")
    )
    signs = "".join(
        f'[class*="st-key-light_{light}_"] button::before '
        f'{{ content: "{SIGNS[light]}"; color: {LIGHTS[light].on(theme)}; }}'
        for light in LIGHTS
    )
    sample = f'<span class="atlas-sample">{escape(pick(SAMPLE, lang))}</span>' if len(table) else ""
    none = "" if len(table) else f"<p>{escape(pick(nothing, lang))}</p>"
    title = f"<h3>{escape(pick(TITLE, lang))}</h3>"
    return f'<style>{signs}</style><div class="atlas-lights">{title}{lights}{sample}</div>{none}'


def _choose(feature: str, parts: tuple[str, ...]) -> None:
    toggle_feature(LAYER, feature)
    session.redraw(*parts)
