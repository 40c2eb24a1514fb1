"""Metrics that count, sum or measure the features of one layer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from layers.base import Paint, Text
from utils.asof import existed, status_as_of
from utils.filters.values import days, numbers, texts
from utils.metrics.base import Amount, Compute, Masks, Part, source_of, weakest
from utils.store import LayerData, Store

Measure = Callable[[LayerData, np.ndarray], float]
GREY = Paint("#6f7d8c", "#9aa8b7")


@dataclass(frozen=True, slots=True)
class OfLayer:
    """A way to work a metric out that says which layer it counts: a filter on another one is none of its business."""

    layer: str
    compute: Compute

    def __call__(self, store: Store, as_of: dt.date | None, masks: Masks | None) -> Amount | None:
        """As the metric's ``compute``."""
        return self.compute(store, as_of, masks)


def counted(data: LayerData, keep: np.ndarray) -> float:
    """How many features are kept."""
    return float(keep.sum())


def summed(column: str) -> Measure:
    """The sum of a number column over the kept features; empty values count nothing."""
    return lambda data, keep: float(np.nansum(numbers(data.frame, column)[keep]))


def area_km2(data: LayerData, keep: np.ndarray) -> float:
    """Area in km², in the community's projected CRS."""
    return float(data.areas[keep].sum() / 1e6)


def length_m(data: LayerData, keep: np.ndarray) -> float:
    """Length in metres, in the community's projected CRS."""
    return float(data.lengths[keep].sum())


def of_layer(
    layer: str,
    measure: Measure,
    where: Mapping[str, str | tuple[str, ...]] | None = None,
    by: str = "",
    past: Text | None = None,
) -> OfLayer:
    """A metric over the features of ``layer`` that existed and whose columns have the values of ``where``.

    Of several values of one column any will do. ``by`` names the status column whose values are counted as parts.
    ``past`` is the note on an earlier date's figure.
    The metric gives None where the community lacks the layer, or a column it needs is empty throughout: what nobody
    recorded is not zero.
    """
    wanted = where or {}

    def compute(store: Store, as_of: dt.date | None, masks: Masks | None) -> Amount | None:
        data = store.layers.get(layer)
        if data is None or not all(_is_known(data, column) for column in (*wanted, *([by] if by else []))):
            return None
        keep = existed(data.frame, data.spec, as_of)
        for column, value in wanted.items():
            keep = keep & np.isin(_then(data, column, as_of).astype(str), (value,) if isinstance(value, str) else value)
        if masks is not None and layer in masks:
            keep = keep & masks[layer]
        rows = data.frame[keep] if keep.any() else data.frame
        return Amount(
            measure(data, keep),
            weakest(rows["provenance"]),
            source_of(rows),
            past if as_of is not None else None,
            _parts(data, by, keep, as_of) if by else (),
        )

    return OfLayer(layer, compute)


def come_to_pass(layer: str, measure: Measure, column: str) -> OfLayer:
    """A metric over the features of ``layer`` whose date in ``column`` has come; None where no date is known."""

    def compute(store: Store, as_of: dt.date | None, masks: Masks | None) -> Amount | None:
        data = store.layers.get(layer)
        if data is None or not _is_known(data, column):
            return None
        when = days(data.frame, column)
        keep = when <= np.datetime64(as_of or store.profile.as_of)
        if masks is not None and layer in masks:
            keep = keep & masks[layer]
        rows = data.frame[keep] if keep.any() else data.frame
        return Amount(measure(data, keep), weakest(rows["provenance"]), source_of(rows))

    return OfLayer(layer, compute)


def _is_known(data: LayerData, column: str) -> bool:
    return column in data.frame and bool(data.frame[column].notna().any())


def _parts(data: LayerData, by: str, keep: np.ndarray, as_of: dt.date | None) -> tuple[Part, ...]:
    """Counts of the kept features by status, in the order of the column's values, only those that occur."""
    found, counts = np.unique(_then(data, by, as_of)[keep].astype(str), return_counts=True)
    number = dict(zip(found.tolist(), counts.tolist(), strict=True))
    known = data.spec.all_columns[by].values
    return tuple((value.label, number[key], value.paint or GREY) for key, value in known.items() if key in number)


def _then(data: LayerData, column: str, as_of: dt.date | None) -> np.ndarray:
    """A column's values on a date: derived where it is the layer's dated status, else as in the data."""
    timeline = data.spec.timeline
    if timeline is not None and timeline.status == column:
        status = status_as_of(data.frame, data.spec, as_of)
        if status is not None:
            return status
    return texts(data.frame, column)
