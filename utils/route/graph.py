"""The community's own street graph: made once for each state of its line layers, shared by all visitors."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

import networkx as nx
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from utils.route.lines import Lines, graph_of, network, walkable
from utils.store import LayerData

# Metres. Farther from every street than this, a stop cannot be walked to.
MOST_AWAY = 300.0
# A network shorter than this is a stray line, not somewhere a route can be.
LEAST = 200.0
# Another street so many times as far as the nearest one is as good to reach the stop from.
HARDLY = 1.5
MOST_DOORS = 6
KEPT = 4


XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Door:
    """Where a stop meets a street: ``along`` metres from the beginning of ``piece``, ``away`` from the stop; ``street``
    is the place, x/y in metres of the community's projected CRS.
    """

    piece: int
    along: float
    street: XY
    away: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A stop, x/y in metres of the projected CRS, and its doors: the nearest street, and others hardly farther."""

    stop: XY
    doors: tuple[Door, ...]

    @property
    def away(self) -> float:
        """Metres to the nearest street."""
        return self.doors[0].away


class Streets:
    """A street graph. ``pieces`` run from one crossing to the next; ``graph`` is that of :func:`lines.graph_of`."""

    def __init__(self, pieces: Lines) -> None:
        self.pieces = pieces
        self.graph = graph_of(pieces)

    @cached_property
    def networks(self) -> tuple[tuple[np.ndarray, shapely.STRtree], ...]:
        """The connected parts worth walking in, the longest first: numbers of their pieces, and a tree of these."""
        found = []
        for nodes in nx.connected_components(self.graph):
            numbers = np.array(sorted({piece for _, _, piece in self.graph.edges(nodes, data="piece")}))
            found.append((float(shapely.length(self.pieces[numbers]).sum()), numbers))
        worth = [item for item in found if item[0] >= LEAST] or found
        worth.sort(key=lambda item: (-item[0], int(item[1][0])))
        return tuple((numbers, shapely.STRtree(self.pieces[numbers])) for _, numbers in worth)

    def snap(self, stops: Sequence[BaseGeometry | None]) -> list[Spot | None]:
        """Where each stop (in the projected CRS) meets the streets, all in one network, so that each can be walked to
        from the others; None for those that cannot be.

        The network is the one most stops are near, and of these the nearest.
        """
        best: list[Spot | None] = [None] * len(stops)
        rank = (0, 0.0)
        for numbers, tree in self.networks:
            spots = [None if stop is None else self._spot(stop, numbers, tree) for stop in stops]
            there = [spot for spot in spots if spot is not None]
            rated = (len(there), -sum(spot.away for spot in there))
            if there and (rated > rank or rank[0] == 0):
                best, rank = spots, rated
        return best

    def _spot(self, stop: BaseGeometry, numbers: np.ndarray, tree: shapely.STRtree) -> Spot | None:
        if stop.is_empty:
            return None
        sought = self._sought(stop, numbers, tree)
        nearest = float(sought.distance(self.pieces[numbers[int(tree.nearest(sought))]]))
        if nearest > MOST_AWAY:
            return None
        reach = min(nearest * HARDLY + 1.0, MOST_AWAY)
        near = numbers[np.sort(tree.query(sought, predicate="dwithin", distance=reach))].tolist()
        doors = sorted((self._door(sought, piece) for piece in near), key=lambda door: (door.away, door.piece))
        return Spot((float(sought.x), float(sought.y)), tuple(doors[:MOST_DOORS]))

    def _door(self, sought: shapely.Point, piece: int) -> Door:
        along = float(self.pieces[piece].project(sought))
        street = self.pieces[piece].interpolate(along)
        return Door(piece, along, (float(street.x), float(street.y)), float(sought.distance(street)))

    def _sought(self, stop: BaseGeometry, numbers: np.ndarray, tree: shapely.STRtree) -> shapely.Point:
        """What of a stop is walked to: the middle of a line; of an area the way within it that is nearest to its heart,
        else its heart.
        """
        if stop.geom_type in ("LineString", "MultiLineString"):
            longest = max(shapely.get_parts(stop), key=shapely.length)
            return longest.interpolate(0.5, normalized=True)
        heart = stop.representative_point()
        inside = numbers[tree.query(stop, predicate="intersects")]
        if stop.geom_type in ("Polygon", "MultiPolygon") and len(inside):
            ways = shapely.union_all(shapely.intersection(self.pieces[np.sort(inside)], stop))
            return shapely.Point(shapely.get_coordinates(shapely.shortest_line(ways, heart))[0])
        return heart


class _Known:
    """The graphs of the last few states of the data."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: OrderedDict[object, Streets] = OrderedDict()

    def of(self, key: object, layers: Mapping[str, LayerData]) -> Streets:
        with self._lock:
            if key not in self._made:
                self._made[key] = Streets(network(walkable(layers)))
                while len(self._made) > KEPT:
                    self._made.popitem(last=False)
            return self._made[key]


_known = _Known()


def streets_of(layers: Mapping[str, LayerData]) -> Streets:
    """The street graph of a store's ``layers``; those that have :class:`layers.base.Ways` make it up."""
    ways = {name: data for name, data in layers.items() if data.spec.ways}
    return _known.of(_digests(ways.values()), ways)


def _digests(layers: Iterable[LayerData]) -> object:
    return tuple((data.spec.id, data.version, data.crs) for data in layers)
