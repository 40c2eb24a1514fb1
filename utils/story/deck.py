"""A deck: a story with everything it refers to worked out. The wall, the presenter's view and every hand-out are made
from the same deck, so that their figures are the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import plotly.graph_objects as go

from layers.base import Paint, Text
from utils.mapview.page_map import PageMap
from utils.metrics.base import Figure
from utils.viewstate import ViewState

Box = tuple[float, float, float, float]
"""(west, south, east, north) in WGS-84 degrees."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars, or one line: a value (None: no data) for each category of its chart."""

    title: Text
    values: tuple[float | None, ...]
    paint: Paint


@dataclass(frozen=True, slots=True)
class StoryChart:
    """A chart as plain data: the wall draws it with Plotly, the slides as a native chart, both from these numbers.

    ``categories`` are along the bars or the line; ``unit`` is a unit key of ``utils.units``. ``provenance`` is that of
    the weakest row behind it. ``figure(lang, theme)`` is the Plotly figure, in the one template. ``horizontal`` bars
    lie, the first category on top.
    """

    id: str
    title: Text
    kind: Literal["bar", "stacked_bar", "line"]
    categories: tuple[Text, ...]
    series: tuple[Series, ...]
    unit: str
    provenance: str
    source: Text | None
    figure: Callable[[str, str], go.Figure]
    horizontal: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of a route, at WGS-84 degrees. ``arrive`` and ``leave`` are times of day."""

    title: Text
    lat: float
    lng: float
    arrive: dt.time
    leave: dt.time


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """A route as walked: ``line`` is [(lat, lng), ...] in WGS-84 degrees along the streets, ``metres`` its length.

    ``legs`` are the metres from each stop to the next, ``marks`` where in ``line`` each stop is (its index).
    ``provenance`` is that of the weakest feature it follows or stops at.
    """

    id: str
    title: Text
    stops: tuple[Stop, ...]
    line: tuple[tuple[float, float], ...]
    metres: float
    minutes: float
    legs: tuple[float, ...] = ()
    marks: tuple[int, ...] = ()
    provenance: str = "illustrative"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table as it is read; ``paint`` is the colour of its value on the map, if it has one."""

    text: Text
    paint: Paint | None = None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """``width`` is the column's share of the table; ``right``: numbers, which end at the same edge."""

    title: Text
    width: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class StoryTable:
    """A list of features; ``more`` further ones are only counted. ``provenance`` is that of the weakest row."""

    id: str
    title: Text
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: int
    provenance: str


@dataclass(frozen=True, slots=True)
class Slide:
    """A scene with what it refers to.

    ``view`` is what the map shows (language as by default); ``before`` the view at the other side of a swipe.
    ``camera`` (lat, lng, zoom) or ``box`` says where to look; one of them is given. ``colours`` are (layer, column):
    the layer is coloured by this column instead of its usual one. ``table`` is a list that hand-outs print on pages of
    their own. ``masks``: a page's own, for hand-outs, where it shows other features than its view; ``page``: its own
    colours and legend.
    """

    id: str
    title: Text
    text: Text
    notes: Text
    figures: tuple[Figure, ...]
    chart: StoryChart | None
    view: ViewState
    before: ViewState | None
    camera: tuple[float, float, float] | None
    box: Box | None
    highlights: tuple[tuple[str, str], ...]
    route: RoutePlan | None
    seconds: float
    illustrative: bool
    colours: tuple[tuple[str, str], ...] = ()
    table: StoryTable | None = None
    masks: Mapping[str, np.ndarray] | None = field(default=None, compare=False)
    page: PageMap | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Deck:
    """A story ready to be shown or handed out. ``as_of`` is the date the data describes; ``problems`` what was left out
    because it does not exist, each naming scene and part.
    """

    title: Text
    community: Text
    place: Text
    as_of: dt.date
    slides: tuple[Slide, ...]
    sources: tuple[Text, ...]
    problems: tuple[Text, ...]
