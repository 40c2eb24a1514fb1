"""How dense points lie: kernel density with the quartic kernel (Silverman, Density Estimation, 1986, eq. 4.5)."""

from __future__ import annotations

import math

import numpy as np
import shapely


def densest(xy: np.ndarray, radius: float) -> float:
    """The greatest sum, at any of the points, of the kernels (1 - (d / ``radius``)²)² of all points; 0 of none.

    ``xy``: (n, 2) in metres, x east, y north; ``radius`` in metres.
    """
    if not len(xy):
        return 0.0
    places = shapely.points(xy)
    here, near = shapely.STRtree(places).query(places, predicate="dwithin", distance=radius)
    away = np.hypot(*(xy[here] - xy[near]).T) / radius
    return float(np.bincount(here, (1 - np.minimum(away, 1) ** 2) ** 2).max())


def per_hectare(total: float, radius: float) -> float:
    """A sum of such kernels as points a hectare: each kernel, scaled by 3 / (pi radius²), encloses a volume of one."""
    return total * 3 / (math.pi * radius**2) * 10_000
