"""ASGI entry of the two reference pages: Streamlit plus Leaflet from its package."""

import os
from pathlib import Path

import streamlit as st
import xstatic.pkg.leaflet as leaflet
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

PAGE = Path(__file__).with_name(os.environ["BENCH_PAGE"])
app = st.App(PAGE, routes=[Mount("/vendor/leaflet", StaticFiles(directory=leaflet.BASE_DIR))])
