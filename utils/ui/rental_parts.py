"""The parts of the rental page: what is looked at, the legend, the charts as controls, the vacant units."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils import session
from utils.analysis.rental import monthly
from utils.analysis.rental_view import AREA, BUILDINGS, RentalView
from utils.charts import rental as charts
from utils.charts.output import output_bars
from utils.derive import words_of
from utils.i18n import pick, pick_name
from utils.metrics.base import weakest
from utils.store import Store
from utils.ui.chips import chips
from utils.ui.filter_widgets import filter_widgets
from utils.ui.headline import badge
from utils.ui.linked_table import linked_table
from utils.ui.option_choice import option_choice
from utils.ui.toggle import toggle_feature, toggle_key
from utils.ui.workbench import chart_sheet, note, sheet, table_height
from utils.viewstate import ViewState

METRIC = Text("看什么", "Look at")
CHOICES = {"occupancy": Text("出租率", "Occupancy"), "rent": Text("租金", "Rent")}
FILTER = Text("筛选建筑", "Filter buildings")
VACANCIES = Text("空置房源", "Vacant units")
NONE_VACANT = Text("所选范围内没有空置房源。", "No unit is vacant in this selection.")
PRESENT = Text(
    "楼栋租赁数据为{}的现状，不随时间回溯；图上为当时已建成的建筑。",
    "Buildings' rental figures are those of {}, also for earlier dates; shown are the buildings that stood then.",
)
NOT_YET = Text(
    "月度租赁统计始于{}，此前没有出租率、租金和排名。",
    "Monthly figures begin in {}: before it there are no occupancy, rents or ranks.",
)
COLUMNS = {
    "name": Text("楼栋", "Building"),
    "vacant": Text("空置（套）", "Vacant (units)"),
    "units": Text("套数", "Units"),
    "rent": Text("租金（元/m²·月）", "Rent (CNY/m²·month)"),
    "area": Text("住宅区", "Area"),
}
HINT = Text(
    "点击折线或柱筛选住宅区，点击圆点、列表行或地图上的楼栋定位；再点一次撤销。",
    "Click a line or bar to filter by area; a dot, a row or a building on the map to go there; again to undo.",
)
WHOLE_AREAS = Text(
    "按月的住宅区总数，不随楼栋筛选变化；选中的住宅区加粗。",
    "Monthly totals of whole areas, whatever the filter of buildings; the areas chosen are bold.",
)
WHOLE_COMMUNITIES = Text("各社区全部房源，不随楼栋筛选变化。", "Whole communities, whatever the filter of buildings.")
REPORTED = Text("公开报道：{}（{}）", "Reported: {} ({})")
ALSO = Text("；", "; ")
# The fragments of the page that follow the building selected.
FOLLOW = ("map", "card", "vacancies", "floors", "year_built")


def metric_choice(view: ViewState) -> None:
    """Occupancy or rent: on the map, over time, in the ranking."""
    labels = {key: pick(choice, view.lang) for key, choice in CHOICES.items()}
    option_choice("rental", METRIC, labels, view.option("rental"), "rental_metric", view.lang)


def building_filter(store: Store, view: ViewState) -> None:
    """The filter of the buildings, folded away."""
    data = store.layers.get(BUILDINGS)
    if data is not None:
        with st.popover(pick(FILTER, view.lang), icon=":material/filter_alt:"):
            filter_widgets(store, data, view, ())


def building_chips(store: Store, view: ViewState) -> None:
    """How many buildings match, and the active filters."""
    data = store.layers.get(BUILDINGS)
    if data is not None:
        chips(store, data, view)


def trend_chart(store: Store, seen: RentalView, theme: str, lang: str) -> None:
    """Lines by area; a click on one filters by it."""
    if len(seen.months):
        words = words_of(store)
        figure = charts.trend(seen.months, seen.whole, seen.metric, seen.chosen, theme, lang, words)
        chart_sheet(figure, "rental_trend", theme, lang, _area_picked, pick(WHOLE_AREAS, lang))


def ranking_chart(store: Store, seen: RentalView, theme: str, lang: str) -> None:
    """The communities compared."""
    if len(seen.ranked):
        figure = charts.ranking(seen.ranked, seen.metric, seen.own, theme, lang, words_of(store))
        chart_sheet(figure, "rental_ranking", theme, lang, note=pick(WHOLE_COMMUNITIES, lang))


def stock_chart(store: Store, seen: RentalView, theme: str, lang: str) -> None:
    """Units by area; a click on a bar filters by it."""
    if len(seen.areas):
        figure = charts.stock(seen.areas, seen.chosen, theme, lang, words_of(store), seen.provenances)
        chart_sheet(figure, "rental_stock", theme, lang, _area_picked)


def scatter_chart(seen: RentalView, x: str, view: ViewState, theme: str) -> None:
    """One dot a building; a click selects it."""
    if len(seen.buildings):
        figure = charts.scatter(seen.buildings, x, seen.metric, seen.classes, _selected(view), theme, view.lang)
        chart_sheet(figure, f"rental_{x}", theme, view.lang, _building_picked)


def output_chart(
    store: Store,
    seen: RentalView,
    view: ViewState,
    theme: str,
    names: Iterable[str] = ("dcc_output", "dcc_output_opening"),
) -> None:
    """The park's output by year; what was reported of it by the view's date (the facts ``names``) is said below."""
    lang = view.lang
    if len(seen.yearly):
        known = [store.profile.facts[name] for name in names if name in store.profile.facts]
        facts = [fact for fact in known if view.as_of is None or fact.date <= view.as_of]
        said = pick(ALSO, lang).join(
            pick(REPORTED, lang).format(f"{pick(fact.title, lang)} {fmt.fact(fact, lang)}", pick(fact.source, lang))
            for fact in facts
        )
        chart_sheet(output_bars(seen.yearly, theme, lang), "rental_output", theme, lang, note=said)


def hint(lang: str) -> None:
    """What a click does: said on the page, not in a downloaded picture."""
    note(pick(HINT, lang))


def present_note(store: Store, seen: RentalView, view: ViewState) -> None:
    """Says, on an earlier date, what does not go back in time, and where the series had not begun."""
    if view.as_of is None:
        return
    note(pick(PRESENT, view.lang).format(fmt.date(store.profile.as_of, view.lang)))
    every = monthly(store.tables["rental_monthly"], None) if "rental_monthly" in store.tables else seen.months
    if seen.months.empty and len(every):
        note(pick(NOT_YET, view.lang).format(fmt.month(every["month"].min(), view.lang)))


def vacancy_list(store: Store, seen: RentalView, view: ViewState) -> None:
    """The buildings with vacant units; choosing a row selects it and flies there."""
    lang, rows = view.lang, seen.vacant
    with sheet("vacancies", pick(VACANCIES, lang), badge(weakest(rows["provenance"]), lang)):
        if rows.empty:
            note(pick(NONE_VACANT, lang))
            return
        linked_table(
            vacancy_table(rows, lang, words_of(store)),
            vacancy_columns(lang),
            rows["id"].tolist(),
            "vacancies",
            _select,
            _selected(view),
            height=table_height(len(rows), 215),
            alt=pick(VACANCIES, lang),
        )


def vacancy_table(rows: pd.DataFrame, lang: str, words: fmt.Words) -> pd.DataFrame:
    """The vacant buildings in words: one column each of :data:`COLUMNS`, titled in ``lang``."""
    table = pd.DataFrame(
        {
            "name": [pick_name(zh, en or None, lang) for zh, en in zip(rows["name"], rows["name_en"], strict=True)],
            "vacant": rows["vacant"].to_numpy(),
            "units": rows["units"].to_numpy(),
            "rent": rows["rent_cny_m2_month"].to_numpy(),
            "area": [fmt.word(area, lang, words) for area in rows["residential_area"]],
        }
    )
    return table.rename(columns={key: pick(title, lang) for key, title in COLUMNS.items()})


def vacancy_columns(lang: str) -> dict[str, Any]:
    """How Streamlit draws the columns of :func:`vacancy_table`: narrow, as they stand beside the map."""
    texts = {key: st.column_config.TextColumn(width=width) for key, width in {"name": 145, "area": 110}.items()}
    numbers = {
        key: st.column_config.NumberColumn(format=form, width=width)
        for key, form, width in (("vacant", "localized", 90), ("units", "localized", 55), ("rent", "%.1f", 112))
    }
    return {pick(COLUMNS[key], lang): column for key, column in (texts | numbers).items()}


def _area_picked(marks: list[Any]) -> None:
    if marks and isinstance(marks[0], str):
        toggle_key(BUILDINGS, AREA, marks[0])


def _building_picked(marks: list[Any]) -> None:
    if marks and isinstance(marks[0], str):
        _select(marks[0])


def _select(id_: str) -> None:
    toggle_feature(BUILDINGS, id_)
    session.redraw(*FOLLOW)


def _selected(view: ViewState) -> str:
    return view.selected[1] if view.selected and view.selected[0] == BUILDINGS else ""
