"""Where people live: what the pages about homes look at first, as much of a community is park and hill."""

from __future__ import annotations

from utils.analysis.coverage_view import BUILDINGS, HOME, USE
from utils.analysis.kept import keep
from utils.analysis.place import Box
from utils.filters.values import texts
from utils.store import LayerData, Store


def homes_box(store: Store) -> Box | None:
    """(west, south, east, north) of the residential buildings, degrees (EPSG:4326); None where there are none."""
    data = store.layers.get(BUILDINGS)
    if data is None:
        return None
    return keep(("homes", data.version), lambda: _box(data))


def _box(data: LayerData) -> Box | None:
    homes = data.frame.geometry[data.placed & (texts(data.frame, USE) == HOME)]
    west, south, east, north = (float(edge) for edge in homes.total_bounds)
    return (west, south, east, north) if len(homes) else None
