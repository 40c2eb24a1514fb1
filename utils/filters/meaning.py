"""What a filter means: one implementation, used by the map, charts, tables, counts and exports alike."""

from __future__ import annotations

import numpy as np
import pandas as pd

from layers.base import LayerSpec
from utils.filters.state import FilterState


def mask(frame: pd.DataFrame, spec: LayerSpec, state: FilterState) -> np.ndarray:
    """Boolean array, one entry a row of ``frame``: the row meets every clause ``state`` has for the layer ``spec``."""
    keep = np.ones(len(frame), dtype=bool)
    for column, clause in state.clauses(spec.id).items():
        keep &= clause.matches(frame, spec, column)
    return keep
