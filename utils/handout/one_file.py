"""The whole story with a live map in one HTML file: opened from a memory stick, it asks for nothing.

It is the wall's own player (:mod:`utils.player`) with everything it would fetch held in the page: documents as JSON in
script elements that are not run, by the address the player knows them by; Leaflet, map, Plotly and font as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from utils.fonts.faces import embedded_style
from utils.i18n import pick
from utils.mapview.bundle import bundle as map_bundle
from utils.mapview.config import config_json
from utils.player import bundle
from utils.player.cards import cards_json
from utils.player.page import page
from utils.player.routes import START
from utils.player.start import PLOTLY, Addresses, start_json
from utils.player.story import told
from utils.serve.geo import layer_url
from utils.serve.vendor import vendor_file
from utils.store import Store
from utils.story.deck import Deck

AT = Addresses(deck="/story/deck.json", config="/geo/map/config.json", cards="/story/cards.json")
# Inside a script JSON must not end the script (<) nor a line.
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
# A style sheet's pictures would be asked for; none of Leaflet's is used.
_PICTURE = re.compile(r"url\((?!['\"]?data:)[^)]*\)")
_ENDS = re.compile(r"</(?=script)|<!--", re.IGNORECASE)
# What the page does before the player: it gathers the documents it holds.
_GATHER = (
    "window.__inlined = Object.fromEntries([...document.querySelectorAll('script[data-url]')]"
    ".filter(held => held.type === 'application/json').map(held => [held.dataset.url, JSON.parse(held.textContent)]));"
)


def one_file(store: Store, deck: Deck, lang: str) -> bytes:
    """The HTML document of ``deck``, beginning in ``lang``; it can be switched to the other languages.

    Raises ``ModuleNotFoundError`` where the font's package is not installed.
    """
    documents = documents_of(store, deck, lang)
    written = {url: _json(value) for url, value in documents.items()}
    script = bundle.script()
    styles = [
        embedded_style("".join(json.dumps(value, ensure_ascii=False) for value in documents.values()) + script),
        _PICTURE.sub("none", _vendor("leaflet", "leaflet.css")),
        bundle.style(),
    ]
    held = [f'<script type="application/json" data-url="{url}">{text}</script>' for url, text in written.items()]
    # Plotly is put to work only when the first chart is drawn.
    held.append(f'<script type="text/plain" data-url="{PLOTLY}">{_code(_vendor("plotly", "plotly.min.js"))}</script>')
    run = [_GATHER, _vendor("leaflet", "leaflet.js"), map_bundle().decode(), script]
    scripts = "\n".join([*held, *(f"<script>{_code(part)}</script>" for part in run)])
    head = "\n".join(f"<style>{part}</style>" for part in styles)
    return page(pick(deck.title, lang), head, scripts, lang)


def documents_of(store: Store, deck: Deck, lang: str) -> dict[str, Any]:
    """Address -> document, for everything the player and its map would fetch. Only layers the deck shows are in it."""
    story = told(store, deck)
    wanted = _layers(store, story)
    config = config_json(store, [one for one in store.profile.basemaps if one.kind == "offline"])
    config["layers"] = [layer for layer in config["layers"] if layer["id"] in wanted]
    return {
        START: start_json(AT, home=None, lang=lang),
        AT.deck: story,
        AT.config: config,
        AT.cards: cards_json(store, wanted),
        **{layer_url(store.layers[layer]): json.loads(store.layers[layer].payload) for layer in wanted},
    }


def _layers(store: Store, story: Mapping[str, Any]) -> list[str]:
    """The layers any slide shows, and those of the basemap."""
    commands = [slide[side] for slide in story["slides"] for side in ("command", "before") if slide[side]]
    shown = {layer for command in commands for layer in command["layers"]}
    return [layer for layer, data in store.layers.items() if layer in shown or data.spec.basemap]


def _vendor(package: str, name: str) -> str:
    found = vendor_file(package, name)
    if found is None:
        raise FileNotFoundError(f"{package}/{name}")
    return found.body.decode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _code(script: str) -> str:
    """A script that cannot end its element: the two marks stand in strings only, where a backslash changes nothing."""
    return _ENDS.sub(lambda found: f"{found[0][0]}\\{found[0][1:]}", script)
