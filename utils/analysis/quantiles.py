"""Classes of equal size: what a map in five shades is coloured by, and what its legend says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

NONE = 255


@dataclass(frozen=True)
class Classes:
    """Values in classes of (nearly) equal size.

    ``bounds``: for each class its least and greatest value, lowest class first. ``codes``: one uint8 a value, the index
    of its class, :data:`NONE` where there is no value. ``counts``: how many values each class has.
    """

    bounds: tuple[tuple[float, float], ...]
    codes: np.ndarray
    counts: tuple[int, ...]


def quantile_classes(values: np.ndarray, most: int = 5) -> Classes:
    """``values`` (float array of shape (n,), NaN: none) in at most ``most`` classes of equal size.

    Equal values always share a class; from the lowest on, a class ends before or after them, whichever brings it nearer
    to an equal share of what is left. What is left over between them, less than half an equal share, joins the smaller
    of its neighbours. So where many values are equal there are fewer classes.
    """
    values = np.asarray(values, dtype="float64")
    known = np.isfinite(values)
    codes = np.full(len(values), NONE, dtype=np.uint8)
    distinct, where, sizes = np.unique(values[known], return_inverse=True, return_counts=True)
    code_of = _codes(sizes, most)
    codes[known] = code_of[where]
    bounds, counts = [], []
    for code in range(int(code_of[-1]) + 1 if len(code_of) else 0):
        mine = code_of == code
        bounds.append((float(distinct[mine].min()), float(distinct[mine].max())))
        counts.append(int(sizes[mine].sum()))
    return Classes(tuple(bounds), codes, tuple(counts))


def _codes(sizes: np.ndarray, most: int) -> np.ndarray:
    """The class of each distinct value, from how often each occurs."""
    code_of = np.zeros(len(sizes), dtype=np.uint8)
    code, inside, left = 0, 0, int(sizes.sum())
    for index, size in enumerate(sizes.tolist()):
        aim = left / (most - code)
        if inside and code < most - 1 and inside + size - aim > aim - inside:
            code, left, inside = code + 1, left - inside, 0
        code_of[index] = code
        inside += size
    return _without_crumbs(code_of, sizes, most)


def _without_crumbs(code_of: np.ndarray, sizes: np.ndarray, most: int) -> np.ndarray:
    while True:
        counts = np.bincount(code_of, weights=sizes) if len(code_of) else np.empty(0)
        small = int(counts.argmin()) if len(counts) else 0
        if len(counts) < 2 or counts[small] >= sizes.sum() / most / 2:
            return code_of
        beside = [code for code in (small - 1, small + 1) if 0 <= code < len(counts)]
        # Joining the class above is moving all from that one on down by one.
        first = small + 1 if min(beside, key=lambda code: counts[code]) > small else small
        code_of = np.where(code_of >= first, code_of - 1, code_of).astype(np.uint8)
