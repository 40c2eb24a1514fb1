"""A filter in words, clause by clause, and which clause leaves nothing over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from layers.base import Column, LayerSpec, Text
from utils import format as fmt
from utils.filters.clauses import Between, Bound, Clause, OneOf
from utils.filters.place import Within
from utils.filters.state import FilterState
from utils.filters.text import Contains
from utils.format import NO_WORDS, Words
from utils.i18n import pick

MOST_NAMED = 3
MOST_WRITTEN = 1e15
TITLED = Text("{}：{}", "{}: {}")
AND_MORE = Text("{}等 {} 项", "{} and {} more")
FROM, UNTIL, SPAN = Text("{} 起", "from {}"), Text("至 {}", "until {}"), Text("{} 至 {}", "{} to {}")
LEAST, MOST = Text("不低于 {}", "at least {}"), Text("不超过 {}", "at most {}")
ANY = Text("已填写", "given")
QUOTED = Text("含“{}”", "“{}”")
SEARCH = Text("文字", "Text")
DRAWN = Text("触及所画范围", "Touches the drawn area")
SHAPES: Mapping[str, Text] = {
    "polygon": Text("多边形", "polygon"),
    "rectangle": Text("矩形", "rectangle"),
    "circle": Text("圆形，半径 {}", "circle, radius {}"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One clause of one layer in words; ``label`` is plain text."""

    layer: str
    column: str
    label: str


def chips_of(spec: LayerSpec, state: FilterState, lang: str, words: Words = NO_WORDS) -> tuple[Chip, ...]:
    """The layer's clauses in words, in the order the layer offers its filters, text and shape first.

    ``words`` are those of ``utils.derive.words_of``: what texts and ids in the data are called.
    """
    order = {column: place for place, column in enumerate(spec.filters, start=1)}
    clauses = sorted(state.clauses(spec.id).items(), key=lambda item: order.get(item[0], 0))
    return tuple(Chip(spec.id, column, label(spec, column, clause, lang, words)) for column, clause in clauses)


def label(spec: LayerSpec, column: str, clause: Clause, lang: str, words: Words = NO_WORDS) -> str:
    """One clause in words: 类别：绿道、公园; Budget: at least CNY 1 m."""
    title, said = _SAYINGS[type(clause)](spec, column, clause, lang, words)
    return pick(TITLED, lang).format(title, said)


def emptied_by(
    frame: pd.DataFrame, spec: LayerSpec, state: FilterState, there: np.ndarray | None = None
) -> tuple[str, ...]:
    """Columns of the clauses without which, each alone, the selection would not be empty; none where it is not.

    ``frame`` is that of ``utils.derive.frame_of``; ``there``: boolean array of the rows that count at all (None: all).
    Empty too where only several clauses together leave nothing.
    """
    keep = np.ones(len(frame), dtype=bool) if there is None else there
    met = {column: clause.matches(frame, spec, column) for column, clause in state.clauses(spec.id).items()}
    failed = np.sum([~found for found in met.values()], axis=0) if met else np.zeros(len(frame), dtype=int)
    if (keep & (failed == 0)).any():
        return ()
    return tuple(column for column, found in met.items() if (keep & ~found & (failed == 1)).any())


def _one_of(spec: LayerSpec, column: str, clause: Any, lang: str, words: Words) -> tuple[str, str]:
    known = spec.asked_columns[column]
    order = {value: place for place, value in enumerate(["true", "false", *known.values])}
    values = sorted(clause.values, key=lambda value: (value == "", order.get(value, len(order)), value))
    named = [fmt.choice_label(known, value, lang, words) for value in values]
    said = pick(fmt.COMMA, lang).join(named[:MOST_NAMED])
    more = len(named) if lang == "zh" else len(named) - MOST_NAMED
    return pick(known.title, lang), said if len(named) <= MOST_NAMED else pick(AND_MORE, lang).format(said, more)


def _between(spec: LayerSpec, column: str, clause: Any, lang: str, words: Words) -> tuple[str, str]:
    known = spec.asked_columns[column]
    low, high = (None if bound is None else _bound(known, bound, lang) for bound in (clause.low, clause.high))
    dated = known.kind == "date"
    if low is None and high is None:
        said = pick(ANY, lang)
    elif low is not None and high is not None:
        said = low if low == high else pick(SPAN, lang).format(low, high)
    elif low is not None:
        said = pick(FROM if dated else LEAST, lang).format(low)
    else:
        said = pick(UNTIL if dated else MOST, lang).format(high)
    return pick(known.title, lang), said


def _bound(column: Column, bound: Bound, lang: str) -> str:
    # A link may ask for any number; beyond these nobody reads its digits.
    endless = isinstance(bound, int | float) and abs(bound) >= MOST_WRITTEN
    return f"{bound:g}" if endless else fmt.value(column, bound, lang)


def _contains(spec: LayerSpec, column: str, clause: Any, lang: str, words: Words) -> tuple[str, str]:
    return pick(SEARCH, lang), pick(QUOTED, lang).format(clause.text)


def _within(spec: LayerSpec, column: str, clause: Any, lang: str, words: Words) -> tuple[str, str]:
    return pick(DRAWN, lang), shape_label(clause.shape.kind, clause.shape.radius, lang)


def shape_label(kind: str, radius: float, lang: str) -> str:
    """A shape in words: 矩形; circle, radius 400 m. ``radius`` in metres."""
    return pick(SHAPES[kind], lang).format(fmt.quantity(radius, "m", lang, compact=True))


_SAYINGS: Mapping[type, Callable[..., tuple[str, str]]] = {
    OneOf: _one_of,
    Between: _between,
    Contains: _contains,
    Within: _within,
}
