"""The legend of a picture, as a strip beneath its map: what the map shows in this window, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import numpy as np
import shapely

from layers.base import FillStyle, LabelOnly, LayerSpec, Text
from utils.handout import fonts
from utils.handout.key import NO_SPECS, Block, Entry, legend_of
from utils.handout.looks import THEME
from utils.handout.marks import ACCENT, ROUTE
from utils.handout.window import Window
from utils.i18n import pick
from utils.mapview.page_map import PageMap
from utils.store import Store
from utils.ui.swatch import swatch
from utils.view import masks_of, statuses_of
from utils.viewstate import ViewState

# White streets must show.
INK, PAPER = "#26323d", "#edeae2"
SIZE, PICTURE, APART, EDGE = 12.5, 18.0, 14.0, 8.0
MOST_LINES = 3
WALK, MARKED = Text("路线", "Route"), Text("重点", "Highlighted")
TITLED = Text("{}：", "{}:")

Item = tuple[str, str, bool]
"""A picture (SVG, ``""`` for none), what stands beside it, whether it is a layer's name before its values."""


def blocks_of(
    store: Store,
    view: ViewState,
    window: Window,
    lang: str,
    masks: Mapping[str, np.ndarray] | None = None,
    specs: Mapping[str, LayerSpec] = NO_SPECS,
    page: PageMap | None = None,
) -> list[Block]:
    """The legend of what ``view`` draws in ``window``; names alone have no picture, and need none.

    ``specs`` are those of layers that are drawn otherwise than usual, ``page`` what a page colours in its own way.
    """
    kept = masks_of(store, view) if masks is None else masks
    (north, west), (south, east) = window.degrees(0, 0), window.degrees(window.width, window.height)
    here = {}
    for layer in view.layers:
        data = store.layers.get(layer)
        if data is None or isinstance(data.spec.style, LabelOnly) or window.seen < data.spec.min_zoom:
            continue
        shapes = data.frame.geometry.to_numpy()
        style = data.spec.style
        # Of a mere outline nothing shows in its middle.
        drawn = shapely.boundary(shapes) if isinstance(style, FillStyle) and not style.fill_opacity else shapes
        inside = shapely.intersects(drawn, shapely.box(west, south, east, north))
        here[layer] = kept.get(layer, np.ones(len(shapes), dtype=bool)) & inside
    shown = [layer for layer in view.layers if layer in here]
    own = ViewState(view.lang, {layer: view.layers[layer] for layer in shown}, view.basemap, view.as_of)
    blocks = legend_of(store, own, here, statuses_of(store, view), lang, specs, page)
    return [_short(block) if len(block.entries) == 1 and block.title else block for block in blocks]


def extra_entries(route: bool, marked: bool, lang: str) -> list[Block]:
    """What lies on the layers: the route, what is highlighted."""
    found = []
    for wanted, text, colour in ((route, WALK, ROUTE), (marked, MARKED, ACCENT)):
        if wanted:
            line = f'<path d="M1 10.5C5 2.5 11 12 17 4" fill="none" stroke="{colour}" stroke-width="3.2"/>'
            ring = f'<rect x="2" y="2" width="14" height="10" rx="2" fill="none" stroke="{colour}" stroke-width="2.6"/>'
            body = line if colour == ROUTE else ring
            picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 14" width="18" height="14">{body}</svg>'
            found.append(Block("", (Entry(picture, pick(text, lang)),)))
    return found


def strip(store: Store, blocks: Sequence[Block], width: float, magnify: float, lang: str) -> tuple[str, float]:
    """The strip's SVG, its upper left corner at (0, 0), and its height; ``("", 0)`` for no blocks."""
    if not blocks:
        return "", 0.0
    size, shown = SIZE * magnify, list(blocks)
    while len(_lines(shown, width, size, lang)) > MOST_LINES and any(_folds(block) for block in shown):
        longest = max(range(len(shown)), key=lambda k: len(shown[k].entries) if _folds(shown[k]) else 0)
        shown[longest] = _folded(store, shown[longest], lang)
    lines = _lines(shown, width, size, lang)
    step = size * 1.55
    high = step * len(lines) + EDGE
    parts = [f'<rect width="{width:g}" height="{high:.1f}" fill="{PAPER}"/>']
    for row, line in enumerate(lines):
        x, y = EDGE, EDGE / 2 + (row + 0.5) * step
        for item in line:
            parts.append(_draw(item, x, y, size))
            x += _wide(item, size)
    return f'<g font-family="{fonts.FAMILY}">{"".join(parts)}</g>', high


def _folds(block: Block) -> bool:
    return len(block.entries) > 1 and not block.whole


def _short(block: Block) -> Block:
    """A layer of which one value shows: the layer's name and the value in one entry."""
    (entry,) = block.entries
    return Block("", (Entry(entry.picture, f"{block.title} · {entry.label}"),))


def _folded(store: Store, block: Block, lang: str) -> Block:
    """A layer of very many values by its name alone, its picture in several of its colours."""
    spec = next((data.spec for data in store.layers.values() if pick(data.spec.title, lang) == block.title), None)
    picture = swatch(spec, THEME) if spec else block.entries[0].picture
    return Block("", (Entry(picture, block.title),))


def _items(block: Block, lang: str) -> list[Item]:
    head: list[Item] = [("", pick(TITLED, lang).format(block.title), True)] if block.title else []
    return head + [(entry.picture, entry.label, False) for entry in block.entries]


def _wide(item: Item, size: float) -> float:
    picture, said, title = item
    wide = fonts.width(said, size, 600 if title else 500)
    return wide + (PICTURE * size / SIZE + 4 if picture else 0) + (4 if title else APART)


def _lines(blocks: Sequence[Block], width: float, size: float, lang: str) -> list[list[Item]]:
    lines: list[list[Item]] = [[]]
    x = EDGE
    for block in blocks:
        items = _items(block, lang)
        for k, item in enumerate(items):
            # A layer's name never ends a line.
            needed = _wide(item, size) + (_wide(items[k + 1], size) if item[2] and k + 1 < len(items) else 0)
            if lines[-1] and x + needed - APART > width - EDGE:
                lines.append([])
                x = EDGE
            lines[-1].append(item)
            x += _wide(item, size)
    return lines


def _draw(item: Item, x: float, y: float, size: float) -> str:
    picture, said, title = item
    scale = size / SIZE
    drawn = ""
    if picture:
        wide, high = PICTURE * scale, 14 * scale
        inner = picture[picture.index(">") + 1 : picture.rindex("</svg>")]
        drawn = f'<svg x="{x:.1f}" y="{y - high / 2:.1f}" width="{wide:.1f}" height="{high:.1f}" viewBox="0 0 18 14">'
        drawn += f"{inner}</svg>"
        x += wide + 4
    weight = 600 if title else 500
    return (
        f'{drawn}<text x="{x:.1f}" y="{y + size * 0.36:.1f}" font-size="{size:.1f}" font-weight="{weight}" '
        f'fill="{INK}">{escape(said)}</text>'
    )
