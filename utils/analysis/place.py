"""A place to report on: the whole community, a zone, a residential area, or a shape drawn on the map."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from layers.base import Text
from utils.asof import existed
from utils.derive import area_names, frame_of, is_maker, nearest_area, words_of, zone_geometry, zone_ids
from utils.errors import LinkError
from utils.filters import Shape
from utils.filters.explain import shape_label
from utils.filters.values import texts
from utils.format import quantity, word
from utils.i18n import pick
from utils.options import PLACE_KINDS
from utils.store import LayerData, Store
from utils.viewstate import ViewState

# Metres: lines are cut into pieces this long to be shared out among residential areas, which have no outline.
PIECE = 5.0
AROUND = 25.0
# m², from which on an area is said in km².
SMALL = 10_000.0
Box = tuple[float, float, float, float]
SLASH = "/"


@dataclass(frozen=True, slots=True)
class Place:
    """``kind``: ``""`` for the whole community, else ``zone`` (``key`` is its id), ``area`` (its name) or ``shape``
    (its text, see :class:`utils.filters.Shape`).
    """

    kind: str = ""
    key: str = ""

    @property
    def text(self) -> str:
        """As it stands in the view's options: ``zone/z-1``; ``""`` for the whole community."""
        return f"{self.kind}{SLASH}{self.key}" if self.kind else ""

    @property
    def shape(self) -> Shape | None:
        """The shape drawn, where it is one."""
        return Shape.from_text(self.key) if self.kind == "shape" else None


WHOLE = Place()


def place_of(store: Store, text: str) -> Place:
    """The place an option stands for; the whole community for one that does not exist (any more)."""
    kind, _, key = text.partition(SLASH)
    known = {"zone": zone_ids(store), "area": area_names(store)}
    if kind not in PLACE_KINDS or (kind in known and key not in known[kind]):
        return WHOLE
    return Place(kind, key)


def missing(store: Store, text: str) -> list[LinkError]:
    """What to say where an option asks for a place that does not exist (any more)."""
    if not text or place_of(store, text).kind:
        return []
    name = text.partition(SLASH)[2]
    zh = f"没有名为“{name}”的片区，显示的是全社区"
    return [LinkError(Text(zh, f"There is no area “{name}”: this is the whole community"))]


def places(store: Store) -> tuple[Place, ...]:
    """Every place that can be picked: the whole, the residential areas, the zones."""
    areas = (Place("area", name) for name in area_names(store))
    return (WHOLE, *areas, *(Place("zone", id_) for id_ in zone_ids(store)))


def name_of(store: Store, place: Place, lang: str) -> str:
    """What a place is called; a drawn one by its form and size."""
    shape = place.shape
    if shape is not None:
        area = shape.geometry(store.profile.crs).area
        size = quantity(area, "m2", lang) if area < SMALL else quantity(area / 1e6, "km2", lang)
        return f"{shape_label(shape.kind, shape.radius, lang)} · {size}"
    return word(place.key, lang, words_of(store)) if place.kind else pick(store.profile.name, lang)


def inside(store: Store, data: LayerData, place: Place, view: ViewState) -> np.ndarray:
    """Boolean array, one entry a feature: there on the view's date, and its representative point lies in the place.

    So each feature lies in exactly one zone, and the zones' figures add up to the community's. The view's filters do
    not matter: a report is of everything. Layers that cannot be clicked (the basemap's) lie in no zone and no area.
    """
    there = existed(data.frame, data.spec, view.as_of)
    if not place.kind:
        return there
    if place.shape is not None:
        points = shapely.point_on_surface(data.metric.geometry.to_numpy())
        return there & shapely.intersects(place.shape.geometry(data.crs), points)
    return there & (texts(frame_of(store, data, view.as_of), place.kind) == place.key)


def clipped(store: Store, data: LayerData, place: Place, view: ViewState) -> np.ndarray:
    """How much of each feature lies in the place: metres of a line, m² of a polygon, in the projected CRS; shape (n,).

    0 where it was not there on the view's date. A residential area has no outline: lines are shared out piece by
    piece to the area that is nearest, polygons go whole to that of their representative point.
    """
    there = existed(data.frame, data.spec, view.as_of)
    shapes = data.metric.geometry.to_numpy()
    if place.kind == "area":
        return np.where(there, _shared_out(store, data, place.key), 0.0)
    if place.kind:
        outline = place.shape.geometry(data.crs) if place.shape else zone_geometry(store, place.key)
        shapes = shapely.intersection(shapes, outline)
    return np.where(there, _size(shapes), 0.0)


def _size(shapes: np.ndarray) -> np.ndarray:
    area = shapely.area(shapes)
    return np.nan_to_num(np.where(area > 0, area, shapely.length(shapes)))


def _shared_out(store: Store, data: LayerData, area: str) -> np.ndarray:
    shapes = data.metric.geometry.to_numpy()
    whole = (frame_of(store, data, None)["area"] == area).to_numpy(dtype=bool)
    lines = np.flatnonzero(shapely.get_dimensions(shapes) == 1)
    sizes = np.where(whole, _size(shapes), 0.0)
    sizes[lines] = 0.0
    if lines.size:
        owner, middles, lengths = _pieces(shapes[lines])
        own = nearest_area(store, middles) == area
        np.add.at(sizes, lines[owner[own]], lengths[own])
    return sizes


def _pieces(lines: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pieces of at most :data:`PIECE` metres: index of their line, middle as point, length in metres."""
    # A multi-line's parts are not joined: the way from one to the next is no piece.
    parts, line_of_part = shapely.get_parts(shapely.segmentize(lines, PIECE), return_index=True)
    spots, part = shapely.get_coordinates(parts, return_index=True)
    owner = line_of_part[part]
    joined = part[1:] == part[:-1]
    steps = np.diff(spots, axis=0)[joined]
    middles = ((spots[1:] + spots[:-1]) / 2)[joined]
    return owner[1:][joined], shapely.points(middles), np.hypot(steps[:, 0], steps[:, 1])


def outline_of(store: Store, place: Place) -> shapely.Geometry | None:
    """The outline of a place in the projected CRS; None for the whole. Around a residential area, a line is drawn
    :data:`AROUND` metres from its polygons: it is for looking at only.
    """
    if place.shape is not None:
        return place.shape.geometry(store.profile.crs)
    if place.kind == "area":
        return shapely.union_all(shapely.buffer(_homes(store, place.key), AROUND))
    return zone_geometry(store, place.key) if place.kind == "zone" else None


def _homes(store: Store, area: str) -> np.ndarray:
    """The polygons that make up a residential area, in the projected CRS."""
    parts = [
        data.metric.geometry.to_numpy()[texts(data.frame, data.spec.area_by) == area]
        for data in store.layers.values()
        if is_maker(data)
    ]
    return np.concatenate([np.empty(0, dtype=object), *parts])


def box_of(store: Store, place: Place) -> Box | None:
    """West, south, east, north in WGS-84 degrees of a place; None for the whole and for one with nothing in it."""
    if place.shape is not None:
        return place.shape.box(store.profile.crs)
    outline = outline_of(store, place)
    if outline is None or outline.is_empty:
        return None
    box = gpd.GeoSeries([outline], crs=store.profile.crs).to_crs(4326).total_bounds
    return float(box[0]), float(box[1]), float(box[2]), float(box[3])
