"""The facts of every feature, as its card on the wall and in the hand-out shows them, a layer at a time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from layers.base import Column
from utils import format as fmt
from utils.i18n import languages, pick, pick_name
from utils.store import LayerData, Store

FeatureFacts = list[Any]
"""[name, layer, summary, [label, value, label, value, ...], provenance, its label, source]: plain text all of it."""


def cards_json(store: Store, layers: Iterable[str] | None = None) -> dict[str, dict[str, list[FeatureFacts]]]:
    """Layer -> language -> the facts of each feature, in the order of the store's frame. ``layers``: only these."""
    wanted = set(store.layers) if layers is None else set(layers)
    shown = [data for data in store.layers.values() if data.spec.interactive and data.spec.id in wanted]
    return {data.spec.id: {lang: _layer(store, data, lang) for lang in languages()} for data in shown}


def _layer(store: Store, data: LayerData, lang: str) -> list[FeatureFacts]:
    spec, frame, words = data.spec, data.frame, store.profile.words
    size = len(frame)
    title = pick(spec.title, lang)
    names = _names(data, lang)
    summaries = _paired(data, "summary", "summary_en", lang)
    columns = [
        (pick(column.title, lang), _values(store, data, name, column, lang))
        for name, column in ((name, spec.all_columns[name]) for name in spec.popup)
    ]
    kinds = _texts(data, "provenance")
    label = spec.all_columns["provenance"]
    labels = {kind: fmt.value(label, kind, lang) for kind in set(kinds)}
    sources = [fmt.word(source, lang, words) for source in _texts(data, "source")]
    rows = [[part for head, said in columns if said[i] for part in (head, said[i])] for i in range(size)]
    return [[names[i], title, summaries[i], rows[i], kinds[i], labels[kinds[i]], sources[i]] for i in range(size)]


def _values(store: Store, data: LayerData, name: str, column: Column, lang: str) -> list[str]:
    """A column as people read it, empty where nothing is given; a reference reads as the name of what it leads to."""
    raws = data.frame[name].astype(object).tolist()
    target = store.layers.get(column.references) if column.references else None
    if target is not None:
        known = dict(zip(target.frame["id"].astype(str).tolist(), _names(target, lang), strict=True))
        return ["" if fmt.is_empty(raw) else known.get(str(raw), str(raw)) for raw in raws]

    @cache
    def said(raw: Any) -> str:
        return fmt.value(column, raw, lang, store.profile.words)

    return ["" if fmt.is_empty(raw) else said(raw if _hashable(raw) else tuple(raw)) for raw in raws]


def _hashable(raw: Any) -> bool:
    return getattr(type(raw), "__hash__", None) is not None


def _names(data: LayerData, lang: str) -> list[str]:
    ids = data.frame["id"].astype(str).tolist()
    return [name or id_ for name, id_ in zip(_paired(data, "name", "name_en", lang), ids, strict=True)]


def _paired(data: LayerData, own: str, english: str, lang: str) -> list[str]:
    pairs = zip(_texts(data, own), _texts(data, english), strict=True)
    return [pick_name(zh, en, lang) for zh, en in pairs]


def _texts(data: LayerData, name: str) -> list[str]:
    if name not in data.frame:
        return [""] * len(data.frame)
    return ["" if fmt.is_empty(raw) else str(raw) for raw in data.frame[name].astype(object).tolist()]
