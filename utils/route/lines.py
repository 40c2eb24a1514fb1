"""The lines people walk along, joined to a network: split where they meet, with small gaps closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx
import numpy as np
import shapely

from utils.store import LayerData

# Metres. Ends of lines drawn apart by less than this are one place.
GRID = 0.05
# A dead end this near another street is a street drawn a little short.
SHORT = 3.0
# From a dead end to a street of another network there are a few steps: a greenway that ends beside a road.
STEPS = 40.0
# Separate networks this near each other are joined at least once: the paths of a park are not drawn up to its gate.
GAP = 100.0
# So far beyond the community's own streets those around it are of use to its routes.
AROUND = 600.0

Lines = np.ndarray
"""Shape (n,): shapely LineStrings, x/y in metres."""
Node = tuple[float, float]


def walkable(layers: Mapping[str, LayerData]) -> Lines:
    """All lines that can be walked along, in the community's projected CRS; those of the basemap only close by."""
    own = [_open_lines(data) for data in layers.values() if data.spec.ways and not data.spec.basemap]
    around = [_open_lines(data) for data in layers.values() if data.spec.ways and data.spec.basemap]
    near = _joined(around)
    community = _joined(own)
    if len(community):
        near = near[shapely.intersects(near, shapely.box(*shapely.total_bounds(community)).buffer(AROUND))]
    return _joined([community, near])


def network(lines: Lines) -> Lines:
    """``lines`` split at every crossing and junction, gaps closed. Deterministic."""
    pieces = _split(lines)
    pieces = _split(_joined([pieces, _short_ends(pieces)]))
    return _split(_joined([pieces, _bridges(pieces)]))


def graph_of(pieces: Lines) -> nx.MultiGraph:
    """Nodes are ends (x, y) of ``pieces``; an edge has its number ``piece`` and its length ``metres``."""
    graph = nx.MultiGraph()
    lengths = shapely.length(pieces)
    for number, (start, end) in enumerate(map(ends, pieces)):
        graph.add_edge(start, end, piece=number, metres=float(lengths[number]))
    return graph


def ends(line: shapely.LineString) -> tuple[Node, Node]:
    """Its first and last point."""
    xy = shapely.get_coordinates(line)
    return (float(xy[0][0]), float(xy[0][1])), (float(xy[-1][0]), float(xy[-1][1]))


def _open_lines(data: LayerData) -> Lines:
    frame, ways = data.metric, data.spec.ways
    if ways is None:
        return np.array([])
    if ways.by:
        frame = frame[~frame[ways.by].isin(ways.closed)]
    parts = shapely.get_parts(frame.geometry.to_numpy())
    return shapely.force_2d(parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING])


def _joined(parts: Iterable[Lines]) -> Lines:
    filled = [part for part in parts if len(part)]
    return np.concatenate(filled) if filled else np.array([], dtype=object)


def _split(lines: Lines) -> Lines:
    if not len(lines):
        return lines
    merged = shapely.line_merge(shapely.union_all(lines, grid_size=GRID))
    pieces = shapely.get_parts(merged)
    return pieces[shapely.length(pieces) > 0]


def _short_ends(pieces: Lines) -> Lines:
    """Lines from each dead end to the nearest other street within :data:`SHORT`."""
    graph = graph_of(pieces)
    dead = [node for node, degree in graph.degree() if degree == 1]
    own = [next(iter(graph.edges(node, data="piece")))[2] for node in dead]
    return _links(dead, own, pieces, np.arange(len(pieces)), SHORT)


def _bridges(pieces: Lines) -> Lines:
    """Lines that join separate networks: from every dead end (:data:`STEPS`), and once where they come nearest
    (:data:`GAP`).
    """
    graph = graph_of(pieces)
    part_of = _parts(graph, len(pieces))
    dead = [node for node, degree in graph.degree() if degree == 1]
    own = [part_of[next(iter(graph.edges(node, data="piece")))[2]] for node in dead]
    return _joined([_links(dead, own, pieces, part_of, STEPS), _nearest(pieces, part_of)])


def _parts(graph: nx.MultiGraph, size: int) -> np.ndarray:
    """Shape (size,): which connected component each piece belongs to."""
    part_of = np.zeros(size, dtype=int)
    for number, nodes in enumerate(nx.connected_components(graph)):
        for _, _, piece in graph.edges(nodes, data="piece"):
            part_of[piece] = number
    return part_of


def _links(dead: list[Node], own: list[int], pieces: Lines, group: np.ndarray, reach: float) -> Lines:
    """A line from each dead end to the nearest piece of another group than its own."""
    if not dead:
        return np.array([], dtype=object)
    points = shapely.points(np.array(dead))
    found, near = shapely.STRtree(pieces).query(points, predicate="dwithin", distance=reach)
    other = group[near] != np.array(own)[found]
    best: dict[int, tuple[float, int]] = {}
    for point, piece in zip(found[other].tolist(), near[other].tolist(), strict=True):
        distance = float(shapely.distance(points[point], pieces[piece]))
        best[point] = min(best.get(point, (np.inf, 0)), (distance, piece))
    links = [shapely.shortest_line(points[point], pieces[piece]) for point, (_, piece) in sorted(best.items())]
    return np.array([link for link in links if link.length > 0], dtype=object)


def _nearest(pieces: Lines, part_of: np.ndarray) -> Lines:
    """One line between each two networks within reach, where they come nearest."""
    left, right = shapely.STRtree(pieces).query(pieces, predicate="dwithin", distance=GAP)
    apart = part_of[left] < part_of[right]
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    distances = shapely.distance(pieces[left[apart]], pieces[right[apart]])
    for a, b, distance in zip(left[apart].tolist(), right[apart].tolist(), distances.tolist(), strict=True):
        pair = int(part_of[a]), int(part_of[b])
        best[pair] = min(best.get(pair, (np.inf, 0, 0)), (distance, a, b))
    links = [shapely.shortest_line(pieces[a], pieces[b]) for _, (_, a, b) in sorted(best.items())]
    return np.array([link for link in links if link.length > 0], dtype=object)
