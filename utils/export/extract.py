"""What is taken away: the rows a view shows of one layer or table, as they stood on its date, with their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from layers.base import COMMON, Column, Text
from utils.analysis.progress import known_on
from utils.derive import frame_of
from utils.filters.values import texts
from utils.store import LayerData, Store
from utils.store.tables import TABLES
from utils.view import mask_of
from utils.viewstate import ViewState

NAMES = ("name", "name_en")
FIRST = ("id", *NAMES)
LAST = ("provenance", "source", "updated")
# Of use to the map only.
NOT_WRITTEN = ("named",)
TITLES: Mapping[str, Text] = {
    "rental_monthly": Text("租赁月度", "Rental by month"),
    "rental_by_community": Text("各社区租赁", "Rental by community"),
    "project_progress": Text("项目进度", "Project progress"),
    "dcc_output": Text("园区产值", "Park output"),
    "honours": Text("荣誉", "Honours"),
}


@dataclass(frozen=True, eq=False)
class Extract:
    """The rows taken away of one layer or table.

    ``frame`` holds the rows, typed as the store types them; a layer's is a GeoDataFrame in EPSG:4326 (lon/lat).
    ``columns`` are those written, in order. ``total`` is the number of rows there are. ``narrowed_by`` names the layers
    whose filter decides which rows are taken.
    """

    id: str
    title: Text
    frame: pd.DataFrame
    columns: Mapping[str, Column]
    total: int
    narrowed_by: tuple[str, ...] = ()

    @property
    def spatial(self) -> bool:
        """Whether its rows lie somewhere."""
        return isinstance(self.frame, gpd.GeoDataFrame)

    @property
    def illustrative(self) -> bool:
        """Whether any row is illustrative."""
        return bool((texts(self.frame, "provenance") == "illustrative").any())


def layer_extract(store: Store, layer: str, view: ViewState) -> Extract:
    """The features of ``layer`` the view shows: those of its mask. Raises ``KeyError`` where there is no such layer."""
    data = store.layers[layer]
    frame = frame_of(store, data, view.as_of)[mask_of(store, data, view)]
    return Extract(layer, data.spec.title, frame, _ordered(data, frame), len(data.frame), (layer,))


def table_extract(store: Store, name: str, view: ViewState) -> Extract:
    """The rows of the table ``name`` that refer to features the view shows; all, where the table refers to none.

    What a row refers to is named beside its id: nobody knows the ids by heart. Nothing actual is from after the view's
    date. Raises ``KeyError`` where there is no
    such table.
    """
    frame, columns = known_on(store.tables[name], view.as_of), TABLES[name].columns
    keep = np.ones(len(frame), dtype=bool)
    targets = {
        column: store.layers[spec.references] for column, spec in columns.items() if spec.references in store.layers
    }
    every: dict[str, Column] = {}
    for column, spec in columns.items():
        every[column] = spec
        target = targets.get(column)
        if target is not None:
            shown = target.frame["id"][mask_of(store, target, view)]
            keep &= frame[column].isin(set(shown)).to_numpy(dtype=bool)
            frame = frame.assign(**_names(frame[column], target))
            every |= {name: COMMON[name] for name in NAMES}
    every |= {"provenance": COMMON["provenance"], "source": COMMON["source"]}
    written = {key: every[key] for key in every if key in frame}
    return Extract(
        name, TITLES[name], frame[keep], written, len(frame), tuple(target.spec.id for target in targets.values())
    )


def _names(ids: pd.Series, target: LayerData) -> dict[str, pd.Series]:
    """The names of the features referred to; missing where there is no such feature."""
    known = target.frame.drop_duplicates("id").set_index("id")
    return {name: ids.map(known[name]) for name in NAMES if name in known}


def _ordered(data: LayerData, frame: pd.DataFrame) -> Mapping[str, Column]:
    known = data.spec.asked_columns
    own = [name for name in known if name not in (*FIRST, *LAST, *NOT_WRITTEN)]
    return {name: known[name] for name in (*FIRST, *own, *LAST) if name in known and name in frame}
