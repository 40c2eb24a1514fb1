"""By place: which features touch a shape drawn on the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from layers.base import LayerSpec
from utils.filters import problems
from utils.filters.clauses import Parsed
from utils.filters.shape import Shape


@dataclass(frozen=True, slots=True)
class Within:
    """The feature's geometry intersects ``shape`` (touching counts), both in the community's projected CRS."""

    MARK: ClassVar[str] = "!"
    NAME: ClassVar[str] = "shape"

    shape: Shape

    def matches(self, frame: pd.DataFrame, spec: LayerSpec, column: str) -> np.ndarray:
        """Rows that intersect the shape. ``frame`` is in EPSG:4326; ``frame.attrs["metric"]`` names the projected
        CRS (see ``utils.derive.frame_of``), else that of its UTM zone is taken.
        """
        keep = np.zeros(len(frame), dtype=bool)
        if not isinstance(frame, gpd.GeoDataFrame) or not len(frame):
            return keep
        crs = frame.attrs.get("metric") or frame.estimate_utm_crs().to_string()
        shape = self.shape.geometry(crs)
        # Only what lies near is projected.
        near = np.flatnonzero(_touching(frame.geometry.to_numpy(), self.shape.box(crs)))
        if near.size:
            shapely.prepare(shape)
            keep[near] = shapely.intersects(frame.geometry.iloc[near].to_crs(crs).to_numpy(), shape)
        return keep

    def body(self) -> str:
        """The shape's short form."""
        return self.shape.text()

    @classmethod
    def asks(cls, spec: LayerSpec, column: str) -> bool:
        """Whether a clause of this sort may go by the name ``column``."""
        return column == cls.NAME

    @classmethod
    def parse(cls, body: str, spec: LayerSpec, column: str) -> Parsed:
        """A shape that can be drawn."""
        try:
            return cls(Shape.from_text(body)), []
        except (ValueError, OverflowError):
            return None, [problems.malformed(f"{spec.id}.{column}{cls.MARK}{body}")]


def _touching(geometries: np.ndarray, box: tuple[float, float, float, float]) -> np.ndarray:
    west, south, east, north = box
    bounds = shapely.bounds(geometries)
    return (bounds[:, 0] <= east) & (bounds[:, 2] >= west) & (bounds[:, 1] <= north) & (bounds[:, 3] >= south)
