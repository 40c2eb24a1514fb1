"""Shortest ways between stops, along the streets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import networkx as nx
import numpy as np
import shapely
import shapely.ops

from utils.route.graph import Spot, Streets
from utils.route.lines import ends

Node = tuple[Any, ...]
FROM, TO, DOOR = "from", "to", "door"


@dataclass(frozen=True, slots=True)
class Leg:
    """A way between two stops: ``line`` from stop to stop, x/y in metres of the projected CRS, shape (n, 2)."""

    line: np.ndarray
    metres: float


class Walks:
    """The ways between ``spots`` (all in one network) over ``streets``.

    Between stops nearer to each other than both are to the streets, in one yard or one park, people walk straight.
    """

    def __init__(self, streets: Streets, spots: Sequence[Spot]) -> None:
        self.spots = tuple(spots)
        self._graph = _with_spots(streets, self.spots)
        self._found = [
            nx.single_source_dijkstra(self._graph, (FROM, k), weight="metres") for k in range(len(self.spots))
        ]

    def metres(self) -> np.ndarray:
        """Shape (n, n), symmetric: how far it is from each stop to each other, the steps to the street included."""
        size = len(self.spots)
        return np.array([[self._metres(min(a, b), max(a, b)) for b in range(size)] for a in range(size)]).reshape(
            size, size
        )

    def leg(self, start: int, end: int) -> Leg:
        """The shortest way from one stop to another."""
        if start == end or self._straight(start, end):
            line = np.array([self.spots[start].stop, self.spots[end].stop])
            return Leg(line, _length(line))
        nodes = self._found[start][1][TO, end]
        line = _cleaned(np.concatenate([self._run(a, b) for a, b in pairwise(nodes)]))
        return Leg(line, _length(line))

    def _metres(self, start: int, end: int) -> float:
        if start == end:
            return 0.0
        if self._straight(start, end):
            return _length(np.array([self.spots[start].stop, self.spots[end].stop]))
        return float(self._found[start][0][TO, end])

    def _straight(self, start: int, end: int) -> bool:
        a, b = self.spots[start], self.spots[end]
        return _length(np.array([a.stop, b.stop])) <= a.away + b.away

    def _run(self, a: Any, b: Any) -> np.ndarray:
        """The corners of the shortest edge from a to b."""
        return min(self._graph[a][b].values(), key=lambda data: data["metres"])["line"]


def _with_spots(streets: Streets, spots: Sequence[Spot]) -> nx.MultiDiGraph:
    """The streets, split at the doors of each spot. A spot is two nodes, ``(FROM, k)`` and ``(TO, k)``: no way leads
    through a stop, in by one door and out by another.
    """
    graph = nx.MultiDiGraph()
    split: dict[int, list[tuple[float, Node]]] = {}
    for k, spot in enumerate(spots):
        for door in spot.doors:
            node = (DOOR, k, door.piece)
            split.setdefault(door.piece, []).append((door.along, node))
            steps = np.array([spot.stop, door.street])
            graph.add_edge((FROM, k), node, metres=door.away, line=steps)
            graph.add_edge(node, (TO, k), metres=door.away, line=steps[::-1])
    for piece, line in enumerate(streets.pieces):
        begin, end = ends(line)
        stops = sorted(split.get(piece, []))
        places: list[tuple[float, Node]] = [(0.0, begin), *stops, (float(line.length), end)]
        for (from_, a), (to, b) in pairwise(places):
            part = shapely.ops.substring(line, from_, to) if stops else line
            _add(graph, a, b, shapely.get_coordinates(part))
    return graph


def _add(graph: nx.MultiDiGraph, a: Node, b: Node, line: np.ndarray) -> None:
    metres = _length(line)
    graph.add_edge(a, b, metres=metres, line=line)
    graph.add_edge(b, a, metres=metres, line=line[::-1])


def _length(line: np.ndarray) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def _cleaned(line: np.ndarray) -> np.ndarray:
    """Without corners that stand on the one before; at least two."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    kept = line[np.concatenate([[True], steps > 1e-6])]
    return kept if len(kept) > 1 else line[[0, -1]]
