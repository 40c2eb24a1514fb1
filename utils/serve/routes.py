"""The addresses the atlas serves beside Streamlit's own."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from layers.base import Text
from utils.serve.answer import FOREVER, answer, refusal
from utils.serve.documents import PREFIXES, document
from utils.serve.fonts import FONT, font_endpoint
from utils.serve.geo import OpenStore, index_endpoint, layer_endpoint
from utils.serve.vendor import vendor_file

NOT_FOUND = Text("没有这个文件", "there is no such file")
# Vendor addresses hold no digest: asked for again after a day, answered 304 as long as the package is the same.
A_DAY = "public, max-age=86400"


def routes(open_store: OpenStore) -> list[BaseRoute]:
    """Routes for Starlette. ``open_store`` gives the data as it is now.

    Handlers are plain functions, so that reading it happens in a worker thread and never holds up the server.
    """
    return [
        Route("/geo/index.json", index_endpoint(open_store)),
        *(Route(f"{prefix}/{{name}}", _published(prefix)) for prefix in PREFIXES.values()),
        Route("/geo/{layer}/{digest}.geojson", layer_endpoint(open_store)),
        Route(FONT, font_endpoint),
        Route("/vendor/{package}/{name:path}", _vendor),
        # Whatever else is asked for below these is refused here; Streamlit would answer with its page.
        *(Route(f"/{top}/{{rest:path}}", _nothing) for top in ("geo", "vendor", "assets", "fonts")),
    ]


def _published(prefix: str) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        found = document(f"{prefix}/{request.path_params['name']}")
        return answer(request, found, FOREVER) if found else refusal(404, NOT_FOUND)

    return endpoint


def _vendor(request: Request) -> Response:
    found = vendor_file(request.path_params["package"], request.path_params["name"])
    return answer(request, found, A_DAY) if found else refusal(404, NOT_FOUND)


def _nothing(request: Request) -> Response:
    return refusal(404, NOT_FOUND)
