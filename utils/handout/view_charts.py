"""Charts of what a view keeps of one layer, as plain numbers: of any layer, by what it is drawn by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import plotly.graph_objects as go

from layers.base import Paint, Text, Value
from utils.charts.template import ACCENT
from utils.filters.values import texts
from utils.mapview.style import drawn_values
from utils.metrics.base import source_of, weakest
from utils.store import LayerData, Store
from utils.story.chart_figure import story_figure
from utils.story.deck import Series, StoryChart
from utils.view import frame_of, mask_of
from utils.viewstate import ViewState

BY = Text("{}：{}", "{} by {}")
BOTH = Text("{}：{}与{}", "{} by {} and {}")
COUNT = Text("数量", "Number")
GREY = Paint("#6f7d8c", "#9aa8b7")


def view_chart(store: Store, data: LayerData, view: ViewState, shown: np.ndarray | None = None) -> StoryChart | None:
    """How many features the view (or ``shown``, one boolean a feature) keeps of each value the layer is drawn by; where
    it is drawn by a status and has kinds to tell apart, of each kind by status. None where it is all drawn alike, or
    nothing is kept.
    """
    spec, keep = data.spec, mask_of(store, data, view) if shown is None else shown
    values = {key: value for key, value in drawn_values(spec).items() if value.paint}
    if not values or not keep.any():
        return None
    frame = frame_of(store, data, view.as_of)
    drawn = texts(frame, spec.style.by)[keep].tolist()
    rows = data.frame[keep]
    by = spec.asked_columns[spec.style.by]
    kinds = _kinds(data)
    if kinds:
        column = spec.asked_columns[kinds]
        found = texts(frame, kinds)[keep].tolist()
        counts = Counter(zip(found, drawn, strict=True))
        names = [key for key in column.values if key in set(found)]
        series = [
            Series(value.label, tuple(float(counts[name, key]) for name in names), value.paint or GREY)
            for key, value in values.items()
            if key in set(drawn)
        ]
        title = _said(BOTH, spec.title, column.title, by.title)
        bare = _bare(spec.id, title, "stacked_bar", [column.values[name] for name in names], series)
    else:
        number = Counter(drawn)
        kept = [(key, value) for key, value in values.items() if number[key]]
        only = Series(COUNT, tuple(float(number[key]) for key, _ in kept), ACCENT)
        bare = _bare(spec.id, _said(BY, spec.title, by.title), "bar", [value for _, value in kept], [only])
    known = replace(bare, provenance=weakest(rows["provenance"]), source=source_of(rows))
    return replace(known, figure=partial(story_figure, known))


def _kinds(data: LayerData) -> str:
    """The first category a layer whose status follows dates can be narrowed by, beside that status."""
    spec, timeline = data.spec, data.spec.timeline
    if timeline is None or not timeline.status or timeline.status != spec.style.by:
        return ""
    known = spec.all_columns
    kinds = (name for name in spec.filters if name in known and known[name].kind == "category")
    return next((name for name in kinds if name != spec.style.by), "")


def _said(form: Text, *parts: Text) -> Text:
    return Text(form.zh.format(*(part.zh for part in parts)), form.en.format(*(part.en.lower() for part in parts)))


def _bare(layer: str, title: Text, kind: str, values: Sequence[Value], series: Sequence[Series]) -> StoryChart:
    names = tuple(value.label for value in values)
    title = Text(title.zh, title.en[:1].upper() + title.en[1:])
    return StoryChart(
        f"view_{layer}", title, "stacked_bar" if kind == "stacked_bar" else "bar", names, tuple(series), "",
        "illustrative", None, undrawn, horizontal=True,
    )  # fmt: skip


def undrawn(lang: str, theme: str) -> go.Figure:
    """Stands in until the chart is known that is to be drawn."""
    raise NotImplementedError
