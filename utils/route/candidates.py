"""What of the community a route can be made of, to choose from a list: places people know by name."""

from __future__ import annotations

from collections.abc import Iterable

from layers.base import LayerSpec, Text
from utils.search import LANDMARK_ZOOM
from utils.store import Store

# Works and racks are many and bright: among them a way is lost.
QUIET = frozenset({"boundary", "buildings", "roads", "greenways", "parks", "facilities"})


def landmarks(store: Store) -> dict[tuple[str, str], Text]:
    """(layer, id) -> name of the features of layers the map names from afar, those named highest first; streets are
    what is walked along, not what is visited.
    """
    specs = sorted(filter(is_landmark, (data.spec for data in store.layers.values())), key=_rank)
    return {
        (spec.id, str(id_)): Text(str(zh), en if isinstance(en, str) and en else str(zh))
        for spec in specs
        for id_, zh, en in _rows(store, spec)
    }


def shown_layers(store: Store, more: Iterable[str] = ()) -> list[str]:
    """The layers a route's map shows: a quiet town, its services and parks, and ``more``; where there is nothing of it,
    what is on at first.
    """
    present = {layer for layer, data in store.layers.items() if not data.spec.basemap}
    quiet = [layer for layer in store.layers if layer in present & {*QUIET, *more}]
    return quiet if present & QUIET else [layer for layer in present if store.layers[layer].spec.on]


def further_layers(store: Store) -> list[str]:
    """The layers it can show as well."""
    interactive = [layer for layer, data in store.layers.items() if data.spec.interactive and not data.spec.basemap]
    return [layer for layer in interactive if layer not in shown_layers(store) and not store.layers[layer].spec.zoning]


def is_landmark(spec: LayerSpec) -> bool:
    """Whether people know the layer's features by name: the map names them from afar."""
    named = spec.label is not None and spec.label.min_zoom <= LANDMARK_ZOOM
    return named and spec.interactive and not spec.basemap and not spec.zoning and spec.ways is None


def _rank(spec: LayerSpec) -> int:
    return -spec.label.priority if spec.label else 0


def _rows(store: Store, spec: LayerSpec) -> Iterable[tuple[object, object, object]]:
    frame = store.layers[spec.id].frame
    return zip(frame["id"], frame["name"], frame["name_en"], strict=True)
