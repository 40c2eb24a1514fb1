"""The map element: folium and streamlit-folium carry it, our own canvas scripts in ``static/`` draw it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from utils.mapview.command import LayerDensity, LayerPaint, Look, Pin, map_command, pack
from utils.mapview.config import Box, map_config

if TYPE_CHECKING:
    from utils.mapview.element import atlas_map

__all__ = ["Box", "LayerDensity", "LayerPaint", "Look", "Pin", "atlas_map", "map_command", "map_config", "pack"]


def __getattr__(name: str) -> Any:
    """``atlas_map`` when it is first asked for: streamlit-folium may only be loaded by a running page.

    The server's own addresses (``utils.player.routes``) need the rest of the package before any page has run.
    """
    if name == "atlas_map":
        from utils.mapview.element import atlas_map

        return atlas_map
    raise AttributeError(name)
