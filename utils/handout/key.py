"""The legend of a sheet: the layers that are on, with the values that occur among what is drawn, from their styles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from layers.base import LayerSpec, Text
from utils.filters.values import texts
from utils.handout.looks import THEME
from utils.i18n import pick
from utils.mapview.page_map import PageMap
from utils.store import LayerData, Store
from utils.ui.swatch import legend, swatch, tiles
from utils.viewstate import ViewState

ENDS = Text("{} – {}", "{} – {}")
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
    # Classes with their limits are not told by a layer's name alone.
    whole: bool = False


def legend_of(
    store: Store,
    view: ViewState,
    masks: Mapping[str, np.ndarray],
    statuses: Mapping[str, np.ndarray],
    lang: str,
    specs: Mapping[str, LayerSpec] = NO_SPECS,
    page: PageMap | None = None,
) -> list[Block]:
    """The blocks of the layers of ``view`` that draw anything, the topmost first; ``specs`` where drawn otherwise.

    What ``page`` colours in its own way is explained by its own legend, which comes first.
    """
    every = [data for data in reversed(list(store.layers.values())) if data.spec.id in view.layers]
    own = page.own if page else frozenset()
    drawn = [data for data in every if data.spec.id in own and masks[data.spec.id].any()]
    on = [data for data in every if data.spec.id not in own]
    return _page_blocks(page, drawn, lang) + [
        _block(data, specs.get(data.spec.id, data.spec), statuses.get(data.spec.id), masks[data.spec.id], lang)
        for data in on
        if masks[data.spec.id].any()
    ]


def _page_blocks(page: PageMap | None, drawn: Sequence[LayerData], lang: str) -> list[Block]:
    """The legend of the page's own colours, in the same words and colours as on the screen."""
    if page is None or not drawn:
        return []
    found = []
    if page.key is not None:
        rows = tuple(Entry(tiles([row.paint], THEME), pick(row.said, lang)) for row in page.key.rows)
        found.append(Block(pick(page.key.title, lang), rows, whole=True))
    for data in drawn:
        density, paint = page.densities.get(data.spec.id), page.paints.get(data.spec.id)
        if density is not None and page.ramp is not None:
            ends = pick(ENDS, lang).format(pick(page.ramp.low, lang), pick(page.ramp.high, lang))
            block = Block(pick(page.ramp.title, lang), (Entry(tiles(density.paints, THEME), ends),), whole=True)
            found.append(block)
        elif page.key is None and paint is not None:
            found.append(Block("", (Entry(tiles(paint.paints, THEME), pick(data.spec.title, lang)),)))
    return found


def _block(data: LayerData, spec: LayerSpec, status: np.ndarray | None, mask: np.ndarray, lang: str) -> Block:
    timeline = spec.timeline
    follows = status is not None and timeline is not None and timeline.status == spec.style.by
    values = status if follows else texts(data.frame, spec.style.by) if spec.style.by else None
    here = set() if values is None else set(np.asarray(values)[mask].tolist())
    entries = [Entry(swatch(spec, THEME, key), pick(label, lang)) for key, label in legend(spec) if key in here]
    if not entries:
        return Block("", (Entry(swatch(spec, THEME), pick(spec.title, lang)),))
    return Block(pick(spec.title, lang), tuple(entries))
