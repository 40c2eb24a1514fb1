"""Everything the livability page shows of coverage in a view, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from utils.analysis.coverage import Share, by_area, distances, grid_sites, next_sites, reach, share
from utils.analysis.kept import keep
from utils.analysis.selection import chosen, mask_without
from utils.analysis.services import SERVICES, counting
from utils.filters.values import numbers, texts
from utils.store import Store
from utils.view import mask_of
from utils.viewstate import ViewState

BUILDINGS, AREA, USE, HOME = "buildings", "residential_area", "use", "residential"
BOUNDARY = "boundary"
# What no site may lie in, beside buildings.
OBSTACLES = ("base_water",)
COVERED, UNCOVERED, NOT_A_HOME = 0, 1, 2
STEPS = np.arange(0, 1001, 25)


@dataclass(frozen=True)
class CoverageView:
    """What a view shows of coverage.

    ``homes``: positions, in the frame of the buildings, of the kept residential ones; ``tenants`` their ground-floor
    tenants. ``away``: by service the community has, metres from each home. ``of``, ``within``: the service and distance
    looked at. ``codes``: one uint8 a building, :data:`COVERED`, :data:`UNCOVERED` or :data:`NOT_A_HOME`. ``areas`` are
    of the homes without the clause on the area (``by_area``); ``chosen`` the areas asked for. ``curves``: by service
    the percent of tenants within each of :data:`STEPS`. ``sites``: where the next one would help most (``next_sites``)
    with ``lat`` and ``lng`` in WGS-84 degrees. ``provenances``: of the homes and of what counts as the service.
    """

    homes: np.ndarray
    tenants: np.ndarray
    away: Mapping[str, np.ndarray]
    of: str
    within: int
    codes: np.ndarray
    areas: pd.DataFrame
    chosen: frozenset[str]
    curves: Mapping[str, np.ndarray]
    sites: pd.DataFrame
    provenances: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say: no service, or no homes."""
        return not self.away or not len(self.homes)

    @property
    def layer(self) -> str:
        """The layer of the service looked at; there is one."""
        return SERVICES[self.of].layer

    def share(self, service: str) -> Share:
        """Homes covered by a service."""
        return share(self.away[service], self.within)

    def tenant_share(self, service: str) -> Share:
        """Ground-floor tenants covered by a service."""
        return share(self.away[service], self.within, self.tenants)


def coverage_view(store: Store, view: ViewState) -> CoverageView:
    """Coverage in ``view``: of its homes, by what had been installed or opened by its date."""
    data, within = store.layers.get(BUILDINGS), int(view.option("within"))
    counted = {key: kept for key, service in SERVICES.items() if (kept := counting(store, service, view)) is not None}
    of = view.option("of") if view.option("of") in counted else next(iter(counted), "")
    if data is None or not of:
        nothing = np.empty(0)
        areas = by_area(np.empty(0, dtype=object), nothing.astype(bool), nothing)
        codes = np.empty(0, dtype=np.uint8)
        return CoverageView(nothing, nothing, {}, of, within, codes, areas, frozenset(), {}, _no_sites(), ())
    residential = texts(data.frame, USE) == HOME
    homes = np.flatnonzero(mask_of(store, data, view) & residential)
    tenants = np.nan_to_num(numbers(data.frame, "ground_floor_tenants"))
    # Distances are those of all homes, so that another filter on the buildings works out none anew.
    every = np.flatnonzero(residential)
    everywhere = {key: _distances(store, key, kept, every) for key, kept in counted.items()}
    where = np.searchsorted(every, homes)
    away = {key: metres[where] for key, metres in everywhere.items()}
    codes = np.full(len(data.frame), NOT_A_HOME, dtype=np.uint8)
    codes[homes] = np.where(away[of] <= within, COVERED, UNCOVERED)
    around = np.flatnonzero(mask_without(store, data, view, AREA) & residential)
    near = everywhere[of][np.searchsorted(every, around)] <= within
    kinds = {*data.frame["provenance"].iloc[homes], *_service_provenance(store, of, counted[of])}
    return CoverageView(
        homes,
        tenants[homes],
        away,
        of,
        within,
        codes,
        by_area(texts(data.frame, AREA)[around], near, tenants[around]),
        chosen(view, BUILDINGS, AREA),
        {key: reach(metres, tenants[homes], STEPS) for key, metres in away.items()},
        _sites(store, homes[away[of] > within], within),
        tuple(sorted(str(kind) for kind in kinds)),
    )


def _service_provenance(store: Store, key: str, kept: np.ndarray) -> list[str]:
    return store.layers[SERVICES[key].layer].frame["provenance"][kept].astype("str").tolist()


def _distances(store: Store, key: str, kept: np.ndarray, homes: np.ndarray) -> np.ndarray:
    buildings, things = store.layers[BUILDINGS], store.layers[SERVICES[key].layer]
    name = ("distances", buildings.version, things.version, buildings.crs, kept.tobytes())

    def work() -> np.ndarray:
        return distances(_shapes(buildings.metric)[homes], _shapes(things.metric)[kept])

    return keep(name, work)


def _sites(store: Store, uncovered: np.ndarray, within: int) -> pd.DataFrame:
    """Where the next one would help most; empty where the community has no boundary, or nothing is uncovered."""
    boundary, buildings = store.layers.get(BOUNDARY), store.layers[BUILDINGS]
    if boundary is None or not len(uncovered):
        return _no_sites()
    taken = [buildings, *(store.layers[layer] for layer in OBSTACLES if layer in store.layers)]
    versions = tuple(data.version for data in (boundary, *taken))

    def lay() -> np.ndarray:
        area = shapely.union_all(_shapes(boundary.metric))
        return grid_sites(area, np.concatenate([_shapes(data.metric) for data in taken]))

    def choose() -> pd.DataFrame:
        grid = keep(("grid", versions, buildings.crs), lay)
        # Homes nobody knows the place of are not covered, but no site can be near them.
        homes = uncovered[buildings.placed[uncovered]]
        tenants = numbers(buildings.frame, "ground_floor_tenants")[homes]
        found = next_sites(grid, _shapes(buildings.metric)[homes], tenants, within)
        places = gpd.GeoSeries(grid[found["site"].to_numpy(dtype="int64")], crs=buildings.crs).to_crs(4326)
        return found.assign(lat=places.y.to_numpy(), lng=places.x.to_numpy())

    return keep(("sites", versions, buildings.crs, within, uncovered.tobytes()), choose)


def _no_sites() -> pd.DataFrame:
    return pd.DataFrame(columns=["rank", "site", "tenants", "homes", "tenants_sum", "lat", "lng"])


def _shapes(frame: gpd.GeoDataFrame) -> np.ndarray:
    return frame.geometry.to_numpy()
