"""The legend of every layer, derived from its style, as the player shows it."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from layers.base import LayerSpec
from utils.mapview.words import everywhere
from utils.store import LayerData, Store
from utils.ui.swatch import legend, swatch


def legend_json(store: Store) -> list[dict[str, Any]]:
    """Top layer first: ``{"id", "title", "rows": [{"label", "light", "dark"}]}``; pictures are data addresses.

    Only values that occur in the data; a layer with one look has one row with its own title.
    """
    return [_layer(data) for data in reversed(list(store.layers.values())) if not data.spec.basemap]


def _layer(data: LayerData) -> dict[str, Any]:
    spec = data.spec
    entries = legend(spec)
    values = set(data.frame[spec.style.by].dropna().unique()) if entries else set()
    rows = [(key, label) for key, label in entries if key in values] or [("", spec.title)]
    return {
        "id": spec.id,
        "title": everywhere(spec.title),
        "rows": [
            {"label": everywhere(label), "light": _picture(spec, "light", key), "dark": _picture(spec, "dark", key)}
            for key, label in rows
        ],
    }


def _picture(spec: LayerSpec, theme: str, key: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(swatch(spec, theme, key).encode()).decode("ascii")
