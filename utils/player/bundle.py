"""The player's scripts and style sheet, put together."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from utils.mapview.bundle import source

_STATIC = Path(__file__).resolve().parent / "static"

# In the order of their dependencies; they share one scope. Leaflet and the map's own bundle come before them.
SCRIPTS = (
    "dom.js", "documents.js", "address.js", "wall_id.js", "charts.js", "list.js", "panel.js", "fade.js", "walk.js",
    "swipe.js", "stage.js", "keys.js", "autoplay.js", "channel.js", "help.js", "card.js", "legend.js", "furniture.js",
    "player.js", "presenter.js", "start.js",
)  # fmt: skip


@cache
def script() -> str:
    """All of the player as one classic script."""
    own = ((_STATIC / name).read_text(encoding="utf-8") for name in SCRIPTS)
    scripts = "\n".join([source("memory.js"), *own])
    return f'(() => {{\n"use strict";\n{scripts}}})();\n'


@cache
def style() -> str:
    """The player's style sheet; the map brings its own."""
    return (_STATIC / "player.css").read_text(encoding="utf-8")
