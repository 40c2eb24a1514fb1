"""The parts of the livability page about coverage: what within how far, the legend, charts, the next sites."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from layers.base import Text
from utils import session
from utils.analysis.coverage_view import AREA, BUILDINGS, STEPS, CoverageView
from utils.analysis.services import SERVICES
from utils.charts import coverage as charts
from utils.derive import words_of
from utils.i18n import pick
from utils.options import OPTIONS
from utils.store import Store
from utils.ui.chips import chips
from utils.ui.controlled import show
from utils.ui.headline import badge
from utils.ui.linked_table import linked_table
from utils.ui.option_choice import option_choice
from utils.ui.toggle import toggle_key
from utils.ui.work_map import fly_to_place
from utils.ui.workbench import chart_sheet, note, sheet, table_height
from utils.viewstate import ViewState

SERVICE = Text("覆盖什么", "Coverage of")
WITHIN = Text("多少米以内", "Within how many metres")
HOW = Text(
    "按楼栋轮廓边缘到最近设施的直线距离计算（{}），不是步行距离。{}",
    "Straight-line distance from a building's footprint to the nearest one ({}), not walking distance. {}",
)
NEXT = Text("下一处放在哪里最有用", "Where the next one would help most")
ALL_COVERED = Text("所选住宅楼已全部覆盖。", "Every selected home is covered.")
NO_SITE = Text(
    "还有住宅楼未覆盖，但没有可用的社区边界，或没有可建的候选点。",
    "Some homes are not covered, but there is no boundary that can be used, or no free place inside it.",
)
METHOD = Text(
    "候选点为社区边界内 25 米网格，避开建筑与水面；每一步取新增首层租户最多的点（贪心法，最大覆盖选址）。"
    "未考虑权属、坡度与道路，仅供初选。点击一行在图上定位。",
    "Candidates are a 25 m grid inside the boundary, off buildings and water; each step takes the site that adds most "
    "ground-floor tenants (greedy maximal covering). Ownership, slope and roads are not considered: a first look only. "
    "Click a row to fly there.",
)
COLUMNS = {
    "rank": Text("序号", "No."),
    "tenants": Text("新增租户（户）", "Tenants added"),
    "homes": Text("新增楼栋（栋）", "Homes added"),
    "tenants_sum": Text("累计租户（户）", "Tenants in all"),
}
LEAST, MOST, STEP = 10, 1000, 10


def coverage_controls(seen: CoverageView, view: ViewState) -> None:
    """The service and the distance."""
    lang = view.lang
    labels = {key: pick(SERVICES[key].title, lang) for key in seen.away}
    option_choice("of", SERVICE, labels, seen.of, "coverage_of", lang)
    st.slider(
        pick(WITHIN, lang),
        LEAST,
        MOST,
        step=STEP,
        format="%d m",
        key=show("coverage_within", seen.within),
        on_change=_moved,
    )


def _moved() -> None:
    session.set_option("within", str(st.session_state["coverage_within"]))


def coverage_chips(store: Store, seen: CoverageView, view: ViewState) -> None:
    """How many buildings match and the active filters; those of the service too, where another page has set any."""
    chips(store, store.layers[BUILDINGS], view)
    if view.filters.clauses(seen.layer):
        chips(store, store.layers[seen.layer], view)


def how_note(store: Store, seen: CoverageView, lang: str) -> None:
    """How distances are measured and what counts, below the legend."""
    remark = SERVICES[seen.of].remark
    said = f"{pick(remark, lang)}{'。' if lang == 'zh' else '.'}" if remark else ""
    note(pick(HOW, lang).format(store.profile.crs, said[:1].upper() + said[1:]).strip())


def coverage_charts(store: Store, seen: CoverageView, theme: str, lang: str) -> None:
    """The two charts, side by side."""
    curves, areas = st.columns(2, gap="small")
    with curves:
        reach_chart(seen, theme, lang)
    with areas:
        area_chart(store, seen, theme, lang)


def reach_chart(seen: CoverageView, theme: str, lang: str) -> None:
    """Coverage by distance; a click asks for that service and distance."""
    names = {key: pick(SERVICES[key].title, lang) for key in seen.curves}
    at = (seen.of, seen.within)
    figure = charts.reach_curves(STEPS, seen.curves, names, at, theme, lang, seen.provenances)
    chart_sheet(figure, "coverage_reach", theme, lang, _reach_picked)


def area_chart(store: Store, seen: CoverageView, theme: str, lang: str, note: str = "") -> None:
    """Tenants by area, covered and not; a click filters by the area."""
    figure = charts.by_area(seen.areas, seen.chosen, theme, lang, words_of(store), seen.provenances)
    chart_sheet(figure, "coverage_areas", theme, lang, _area_picked, note)


def site_list(seen: CoverageView, lang: str) -> None:
    """The proposed sites; a click on a row flies there."""
    kind = "illustrative" if "illustrative" in seen.provenances else ""
    with sheet("sites", pick(NEXT, lang), badge(kind, lang)):
        if seen.sites.empty:
            note(pick(NO_SITE if (seen.away[seen.of] > seen.within).any() else ALL_COVERED, lang))
            return
        places = list(zip(seen.sites["lat"].tolist(), seen.sites["lng"].tolist(), strict=True))
        linked_table(
            site_table(seen.sites, lang),
            {pick(title, lang): st.column_config.NumberColumn(format="localized") for title in COLUMNS.values()},
            [str(place) for place in range(len(places))],
            "sites",
            lambda place: fly_to_place(*places[int(place)]),
            height=table_height(len(places)),
            alt=pick(NEXT, lang),
        )
        note(pick(METHOD, lang))


def site_table(sites: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The proposed sites: one column each of :data:`COLUMNS`, titled in ``lang``."""
    return sites[list(COLUMNS)].rename(columns={key: pick(title, lang) for key, title in COLUMNS.items()})


def _reach_picked(marks: list[Any]) -> None:
    mark = marks[0] if marks else None
    if not (isinstance(mark, list) and len(mark) == 2):
        return
    of, within = str(mark[0]), str(max(LEAST, int(mark[1])) if isinstance(mark[1], int | float) else "")
    if OPTIONS["of"].accepts(of) and OPTIONS["within"].accepts(within):
        session.set_option("of", of)
        session.set_option("within", within)


def _area_picked(marks: list[Any]) -> None:
    if marks and isinstance(marks[0], str):
        toggle_key(BUILDINGS, AREA, marks[0])
