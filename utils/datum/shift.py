"""WGS-84 <-> GCJ-02 <-> BD-09, vectorised.

Every function takes and returns longitude and latitude in degrees, in this order (lon/lat), as floats or arrays of any
shapes that broadcast; it returns a pair of float64 arrays. Points outside the box around mainland China
(:data:`BOX`) are returned as they are: the shifts are not defined there. The box is the one the public
implementations use; it also covers neighbouring land, so do not convert what is known to lie outside China.

Sources of the formulas: the GCJ-02 offset became public as source code ("eviltransform", 2013) and is described in
Wikipedia, "Restrictions on geographic data in China"; BD-09 follows the published description of Baidu's second
offset (same article). GCJ-02 computes its offset in metres and divides by the arc lengths of the Krasovsky 1940
ellipsoid. CGCS2000 (Tianditu) agrees with WGS-84 to well under a metre and needs no shift.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

Pair = tuple[np.ndarray, np.ndarray]

BOX = (72.004, 0.8293, 137.8347, 55.8271)
"""West, south, east, north in degrees; the edges count as inside."""

ROUNDS = 6
"""Rounds of the fixed-point inverse: each shrinks the error at least a hundredfold, six reach float64's own limit."""

KRASOVSKY_A = 6_378_245.0
KRASOVSKY_E2 = 0.00669342162296594323
_ORIGIN_LNG, _ORIGIN_LAT = 105.0, 35.0
_BAIDU_LNG, _BAIDU_LAT = 0.0065, 0.006
_BAIDU_WAVE = np.pi * 3000.0 / 180.0


def wgs84_to_gcj02(lng: ArrayLike, lat: ArrayLike) -> Pair:
    """GPS coordinates -> those of Amap and Tencent maps."""
    return _inside(_to_gcj02, lng, lat)


def gcj02_to_wgs84(lng: ArrayLike, lat: ArrayLike) -> Pair:
    """The inverse of :func:`wgs84_to_gcj02`, exact to about 1e-9 m."""
    return _inside(lambda x, y: _inverse(_to_gcj02, x, y), lng, lat)


def gcj02_to_bd09(lng: ArrayLike, lat: ArrayLike) -> Pair:
    """Amap coordinates -> those of Baidu maps."""
    return _inside(_to_bd09, lng, lat)


def bd09_to_gcj02(lng: ArrayLike, lat: ArrayLike) -> Pair:
    """The inverse of :func:`gcj02_to_bd09`, exact to about 1e-9 m."""
    return _inside(lambda x, y: _inverse(_to_bd09, x, y), lng, lat)


def wgs84_to_bd09(lng: ArrayLike, lat: ArrayLike) -> Pair:
    """GPS coordinates -> those of Baidu maps."""
    return _inside(lambda x, y: _to_bd09(*_to_gcj02(x, y)), lng, lat)


def bd09_to_wgs84(lng: ArrayLike, lat: ArrayLike) -> Pair:
    """The inverse of :func:`wgs84_to_bd09`, exact to about 1e-9 m."""
    return _inside(lambda x, y: _inverse(_to_gcj02, *_inverse(_to_bd09, x, y)), lng, lat)


def _inside(convert: Callable[[np.ndarray, np.ndarray], Pair], lng: ArrayLike, lat: ArrayLike) -> Pair:
    x, y = np.broadcast_arrays(np.asarray(lng, dtype=float), np.asarray(lat, dtype=float))
    west, south, east, north = BOX
    inside = (x >= west) & (x <= east) & (y >= south) & (y <= north)
    # Outside points (and nan, inf) are computed at the origin instead, so that nothing warns or overflows.
    shifted = convert(np.where(inside, x, _ORIGIN_LNG), np.where(inside, y, _ORIGIN_LAT))
    return np.where(inside, shifted[0], x), np.where(inside, shifted[1], y)


def _inverse(forward: Callable[[np.ndarray, np.ndarray], Pair], lng: np.ndarray, lat: np.ndarray) -> Pair:
    x, y = lng, lat
    for _ in range(ROUNDS):
        there_x, there_y = forward(x, y)
        x, y = x - (there_x - lng), y - (there_y - lat)
    return x, y


def _to_gcj02(lng: np.ndarray, lat: np.ndarray) -> Pair:
    east, north = _offset_metres(lng - _ORIGIN_LNG, lat - _ORIGIN_LAT)
    phi = np.radians(lat)
    w2 = 1.0 - KRASOVSKY_E2 * np.sin(phi) ** 2
    metres_per_lat = np.radians(KRASOVSKY_A * (1.0 - KRASOVSKY_E2) / w2**1.5)
    metres_per_lng = np.radians(KRASOVSKY_A / np.sqrt(w2) * np.cos(phi))
    return lng + east / metres_per_lng, lat + north / metres_per_lat


def _offset_metres(x: np.ndarray, y: np.ndarray) -> Pair:
    """The GCJ-02 offset east and north in metres, ``x`` and ``y`` in degrees from 105 E, 35 N."""
    ripple = _waves(x, (20, 1 / 6), (20, 1 / 2))
    east = 300 + x + 2 * y + 0.1 * x**2 + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x))
    east = east + (ripple + _waves(x, (20, 1), (40, 3), (150, 12), (300, 30))) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y**2 + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x))
    north = north + (ripple + _waves(y, (20, 1), (40, 3), (160, 12), (320, 30))) * 2 / 3
    return east, north


def _waves(angle: np.ndarray, *terms: tuple[float, float]) -> np.ndarray:
    """Sum of sines of ``angle`` (degrees): pairs of height and half a wavelength in degrees."""
    return np.sum([height * np.sin(np.pi * angle / half) for height, half in terms], axis=0)


def _to_bd09(lng: np.ndarray, lat: np.ndarray) -> Pair:
    radius = np.hypot(lng, lat) + 0.00002 * np.sin(lat * _BAIDU_WAVE)
    angle = np.arctan2(lat, lng) + 0.000003 * np.cos(lng * _BAIDU_WAVE)
    return radius * np.cos(angle) + _BAIDU_LNG, radius * np.sin(angle) + _BAIDU_LAT
