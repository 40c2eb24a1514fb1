"""What a view shows: one mask and, where a layer's status follows dates, one status a feature, for every layer."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from utils.asof import existed, status_as_of
from utils.filters import mask
from utils.store import LayerData, Store
from utils.viewstate import ViewState


def masks_of(store: Store, view: ViewState) -> Mapping[str, np.ndarray]:
    """Layer id -> boolean array, one entry a feature of the frame: passes the filter and existed as of the date.

    Charts, tables, counts and the map all use these same arrays, so that they cannot disagree.
    """
    return {layer: mask_of(data, view) for layer, data in store.layers.items()}


def mask_of(data: LayerData, view: ViewState) -> np.ndarray:
    """The mask of one layer."""
    frame = data.frame
    statuses = status_as_of(frame, data.spec, view.as_of) if view.filters.clauses(data.spec.id) else None
    if statuses is not None and data.spec.timeline:
        # A filter asks for the status of that day, not of today.
        frame = frame.assign(**{data.spec.timeline.status: statuses})
    return mask(frame, data.spec, view.filters) & existed(frame, data.spec, view.as_of)


def statuses_of(store: Store, view: ViewState) -> Mapping[str, np.ndarray]:
    """Layer id -> the status each feature had on the view's date, for layers whose status follows dates."""
    found = {layer: status_as_of(data.frame, data.spec, view.as_of) for layer, data in store.layers.items()}
    return {layer: values for layer, values in found.items() if values is not None}


def is_shown(store: Store, view: ViewState, layer: str, feature: str) -> bool:
    """Whether the map draws the feature: its layer is on, it passes the filter and existed."""
    data = store.layers[layer]
    return layer in view.layers and bool((mask_of(data, view) & (data.frame["id"] == feature).to_numpy()).any())
