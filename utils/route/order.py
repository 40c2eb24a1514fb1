"""In which order to walk to the stops: the shortest there is for a few, a short one found by a library for many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import networkx as nx
import numpy as np
from networkx.algorithms.approximation import simulated_annealing_tsp

EXACT = 10
"""Up to so many stops every order is weighed; their number grows with each by a factor of more than two."""
SEED = 7

Order = tuple[int, ...]


def length(metres: np.ndarray, order: Sequence[int], back: bool = False) -> float:
    """How long the walk in this order is. ``metres``: shape (n, n), from stop to stop; ``back``: to the first again."""
    ways = [*pairwise(order), *([(order[-1], order[0])] if back and len(order) > 1 else [])]
    return float(sum(metres[a][b] for a, b in ways))


def proposal(metres: np.ndarray, *, first: bool = True, last: bool = False, back: bool = False) -> Order:
    """An order of the stops that is never longer than the one they are in: 0, 1, 2 ...

    ``metres``: shape (n, n), symmetric, finite. ``first`` keeps the first where it is, ``last`` the last; a walk
    ``back`` to its first stop keeps it anyway. Of equal orders the one given is kept.
    """
    size = len(metres)
    given = tuple(range(size))
    if size < 3:
        return given
    first = first or back
    found = _exact(metres, first, last, back) if size <= EXACT else _annealed(metres, first, last, back)
    shorter = length(metres, found, back) < length(metres, given, back) - 0.01
    return found if shorter else given


def _exact(metres: np.ndarray, first: bool, last: bool, back: bool) -> Order:
    """Held and Karp: the best way through every set of stops, from smaller to larger sets."""
    size = len(metres)
    starts = (0,) if first else tuple(k for k in range(size) if not (last and k == size - 1))
    best: dict[tuple[int, int], tuple[float, Order]] = {(1 << k, k): (0.0, (k,)) for k in starts}
    for count in range(2, size + 1):
        for chosen in combinations(range(size), count):
            among = sum(1 << k for k in chosen)
            for end in chosen:
                if last and end == size - 1 and count < size:
                    continue
                ways = [
                    (best[before][0] + float(metres[k][end]), (*best[before][1], end))
                    for k in chosen
                    if k != end and (before := (among ^ (1 << end), k)) in best
                ]
                if ways:
                    best[among, end] = min(ways)
    whole = (1 << size) - 1
    ends = (size - 1,) if last else range(size)
    done = [best[whole, end] for end in ends if (whole, end) in best]
    return min((far + (float(metres[way[-1]][way[0]]) if back else 0.0), way) for far, way in done)[1]


def _annealed(metres: np.ndarray, first: bool, last: bool, back: bool) -> Order:
    """A short round trip; a walk with two ends is one by way of a place that is nowhere, cut open there."""
    size = len(metres)
    graph = nx.Graph()
    graph.add_weighted_edges_from((a, b, float(metres[a][b])) for a in range(size) for b in range(a))
    if back and not last:
        return _cut(_round(graph, [*range(size), 0]), 0)
    nowhere, ends = size, {k for k, kept in ((0, first), (size - 1, last)) if kept}
    # Nothing in between is worth as much as a fixed end beside nowhere.
    worth = float(np.sum(metres)) + 1.0
    graph.add_weighted_edges_from((k, nowhere, -worth if k in ends else 0.0) for k in range(size))
    way = _cut(_round(graph, [*range(size), nowhere, 0]), nowhere)[1:]
    way = way if (way[0] == 0 or not first) and (way[-1] == size - 1 or not last) else way[::-1]
    kept = (way[0] == 0 or not first) and (way[-1] == size - 1 or not last)
    return way if kept else tuple(range(size))


def _round(graph: nx.Graph, cycle: list[int]) -> list[int]:
    """A shorter round trip than ``cycle``, the same each time."""
    for move in ("1-0", "1-1"):
        cycle = simulated_annealing_tsp(graph, cycle, move=move, seed=SEED, N_inner=400, max_iterations=20, alpha=0.05)
    return _untangled(graph, cycle)


def _untangled(graph: nx.Graph, cycle: list[int]) -> list[int]:
    """With each stretch turned round whose turning makes it shorter (2-opt), until there is none."""
    better = True
    while better:
        better = False
        for i, k in combinations(range(1, len(cycle) - 1), 2):
            (a, b), (c, d) = cycle[i - 1 : i + 1], cycle[k : k + 2]
            before = graph[a][b]["weight"] + graph[c][d]["weight"]
            if a != c and b != d and graph[a][c]["weight"] + graph[b][d]["weight"] < before - 1e-6:
                cycle[i : k + 1] = cycle[i : k + 1][::-1]
                better = True
    return cycle


def _cut(cycle: list[int], at: int) -> Order:
    """The round trip from ``at`` on, once round."""
    open_ = cycle[:-1]
    place = open_.index(at)
    return tuple(open_[place:] + open_[:place])
