"""The legend of each scene: only what its map shows, derived from the layers' styles, as the player shows it."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from math import cos, radians
from typing import Any

import numpy as np
from shapely import box

from layers.base import LayerSpec, Paint, Text
from utils.i18n import pick
from utils.mapview.page_map import PageMap
from utils.mapview.words import everywhere
from utils.store import LayerData, Store
from utils.story.deck import Box, Slide
from utils.story.looks import about, lit, specs_of
from utils.ui.swatch import legend, swatch, tiles
from utils.view import masks_of, statuses_of

Rows = list[dict[str, Any]]
THEMES = ("light", "dark")
# A camera's map (see USUAL in static/stage.js), pixels.
SIZE = (1150, 800)
# Its values mean little without what they are of.
STATUS = "status"
ENDS = Text("{} – {}", "{} – {}")
OF = Text("{}·{}", "{}: {}")


def legend_json(store: Store, slide: Slide) -> Rows:
    """The entries of a slide's map, top layer first: ``{"label", "group", "light", "dark"}``.

    Pictures are data addresses. Only values that are shown, in the part of the map that is looked at; a layer with one
    look is one entry under its own title. ``group`` (null for most) is the title above rows that say nothing by
    themselves, such as a status.
    """
    view = slide.view
    masks = masks_of(store, view) if slide.masks is None else slide.masks
    statuses, specs, page = statuses_of(store, view), specs_of(store, slide), slide.page
    window, bright = box(*window_of(slide)), about(store, slide)
    found, own = [], False
    for data in reversed(list(store.layers.values())):
        spec = specs.get(data.spec.id, data.spec)
        if spec.id not in view.layers or spec.basemap:
            continue
        seen = data.frame.geometry.intersects(window).to_numpy(dtype=bool)
        if spec.id in masks:
            seen = seen & np.asarray(masks[spec.id], dtype=bool)
        if page and spec.id in page.own:
            own = own or bool(seen.any())
            continue
        lighter = lit(spec) if spec.id in bright else {}
        rows = _layer(data, spec, seen, statuses.get(spec.id), lighter) if seen.any() else []
        found.append((data, rows))
    said = Counter(row["label"]["zh"] for _, rows in found for row in rows if not row["group"])
    return (_page_rows(page) if page and own else []) + [
        _told_apart(data, row) if not row["group"] and said[row["label"]["zh"]] > 1 else row
        for data, rows in found
        for row in rows
    ]


def _page_rows(page: PageMap) -> Rows:
    """The legend of the page's own colours, under its title; of a density the whole ramp in one picture."""
    rows: Rows = []
    if page.key is not None:
        group = everywhere(page.key.title)
        rows = [_own_row([row.paint], everywhere(row.said), group) for row in page.key.rows]
    if page.ramp is not None:
        low, high, group = page.ramp.low, page.ramp.high, everywhere(page.ramp.title)
        ends = everywhere(Text(ENDS.zh.format(low.zh, high.zh), ENDS.en.format(low.en, high.en)))
        rows += [_own_row(density.paints, ends, group) for density in page.densities.values()]
    return rows


def _own_row(paints: Sequence[Paint], label: dict[str, str], group: dict[str, str]) -> dict[str, Any]:
    return {"label": label, "group": group} | {theme: _address(tiles(paints, theme)) for theme in THEMES}


def window_of(slide: Slide) -> Box:
    """About what a slide's map shows, in degrees: what a wall shows beside its panel."""
    if slide.camera is None:
        west, south, east, north = slide.box or (-180.0, -90.0, 180.0, 90.0)
        return west, south, east, north
    lat, lng, zoom = slide.camera
    degrees = 360 / 256 / 2**zoom
    high = degrees * cos(radians(lat)) * SIZE[1] / 2
    return lng - degrees * SIZE[0] / 2, lat - high, lng + degrees * SIZE[0] / 2, lat + high


def _told_apart(data: LayerData, row: dict[str, Any]) -> dict[str, Any]:
    """With the layer's title before it: layers may call their values alike."""
    title = everywhere(data.spec.title)
    return row | {"label": {lang: pick(OF, lang).format(title[lang], label) for lang, label in row["label"].items()}}


def _layer(
    data: LayerData, spec: LayerSpec, seen: np.ndarray, statuses: np.ndarray | None, lighter: Mapping[str, str]
) -> Rows:
    """``lighter``: the colours the map has in the dark instead of the layer's own."""
    entries = legend(spec)
    if not entries:
        return [_row(spec, "", everywhere(spec.title), lighter)]
    timeline = spec.timeline
    dated = statuses is not None and timeline is not None and timeline.status == spec.style.by
    values = statuses if dated and statuses is not None else data.frame[spec.style.by].to_numpy(dtype=object)
    kept = set(values[seen].tolist())
    group = everywhere(spec.title) if spec.style.by == STATUS else None
    return [_row(spec, key, everywhere(label), lighter) | {"group": group} for key, label in entries if key in kept]


def _row(spec: LayerSpec, key: str, label: dict[str, str], lighter: Mapping[str, str]) -> dict[str, Any]:
    return {"label": label, "group": None} | {
        theme: _picture(spec, theme, key, lighter if theme == "dark" else {}) for theme in THEMES
    }


def _picture(spec: LayerSpec, theme: str, key: str, lighter: Mapping[str, str]) -> str:
    picture = swatch(spec, theme, key)
    for colour, instead in lighter.items():
        picture = picture.replace(f'"{colour}"', f'"{instead}"')
    return _address(picture)


def _address(picture: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(picture.encode()).decode("ascii")
