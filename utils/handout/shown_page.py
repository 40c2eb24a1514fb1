"""What a brief takes from a page that shows more than its view: its map, its figures, what it looks at, its list.

All of it comes from what the page itself is drawn from; nothing is worked out in a second way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd

from layers.base import Text
from utils import format as fmt
from utils.analysis.change_figures import change_figures, said
from utils.analysis.changes import KINDS, changes, counts, span_of
from utils.analysis.coverage_view import BUILDINGS, coverage_view
from utils.analysis.issue_view import ISSUES, issue_view
from utils.analysis.livability_figures import coverage_figures, issue_figures
from utils.analysis.rental_view import rental_figures, rental_view
from utils.charts.changes import COUNTS
from utils.handout.view_charts import GREY, undrawn
from utils.i18n import pick
from utils.mapview.page_map import PageMap
from utils.metrics.base import Figure, weakest
from utils.pagemap.changes import change_map, kept
from utils.pagemap.coverage import coverage_map
from utils.pagemap.issues import issue_map
from utils.pagemap.rental import rental_map
from utils.store import Store
from utils.story.chart_figure import story_figure
from utils.story.deck import Cell, Series, StoryChart, StoryTable, TableColumn
from utils.view import masks_of
from utils.viewstate import ViewState

COMPARED = Text("比较{}与{}。", "{} compared with {}.")
MAPPED = Text("地图：{}。", "Map: {}.")
SITES = Text("；编号为下一处的建议选址", "; the numbers are where the next one would help most")
NOTHING = Text("", "")
LIST = Text("变化清单", "What changed")
HEADS = (
    TableColumn(Text("类型", "Kind"), 0.9),
    TableColumn(Text("名称", "Name"), 3.3),
    TableColumn(Text("图层", "Layer"), 1.6),
    TableColumn(Text("变化", "What changed"), 3.3),
    TableColumn(Text("日期", "Date"), 1.3),
)
# A list is read: further rows are only counted.
MOST = 120
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, eq=False)
class ShownPage:
    """``layers`` are told one by one, none for a page of many; ``text`` says what is looked at; ``chart`` and ``table``
    are the page's own, where it has any.
    """

    map: PageMap
    layers: tuple[str, ...]
    figures: Sequence[Figure]
    text: Text
    chart: StoryChart | None = None
    table: StoryTable | None = None

    def masks(self, store: Store) -> dict[str, np.ndarray]:
        """Of every layer which features the page shows."""
        return {**masks_of(store, self.map.view), **(self.map.masks or {})}


def rental_page(store: Store, view: ViewState) -> ShownPage:
    """Buildings in classes of occupancy or rent."""
    seen = rental_view(store, view)
    shown = rental_map(store, view, seen)
    return ShownPage(shown, (BUILDINGS,), rental_figures(store, view, seen), _mapped(shown))


def coverage_page(store: Store, view: ViewState) -> ShownPage:
    """Homes within reach of a service and not."""
    seen = coverage_view(store, view)
    shown = coverage_map(store, view, seen)
    return ShownPage(shown, (BUILDINGS, seen.layer), _livability(store, view), _mapped(shown, SITES))


def issue_page(store: Store, view: ViewState) -> ShownPage:
    """Residents' matters, one by one or as a density."""
    shown = issue_map(store, view)
    text = NOTHING
    if shown.ramp is not None:
        title, note = shown.ramp.title, shown.ramp.note
        text = Text(f"{MAPPED.zh.format(title.zh)}{note.zh}", f"{MAPPED.en.format(title.en)} {note.en}")
    return ShownPage(shown, (ISSUES,), _livability(store, view), text)


def change_page(store: Store, view: ViewState) -> ShownPage:
    """What became different between two days."""
    found = changes(store, view)
    shown = kept(found, view)
    days = span_of(store, view)
    text = Text(*(pick(COMPARED, lang).format(*(fmt.date(day, lang) for day in days)) for lang in LANGUAGES))
    figures = change_figures(store, found)
    return ShownPage(change_map(store, view, found), (), figures, text, _chart(store, found), _table(store, shown))


def _livability(store: Store, view: ViewState) -> list[Figure]:
    """Those of the strip above both of the page's subjects."""
    matters = issue_view(store, view)
    more = issue_figures(matters.matters, matters.limit) if matters else []
    return [*coverage_figures(coverage_view(store, view)), *more]


def _mapped(shown: PageMap, pins: Text = NOTHING) -> Text:
    """What the colours are of, and what the pins are where there are any."""
    if shown.key is None:
        return NOTHING
    more = pins if shown.pins else NOTHING
    return Text(MAPPED.zh.format(shown.key.title.zh + more.zh), MAPPED.en.format(shown.key.title.en + more.en))


def _chart(store: Store, found: pd.DataFrame) -> StoryChart | None:
    """Changes by layer and kind, as the page counts them."""
    if found.empty:
        return None
    table = counts(found)
    series = tuple(
        Series(KINDS[kind].label, tuple(float(number) for number in table[kind]), KINDS[kind].paint or GREY)
        for kind in table.columns
        if table[kind].any()
    )
    names = tuple(store.layers[str(layer)].spec.title for layer in table.index)
    bare = StoryChart(
        "changes", COUNTS, "stacked_bar", names, series, "", weakest(found["provenance"]), None, undrawn,
        horizontal=True,
    )  # fmt: skip
    return replace(bare, figure=partial(story_figure, bare))


def _table(store: Store, shown: pd.DataFrame) -> StoryTable | None:
    """The list of changes, weightiest first."""
    if shown.empty:
        return None
    rows = tuple(_row(store, row) for _, row in shown.head(MOST).iterrows())
    return StoryTable("list_changes", LIST, HEADS, rows, len(shown) - len(rows), weakest(shown["provenance"]))


def _row(store: Store, row: pd.Series) -> tuple[Cell, ...]:
    kind, day = KINDS[row["kind"]], row["date"]
    dated = Text("", "") if pd.isna(day) else Text(*(fmt.date(day.date(), lang) for lang in LANGUAGES))
    return (
        Cell(kind.label, kind.paint),
        Cell(Text(row["name"], row["name_en"] or row["name"])),
        Cell(store.layers[row["layer"]].spec.title),
        Cell(Text(*(said(store, row, lang) for lang in LANGUAGES))),
        Cell(dated),
    )
