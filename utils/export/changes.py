"""The list of what changed, as it is taken away."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import pandas as pd
import shapely

from layers.base import COMMON, Column, Text
from utils.analysis.change_figures import said
from utils.analysis.changes import KINDS, changes, compared, span_of
from utils.export.extract import Extract
from utils.i18n import pick
from utils.store import Store
from utils.viewstate import ViewState

TITLE = Text("变化 {} 至 {}", "Changes {} to {}")
COLUMNS: Mapping[str, Column] = {
    "kind": Column("category", Text("类型", "Kind"), values=KINDS),
    "layer": Column("text", Text("图层", "Layer")),
    "id": COMMON["id"],
    "name": COMMON["name"],
    "name_en": COMMON["name_en"],
    "what": Column("text", Text("变化", "What changed")),
    "date": Column("date", Text("日期", "Date"), nullable=True),
    "pct_from": Column("number", Text("此前进度", "Progress before"), "pct", nullable=True),
    "pct_to": Column("number", Text("此后进度", "Progress after"), "pct", nullable=True),
    "late_from": Column("int", Text("此前滞后", "Behind before"), "day", nullable=True),
    "late_to": Column("int", Text("此后滞后", "Behind after"), "day", nullable=True),
    "provenance": COMMON["provenance"],
    "source": COMMON["source"],
}


def _geometries(store: Store, found: pd.DataFrame) -> list[shapely.Geometry]:
    """What changed, as it lies in its layer: EPSG:4326, lon/lat."""
    places = {layer: store.layers[layer].frame.set_index("id").geometry for layer in set(found["layer"])}
    return [places[layer][id_] for layer, id_ in zip(found["layer"], found["id"], strict=True)]


def change_extract(store: Store, view: ViewState) -> Extract:
    """All changes of the view between its two dates, of every kind, each where it lies; the dates are in the title."""
    found, (since, until) = changes(store, view), span_of(store, view)
    frame = found.assign(
        what=pd.Series([said(store, row, view.lang) for _, row in found.iterrows()], dtype=object, index=found.index),
        layer=[pick(store.layers[layer].spec.title, view.lang) for layer in found["layer"]],
    )
    frame = gpd.GeoDataFrame(frame, geometry=_geometries(store, found), crs="EPSG:4326")
    title = Text(TITLE.zh.format(since, until), TITLE.en.format(since, until))
    return Extract("changes", title, frame, COLUMNS, len(frame), tuple(data.spec.id for data in compared(store, view)))
