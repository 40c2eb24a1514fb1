"""The charts a scene may show, as plain numbers first: the wall draws them, the slides make native charts of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Literal

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from layers.base import Paint, Text, Value
from utils import format as fmt
from utils.analysis.issues import STAGES, funnel, issue_table
from utils.analysis.projects import status_by_category
from utils.analysis.rental import OCCUPANCY, RENT, monthly, output, own_name, ranking, together
from utils.charts.rental import QUARTER
from utils.charts.template import ACCENT, MUTED, SERIES
from utils.filters.values import days, numbers, texts
from utils.metrics.base import source_of, weakest
from utils.store import LayerData, Store
from utils.store.tables import TABLES
from utils.story.chart_figure import story_figure
from utils.story.deck import Series, StoryChart
from utils.units import unit_of

Build = Callable[[Store], StoryChart | None]
Kind = Literal["bar", "stacked_bar", "line"]

PROJECTS, ISSUES, RACKS, GREENWAYS, ROADS = "projects", "resident_issues", "drying_racks", "greenways", "roads"
TITLES = {
    "dcc_output": Text("DCC文化创意园年产值", "DCC Creative Park, annual output"),
    "occupancy_ranking": Text("平湖各社区出租率（{}）", "Occupancy in Pinghu ({})"),
    "rent_ranking": Text("平湖各社区租金（{}）", "Rents in Pinghu's communities ({})"),
    "projects_ahead": Text("在建与计划项目，按类别", "Planned and under way, by category"),
    "projects_by_status": Text("各类项目进展", "Projects by category and status"),
    "racks_installed": Text("晾衣杆累计安装", "Drying racks installed, in all"),
    "issues_by_stage": Text("居民诉求办理环节", "Residents' matters, step by step"),
    "issues_by_quarter": Text("每季度居民诉求", "Residents' matters by quarter"),
    "occupancy_over_time": Text("全社区出租率", "Occupancy, whole community"),
    "greenway_by_year": Text("已开放绿道累计长度", "Open greenway, total length"),
    "roads_resurfaced": Text("黑化道路累计长度", "Black-top road, total length"),
    "honours_by_level": Text("所获荣誉", "Honours received"),
}
AHEAD = ("planned", "under_construction")
OTHERS = Text("平湖其他社区", "Others in Pinghu")
REPORTED, RESOLVED = Text("收集", "Reported"), Text("解决", "Resolved")
GREEN, ROSE = Paint("#138a4b", "#3ecb7f"), Paint("#c2417c", "#ea7fae")


def chart_title(id_: str) -> Text:
    """What the chart is called in a list; its id where there is none of that name."""
    title = TITLES.get(id_, Text(id_, id_))
    return Text(title.zh.replace("（{}）", ""), title.en.replace(" ({})", ""))


def _undrawn(lang: str, theme: str) -> go.Figure:
    raise NotImplementedError


def _chart(
    id_: str, kind: Kind, names: list[Text], series: list[Series], unit: str, rows: pd.DataFrame,
    *, horizontal: bool = False, about: Text | None = None,
) -> StoryChart:  # fmt: skip
    """``rows`` are what vouches for the numbers; ``about`` fills the title's gap."""
    title = TITLES[id_]
    if about is not None:
        title = Text(title.zh.format(about.zh), title.en.format(about.en))
    bare = StoryChart(
        id_, title, kind, tuple(names), tuple(series), unit,
        weakest(rows["provenance"]), source_of(rows), _undrawn, horizontal,
    )  # fmt: skip
    return replace(bare, figure=partial(story_figure, bare))


def _values(column: pd.Series) -> tuple[float | None, ...]:
    return tuple(float(value) if np.isfinite(value) else None for value in column.astype("float64"))


def _worded(store: Store, name: str) -> Text:
    return store.profile.words.get(name, Text(name, name))


def _dcc_output(store: Store) -> StoryChart | None:
    table = store.tables.get("dcc_output")
    rows = None if table is None else output(table, None)
    if rows is None or rows.empty:
        return None
    names = [_year(year) for year in rows["year"]]
    series = [Series(TITLES["dcc_output"], _values(rows["output_cny"]), SERIES[0])]
    return _chart("dcc_output", "bar", names, series, "cny", rows)


def _year(year: int) -> Text:
    return Text(str(year), str(year))


def _ranked(id_: str, metric: str, unit: str, store: Store) -> StoryChart | None:
    """The communities, best first; ours is a series of its own, so that it has a colour of its own everywhere."""
    table = store.tables.get("rental_by_community")
    rows = None if table is None else ranking(table, metric, None)
    if rows is None or rows.empty:
        return None
    own = own_name(store.profile.name.zh, rows["community"])
    ours = (rows["community"] == own).to_numpy()
    values = _values(rows["value"])
    series = [
        Series(_worded(store, own), tuple(v if mine else None for v, mine in zip(values, ours, strict=True)), ACCENT),
        Series(OTHERS, tuple(None if mine else v for v, mine in zip(values, ours, strict=True)), MUTED),
    ]
    names = [_worded(store, name) for name in rows["community"]]
    year, _, number = str(rows["quarter"].iloc[0]).partition("Q")
    when = Text(QUARTER.zh.format(year, number), QUARTER.en.format(year, number))
    if unit != "pct":
        rate = unit_of(unit).label
        when = Text(f"{when.zh}，{rate.zh}", f"{when.en}, {rate.en}")
    series = series if own else [Series(OTHERS, values, SERIES[0])]
    return _chart(id_, "stacked_bar", names, series, unit, rows, horizontal=True, about=when)


def _projects(id_: str, among: tuple[str, ...], store: Store) -> StoryChart | None:
    """Projects by category and status, only those whose status is ``among`` these; all of them for none."""
    data = store.layers.get(PROJECTS)
    if data is None or data.frame.empty:
        return None
    columns = data.spec.all_columns
    category, status = columns["category"], columns["status"]
    frame = data.frame[data.frame["status"].isin(among)] if among else data.frame
    if frame.empty:
        return None
    table = status_by_category(frame, list(category.values), list(status.values))
    names = [_label(category.values, key) for key in table.index]
    series = []
    for key in table.columns:
        known = status.values.get(key)
        series.append(Series(_label(status.values, key), _values(table[key]), (known and known.paint) or MUTED))
    return _chart(id_, "stacked_bar", names, series, "project", frame, horizontal=True)


def _label(values: Mapping[str, Value], key: str) -> Text:
    if key in values:
        return values[key].label
    return Text(key, key) if key else fmt.NOT_GIVEN


def _adding_up(
    id_: str, layer: str, when: str, unit: str, paint: Paint, amount: Callable[[LayerData], np.ndarray], store: Store
) -> StoryChart | None:
    """What there was at the end of each year, from the year before the first to that of the last: ``amount`` of the
    features whose date ``when`` had come.
    """
    data = store.layers.get(layer)
    if data is None:
        return None
    since, much = days(data.frame, when), amount(data)
    dated = ~np.isnat(since) & (much > 0)
    if not dated.any():
        return None
    came = since.astype("datetime64[Y]").astype("int64") + 1970
    years = range(int(came[dated].min()) - 1, int(came[dated].max()) + 1)
    values = tuple(round(float(much[dated & (came <= year)].sum()), 1) for year in years)
    series = [Series(TITLES[id_], values, paint)]
    return _chart(id_, "bar", [_year(year) for year in years], series, unit, data.frame[dated])


def _racks(data: LayerData) -> np.ndarray:
    groups = texts(data.frame, "kind") == "rack_group"
    return np.where(groups, np.nan_to_num(numbers(data.frame, "racks")), 0.0)


def _metres(data: LayerData) -> np.ndarray:
    return data.lengths


def _open_metres(data: LayerData) -> np.ndarray:
    return np.where(texts(data.frame, "status") == "open", data.lengths, 0.0)


def _matters(store: Store) -> pd.DataFrame | None:
    data = store.layers.get(ISSUES)
    if data is None or data.frame.empty:
        return None
    return issue_table(data.frame, np.ones(len(data.frame), dtype=bool), store.profile.as_of)


def _issues_by_stage(store: Store) -> StoryChart | None:
    matters = _matters(store)
    if matters is None:
        return None
    rows = funnel(matters)
    series = [Series(TITLES["issues_by_stage"], _values(rows["count"]), ACCENT)]
    names = [STAGES[stage] for stage in rows["stage"]]
    return _chart("issues_by_stage", "bar", names, series, "issue", _vouching(store, ISSUES), horizontal=True)


def _vouching(store: Store, layer: str) -> pd.DataFrame:
    return store.layers[layer].frame


def _issues_by_quarter(store: Store) -> StoryChart | None:
    matters = _matters(store)
    if matters is None:
        return None
    when = {name: matters[name].dropna().dt.to_period("Q") for name in ("reported", "resolved")}
    known = pd.concat(list(when.values()))
    quarters = pd.period_range(known.min(), known.max(), freq="Q")
    counts = {name: part.value_counts().reindex(quarters, fill_value=0) for name, part in when.items()}
    names = [
        Text(QUARTER.zh.format(quarter.year, quarter.quarter), QUARTER.en.format(quarter.year, quarter.quarter))
        for quarter in quarters
    ]
    series = [
        Series(REPORTED, _values(counts["reported"]), SERIES[1]),
        Series(RESOLVED, _values(counts["resolved"]), ACCENT),
    ]
    return _chart("issues_by_quarter", "line", names, series, "issue", _vouching(store, ISSUES))


def _occupancy_over_time(store: Store) -> StoryChart | None:
    table = store.tables.get("rental_monthly")
    rows = None if table is None else monthly(table, None)
    if rows is None or rows.empty:
        return None
    whole = together(rows)
    names = [Text(fmt.month(month, "zh"), fmt.month(month, "en")) for month in whole["month"]]
    series = [Series(TITLES["occupancy_over_time"], _values(whole[OCCUPANCY]), ACCENT)]
    return _chart("occupancy_over_time", "line", names, series, "pct", table)


def _honours_by_level(store: Store) -> StoryChart | None:
    table = store.tables.get("honours")
    if table is None or table.empty:
        return None
    # In the order they are declared, the highest first; only those that occur.
    levels = TABLES["honours"].columns["level"].values
    found = texts(table, "level")
    kept = [level for level in levels if (found == level).any()]
    names = [levels[level].label for level in kept]
    series = [Series(TITLES["honours_by_level"], tuple(float((found == level).sum()) for level in kept), SERIES[1])]
    return _chart("honours_by_level", "bar", names, series, "honour", table, horizontal=True)


CHARTS: Mapping[str, Build] = {
    "dcc_output": _dcc_output,
    "occupancy_ranking": partial(_ranked, "occupancy_ranking", OCCUPANCY, "pct"),
    "rent_ranking": partial(_ranked, "rent_ranking", RENT, "cny_m2_month"),
    "projects_ahead": partial(_projects, "projects_ahead", AHEAD),
    "projects_by_status": partial(_projects, "projects_by_status", ()),
    "racks_installed": partial(_adding_up, "racks_installed", RACKS, "installed", "rack", ROSE, _racks),
    "issues_by_stage": _issues_by_stage,
    "issues_by_quarter": _issues_by_quarter,
    "occupancy_over_time": _occupancy_over_time,
    "greenway_by_year": partial(_adding_up, "greenway_by_year", GREENWAYS, "opened", "m", GREEN, _open_metres),
    "roads_resurfaced": partial(_adding_up, "roads_resurfaced", ROADS, "resurfaced", "m", SERIES[0], _metres),
    "honours_by_level": _honours_by_level,
}
