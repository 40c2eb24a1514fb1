"""The legend of a sheet: the layers that are on, with the values that occur among what is drawn, from their styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from layers.base import LayerSpec
from utils.filters.values import texts
from utils.handout.looks import THEME
from utils.i18n import pick
from utils.store import LayerData, Store
from utils.ui.swatch import legend, swatch
from utils.viewstate import ViewState

NO_SPECS: Mapping[str, LayerSpec] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a small picture (SVG of 18 x 14 pixels) and what it means."""

    picture: str
    label: str


@dataclass(frozen=True, slots=True)
class Block:
    """One layer; a layer of a single look has its only entry as its title."""

    title: str
    entries: tuple[Entry, ...]


def legend_of(
    store: Store,
    view: ViewState,
    masks: Mapping[str, np.ndarray],
    statuses: Mapping[str, np.ndarray],
    lang: str,
    specs: Mapping[str, LayerSpec] = NO_SPECS,
) -> list[Block]:
    """The blocks of the layers of ``view`` that draw anything, the topmost first; ``specs`` where drawn otherwise."""
    on = [data for data in reversed(list(store.layers.values())) if data.spec.id in view.layers]
    return [
        _block(data, specs.get(data.spec.id, data.spec), statuses.get(data.spec.id), masks[data.spec.id], lang)
        for data in on
        if masks[data.spec.id].any()
    ]


def _block(data: LayerData, spec: LayerSpec, status: np.ndarray | None, mask: np.ndarray, lang: str) -> Block:
    timeline = spec.timeline
    follows = status is not None and timeline is not None and timeline.status == spec.style.by
    values = status if follows else texts(data.frame, spec.style.by) if spec.style.by else None
    here = set() if values is None else set(np.asarray(values)[mask].tolist())
    entries = [Entry(swatch(spec, THEME, key), pick(label, lang)) for key, label in legend(spec) if key in here]
    if not entries:
        return Block("", (Entry(swatch(spec, THEME), pick(spec.title, lang)),))
    return Block(pick(spec.title, lang), tuple(entries))
