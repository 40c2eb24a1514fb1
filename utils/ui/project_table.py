"""The table of the selected projects."""

from __future__ import annotations

from html import escape

import streamlit as st

from layers.base import Text
from utils import session
from utils.analysis.workbench import LAYER, Selection
from utils.derive import words_of
from utils.i18n import pick
from utils.metrics import weakest
from utils.store import Store
from utils.ui.attention_list import NO_PROJECTS
from utils.ui.headline import badge
from utils.ui.linked_table import linked_table
from utils.ui.table_columns import table_of
from utils.ui.toggle import toggle_feature
from utils.ui.workbench import note, table_height
from utils.viewstate import ViewState

TITLE = Text("项目清单", "Projects")
HINT = Text("点击一行在地图上定位，再点一次取消", "Click a row to see it on the map, once more to undo")
COLUMNS = (
    "light",
    "status",
    "category",
    "progress_pct",
    "budget_cny",
    "spent_cny",
    "start_planned",
    "end_planned",
    "start_actual",
    "end_actual",
    "lead",
    "partner",
    "funding",
    "civilisation",
    "life",
    "id",
)
HEIGHT = 430
# Pixels: the longest names are read whole.
NAME = 270
WHO = 165


def project_table(store: Store, chosen: Selection, view: ViewState, theme: str, parts: tuple[str, ...]) -> None:
    """Every selected project, its name in the visitor's language first; a click on a row selects it."""
    spec, frame = chosen.data.spec, chosen.frame
    known = spec.asked_columns
    # One name, in the language; the English one where there is one.
    names = frame["name"] if view.lang == "zh" else frame["name_en"].fillna(frame["name"])
    columns = {"name": known["name"], **{name: known[name] for name in COLUMNS if name in known}}
    cells, config = table_of(
        frame.assign(name=names), columns, view.lang, theme, words_of(store), bars=("progress_pct",)
    )
    config["name"] = st.column_config.TextColumn(pick(known["name"].title, view.lang), pinned=True, width=NAME)
    for name in {"lead", "partner"} & set(config):
        config[name] |= {"width": WHO}
    selected = view.selected[1] if view.selected and view.selected[0] == LAYER else ""
    mark = badge(weakest(frame["provenance"]), view.lang) if len(frame) else ""
    st.html(f'<p class="atlas-hint"><b>{escape(pick(TITLE, view.lang))}</b> {mark} {escape(pick(HINT, view.lang))}</p>')

    def choose(id_: str) -> None:
        toggle_feature(LAYER, id_)
        session.redraw(*parts)

    if frame.empty:
        note(pick(NO_PROJECTS, view.lang))
        return
    ids = frame["id"].astype(str).tolist()
    # As high whatever is filtered: what is below stays under the pointer, so that the same click undoes.
    height = table_height(len(chosen.data.frame), HEIGHT)
    linked_table(cells, config, ids, "project_table", choose, selected, height, pick(TITLE, view.lang))
