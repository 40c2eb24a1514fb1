"""The addresses of the player: its page, and the document it begins with."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from layers.base import Text
from utils.basemaps import usable
from utils.errors import AtlasError
from utils.mapview.bundle import bundle as map_bundle
from utils.mapview.config import map_config
from utils.player import bundle
from utils.player.page import linked, page, scripted
from utils.player.start import Addresses, start_json
from utils.player.story import cards_of, own_story
from utils.serve.answer import refusal
from utils.serve.documents import publish
from utils.serve.fonts import fonts_url
from utils.serve.geo import OpenStore
from utils.settings import Settings

PLAYER = "/story/player.html"
START = "/story/start.json"
TITLE = "视察演示 · Inspection visit"
LEAFLET = ("/vendor/leaflet/leaflet.css", "/vendor/leaflet/leaflet.js")
NOT_FOUND = Text("没有这个文件", "there is no such file")
FRESH = {"Cache-Control": "no-cache"}


def player_routes(open_store: OpenStore) -> list[BaseRoute]:
    """Routes for Starlette. ``open_store`` gives the data as it is now."""

    def start(request: Request) -> Response:
        try:
            return JSONResponse(begin(open_store), headers=FRESH)
        except AtlasError as error:
            return refusal(503, error.message)

    def player(request: Request) -> Response:
        try:
            letters = fonts_url(open_store())
        except AtlasError:
            # What is wrong is said by the page itself, from the first document.
            letters = fonts_url(None)
        return HTMLResponse(_page(letters), headers=FRESH)

    return [
        Route(PLAYER, player),
        Route(START, start),
        Route("/story/{rest:path}", lambda request: refusal(404, NOT_FOUND)),
    ]


def begin(open_store: OpenStore) -> dict[str, Any]:
    """What the player reads first, everything it names published. Raises ``AtlasError`` without a usable profile."""
    store = open_store()
    deck = own_story(store)
    basemaps = usable(store.profile, Settings.from_env(), {})
    at = Addresses(
        deck=_published(deck) if deck else "",
        config=map_config(store, basemaps, publish),
        cards=_published(cards_of(store)),
    )
    return start_json(at)


def _published(value: object) -> str:
    return publish("map", "json", json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _page(letters: str) -> bytes:
    styles = linked(LEAFLET[0], letters, publish("assets", "css", bundle.style().encode()))
    maps = publish("assets", "js", map_bundle())
    scripts = scripted(LEAFLET[1], maps, publish("assets", "js", bundle.script().encode()))
    return page(TITLE, styles, scripts)
