"""The map element: folium and streamlit-folium carry it, our own canvas scripts in ``static/`` draw it."""

from utils.mapview.command import LayerDensity, LayerPaint, Look, Pin, map_command, pack
from utils.mapview.config import Box, map_config
from utils.mapview.element import atlas_map

__all__ = ["Box", "LayerDensity", "LayerPaint", "Look", "Pin", "atlas_map", "map_command", "map_config", "pack"]
