"""The layers by address: the list of them, and each one's features."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from layers.base import Text
from utils.errors import AtlasError
from utils.serve.answer import FOREVER, Content, answer, refusal
from utils.store import LayerData, Store
from utils.store.payload import provenance_counts
from utils.validate import summarise

OpenStore = Callable[[], Store]
NO_LAYER = Text("没有这个图层", "there is no such layer")
NO_VERSION = Text("图层已更新，请刷新页面", "the layer has changed since: reload the page")


def layer_url(data: LayerData) -> str:
    """Where a layer's features are served; a new content is a new address."""
    return f"/geo/{data.spec.id}/{data.digest}.geojson"


def index(store: Store) -> dict[str, Any]:
    """What ``/geo/index.json`` says; reasons are in both languages."""
    layers = [
        {
            "id": layer,
            "url": layer_url(data),
            "count": len(data.frame),
            "bytes": len(data.payload),
            "digest": data.digest,
            "provenance": provenance_counts(data.frame),
        }
        for layer, data in store.layers.items()
    ]
    unavailable = []
    for layer, faults in store.unavailable.items():
        worst = [fault for fault in summarise(faults) if fault.fatal]
        zh, en = "；".join(f.problem.zh for f in worst), "; ".join(f.problem.en for f in worst)
        unavailable.append({"id": layer, "reason": {"zh": zh, "en": en}})
    return {"layers": layers, "unavailable": unavailable}


def index_endpoint(open_store: OpenStore) -> Callable[[Request], Response]:
    """Handler of ``/geo/index.json``; never cached, since the data may change."""

    def endpoint(request: Request) -> Response:
        try:
            return JSONResponse(index(open_store()), headers={"Cache-Control": "no-cache"})
        except AtlasError as error:
            return refusal(503, error.message)

    return endpoint


def layer_endpoint(open_store: OpenStore) -> Callable[[Request], Response]:
    """Handler of ``/geo/{layer}/{digest}.geojson``."""

    def endpoint(request: Request) -> Response:
        try:
            data = open_store().layers.get(request.path_params["layer"])
        except AtlasError as error:
            return refusal(503, error.message)
        if data is None:
            return refusal(404, NO_LAYER)
        if request.path_params["digest"] != data.digest:
            return refusal(404, NO_VERSION)
        content = Content(data.payload, "application/geo+json", data.digest, ready=data.payload_gz)
        return answer(request, content, FOREVER)

    return endpoint
