"""The element in a real Streamlit: made once, told by commands, answering clicks. No other host is asked."""

import re

import pytest

from tests.browser.chromium import chromium
from tests.browser.serving import ROOT, running
from tests.store.folder import building, make_folder, write

PAGE = """
import json
import streamlit as st
from dataclasses import replace
from pathlib import Path
from layers import LAYERS
from utils.mapview import map_command, map_config
from utils.mapview.element import atlas_map
from utils.serve.documents import publish
from utils.store import open_store
from utils.viewstate import default_view

store = open_store(Path({folder!r}))
view = replace(default_view(LAYERS, store.profile, tuple(store.layers)), selected=st.session_state.get("chosen"))


def clicked():
    sel = st.session_state["town"]["sel"]
    st.session_state["chosen"] = tuple(sel) if sel else None


@st.fragment
def town():
    mask = store.layers["buildings"].frame["use"] != st.selectbox("hide", ["none", "public", "residential"])
    masks = {{"buildings": mask.to_numpy(dtype=bool)}}
    shown = replace(view, selected=st.session_state.get("chosen"))
    config = map_config(store, store.profile.basemaps, publish)
    value = atlas_map(config, map_command(store, shown, masks, {{}}, "light"), publish, "town", on_change=clicked)
    st.code(json.dumps(value and value["sel"]))


town()
"""
APP = """
import streamlit as st
from pathlib import Path
from utils.serve.routes import routes
from utils.store import open_store

app = st.App({page!r}, routes=routes(lambda: open_store(Path({folder!r}))))
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = make_folder(tmp_path_factory.mktemp("town") / "data")
    grid = [building(f"b-{n}", use=("residential", "public")[n % 2]) for n in range(2)]
    grid[1]["geometry"]["coordinates"] = [[[x + 0.01, y] for x, y in grid[1]["geometry"]["coordinates"][0]]]
    write(folder, "buildings", *grid)
    page, app = folder.parent / "page.py", folder.parent / "app.py"
    page.write_text(PAGE.format(folder=str(folder)), encoding="utf-8")
    app.write_text(APP.format(page=str(page), folder=str(folder)), encoding="utf-8")
    with running(str(app), {"PYTHONPATH": str(ROOT)}) as process:
        yield process.address


@pytest.fixture(scope="module")
def town(address):
    """(page, the map's frame, every address asked for, every complaint)."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        asked, complaints = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(address)
        page.locator("iframe").wait_for()
        frame = page.locator("iframe").element_handle().content_frame()
        frame.wait_for_function("document.documentElement.dataset.atlas === 'ready'")
        frame.evaluate("window.sameMap = map")
        yield page, frame, asked, complaints


def counts(frame):
    return frame.evaluate("__atlas.counts().buildings")


def test_a_filter_reaches_the_map_without_making_it_again(town):
    page, frame, asked, _ = town
    assert counts(frame) == 2
    before = frame.evaluate("[Object.keys(map._layers).length, __atlas.camera.now().join()]")
    for choice, left in (("public", 1), ("residential", 1), ("none", 2)) * 2:
        painted = frame.evaluate("__atlas.painted")
        page.get_by_role("combobox").click()
        page.get_by_role("option", name=choice).click()
        frame.wait_for_function("n => __atlas.painted > n", arg=painted)
        assert counts(frame) == left
    assert frame.evaluate("[Object.keys(map._layers).length, __atlas.camera.now().join()]") == before
    assert frame.evaluate("window.sameMap === map && feature_group.length === 1")
    layers = [url for url in asked if url.endswith(".geojson")]
    assert layers and len(layers) == len(set(layers))


def test_a_click_reaches_python_and_comes_back(town):
    page, frame, _, _ = town
    frame.evaluate("() => { __atlas.camera.settle(); __atlas.camera.look([22.6801, 114.1301], 18); }")
    box = page.locator("iframe").bounding_box()
    middle = (box["x"] + frame.evaluate("map.getSize().x / 2"), box["y"] + frame.evaluate("map.getSize().y / 2"))
    page.mouse.click(*middle)
    page.get_by_text('["buildings", "b-1"]').wait_for()
    frame.wait_for_function("__atlas.command.sel && __atlas.command.sel[1] === 'b-1'")
    page.mouse.click(middle[0], middle[1] - 120)
    frame.wait_for_function("__atlas.command.sel === null")
    page.wait_for_url(re.compile("c=22.6801,114.1301,18"))


def test_no_other_host_is_asked_and_nothing_complains(town, address):
    _, _, asked, complaints = town
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert complaints == []
