"""The legend of each scene: only what its map shows, derived from the layers' styles, as the player shows it."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from typing import Any

import numpy as np

from layers.base import LayerSpec, Text
from utils.i18n import pick
from utils.mapview.words import everywhere
from utils.store import LayerData, Store
from utils.ui.swatch import legend, swatch
from utils.view import masks_of, statuses_of
from utils.viewstate import ViewState

Rows = list[dict[str, Any]]
THEMES = ("light", "dark")
OF = Text("{}·{}", "{}: {}")


def legend_json(store: Store, view: ViewState) -> Rows:
    """The entries of a view's map, top layer first: ``{"label", "light", "dark"}``; pictures are data addresses.

    Only values that are shown; a layer with one look is one entry under its own title.
    """
    masks, statuses = masks_of(store, view), statuses_of(store, view)
    shown = [
        data for data in reversed(list(store.layers.values())) if data.spec.id in view.layers and not data.spec.basemap
    ]
    found = [(data, _layer(data, masks.get(data.spec.id), statuses.get(data.spec.id))) for data in shown]
    said = Counter(row["label"]["zh"] for _, rows in found for row in rows)
    return [_told_apart(data, row) if said[row["label"]["zh"]] > 1 else row for data, rows in found for row in rows]


def _told_apart(data: LayerData, row: dict[str, Any]) -> dict[str, Any]:
    """With the layer's title before it: layers may call their values alike."""
    title = everywhere(data.spec.title)
    return row | {"label": {lang: pick(OF, lang).format(title[lang], label) for lang, label in row["label"].items()}}


def _layer(data: LayerData, mask: np.ndarray | None, statuses: np.ndarray | None) -> Rows:
    spec = data.spec
    entries = legend(spec)
    if not entries:
        return [_row(spec, "", everywhere(spec.title))]
    timeline = spec.timeline
    dated = statuses is not None and timeline is not None and timeline.status == spec.style.by
    values = statuses if dated and statuses is not None else data.frame[spec.style.by].to_numpy(dtype=object)
    kept = set((values if mask is None else values[np.asarray(mask, dtype=bool)]).tolist())
    return [_row(spec, key, everywhere(label)) for key, label in entries if key in kept]


def _row(spec: LayerSpec, key: str, label: dict[str, str]) -> dict[str, Any]:
    return {"label": label} | {theme: _picture(spec, theme, key) for theme in THEMES}


def _picture(spec: LayerSpec, theme: str, key: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(swatch(spec, theme, key).encode()).decode("ascii")
