"""Columns no file holds, worked out of the data for a date: how a project stands, and where a feature lies.

``zone`` is the id of the zone (a layer that is ``zoning``) a feature's representative point lies in. ``area`` is the
residential area: a feature's own where its layer has a column for it (``area_by``), else that of the nearest polygon
that has one, within :data:`AREA_REACH` metres. Both are ``""`` where there is none. Everything is kept until the data
changes, so that a filter costs no geometry.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from layers.base import LayerSpec, Text
from utils.analysis.progress import SERIES, stood
from utils.analysis.projects import late_days, light, over_budget_pct
from utils.asof import status_as_of
from utils.filters.values import as_day, days, texts
from utils.format import Words
from utils.profile import Profile
from utils.store import LayerData, Store

# Metres from a residential building within which a place still belongs to its area: across a road, not across a park.
AREA_REACH = 120.0
# Frames kept for one layer: as many as a visitor drags an as-of slider over.
MOST_KEPT = 128

Recipe = Callable[[pd.DataFrame, Profile, dt.date], np.ndarray]


def _late(frame: pd.DataFrame, profile: Profile, today: dt.date) -> np.ndarray:
    days = late_days(frame, today)
    return (days > 0) & (days >= profile.thresholds["late_days_yellow"])


def _over_budget(frame: pd.DataFrame, profile: Profile, today: dt.date) -> np.ndarray:
    return over_budget_pct(frame) > profile.thresholds["over_budget_pct_yellow"]


def _light(frame: pd.DataFrame, profile: Profile, today: dt.date) -> np.ndarray:
    return light(frame, profile.thresholds, today)


_KEPT: WeakKeyDictionary[LayerData, tuple[Any, pd.DataFrame | None, dict[Any, Any]]] = WeakKeyDictionary()

# How each derived column a layer may declare (``LayerSpec.derived``) is worked out.
RECIPES: Mapping[str, Recipe] = {"late": _late, "over_budget": _over_budget, "light": _light}


def frame_of(store: Store, data: LayerData, as_of: dt.date | None) -> gpd.GeoDataFrame:
    """The layer's frame as it stood on ``as_of`` (None: now), with every derived column of its spec.

    Same rows in the same order as ``data.frame``; a status that follows dates, its stages, progress and spending are
    those of the day. ``attrs["metric"]`` names the community's projected CRS. Shared: treat it as read-only.
    """
    kept = _kept(data, store)
    key = as_of or store.profile.as_of, as_of is None
    found = kept.get(key)
    if found is None:
        found = _build(store, data, as_of)
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[key] = found
    return found


def derived(store: Store, data: LayerData, as_of: dt.date | None) -> pd.DataFrame:
    """Only the derived columns of :func:`frame_of`, one row a feature."""
    frame = frame_of(store, data, as_of)
    return pd.DataFrame({name: frame[name] for name in frame.columns if name not in data.frame})


def words_of(store: Store) -> Words:
    """The profile's words and the names of the zones by their ids: how derived and text values read."""
    names = {
        str(id_): Text(str(zh), zh if pd.isna(en) or not en else str(en))
        for data in _zoning(store)
        for id_, zh, en in zip(data.frame["id"], data.frame["name"], data.frame["name_en"], strict=True)
    }
    return {**names, **store.profile.words}


def area_names(store: Store) -> tuple[str, ...]:
    """The residential areas of the community, in the order of their Chinese names."""
    found = {name for data in _area_layers(store) for name in texts(data.frame, data.spec.area_by).tolist()}
    return tuple(sorted(found - {""}))


def zone_ids(store: Store) -> tuple[str, ...]:
    """The ids of the zones, in the order of the data."""
    return tuple(str(id_) for data in _zoning(store) for id_ in data.frame["id"])


def zone_geometry(store: Store, zone: str) -> shapely.Geometry:
    """The outline of a zone in the projected CRS; an empty polygon for one that does not exist or has none."""
    for data in _zoning(store):
        rows = np.flatnonzero((data.frame["id"] == zone).to_numpy(dtype=bool))
        if rows.size and data.placed[rows[0]]:
            return data.metric.geometry.iloc[int(rows[0])]
    return shapely.Polygon()


def is_maker(data: LayerData) -> bool:
    """Whether the layer's polygons make up the residential areas."""
    return bool(data.spec.area_by) and "Polygon" in data.spec.geometry


def nearest_area(store: Store, points: np.ndarray) -> np.ndarray:
    """The residential area of each point (projected CRS): that of the nearest polygon that has one, within
    :data:`AREA_REACH` metres, else ``""``. Object array of shape (n,).
    """
    areas = np.full(len(points), "", dtype=object)
    for maker in _area_layers(store):
        names = texts(maker.frame, maker.spec.area_by)
        housed = maker.metric.geometry.to_numpy()[names != ""]
        if len(housed):
            tree = shapely.STRtree(housed)
            which, nearest = tree.query_nearest(points, max_distance=AREA_REACH, all_matches=False)
            areas[which] = names[names != ""][nearest]
    return areas


def _build(store: Store, data: LayerData, as_of: dt.date | None) -> gpd.GeoDataFrame:
    frame, spec = data.frame, data.spec
    columns = _past(store, data, as_of) | _places(store, data)
    day = as_of or store.profile.as_of
    known = frame.assign(**columns)
    known = known.assign(
        **{name: _typed(spec, name, RECIPES[name](known, store.profile, day)) for name in spec.derived}
    )
    known.attrs = {"metric": data.crs}
    return known


def _past(store: Store, data: LayerData, as_of: dt.date | None) -> dict[str, Any]:
    """The columns that were different then: status, stages still to come, progress and spending."""
    frame, timeline = data.frame, data.spec.timeline
    statuses = status_as_of(frame, data.spec, as_of)
    if as_of is None or statuses is None or timeline is None:
        return {}
    to_come = {
        column: frame[column].where(days(frame, column) <= as_day(as_of))
        for column, _ in timeline.stages
        if column in frame
    }
    finished = statuses == timeline.stages[-1][1]
    return {timeline.status: statuses, **to_come, **stood(frame, finished, store.tables.get(SERIES), as_of)}


def _typed(spec: LayerSpec, name: str, values: np.ndarray) -> Any:
    column = spec.derived[name]
    if column.kind == "category":
        return pd.Categorical(values, categories=list(column.values))
    return pd.array(values, dtype="boolean") if column.kind == "bool" else values


def _places(store: Store, data: LayerData) -> dict[str, np.ndarray]:
    if not data.spec.interactive:
        return {}
    kept = _kept(data, store)
    if "places" not in kept:
        kept["places"] = {"zone": _zone(store, data), "area": _area(store, data)}
    return kept["places"]


def _zone(store: Store, data: LayerData) -> np.ndarray:
    zones = np.full(len(data.frame), "", dtype=object)
    for zoning in _zoning(store):
        if zoning is data:
            return data.frame["id"].astype(str).to_numpy(dtype=object)
        points = shapely.point_on_surface(data.metric.geometry.to_numpy())
        which, where = zoning.metric.sindex.query(points, predicate="intersects")
        ids = zoning.frame["id"].astype(str).to_numpy(dtype=object)
        # Where zones overlap or touch the first one counts: a feature lies in one zone.
        zones[which[::-1]] = ids[where[::-1]]
    return zones


def _area(store: Store, data: LayerData) -> np.ndarray:
    own = texts(data.frame, data.spec.area_by) if data.spec.area_by else np.full(len(data.frame), "", dtype=object)
    if any(maker is data for maker in _area_layers(store)) or not len(data.frame):
        return own
    missing = own == ""
    areas = own.copy()
    areas[missing] = nearest_area(store, shapely.point_on_surface(data.metric.geometry.to_numpy()[missing]))
    return areas


def _zoning(store: Store) -> list[LayerData]:
    return [data for data in store.layers.values() if data.spec.zoning]


def _area_layers(store: Store) -> list[LayerData]:
    return [data for data in store.layers.values() if is_maker(data)]


def _kept(data: LayerData, store: Store) -> dict[Any, Any]:
    """What is kept of one layer: as long as the layer itself, begun anew when what it was made from changes."""
    sources = (*(layer.version for layer in (*_zoning(store), *_area_layers(store))), store.profile.as_of)
    stamp = (sources, tuple(sorted(store.profile.thresholds.items())))
    # A table that is read again is another object; the one kept here cannot be taken for it.
    series = store.tables.get(SERIES)
    before = _KEPT.get(data)
    if before is None or before[0] != stamp or before[1] is not series:
        before = _KEPT[data] = (stamp, series, {})
    return before[2]
