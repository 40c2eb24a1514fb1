"""What a view shows: one mask and, where a layer's status follows dates, one status a feature, for every layer."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from utils.asof import existed, status_as_of
from utils.derive import frame_of
from utils.filters import mask
from utils.store import LayerData, Store
from utils.viewstate import ViewState


def masks_of(store: Store, view: ViewState) -> Mapping[str, np.ndarray]:
    """Layer id -> boolean array, one entry a feature of the frame: passes the filter and existed as of the date.

    Charts, tables, counts and the map all use these same arrays, so that they cannot disagree.
    """
    return {layer: mask_of(store, data, view) for layer, data in store.layers.items()}


def mask_of(store: Store, data: LayerData, view: ViewState) -> np.ndarray:
    """The mask of one layer. A filter asks for the status, lateness ... of the view's day, not of today."""
    there = existed(data.frame, data.spec, view.as_of)
    if not view.filters.clauses(data.spec.id):
        return there
    return mask(frame_of(store, data, view.as_of), data.spec, view.filters) & there


def statuses_of(store: Store, view: ViewState) -> Mapping[str, np.ndarray]:
    """Layer id -> the status each feature had on the view's date, for layers whose status follows dates."""
    found = {layer: status_as_of(data.frame, data.spec, view.as_of) for layer, data in store.layers.items()}
    return {layer: values for layer, values in found.items() if values is not None}


def is_shown(store: Store, view: ViewState, layer: str, feature: str) -> bool:
    """Whether the map draws the feature: its layer is on, it passes the filter and existed."""
    data = store.layers[layer]
    here = mask_of(store, data, view) & (data.frame["id"] == feature).to_numpy()
    return layer in view.layers and bool(here.any())


__all__ = ["frame_of", "is_shown", "mask_of", "masks_of", "statuses_of"]
