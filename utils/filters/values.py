"""The columns of a layer's frame as plain numpy arrays, each kind read one way everywhere.

Every function takes a frame of n rows and returns arrays of shape (n,). A column the frame lacks counts as empty in
every row: a community need not have every nullable column.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

Mask = np.ndarray


def days(frame: pd.DataFrame, column: str) -> np.ndarray:
    """A date column as ``datetime64[D]``; ``NaT`` where empty or unreadable."""
    if column not in frame:
        return np.full(len(frame), np.datetime64("NaT", "D"))
    series = frame[column]
    if not pd.api.types.is_datetime64_any_dtype(series):
        series = pd.to_datetime(series, errors="coerce", format="ISO8601")
    if getattr(series.dt, "tz", None) is not None:
        series = series.dt.tz_localize(None)
    return series.to_numpy().astype("datetime64[D]")


def numbers(frame: pd.DataFrame, column: str) -> np.ndarray:
    """A number or int column as ``float64``; ``nan`` where empty or unreadable."""
    if column not in frame:
        return np.full(len(frame), np.nan)
    return pd.to_numeric(frame[column], errors="coerce").to_numpy(dtype="float64", na_value=np.nan)


def texts(frame: pd.DataFrame, column: str) -> np.ndarray:
    """A text, category or bool column as object array of ``str``: ``""`` where empty, bools ``true`` or ``false``."""
    if column not in frame:
        return np.full(len(frame), "", dtype=object)
    series = frame[column]
    if isinstance(series.dtype, pd.CategoricalDtype):
        names = np.array([*map(_key, series.cat.categories), ""], dtype=object)
        return names[series.cat.codes.to_numpy()]
    if pd.api.types.is_bool_dtype(series):
        codes = np.where(series.isna(), 2, series.fillna(False).to_numpy(dtype=bool).astype(int))
        return np.array(["false", "true", ""], dtype=object)[codes]
    values = series.astype("object").where(series.notna(), "").to_numpy()
    is_text = pd.api.types.infer_dtype(values, skipna=False) in ("string", "empty")
    return values if is_text else np.frompyfunc(_key, 1, 1)(values).astype(object)


def lists(frame: pd.DataFrame, column: str) -> list[Sequence[str]]:
    """A list column as sequences of keys; empty ones where nothing is given."""
    if column not in frame:
        return [()] * len(frame)
    return [value if isinstance(value, list | tuple) else () for value in frame[column].to_numpy(dtype=object)]


def as_day(value: dt.date) -> np.datetime64:
    """A date as ``datetime64[D]``, the unit of :func:`days`."""
    return np.datetime64(value, "D")


def _key(value: object) -> str:
    return str(value).lower() if isinstance(value, bool | np.bool_) else str(value)
