"""What homes ought to have within reach: which features of which layer count, by the key the link uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from layers.base import Text
from utils.filters.values import texts
from utils.store import LayerData, Store
from utils.view import mask_of
from utils.viewstate import ViewState


@dataclass(frozen=True, slots=True)
class Service:
    """A sort of thing to be near. Features of ``layer`` count that the view keeps and whose columns do not hold one of
    the values of ``without``; a column the view itself asks about is left to the view.
    """

    layer: str
    title: Text
    without: Mapping[str, frozenset[str]] = field(default_factory=dict)
    remark: Text | None = None


SERVICES: Mapping[str, Service] = {
    "drying": Service("drying_racks", Text("晾晒设施", "Drying")),
    "park": Service("parks", Text("公园", "Park")),
    "greenway": Service(
        "greenways",
        Text("绿道", "Greenway"),
        {"status": frozenset({"planned", "under_construction"})},
        Text("只计已开放的绿道", "open greenways only"),
    ),
    "service": Service(
        "facilities",
        Text("服务设施", "Services"),
        {"kind": frozenset({"wayfinding_sign", "metro_station"})},
        Text("不计导视标识与地铁站", "without signs and the metro station"),
    ),
}


def counting(store: Store, service: Service, view: ViewState) -> np.ndarray | None:
    """One boolean a feature of the service's layer: it counts in ``view``. None where the community lacks the layer."""
    data = store.layers.get(service.layer)
    if data is None:
        return None
    return mask_of(store, data, view) & ~_left_out(data, service, view)


def _left_out(data: LayerData, service: Service, view: ViewState) -> np.ndarray:
    asked = view.filters.clauses(service.layer)
    out = np.zeros(len(data.frame), dtype=bool)
    for column, values in service.without.items():
        if column not in asked:
            out |= np.isin(texts(data.frame, column), list(values))
    return out
