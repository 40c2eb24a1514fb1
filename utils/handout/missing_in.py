"""Where the characters stand that a hand-out's font lacks: names of the community, of scenes and stops, features."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd

from layers.base import Text
from utils.analysis.kept import keep
from utils.handout.missing import Missing, features_called, find_missing_characters, missing_in
from utils.i18n import pick
from utils.store import LayerData, Store
from utils.story.deck import Deck, RoutePlan, Slide
from utils.view import masks_of

COMMUNITY = Text("社区名称或地点", "the community's name or place")
TITLE = Text("标题", "the title")
SCENE = Text("第 {} 个场景", "scene {}")
STOPS = Text("路线的停留点", "the stops of the route")

Place = tuple[Text, Iterable[str]]
Masks = Mapping[str, np.ndarray]


def missing_in_layers(store: Store, title: Text, masks: Masks, lang: str, route: RoutePlan | None = None) -> Missing:
    """What is missing in a hand-out called ``title`` of the features ``masks`` (layer -> boolean array) keep."""
    own = [_pair(COMMUNITY, (store.profile.name, store.profile.place), lang), _pair(TITLE, (title,), lang)]
    stops = [_pair(STOPS, [route.title, *(stop.title for stop in route.stops)], lang)] if route else []
    return missing_in([*own, *stops, *_features(store, masks, lang)])


def missing_in_deck(store: Store, deck: Deck, lang: str) -> Missing:
    """What is missing in the hand-outs of a story: its own words and the names on its maps."""
    own = [_pair(COMMUNITY, (deck.community, deck.place), lang), _pair(TITLE, (deck.title,), lang)]
    scenes = [
        _pair(Text(SCENE.zh.format(number), SCENE.en.format(number)), _words(slide), lang)
        for number, slide in enumerate(deck.slides, start=1)
    ]
    masks: dict[str, np.ndarray] = {}
    for slide in deck.slides:
        kept = {**masks_of(store, slide.view), **(slide.masks or {})}
        for layer in (layer for layer in slide.view.layers if layer in kept):
            masks[layer] = masks.get(layer, False) | kept[layer]
    return missing_in([*own, *scenes, *_features(store, masks, lang)])


def _pair(name: Text, texts: Iterable[Text], lang: str) -> Place:
    return name, [pick(text, lang) for text in texts]


def _words(slide: Slide) -> Iterator[Text]:
    """What a scene says: its figures, chart, list and route as well."""
    yield from (slide.title, slide.text)
    for figure in slide.figures:
        yield from (part for part in (figure.title, figure.note, figure.source) if part)
    if slide.chart:
        yield from (slide.chart.title, *slide.chart.categories, *(one.title for one in slide.chart.series))
    if slide.table:
        yield from (slide.table.title, *(cell.text for row in slide.table.rows for cell in row))
    if slide.route:
        yield from (slide.route.title, *(stop.title for stop in slide.route.stops))


def _features(store: Store, masks: Masks, lang: str) -> Iterator[Place]:
    for data in store.layers.values():
        mask = masks.get(data.spec.id)
        rows = _rows(data, lang) if mask is not None and mask.any() else {}
        shown = [text for row, text in rows.items() if mask is not None and mask[row]]
        if shown:
            yield features_called(data.spec.title, len(shown)), shown


def _rows(data: LayerData, lang: str) -> dict[int, str]:
    """Row -> its texts, for the rows of a layer that have a character missing; worked out once."""
    return keep(("missing characters", data.version, data.spec.id, lang), lambda: _search(data, lang), held=data)


def _search(data: LayerData, lang: str) -> dict[int, str]:
    joined = _joined(data, lang)
    missing = set(find_missing_characters(joined))
    return {row: text for row, text in enumerate(joined) if missing.intersection(text)} if missing else {}


def _joined(data: LayerData, lang: str) -> list[str]:
    """All that is written of each feature in ``lang``: its name, and what its columns say in words of their own."""
    frame = data.frame
    zh, en = (frame[name].astype(object).where(frame[name].notna(), "") for name in ("name", "name_en"))
    parts = [zh if lang == "zh" else en.where(en != "", zh)]
    for name, column in data.spec.all_columns.items():
        plain = column.kind == "text" and not column.references and not name.endswith("_en")
        if plain and name not in ("id", "name") and name in frame:
            parts.append(frame[name].astype(object).where(frame[name].notna(), ""))
    return pd.concat(parts, axis=1).agg("\n".join, axis=1).tolist() if len(frame) else []
