"""Where to import: the community's boundary and the surroundings drawn around it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, box, shape

from layers.base import Text
from utils.crs import fitting_crs
from utils.osm.errors import OsmError
from utils.osm.shape import polygons

Bbox = tuple[float, float, float, float]

# How far the base map reaches beyond the boundary: half the community's longer side, at least this many metres.
LEAST_PADDING_M = 400.0
METRES_PER_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class StudyArea:
    """``boundary`` and ``surroundings`` are EPSG:4326 lon/lat polygons; ``repaired``: the boundary was mended."""

    boundary: Polygon | MultiPolygon
    surroundings: Polygon
    repaired: bool = False


def parse_bbox(raw: str) -> Bbox:
    """``W,S,E,N`` in degrees. Raises :class:`OsmError` naming what is wrong with it."""
    try:
        west, south, east, north = (float(part) for part in raw.split(","))
    except ValueError:
        raise OsmError(
            Text(
                f"--bbox 写成 {raw!r}，应为四个以逗号分隔的数：西,南,东,北，例如 24.93,60.16,24.95,60.18。",
                f"--bbox is {raw!r}; expected four numbers W,S,E,N in degrees, such as 24.93,60.16,24.95,60.18.",
            )
        ) from None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise OsmError(
            Text(
                f"--bbox {raw} 不成范围：应西<东、南<北，经度在前（±180），纬度在后（±90）。请检查顺序。",
                f"--bbox {raw} is not a box: west must be below east and south below north, longitudes (±180) first, "
                "latitudes (±90) second. Check the order.",
            )
        )
    return west, south, east, north


def read_boundary(path: Path) -> Polygon | MultiPolygon:
    """The polygon(s) of a GeoJSON file (EPSG:4326), joined. Raises :class:`OsmError`."""
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise OsmError(
            Text(f"找不到边界文件 {path}。请检查 --boundary。", f"No boundary file {path}. Check --boundary.")
        ) from None
    except (OSError, ValueError) as error:
        raise _boundary_error(path, f"{error}") from error
    try:
        found = [shape(geometry) for geometry in _geometries(document)]
    except (AttributeError, KeyError, TypeError, ValueError, shapely.errors.ShapelyError) as error:
        raise _boundary_error(path, f"{error}") from error
    others = sorted({geometry.geom_type for geometry in found} - {"Polygon", "MultiPolygon"})
    if not found or others:
        raise _boundary_error(path, ", ".join(others) or "0 features")
    west, south, east, north = shapely.total_bounds(found)
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise _boundary_error(path, f"x {west:g}..{east:g}, y {south:g}..{north:g}")
    return found[0] if len(found) == 1 else shapely.unary_union([shapely.make_valid(part) for part in found])


def _geometries(document: Any) -> list[Any]:
    if document["type"] == "FeatureCollection":
        return [feature["geometry"] for feature in document["features"]]
    return [document["geometry"] if document["type"] == "Feature" else document]


def _boundary_error(path: Path, found: str) -> OsmError:
    return OsmError(
        Text(
            f"边界文件 {path} 不能用：应为 GeoJSON 面（Polygon 或 MultiPolygon），WGS-84 经纬度；实为：{found}。",
            f"Boundary file {path} cannot be used: expected GeoJSON Polygon or MultiPolygon in WGS-84 lon/lat; "
            f"found: {found}. Export the outline as a polygon in EPSG:4326.",
        )
    )


def study_area(outline: Polygon | MultiPolygon, extent: Bbox | None) -> StudyArea:
    """The area to import. ``extent`` is the extract's own box, where its header tells.

    The base map stops at the extract's edge: beyond it nothing is known. Raises :class:`OsmError` when the boundary has
    no area or lies outside the extract.
    """
    mended = polygons(outline if outline.is_valid else shapely.make_valid(outline))
    boundary = polygons(shapely.set_precision(mended, 1e-7)) if mended is not None else None
    if boundary is None:
        raise OsmError(Text("边界没有面积。", "The boundary has no area. Draw it as a polygon."))
    surroundings = box(*_padded(boundary.bounds))
    if extent is not None:
        if not box(*extent).intersects(boundary):
            raise outside_error(boundary.bounds, extent)
        surroundings = surroundings.intersection(box(*extent).union(box(*boundary.bounds)).envelope)
    return StudyArea(boundary, surroundings, repaired=not outline.is_valid)


def outside_error(bounds: Bbox, extent: Bbox | None) -> OsmError:
    """The boundary holds nothing of the extract; ``extent`` is the extract's own box, where its header tells."""
    wanted = ",".join(f"{value:.5f}" for value in bounds)
    held = ",".join(f"{value:.5f}" for value in extent) if extent else ""
    remedy = Text(
        "请换一个提取文件，或改正 --bbox / --boundary。",
        "Use an extract that covers it, or correct --bbox / --boundary.",
    )
    problem = Text(
        f"所给范围（{wanted}）在提取文件（{held}，西,南,东,北）之外。",
        f"The area asked for ({wanted}) lies outside the extract ({held}; W,S,E,N).",
    )
    if not held:
        problem = Text(
            f"提取文件在所给范围（{wanted}，西,南,东,北）及其周边没有可用的要素。",
            f"The extract has nothing the atlas shows in the area asked for ({wanted}; W,S,E,N) or around it.",
        )
    return OsmError(Text(f"{problem.zh}{remedy.zh}", f"{problem.en} {remedy.en}"))


def _padded(bounds: Bbox) -> Bbox:
    west, south, east, north = bounds
    shrink = max(cos(radians((south + north) / 2)), 0.01)
    side = max((east - west) * shrink, north - south) * METRES_PER_DEGREE
    pad = max(LEAST_PADDING_M, side / 2) / METRES_PER_DEGREE
    return (
        max(-180.0, round(west - pad / shrink, 7)),
        max(-90.0, round(south - pad, 7)),
        min(180.0, round(east + pad / shrink, 7)),
        min(90.0, round(north + pad, 7)),
    )


def projected_crs(boundary: Polygon | MultiPolygon) -> str:
    """A projected CRS in metres that is true to length around the middle of ``boundary``."""
    centre = boundary.centroid
    return fitting_crs(centre.x, centre.y)
