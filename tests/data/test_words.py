"""Every text of the shipped data that the English view shows has an English form."""

import json
import re
from pathlib import Path

import pytest

from layers import LAYERS
from utils.profile import load_profile

DATA = Path(__file__).parents[2] / "data"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
NOT_SHOWN = {"id", "name", "summary"}


@pytest.mark.parametrize("layer", LAYERS)
def test_texts_in_columns_are_translated(layer: str) -> None:
    words = load_profile(DATA).words
    features = json.loads((DATA / "geojson" / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]
    columns = [name for name, column in LAYERS[layer].all_columns.items() if column.kind == "text"]
    texts = {f["properties"].get(column) or "" for f in features for column in set(columns) - NOT_SHOWN}
    assert sorted(text for text in texts if CHINESE.search(text) and text not in words) == []


@pytest.mark.parametrize("layer", LAYERS)
def test_names_have_an_english_form(layer: str) -> None:
    features = json.loads((DATA / "geojson" / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]
    assert [f["properties"]["id"] for f in features if not f["properties"]["name_en"]] == []
