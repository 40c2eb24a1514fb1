"""Take it away in a real browser: what is downloaded is what is seen, charts become pictures without the internet."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import geopandas as gpd
import openpyxl
import pytest

from tests.browser.atlas import Atlas
from utils.store import Store
from utils.view import mask_of

SHOWN = "projects.status~under_construction,completed"


def ids(store: Store, atlas: Atlas, layer: str = "projects") -> list[str]:
    data = store.layers[layer]
    return data.frame["id"][mask_of(store, data, atlas.view(store))].tolist()


def take(atlas: Atlas, form: str, folder: Path) -> Path:
    """Open the popover where it is closed, click a format, keep the file under its own name."""
    button = atlas.page.locator(f".st-key-take_away_{form} button")
    if not button.count():
        atlas.page.locator(".st-key-take_away_open button").first.click()
        button.wait_for()
    with atlas.page.expect_download() as waiting:
        button.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_the_four_formats_hold_the_features_that_are_seen(bench, store, tmp_path):
    atlas = bench.enter("projects", f=SHOWN)
    seen = ids(store, atlas)
    assert 0 < len(seen) < len(store.layers["projects"].frame)
    book = openpyxl.load_workbook(take(atlas, "xlsx", tmp_path))
    assert [row[0].value for row in book["项目"].iter_rows(min_row=2)] == seen
    assert "在建、已完成" in " ".join(str(row[1].value) for row in book["数据来源与说明"].iter_rows())
    with zipfile.ZipFile(take(atlas, "csv", tmp_path)) as bundle:
        text = bundle.read("项目_2026-11-01_示意.csv").decode("utf-8-sig")
        assert [row["编号"] for row in csv.DictReader(io.StringIO(text))] == seen
    collection = json.loads(take(atlas, "geojson", tmp_path).read_text(encoding="utf-8"))
    assert [feature["properties"]["id"] for feature in collection["features"]] == seen
    assert collection["metadata"]["illustrative"] is True
    assert gpd.read_file(take(atlas, "gpkg", tmp_path), layer="projects")["id"].tolist() == seen
    assert all("示意" in path.name and "2026-11-01" in path.name for path in tmp_path.iterdir())


def test_the_files_follow_a_filter_changed_after_the_page_was_drawn(bench, store, tmp_path):
    atlas = bench.enter("projects", lang="en")
    everything = ids(store, atlas)
    bars = atlas.page.locator(".st-key-project_status .js-plotly-plot[data-drawn]")
    bars.wait_for()
    bars.scroll_into_view_if_needed()
    boxes = [bar.bounding_box() for bar in bars.locator(".bars .point path").all()]
    widest = max((box for box in boxes if box), key=lambda box: box["width"])
    where = widest["x"] + widest["width"] / 2, widest["y"] + widest["height"] / 2
    atlas.act(lambda: atlas.page.mouse.click(*where))
    atlas.page.wait_for_function("new URLSearchParams(location.search).has('f')")
    atlas.idle()
    seen = ids(store, atlas)
    assert 0 < len(seen) < len(everything)
    book = openpyxl.load_workbook(take(atlas, "xlsx", tmp_path))
    assert [row[0].value for row in book["Projects"].iter_rows(min_row=2)] == seen


def test_nothing_is_made_before_it_is_asked_for(bench):
    atlas = bench.enter("projects")
    assert not atlas.page.locator("[class*=st-key-take_away_xlsx]").count()
    assert not [url for url in atlas.asked if "/media/" in url.replace("/static/media/", "")]


@pytest.mark.parametrize(
    ("lang", "title", "said"), [("zh", "滞后天数", "数据截至"), ("en", "Days behind", "data as of")]
)
def test_a_chart_becomes_a_png_and_an_svg_without_the_internet(bench, tmp_path, lang, title, said):
    atlas = bench.enter("changes", lang=lang, o="since:2021-01-01")
    chart = atlas.page.locator(".st-key-changes_late .js-plotly-plot[data-drawn]")
    chart.wait_for()
    box = chart.bounding_box()
    assert box
    files = {}
    for form in ("png", "svg"):
        with atlas.page.expect_download() as waiting:
            atlas.page.locator(f".st-key-changes_late button[data-format={form}]").click()
        files[form] = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(files[form])
        assert files[form].name.startswith(title.replace(" ", "_")) and files[form].name.endswith(f"2026-11-01.{form}")
        assert {"zh": "示意", "en": "Illustrative"}[lang] in files[form].name
    png = files["png"].read_bytes()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    assert width == 2 * round(box["width"]) and height == 2 * (round(box["height"]) + 26)
    svg = ET.fromstring(files["svg"].read_text(encoding="utf-8"))
    texts = " ".join(text for text in svg.itertext() if text.strip())
    for word in (title, said, {"zh": "示意", "en": "Illustrative"}[lang]):
        assert word in texts
    assert not re.search(r'(?:href|src)\s*=\s*"https?:', files["svg"].read_text(encoding="utf-8"))
