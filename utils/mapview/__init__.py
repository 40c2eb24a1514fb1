"""The map element: folium and streamlit-folium carry it (``element``), our own canvas scripts in ``static/`` draw it.

``element`` is imported by itself, by pages only: streamlit-folium must not be imported before Streamlit runs a page.
"""

from utils.mapview.command import NO_PAINTS, LayerDensity, LayerPaint, Look, Pin, map_command, pack
from utils.mapview.config import Box, map_config

__all__ = ["NO_PAINTS", "Box", "LayerDensity", "LayerPaint", "Look", "Pin", "map_command", "map_config", "pack"]
