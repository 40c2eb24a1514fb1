"""The command: what the map shows now, as small as it can be said."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import shapely

from layers.base import LayerSpec, Paint
from utils.filters import Shape
from utils.mapview.style import style_keys
from utils.store import LayerData, Store
from utils.viewstate import ViewState

Flight = tuple[int | str, str, str]
"""(what tells this flight from the one before, layer, feature id)"""

Look = tuple[str, tuple[float, float, float, float]]
"""(what tells this place from the one before, (west, south, east, north) in WGS-84 degrees)"""

FALLBACK = 255
# Closer than this the surroundings of a single house are lost.
FLIGHT_ZOOM = 17.5
# Degrees, some 120 m: what is larger is shown whole instead.
SMALL = 0.0011
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class LayerPaint:
    """Colours of a layer other than those of its style (classes of rent, say).

    ``codes``: one whole number a feature of the frame, an index into ``paints`` (255 at most); any other number, such
    as -1, is the style's own fallback colour.
    """

    paints: tuple[Paint, ...]
    codes: np.ndarray


@dataclass(frozen=True, slots=True)
class LayerDensity:
    """How dense a layer's points are, instead of the points themselves (which become small dots).

    A sum of quartic kernels, (1 - (d / ``radius_m``)²)² each, is coloured from low to high by ``paints`` (two or more);
    ``top`` is the sum that gets the last of them.
    """

    radius_m: float
    top: float
    paints: tuple[Paint, ...]


class Pin(NamedTuple):
    """A numbered mark above everything else, at WGS-84 degrees. ``own``: it marks a place that is no feature, so that a
    click on it tells that place (see ``anywhere`` of :func:`map_command`).
    """

    lat: float
    lng: float
    text: str
    own: bool = False


NO_PAINTS: Mapping[str, LayerPaint] = {}
NO_DENSITIES: Mapping[str, LayerDensity] = {}


def map_command(
    store: Store,
    view: ViewState,
    masks: Mapping[str, np.ndarray],
    statuses: Mapping[str, np.ndarray],
    theme: str,
    flight: Flight | None = None,
    *,
    paints: Mapping[str, LayerPaint] = NO_PAINTS,
    densities: Mapping[str, LayerDensity] = NO_DENSITIES,
    pins: Iterable[Pin] = (),
    path: Iterable[tuple[float, float]] = (),
    shape: Shape | None = None,
    draw: bool = False,
    look: Look | None = None,
    anywhere: bool = False,
) -> dict[str, Any]:
    """The whole state of the map, as docs/architecture.md describes it.

    ``masks``: one boolean a feature, by layer; ``statuses``: the status each feature had, by layer. ``flight`` is
    (name, layer, feature id): the camera moves when the name changes. Layers of the basemap follow it and are
    not listed. ``paints`` recolours layers, ``densities`` shows how dense their points are; ``pins`` are set above all.
    ``path`` is a way drawn below them, [(lat, lng), ...] in WGS-84 degrees, from its start to its end.
    ``shape`` is shown; ``draw`` offers the tools to draw one, which the map then sends as ``shape``. ``look`` is a box
    to look at, instead of a flight. ``anywhere``: a click on nothing tells its place.
    """
    layers = {
        layer: _entry(store.layers[layer], opacity, masks.get(layer), statuses.get(layer), paints.get(layer))
        | density_json(densities.get(layer))
        for layer, opacity in view.layers.items()
        if layer in store.layers and not store.layers[layer].spec.basemap
    }
    command: dict[str, Any] = {
        "lang": view.lang,
        "theme": theme,
        "base": view.basemap,
        "layers": layers,
        "sel": list(view.selected) if view.selected else None,
    }
    go = None if flight is None else go_to(store, flight)
    if look is not None:
        go = {"n": look[0], "b": [round(float(edge), DECIMALS) for edge in look[1]]}
    marks = [[round(pin.lat, DECIMALS), round(pin.lng, DECIMALS), pin.text, *([1] if pin.own else [])] for pin in pins]
    way = [[round(lat, DECIMALS), round(lng, DECIMALS)] for lat, lng in path]
    more = {"go": go, "pins": marks, "path": way, "shape": shape and shape.json(), "draw": draw}
    more["anywhere"] = anywhere
    return command | {key: value for key, value in more.items() if value}


def pack(mask: np.ndarray) -> str:
    """Boolean array -> base64 of its bits; bit *i* of the little-endian bytes is entry *i*."""
    return b64encode(np.packbits(np.asarray(mask, dtype=bool), bitorder="little").tobytes()).decode("ascii")


def style_codes(statuses: np.ndarray, spec: LayerSpec) -> str:
    """Values of the column a layer is drawn by -> base64 of one byte each: an index into its keys, 255 for none."""
    codes = {key: code for code, key in enumerate(style_keys(spec))}
    return b64encode(bytes(codes.get(status, FALLBACK) for status in statuses.tolist())).decode("ascii")


def paint_json(paint: LayerPaint) -> dict[str, Any]:
    """Colours as pairs (light, dark) and base64 of one byte a feature: an index into them, 255 for none of them."""
    codes = np.asarray(paint.codes)
    known = (codes >= 0) & (codes < len(paint.paints))
    packed = np.where(known, codes, FALLBACK).astype(np.uint8).tobytes()
    return {"paints": _pairs(paint.paints), "codes": b64encode(packed).decode("ascii")}


def density_json(density: LayerDensity | None) -> dict[str, Any]:
    """The part of a layer's entry that says how its density is drawn; nothing where it is not."""
    if density is None:
        return {}
    pairs = _pairs(density.paints)
    return {"d": {"r": density.radius_m, "top": round(density.top, 3), "paints": pairs}}


def _pairs(paints: Iterable[Paint]) -> list[list[str]]:
    return [[paint.on("light"), paint.on("dark")] for paint in paints]


def go_to(store: Store, flight: Flight) -> dict[str, Any] | None:
    """Where to look for a feature: centre and zoom, or the bounds of a large one; None for what has no place."""
    name, layer, feature = flight
    data = store.layers.get(layer)
    if data is None:
        return None
    rows = np.flatnonzero((data.frame["id"] == feature).to_numpy(dtype=bool))
    if not rows.size or not data.placed[rows[0]]:
        return None
    geometry = data.frame.geometry.iloc[int(rows[0])]
    west, south, east, north = (round(float(value), DECIMALS) for value in geometry.bounds)
    if max(east - west, north - south) > SMALL:
        return {"n": name, "b": [west, south, east, north]}
    middle = shapely.box(west, south, east, north).centroid
    return {"n": name, "c": [round(middle.y, DECIMALS), round(middle.x, DECIMALS)], "z": FLIGHT_ZOOM}


def _entry(
    data: LayerData, opacity: int, mask: np.ndarray | None, status: np.ndarray | None, paint: LayerPaint | None
) -> dict[str, Any]:
    entry: dict[str, Any] = {"a": opacity}
    if mask is not None and not np.all(mask):
        entry["m"] = pack(mask)
    timeline = data.spec.timeline
    if status is not None and timeline is not None and timeline.status == data.spec.style.by:
        entry["k"] = style_codes(status, data.spec)
    if paint is not None:
        entry["paint"] = paint_json(paint)
    return entry | ({"w": 1} if data.spec.label else {})
