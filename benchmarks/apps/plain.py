"""The plain way: every layer embedded as GeoJSON in the map, drawn anew on each filter change.

Leaflet is served locally: folium's own default loads it from elsewhere, and without the internet the map stays empty.
"""

import os
from pathlib import Path

import folium
import geopandas as gpd
import streamlit as st
from streamlit_folium import st_folium

st.set_page_config(layout="wide")
folium.Map.default_js = [("leaflet", "/vendor/leaflet/leaflet.js")]
folium.Map.default_css = [("leaflet_css", "/vendor/leaflet/leaflet.css")]
COLOURS = {"residential": "#e2a07a", "industrial": "#8fa9cf", "commercial": "#cf86a4", "public": "#9a8cc4"}


@st.cache_data
def layers() -> dict[str, gpd.GeoDataFrame]:
    folder = Path(os.environ["ATLAS_DATA"]) / "geojson"
    frames = {path.stem: gpd.read_file(path) for path in sorted(folder.glob("*.geojson"))}
    return {name: frame[[c for c in ("name", "use", "geometry") if c in frame]] for name, frame in frames.items()}


def colour(feature: dict) -> dict:
    return {"color": COLOURS.get(feature["properties"].get("use"), "#777777"), "weight": 1}


frames = layers()
uses = sorted(frames["buildings"]["use"].unique())
chosen = st.pills("use", uses, selection_mode="multi", default=uses)
west, south, east, north = frames["boundary"].total_bounds
chart = folium.Map([(south + north) / 2, (west + east) / 2], zoom_start=15, tiles=None, prefer_canvas=True)
number = 0
for name, frame in frames.items():
    shown = frame[frame["use"].isin(chosen)] if name == "buildings" else frame
    number += len(shown)
    if len(shown):
        marker = folium.CircleMarker(radius=4)
        folium.GeoJson(
            shown, style_function=colour, marker=marker, tooltip=folium.GeoJsonTooltip(["name"], labels=False)
        ).add_to(chart)
st.html(f'<p id="state" data-count="{number}">{number}</p>')
st_folium(chart, key="map", width=1300, height=640, returned_objects=["last_object_clicked_tooltip"])
