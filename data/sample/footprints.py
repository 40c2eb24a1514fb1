"""Footprints in their own frame: the street front lies on the x axis from 0 to ``w``, the building is ``d`` deep."""

from __future__ import annotations

import numpy as np
from shapely.geometry import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from data.sample.frame import polygons


def _largest(shape: BaseGeometry) -> Polygon:
    return max(polygons(shape), key=lambda part: part.area)


def house(rng: np.random.Generator, w: float, d: float) -> Polygon:
    """A self-built village house: mostly a plain block, often with a light well, a notch or a cut corner."""
    plain = box(0, 0, w, d)
    kind = rng.choice(["plain", "notch", "well", "step", "corner"], p=[0.5, 0.18, 0.12, 0.12, 0.08])
    flip = rng.random() < 0.5
    if kind == "notch":  # an L: one rear corner left open for the stair or a yard
        cut_w, cut_d = w * rng.uniform(0.28, 0.45), d * rng.uniform(0.3, 0.5)
        return _largest(plain.difference(box(0 if flip else w - cut_w, d - cut_d, cut_w if flip else w, d)))
    if kind == "well":  # a shallow U: the light well of a handshake building
        cut_w, cut_d = w * rng.uniform(0.2, 0.3), d * rng.uniform(0.22, 0.38)
        middle = w * rng.uniform(0.42, 0.58)
        return _largest(plain.difference(box(middle - cut_w / 2, d - cut_d, middle + cut_w / 2, d)))
    if kind == "step":  # a stepped front
        cut_w, cut_d = w * rng.uniform(0.3, 0.5), rng.uniform(1.2, 2.4)
        return _largest(plain.difference(box(0 if flip else w - cut_w, 0, cut_w if flip else w, cut_d)))
    if kind == "corner":
        cut = rng.uniform(1.8, 3.0)
        corner = [(0, 0), (cut, 0), (0, cut)] if flip else [(w, 0), (w - cut, 0), (w, cut)]
        return _largest(plain.difference(Polygon(corner)))
    return plain


def hall(rng: np.random.Generator, w: float, d: float) -> Polygon:
    """A factory hall: a large box, some with an office wing at the front or a set-back bay."""
    plain = box(0, 0, w, d)
    kind = rng.choice(["plain", "wing", "bay", "ell"], p=[0.4, 0.25, 0.2, 0.15])
    if kind == "wing":
        return _largest(plain.difference(box(w * 0.55, 0, w, min(7.0, d * 0.12))))
    if kind == "bay":
        return _largest(plain.difference(box(w * 0.4, d - min(9.0, d * 0.2), w * 0.6, d)))
    if kind == "ell":
        return _largest(plain.difference(box(w * 0.52, d * 0.55, w, d)))
    return plain


def shop(rng: np.random.Generator, w: float, d: float) -> Polygon:
    """A block of shops along a street, sometimes an L around its yard."""
    plain = box(0, 0, w, d)
    if rng.random() < 0.35:
        return _largest(plain.difference(box(w * rng.uniform(0.4, 0.55), d * 0.55, w, d)))
    return plain


def ushape(w: float, d: float, wing: float) -> Polygon:
    """A U open to the street, its three wings ``wing`` metres deep."""
    return _largest(box(0, 0, w, d).difference(box(wing, -1, w - wing, d - wing)))


def ell(w: float, d: float, wing: float) -> Polygon:
    """An L with wings ``wing`` metres deep."""
    return _largest(box(0, 0, w, d).difference(box(wing, -1, w + 1, d - wing)))


def ring(w: float, d: float, wing: float) -> Polygon:
    """A closed court, its four wings ``wing`` metres deep."""
    return _largest(box(0, 0, w, d).difference(box(wing, wing, w - wing, d - wing)))


def walled_house(w: float, d: float) -> Polygon:
    """A Hakka walled house (围龙屋): halls round a front court, a horseshoe of rooms round a half-moon court."""
    half = w / 2
    body = box(0, 0, w, d).union(Point(half, d).buffer(half, quad_segs=16).intersection(box(0, d - 0.1, w, d + half)))
    court = box(7, 7, half - 6, d - 7).union(box(half + 6, 7, w - 7, d - 7)).union(box(half - 6.5, 9, half + 6.5, 15))
    moon = Point(half, d).buffer(half - 7.5, quad_segs=16).intersection(box(0, d + 1.5, w, d + half))
    return _largest(body.difference(court).difference(moon))


def moon_pond(w: float) -> Polygon:
    """The half-moon pond (月池) in front of a walled house ``w`` wide, in the same frame."""
    half = w / 2
    return _largest(Point(half, -9).buffer(half * 0.86, quad_segs=16).intersection(box(0, -w, w, -9)))
