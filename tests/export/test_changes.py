"""What changed is taken away as a list and as features, and nothing else with it."""

import datetime as dt
import json

from tests.analysis.test_changes import STORE, between
from utils.analysis.changes import changes
from utils.export.bundle import content
from utils.export.changes import change_extract
from utils.export.words import filter_words


def test_the_changed_features_and_no_others() -> None:
    view = between(dt.date(2024, 1, 1), dt.date(2025, 1, 1))
    found = changes(STORE, view)
    made, suffix = content("geojson", STORE, (change_extract(STORE, view),), view, filter_words)
    features = json.loads(made)["features"]
    assert suffix == "geojson" and len(features) == len(found) > 5
    assert [feature["properties"]["id"] for feature in features] == found["id"].tolist()
    assert all(feature["geometry"] for feature in features)
