"""One layer as the rest of the atlas sees it."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass, field
from functools import cached_property

import geopandas as gpd
import numpy as np

from layers.base import LayerSpec
from utils.errors import Fault
from utils.store.payload import geojson

GZIP_LEVEL = 6


def short_digest(content: bytes) -> str:
    """12 hexadecimal digits of SHA-256."""
    return hashlib.sha256(content).hexdigest()[:12]


@dataclass(frozen=True, eq=False)
class LayerData:
    """A layer that can be used.

    ``frame``: the usable features, RangeIndex, EPSG:4326 (lon/lat), the spec's columns typed: text and list ``object``,
    ``category``, ``boolean``, ``Int64``, ``float64``, ``datetime64[us]``; empty is None, NA, NaN or NaT. Treat it as
    read-only: every visitor shares it. ``payload`` is the GeoJSON the map loads, feature *i* being row *i*;
    ``payload_gz`` the same, compressed. ``digest`` names the payload, ``version`` the whole file: key caches of
    anything computed from the frame by ``version``.
    """

    spec: LayerSpec
    frame: gpd.GeoDataFrame
    crs: str
    version: str
    faults: tuple[Fault, ...]
    payload: bytes = field(repr=False)
    payload_gz: bytes = field(repr=False)
    digest: str

    @classmethod
    def build(
        cls, spec: LayerSpec, frame: gpd.GeoDataFrame, crs: str, version: str, faults: tuple[Fault, ...]
    ) -> LayerData:
        """Derive payload and digest; ``crs`` is the community's projected CRS."""
        payload = geojson(frame, spec)
        packed = gzip.compress(payload, GZIP_LEVEL, mtime=0)
        return cls(spec, frame, crs, version, faults, payload, packed, short_digest(payload))

    @cached_property
    def placed(self) -> np.ndarray:
        """Array (n,) of bool: which features have a geometry; the others are counted and listed, and not on the map."""
        return self.frame.geometry.notna().to_numpy()

    @cached_property
    def metric(self) -> gpd.GeoDataFrame:
        """The frame in the community's projected CRS: x/y in metres, for lengths and areas."""
        return self.frame.to_crs(self.crs)

    @cached_property
    def areas(self) -> np.ndarray:
        """Array (n,) of m² in the projected CRS; 0 for what has no area or no place."""
        return np.nan_to_num(self.metric.geometry.area.to_numpy(dtype="float64"))

    @cached_property
    def lengths(self) -> np.ndarray:
        """Array (n,) of metres in the projected CRS, of a polygon its outline; 0 for what has no length or no place."""
        return np.nan_to_num(self.metric.geometry.length.to_numpy(dtype="float64"))
