"""Search by id, Chinese name, pinyin (in full or by initials), English name, and what a thing is (地铁站, park)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from layers.base import Text
from utils.filters.values import texts
from utils.pinyin import spell
from utils.store import LayerData

EXACT, PREFIX, WITHIN, SOUNDS_WITHIN, OF_KIND = 100, 80, 60, 40, 20
# Layers whose names the map shows at this zoom hold places people know by name; others single houses, racks, matters.
LANDMARK_ZOOM = 17
# Shorter pieces of pinyin are inside nearly every name.
LEAST_INITIALS_WITHIN, LEAST_PINYIN_WITHIN = 2, 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A feature that was found. ``score``: 100 exact, 80 from the start or to the end, 60 within, 40 within its pinyin,
    20 by its kind.
    """

    layer: str
    id: str
    name: str
    name_en: str | None
    score: int


@dataclass(frozen=True, slots=True)
class _Entries:
    """One row a feature, over all layers: where it is, how it ranks, and the forms it can be found by."""

    layer: np.ndarray
    row: np.ndarray
    landmark: np.ndarray
    rank: np.ndarray
    length: np.ndarray
    forms: Mapping[str, pd.Series]


class SearchIndex:
    """Finds features of interactive layers. Built at the first search and then only read: share it between visitors."""

    def __init__(self, layers: Mapping[str, LayerData]) -> None:
        self._layers = [data for data in layers.values() if data.spec.interactive and len(data.frame)]

    def find(self, text: str, limit: int = 8) -> list[Hit]:
        """The best ``limit`` hits, the best first; none for blank text.

        Upper and lower case, full-width forms and spaces make no difference. Among equals, layers the map names from
        afar come first (services and parks before single buildings), then shorter names, then the more important layer.
        """
        key, words = _key(text), _words(text)
        if not key or not self._layers or limit < 1:
            return []
        score = self._scores(key, words)
        found = np.flatnonzero(score)
        entries = self._entries
        order = np.lexsort(
            (found, -entries.rank[found], entries.length[found], ~entries.landmark[found], -score[found])
        )
        return [self._hit(index, int(score[index])) for index in self._different(found[order], limit)]

    def _different(self, ordered: np.ndarray, limit: int) -> list[int]:
        """The first ``limit`` that differ in layer or name: the pieces of one road are one answer."""
        entries, chosen, seen = self._entries, [], set()
        for index in ordered:
            known = (int(entries.layer[index]), entries.forms["name"].iloc[index])
            if known not in seen:
                seen.add(known)
                chosen.append(int(index))
            if len(chosen) == limit:
                break
        return chosen

    def _scores(self, key: str, words: str) -> np.ndarray:
        forms = self._entries.forms
        scores = np.maximum(_score(forms["name"], key), _score(forms["id"], key))
        if key.isascii():
            within = SOUNDS_WITHIN if len(key) >= LEAST_INITIALS_WITHIN else 0
            scores = np.maximum(scores, _score(forms["initials"], key, within))
            within = SOUNDS_WITHIN if len(key) >= LEAST_PINYIN_WITHIN else 0
            scores = np.maximum(scores, _score(forms["pinyin"], key, within))
        kinds = forms["kind"].str.contains(key, regex=False).to_numpy(dtype=bool)
        if words:
            scores = np.maximum(scores, _score_words(forms["english"], words))
            kinds = kinds | (_score_words(forms["kind_en"], words) > 0)
        return np.maximum(scores, np.where(kinds, OF_KIND, 0))

    @cached_property
    def _entries(self) -> _Entries:
        frames = [data.frame for data in self._layers]
        names = [_key(name) for frame in frames for name in texts(frame, "name")]
        pinyin, initials = spell(names)
        forms = {
            "id": [_key(id_) for frame in frames for id_ in texts(frame, "id")],
            "name": names,
            "pinyin": pinyin,
            "initials": initials,
            "english": [_words(name) for frame in frames for name in texts(frame, "name_en")],
            "kind": [_key(kind.zh) for data in self._layers for kind in _kinds(data)],
            "kind_en": [_words(kind.en) for data in self._layers for kind in _kinds(data)],
        }
        sizes = [len(frame) for frame in frames]
        labels = [data.spec.label for data in self._layers]
        landmarks = [label is not None and label.min_zoom <= LANDMARK_ZOOM for label in labels]
        return _Entries(
            layer=np.repeat(np.arange(len(frames)), sizes),
            row=np.concatenate([np.arange(size) for size in sizes]),
            landmark=np.repeat(landmarks, sizes),
            rank=np.repeat([label.priority if label else 0 for label in labels], sizes),
            length=np.array([len(name) for name in names]),
            forms={form: pd.Series(_clean(values), dtype="str") for form, values in forms.items()},
        )

    def _hit(self, index: int, score: int) -> Hit:
        data = self._layers[self._entries.layer[index]]
        feature = data.frame.iloc[int(self._entries.row[index])]
        english = feature.get("name_en")
        return Hit(
            layer=data.spec.id,
            id=str(feature["id"]),
            name=str(feature["name"]),
            name_en=english if isinstance(english, str) and english else None,
            score=score,
        )


def _kinds(data: LayerData) -> Iterable[Text]:
    """What each feature is: the label of the value its layer is drawn by, else the layer's title."""
    spec = data.spec
    values = spec.all_columns[spec.style.by].values if spec.style.by else {}
    labels = {key: value.label for key, value in values.items()}
    keys = texts(data.frame, spec.style.by) if spec.style.by else [""] * len(data.frame)
    return [labels.get(key, spec.title) for key in keys]


def _score(form: pd.Series, key: str, within: int = WITHIN) -> np.ndarray:
    """Shape (n,): how well ``key`` matches each value of ``form``; 0 not at all."""
    scores = np.zeros(len(form), dtype=int)
    inside = np.flatnonzero(form.str.contains(key, regex=False).to_numpy(dtype=bool))
    candidates = form.iloc[inside]
    scores[inside] = np.where(
        (candidates == key).to_numpy(dtype=bool),
        EXACT,
        np.where(_at_an_end(candidates, key), PREFIX, within),
    )
    return scores


def _at_an_end(names: pd.Series, key: str) -> np.ndarray:
    """Chinese names say what a thing is last (平湖生态园): the end counts like the beginning."""
    return (names.str.startswith(key) | names.str.endswith(key)).to_numpy(dtype=bool)


def _score_words(english: pd.Series, words: str) -> np.ndarray:
    """Shape (n,): every asked word begins a word of the name; better where the name begins with them in this order."""
    keep = np.ones(len(english), dtype=bool)
    for word in words.split():
        keep &= english.str.contains(f" {word}", regex=False).to_numpy(dtype=bool)
    inside = np.flatnonzero(keep)
    scores = np.zeros(len(english), dtype=int)
    candidates = english.iloc[inside]
    scores[inside] = np.where(
        (candidates == words).to_numpy(dtype=bool),
        EXACT,
        np.where(candidates.str.startswith(words).to_numpy(dtype=bool), PREFIX, WITHIN),
    )
    return scores


def _plain(text: str) -> str:
    # Half a character, as a broken link may bring it, is in no name and cannot be looked for.
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    return unicodedata.normalize("NFKC", whole).casefold()


def _key(text: str) -> str:
    """``text`` without case, width and spaces."""
    return "".join(_plain(text).split())


def _words(text: str) -> str:
    """The words of ``text``, each after one space: `` linggenxia park``."""
    return "".join(f" {word}" for word in _WORD.findall(_plain(text)))


def _clean(values: Iterable[str]) -> list[str]:
    """Half surrogates cannot be stored as UTF-8; no one can type them either."""
    return [value.encode("utf-8", "replace").decode("utf-8") for value in values]
