"""What a column offers to choose from: its values with counts, or its range."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from layers.base import Column
from utils.filters.values import days, lists, numbers, texts

# (int, int), (float, float) or (date, date), as the column's kind has it.
Extent = tuple[Any, Any]


def choices(frame: pd.DataFrame, column: str, spec: Column) -> dict[str, int]:
    """Value -> number of rows that have it, only values that occur; ``""`` ("not given") last, where rows are empty.

    Enumerations come in their declared order, texts the most frequent first. A row of a list column counts for each of
    its values, so the numbers may add up to more than the rows.
    """
    if spec.kind == "list":
        counts = Counter(value for row in lists(frame, column) for value in (dict.fromkeys(row) or {"": None}))
    else:
        counts = Counter(_counts(texts(frame, column)))
    return {value: counts[value] for value in [*_order(counts, spec), ""] if counts[value]}


def extent(frame: pd.DataFrame, column: str, spec: Column) -> Extent | None:
    """The least and the greatest value of an int, number or date column in its own type; None where all are empty."""
    if spec.kind == "date":
        known = days(frame, column)
        known = known[~np.isnat(known)]
        return (known.min().item(), known.max().item()) if known.size else None
    values = numbers(frame, column)
    values = values[np.isfinite(values)]
    if not values.size:
        return None
    low, high = float(values.min()), float(values.max())
    return (math.floor(low), math.ceil(high)) if spec.kind == "int" else (low, high)


def _counts(values: np.ndarray) -> Mapping[str, int]:
    return pd.Series(values, dtype="object").value_counts().to_dict()


def _order(counts: Mapping[str, int], spec: Column) -> Iterable[str]:
    declared = ["true", "false"] if spec.kind == "bool" else list(spec.values)
    others = sorted(set(counts) - set(declared) - {""}, key=lambda value: (-counts[value], value))
    return [*declared, *others]
