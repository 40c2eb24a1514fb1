"""The community as it stood on a date. ``None`` is now: everything in the data, later than every date."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from layers.base import LayerSpec
from utils.filters.values import as_day, days, numbers


def existed(frame: pd.DataFrame, spec: LayerSpec, as_of: dt.date | None) -> np.ndarray:
    """Boolean array, one entry a row of ``frame``: the feature was there on ``as_of``.

    A feature exists from the date in ``spec.timeline.since`` on; where that is an int column, from the first day of
    that year. Empty values follow ``timeline.missing``. A layer without a timeline has always been there. What existed
    on a date exists on every later one.
    """
    timeline = spec.timeline
    if as_of is None or timeline is None:
        return np.ones(len(frame), dtype=bool)
    if spec.all_columns[timeline.since].kind == "date":
        since = days(frame, timeline.since)
        missing, begun = np.isnat(since), since <= as_day(as_of)
    else:
        years = numbers(frame, timeline.since)
        missing, begun = np.isnan(years), years <= as_of.year
    return np.where(missing, timeline.missing == "always", begun)


def status_as_of(frame: pd.DataFrame, spec: LayerSpec, as_of: dt.date | None) -> np.ndarray | None:
    """The status each feature had on ``as_of``: object array of ``str``, ``""`` before its first stage.

    None where the layer's status does not follow dates, and for now (the status column itself then holds). Only dated
    stages are known for the past: a suspension, which no date column records, is not.
    """
    timeline = spec.timeline
    if as_of is None or timeline is None or not timeline.status:
        return None
    status = np.full(len(frame), "", dtype=object)
    for column, value in timeline.stages:
        status[days(frame, column) <= as_day(as_of)] = value
    return status
