"""Coverage: which homes are within reach of something, and where one more would help most.

All geometry is in the community's projected CRS (``LayerData.metric``): x east, y north, metres. Distances are straight
lines from the edge of a building's footprint to the nearest point of the thing reached, not walking distances.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

LEAST_SPACING = 25.0
MOST_SITES = 8000
MOST_LOOKED_AT = 1_000_000


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a whole is covered. ``pct`` is NaN of nothing."""

    covered: int
    total: int

    @property
    def pct(self) -> float:
        """In percent."""
        return 100 * self.covered / self.total if self.total else np.nan


def distances(homes: np.ndarray, things: np.ndarray) -> np.ndarray:
    """Metres from each home to the nearest of ``things``: float64 of shape (homes,), ``inf`` where there is none.

    Both are arrays of shapely geometries in the same projected CRS. A home without geometry is infinitely far.
    """
    away = np.full(len(homes), np.inf)
    usable = np.asarray([thing for thing in things if thing is not None and not thing.is_empty], dtype=object)
    if len(usable) and len(homes):
        (index, _), metres = shapely.STRtree(usable).query_nearest(homes, return_distance=True, all_matches=False)
        away[index] = metres
    return away


def share(away: np.ndarray, within: float, weights: np.ndarray | None = None) -> Share:
    """How many homes (or, with ``weights``, tenants) lie at most ``within`` metres away."""
    counted = np.ones(len(away)) if weights is None else np.nan_to_num(weights)
    return Share(int(counted[away <= within].sum()), int(counted.sum()))


def reach(away: np.ndarray, weights: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """Share in percent of the weights within each distance of ``steps`` (metres): non-decreasing, NaN of nothing."""
    weights = np.nan_to_num(weights)
    total = weights.sum()
    if not total:
        return np.full(len(steps), np.nan)
    order = np.argsort(away, kind="stable")
    sums = np.concatenate([[0.0], np.cumsum(weights[order])])
    return 100 * sums[np.searchsorted(away[order], steps, side="right")] / total


def by_area(areas: np.ndarray, covered: np.ndarray, tenants: np.ndarray) -> pd.DataFrame:
    """Homes and tenants by residential area: ``residential_area`` (``""``: none), ``homes``, ``homes_covered``,
    ``tenants``, ``tenants_covered``, most uncovered tenants first. All arrays have one entry a home.
    """
    weights = np.nan_to_num(tenants)
    rows = pd.DataFrame(
        {
            "residential_area": areas,
            "homes": 1,
            "homes_covered": covered.astype("int64"),
            "tenants": weights.astype("int64"),
            "tenants_covered": (weights * covered).astype("int64"),
        }
    )
    sums = rows.groupby("residential_area", as_index=False).sum()
    missing = sums["tenants"] - sums["tenants_covered"]
    order = np.lexsort((sums["residential_area"], -sums["homes"], -missing))
    return sums.iloc[order].reset_index(drop=True)


def grid_sites(boundary: shapely.Geometry, taken: np.ndarray) -> np.ndarray:
    """Candidate sites: a regular grid of points inside ``boundary`` that lie in none of the ``taken`` shapes.

    ``taken`` are buildings and water, say. Returns an array of shapely points, southernmost first.

    The spacing is 25 m, wider where that would give more than 8,000 points. The points are places to look at, not
    plots known to be free: ownership, slope and roads are not considered.
    """
    west, south, east, north = boundary.bounds
    # A thin boundary across a whole country has little area, and very many points around it.
    around = (east - west) * (north - south)
    spacing = max(LEAST_SPACING, float(np.sqrt(boundary.area / MOST_SITES)), float(np.sqrt(around / MOST_LOOKED_AT)))
    x, y = np.meshgrid(np.arange(west + spacing / 2, east, spacing), np.arange(south + spacing / 2, north, spacing))
    shapely.prepare(boundary)
    inside = shapely.contains_xy(boundary, x.ravel(), y.ravel())
    sites = shapely.points(x.ravel()[inside], y.ravel()[inside])
    if not len(taken) or not len(sites):
        return sites
    blocked = np.unique(shapely.STRtree(sites).query(taken, predicate="intersects")[1])
    return np.delete(sites, blocked)


def next_sites(sites: np.ndarray, homes: np.ndarray, tenants: np.ndarray, within: float, most: int = 5) -> pd.DataFrame:
    """Where the next ones would help most: ``rank`` from 1, ``site`` (index into ``sites``), ``tenants`` and ``homes``
    it newly covers, ``tenants_sum`` covered by it and those before it; at most ``most`` rows, none that adds nothing.

    ``homes`` and ``tenants`` are those not covered yet. This is the maximal covering location problem (Church and
    ReVelle 1974, "The maximal covering location problem") solved greedily: each step takes the site that covers most
    tenants not yet covered, then most homes. The greedy choice covers at least 1 - 1/e = 63 % of what the best possible
    choice of as many sites would (Nemhauser, Wolsey and Fisher 1978, "An analysis of approximations for maximizing
    submodular set functions"). Among equal sites the one nearest the middle of the tenants it covers is taken.
    """
    columns = ["rank", "site", "tenants", "homes", "tenants_sum"]
    if not len(sites) or not len(homes):
        return pd.DataFrame([], columns=columns, dtype="int64")
    at, home = shapely.STRtree(homes).query(sites, predicate="dwithin", distance=within)
    weights = np.nan_to_num(np.asarray(tenants, dtype="float64"))
    # A home without tenants counts a little, so that it decides between sites that are equal otherwise.
    worth = weights + 0.5 / (len(homes) + 1)
    middles, places = shapely.get_coordinates(shapely.centroid(homes)), shapely.get_coordinates(sites)
    left, done = np.ones(len(homes), dtype=bool), 0
    rows: list[tuple[int, ...]] = []
    while len(rows) < most and len(at):
        gain = np.bincount(at, weights=worth[home], minlength=len(sites))
        best = _middle(np.flatnonzero(np.isclose(gain, gain.max())), at, home, middles, weights, places)
        new = home[at == best]
        done += int(weights[new].sum())
        rows.append((len(rows) + 1, best, int(weights[new].sum()), len(new), done))
        left[new] = False
        open_ones = left[home]
        at, home = at[open_ones], home[open_ones]
    return pd.DataFrame(rows, columns=columns)


def _middle(
    equal: np.ndarray, at: np.ndarray, home: np.ndarray, middles: np.ndarray, weights: np.ndarray, places: np.ndarray
) -> int:
    """Of equally good sites the one nearest the weighted middle of the homes the first of them covers."""
    if len(equal) == 1:
        return int(equal[0])
    covered = home[at == equal[0]]
    middle = np.average(middles[covered], axis=0, weights=weights[covered] + 1e-9)
    return int(equal[np.argmin(((places[equal] - middle) ** 2).sum(axis=1))])
