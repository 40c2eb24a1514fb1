"""The card of one feature: its facts, where they come from, the project it belongs to and how far that is.

All strings are plain text in the language asked for; whoever shows them escapes them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from layers.base import Column, LayerSpec, Paint, Text
from utils import format as fmt
from utils.derive import frame_of
from utils.i18n import pick, pick_name
from utils.store import LayerData, Store

# A layer with these columns holds projects, whatever it is called.
PROJECT_COLUMNS = frozenset({"status", "progress_pct", "start_planned", "end_planned", "start_actual", "end_actual"})
GREY = Paint("#6f7d8c", "#9aa8b7")

SPAN = Text("{} – {}", "{} – {}")
SINCE = Text("{} 起", "since {}")
NOT_BEGUN = Text("尚未开工", "not begun")

Reference = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class LinkedProject:
    """A project as a card shows it. ``status`` is its label, ``paint`` its colour; progress in percent, 0 to 100.

    ``planned`` and ``actual`` are spans of dates as text.
    """

    layer: str
    id: str
    name: str
    status: str
    paint: Paint
    progress_pct: float
    planned: str
    actual: str


@dataclass(frozen=True, slots=True)
class FeatureCard:
    """What a card shows of one feature. ``rows`` are (label, value); ``links`` (layer, id, name) of related features.

    ``provenance`` is the key, ``provenance_label`` its label. ``source`` and ``summary`` may be empty. What is not
    ``placed`` has no geometry and cannot be shown on the map.
    """

    layer: str
    id: str
    title: str
    subtitle: str
    summary: str
    rows: tuple[tuple[str, str], ...]
    provenance: str
    provenance_label: str
    source: str
    updated: str
    project: LinkedProject | None
    links: tuple[Reference, ...]
    placed: bool = True


def describe(store: Store, layer: str, id_: str, lang: str, as_of: dt.date | None = None) -> FeatureCard | None:
    """The card of feature ``id_`` of ``layer`` as it stood on ``as_of`` (None: now); None where there is none."""
    data = store.layers.get(layer)
    feature = None if data is None else _find(store, data, id_, as_of)
    if data is None or feature is None:
        return None
    columns = data.spec.all_columns
    # Two columns may name the same feature.
    linked = [_Linked(store, *reference, as_of) for reference in dict.fromkeys(_references(data.spec, feature))]
    known = {(link.layer, link.id) for link in linked if link.feature is not None}
    return FeatureCard(
        layer=layer,
        id=id_,
        title=_name(feature, lang),
        subtitle=pick(data.spec.title, lang),
        summary=_summary(feature, lang),
        rows=tuple(_rows(data.spec, feature, known, lang, store.profile.words)),
        provenance=_text(feature.get("provenance")),
        provenance_label=fmt.value(columns["provenance"], feature.get("provenance"), lang),
        source=fmt.word(_text(feature.get("source")), lang, store.profile.words),
        updated=fmt.date(feature.get("updated"), lang),
        project=_project(data.spec, feature, linked, lang),
        links=tuple((link.layer, link.id, _name(link.feature, lang)) for link in linked if link.feature is not None),
        placed=bool(data.placed[(data.frame["id"] == id_).to_numpy(dtype=bool)].any()),
    )


class _Linked:
    """A feature another one refers to; ``feature`` is None where the reference leads nowhere."""

    def __init__(self, store: Store, layer: str, id_: str, as_of: dt.date | None) -> None:
        data = store.layers.get(layer)
        self.layer, self.id = layer, id_
        self.spec = data.spec if data is not None else None
        self.feature = _find(store, data, id_, as_of) if data is not None else None


def _find(store: Store, data: LayerData, id_: str, as_of: dt.date | None) -> dict[str, Any] | None:
    """The feature's values on a date, by column; None where there is no such feature."""
    at = np.flatnonzero((data.frame["id"] == id_).to_numpy(dtype=bool))
    if not at.size:
        return None
    frame = data.frame if as_of is None else frame_of(store, data, as_of)
    row = frame.iloc[[int(at[0])]]
    return {column: row[column].iloc[0] for column in data.frame.columns if column != "geometry"}


def _references(spec: LayerSpec, feature: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, column in spec.columns.items():
        if column.references and not fmt.is_empty(feature.get(name)):
            yield column.references, str(feature[name])


def _rows(
    spec: LayerSpec, feature: Mapping[str, Any], known: set[tuple[str, str]], lang: str, words: fmt.Words
) -> Iterator[tuple[str, str]]:
    """Label and value of the popup's columns that are given; references that lead somewhere are links instead."""
    for name in spec.popup:
        column, raw = spec.all_columns[name], feature.get(name)
        if not fmt.is_empty(raw) and (column.references, str(raw)) not in known:
            yield pick(column.title, lang), fmt.value(column, raw, lang, words)


def _project(spec: LayerSpec, feature: Mapping[str, Any], linked: list[_Linked], lang: str) -> LinkedProject | None:
    """The first project the feature refers to; the feature's own progress where it is a project itself."""
    for link in linked:
        if link.spec is not None and link.feature is not None and set(link.spec.columns) >= PROJECT_COLUMNS:
            return _linked_project(link.spec, link.feature, lang)
    return _linked_project(spec, feature, lang) if set(spec.columns) >= PROJECT_COLUMNS else None


def _linked_project(spec: LayerSpec, feature: Mapping[str, Any], lang: str) -> LinkedProject:
    status = _text(feature.get("status"))
    progress: Any = feature.get("progress_pct")
    value = spec.columns["status"].values.get(status)
    return LinkedProject(
        layer=spec.id,
        id=str(feature["id"]),
        name=_name(feature, lang),
        status=_status(spec.columns["status"], status, lang),
        paint=value.paint if value and value.paint else GREY,
        progress_pct=0.0 if fmt.is_empty(progress) else float(progress),
        planned=_span(feature.get("start_planned"), feature.get("end_planned"), lang),
        actual=_span(feature.get("start_actual"), feature.get("end_actual"), lang),
    )


def _status(column: Column, status: str, lang: str) -> str:
    return fmt.value(column, status, lang) if status else pick(NOT_BEGUN, lang)


def _span(start: Any, end: Any, lang: str) -> str:
    if fmt.is_empty(start):
        return pick(NOT_BEGUN, lang) if fmt.is_empty(end) else fmt.month(end, lang)
    if fmt.is_empty(end):
        return pick(SINCE, lang).format(fmt.month(start, lang))
    return pick(SPAN, lang).format(fmt.month(start, lang), fmt.month(end, lang))


def _name(feature: Mapping[str, Any], lang: str) -> str:
    return pick_name(_text(feature.get("name")) or str(feature["id"]), _text(feature.get("name_en")), lang)


def _summary(feature: Mapping[str, Any], lang: str) -> str:
    return pick_name(_text(feature.get("summary")), _text(feature.get("summary_en")), lang)


def _text(raw: Any) -> str:
    return "" if fmt.is_empty(raw) else str(raw)
