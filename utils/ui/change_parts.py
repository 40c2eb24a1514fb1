"""The parts of the page of what changed: the two dates, which changes, the map, the list, the charts as controls."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils import session
from utils.analysis.change_figures import said
from utils.analysis.changes import KINDS, MOVED, SLIPPED, changes, compared, counts, span_of
from utils.charts import changes as charts
from utils.filters import FilterState, encode
from utils.i18n import pick, pick_name
from utils.pagemap.changes import key_of
from utils.profile import Profile
from utils.store import Store
from utils.ui.chips import chips
from utils.ui.choice import choice
from utils.ui.controlled import show
from utils.ui.linked_table import linked_table
from utils.ui.option_choice import option_choice
from utils.ui.table_columns import DATE
from utils.ui.toggle import toggle_feature
from utils.ui.workbench import chart_sheet, key_legend, note, sheet, table_height
from utils.viewstate import ViewState

DATES = Text("比较：{} 与 {}", "Compare {} with {}")
PERIOD = Text("常用时段（到后一日期）", "Usual periods (up to the later date)")
SPANS = {90: Text("三个月", "3 months"), 365: Text("一年", "1 year"), 1095: Text("三年", "3 years")}
WHICH, ALL = Text("看哪些", "Which"), Text("全部", "All")
LIST = Text("变化清单", "What changed")
HINT = Text(
    "点击一行、一个点或图上要素可定位，再点一次撤销", "Click a row, a dot or the map to fly there, once more to undo"
)
FILTERED = Text("{}已筛选：", "{}, filtered:")
NONE = Text("这段时间内没有这类变化。", "Nothing of this sort changed in this time.")
HOW = Text(
    "按数据中的日期比较：何时建成、开工、完工，计划完工是否已过。暂停没有日期记录，不计入。",
    "Compared by the dates in the data: built, begun, finished, due. Suspensions carry no date and are left out.",
)
HEAD = {
    "kind": Text("类型", "Kind"),
    "name": Text("名称", "Name"),
    "layer": Text("图层", "Layer"),
    "what": Text("变化", "What changed"),
    "date": Text("日期", "Date"),
}
FORMAT = Text("YYYY年M月", "MMM YYYY")
MOST_ROWS = 15
# The fragments that follow what is selected.
FOLLOW = ("map", "card", "list", "late", "gained")
_SPAN = "change_span"


def date_choice(store: Store, view: ViewState) -> None:
    """A slider with two ends, and the usual periods; both are in the link."""
    since, until = span_of(store, view)
    first, last = dt.date(store.profile.years[0], 1, 1), store.profile.as_of
    st.slider(
        pick(DATES, view.lang).format(fmt.date(since, view.lang), fmt.date(until, view.lang)),
        first,
        last,
        key=show(_SPAN, (since, until)),
        format=pick(FORMAT, view.lang),
        on_change=_moved,
        args=(store.profile,),
    )
    period = next((str(days) for days in SPANS if (until - since).days == days), None)
    titles = {str(days): pick(title, view.lang) for days, title in SPANS.items()}
    choice("change_period", pick(PERIOD, view.lang), titles, period, partial(_period, until))


def kind_choice(found: pd.DataFrame, view: ViewState) -> None:
    """All changes, or one kind of them, with how many there are."""
    numbers = found["kind"].value_counts()
    labels = {"all": f"{pick(ALL, view.lang)} {len(found):,}"}
    labels |= {kind: f"{pick(value.label, view.lang)} {numbers.get(kind, 0):,}" for kind, value in KINDS.items()}
    option_choice("change", WHICH, labels, view.option("change"), "change_kind", view.lang)


def changes_of(store: Store, view: ViewState) -> pd.DataFrame:
    """The changes of the view; worked out once for all parts of the page and all visitors. Treat as read-only."""
    layers = tuple(data.spec.id for data in compared(store, view))
    return _found(store, view, tuple(store.files.items()), span_of(store, view), view.filters, layers)


@st.cache_resource(max_entries=32, show_spinner=False, hash_funcs={FilterState: encode})
def _found(_store: Store, _view: ViewState, *what: Any) -> pd.DataFrame:
    return changes(_store, _view)


def active_filters(store: Store, view: ViewState) -> None:
    """The filters set on other pages, which hold here too, with a way to drop them."""
    for data in compared(store, view):
        if view.filters.clauses(data.spec.id):
            note(pick(FILTERED, view.lang).format(pick(data.spec.title, view.lang)))
            chips(store, data, view)


def legend(found: pd.DataFrame, theme: str, lang: str) -> None:
    """What the colours mean, how many changes of each kind, and how they were found."""
    key_legend(key_of(found), theme, lang)
    note(pick(HOW, lang))


def change_list(store: Store, shown: pd.DataFrame, view: ViewState, theme: str) -> None:
    """Every change, weightiest first; a click on a row selects the feature and flies there."""
    with sheet("changes", pick(LIST, view.lang)):
        if shown.empty:
            note(pick(NONE, view.lang))
            return
        note(pick(HINT, view.lang))
        cells, config = _cells(store, shown, view.lang, theme)
        ids = (shown["layer"] + "/" + shown["id"]).tolist()
        linked_table(cells, config, ids, "changes_list", _pick_id, _selected(view), table_height(len(ids), 430))


def _cells(store: Store, shown: pd.DataFrame, lang: str, theme: str) -> tuple[pd.DataFrame, dict[str, Any]]:
    kinds = {kind: pick(value.label, lang) for kind, value in KINDS.items()}
    colours = [value.paint.on(theme) for value in KINDS.values() if value.paint]
    cells = pd.DataFrame(
        {
            "kind": [[kinds[kind]] for kind in shown["kind"]],
            "name": [pick_name(zh, en, lang) for zh, en in zip(shown["name"], shown["name_en"], strict=True)],
            "what": [said(store, row, lang) for _, row in shown.iterrows()],
            "date": shown["date"].to_numpy().astype("datetime64[ms]"),
            "layer": [pick(store.layers[layer].spec.title, lang) for layer in shown["layer"]],
        }
    )
    config: dict[str, Any] = {
        "kind": st.column_config.MultiselectColumn(
            pick(HEAD["kind"], lang), options=list(kinds.values()), color=colours, width="small"
        ),
        "date": st.column_config.DateColumn(pick(HEAD["date"], lang), format=pick(DATE, lang)),
        **{name: st.column_config.TextColumn(pick(HEAD[name], lang)) for name in ("name", "what", "layer")},
    }
    return cells, config


def count_chart(store: Store, found: pd.DataFrame, view: ViewState, theme: str) -> None:
    """Changes by layer; a click on a bar narrows to its kind."""
    if len(found):
        titles = {layer: data.spec.title for layer, data in store.layers.items()}
        figure = charts.counts_chart(counts(found), titles, theme, view.lang, found["provenance"])
        chart_sheet(figure, "changes_count", theme, view.lang, _pick_kind)


def late_chart(found: pd.DataFrame, view: ViewState, theme: str) -> None:
    """Days behind, the most added first; a click on a project flies there."""
    slipped = found[found["kind"] == SLIPPED].head(MOST_ROWS)
    if len(slipped):
        figure = charts.late_chart(slipped, theme, view.lang, _selected(view), slipped["provenance"])
        chart_sheet(figure, "changes_late", theme, view.lang, _pick_mark)


def gain_chart(found: pd.DataFrame, view: ViewState, theme: str) -> None:
    """Progress gained, the most first; a click on a project flies there."""
    gained = found[(found["kind"] == MOVED) & found["pct_to"].notna()]
    gained = gained.assign(gain=gained["pct_to"] - gained["pct_from"].fillna(0)).nlargest(MOST_ROWS, "gain")
    if len(gained):
        figure = charts.progress_chart(gained, theme, view.lang, _selected(view), gained["provenance"])
        chart_sheet(figure, "changes_progress", theme, view.lang, _pick_mark)


def _selected(view: ViewState) -> str:
    return "/".join(view.selected) if view.selected else ""


def _moved(profile: Profile) -> None:
    since, until = st.session_state[_SPAN]
    session.change(as_of=None if until >= profile.as_of else until)
    session.set_option("since", since.isoformat())


def _period(until: dt.date, days: str) -> None:
    session.set_option("since", (until - dt.timedelta(days=int(days))).isoformat())


def _pick_kind(found: list[Any]) -> None:
    """A click on a bar of the kind that is looked at already shows all again."""
    kind = str(found[0]) if found else ""
    if kind in KINDS:
        session.set_option("change", "all" if session.view().option("change") == kind else kind)


def _pick_mark(found: list[Any]) -> None:
    if found and isinstance(found[0], list) and len(found[0]) == 2:
        _choose(str(found[0][0]), str(found[0][1]))


def _pick_id(id_: str) -> None:
    layer, _, feature = id_.partition("/")
    _choose(layer, feature)


def _choose(layer: str, feature: str) -> None:
    # Marks come back from the browser: anything may.
    if layer in session.store().layers:
        toggle_feature(layer, feature)
    session.redraw(*FOLLOW)
