"""The map's configuration: everything its scripts know before the first command."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Protocol

from utils.mapview.style import label_json, style_json
from utils.mapview.words import everywhere, words
from utils.profile import Basemap
from utils.serve.fonts import page_fonts
from utils.serve.geo import layer_url
from utils.store import LayerData, Store

Box = tuple[float, float, float, float]


class Publish(Protocol):
    """Serves bytes by content and returns their address (``utils.serve.documents.publish``)."""

    def __call__(self, prefix: str, suffix: str, data: bytes, media_type: str = "") -> str: ...


def map_config(store: Store, basemaps: Iterable[Basemap], publish: Publish, first: Box | None = None) -> str:
    """Publish the configuration of ``store``'s map and return its address; another content is another address.

    ``basemaps``: those that can be used here, their tile templates complete (``utils.basemaps.usable``). ``first``:
    (west, south, east, north) in degrees (EPSG:4326) to look at first, where it is not the whole community.
    """
    letters = publish("assets", "css", page_fonts(store).encode())
    config = config_json(store, basemaps, first) | {"fonts": letters}
    content = json.dumps(config, ensure_ascii=False, separators=(",", ":"))
    return publish("map", "json", content.encode())


def config_json(store: Store, basemaps: Iterable[Basemap], first: Box | None = None) -> dict[str, Any]:
    """The configuration as plain values, as docs/architecture.md describes it."""
    config = {
        "layers": [_layer(data) for data in store.layers.values()],
        "basemaps": [_basemap(basemap) for basemap in basemaps],
        "bounds": list(bounds(store.layers.values())),
        "attribution": everywhere(store.profile.attribution),
        "illustrative": any(_illustrative(data) for data in store.layers.values()),
        "words": words(),
    }
    return config if first is None else config | {"first": list(first)}


def bounds(layers: Iterable[LayerData]) -> Box:
    """West, south, east, north in degrees (EPSG:4326) of the whole community.

    The community's outline if there is one, else all of its layers, else the basemap's.
    """
    filled = [data for data in layers if data.placed.any()]
    outline = [data for data in filled if data.spec.single]
    own = [data for data in filled if not data.spec.basemap]
    boxes = [data.frame.total_bounds for data in outline or own or filled]
    if not boxes:
        return (-180.0, -60.0, 180.0, 75.0)
    west, south, east, north = (float(value) for value in boxes[0])
    for box in boxes[1:]:
        west, south = min(west, float(box[0])), min(south, float(box[1]))
        east, north = max(east, float(box[2])), max(north, float(box[3]))
    return west, south, east, north


def _layer(data: LayerData) -> dict[str, Any]:
    spec = data.spec
    return {
        "id": spec.id,
        "url": layer_url(data),
        "group": spec.group,
        "count": len(data.frame),
        "title": everywhere(spec.title),
        "interactive": spec.interactive,
        "min_zoom": spec.min_zoom,
        "base": spec.basemap,
        "label": label_json(spec.label),
        "style": style_json(spec),
    }


def _illustrative(data: LayerData) -> bool:
    return bool((data.frame["provenance"] == "illustrative").any())


def _basemap(basemap: Basemap) -> dict[str, Any]:
    return {
        "id": basemap.id,
        "title": everywhere(basemap.title),
        "kind": basemap.kind,
        "urls": list(basemap.urls),
        "datum": basemap.datum,
        "attribution": everywhere(basemap.attribution),
        "approval": basemap.approval,
        "max_zoom": basemap.max_zoom,
    }
