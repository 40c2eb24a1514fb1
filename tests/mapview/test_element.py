"""The element: what streamlit-folium is given."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.mapview import element
from utils.mapview.bundle import SCRIPTS, bundle
from utils.mapview.element import atlas_map, script_json

STATIC = Path(element.__file__).parent / "static"
COMMAND = {"lang": "zh", "theme": "light", "base": "offline", "layers": {"buildings": {"a": 100}}, "sel": None}


@pytest.fixture
def sent(monkeypatch):
    """The arguments that reach the browser, one entry a run."""
    runs = []
    monkeypatch.setattr("streamlit_folium._component_func", lambda **arguments: runs.append(arguments) or {})
    return runs


def publish(prefix, suffix, data, media_type=""):
    return f"/{prefix}/0123.{suffix}"


def show(command=COMMAND, config="/geo/map/ab.json"):
    return atlas_map(config, command, publish, "atlas")


def test_nothing_but_leaflet_and_our_bundle_is_loaded(sent):
    show()
    assert sent[0]["js_links"] == ["/vendor/leaflet/leaflet.js", "/assets/0123.js"]
    assert sent[0]["css_links"] == ["/vendor/leaflet/leaflet.css"]
    assert not re.search(r"https?://|<script|<link", sent[0]["header"] + sent[0]["script"] + sent[0]["html"])


def test_a_new_command_changes_nothing_else(sent):
    show()
    show({**COMMAND, "lang": "en"})
    first, second = sent
    assert {key for key in first if first[key] != second[key] and not callable(first[key])} == {"feature_group"}


def test_the_same_command_is_the_same_text(sent):
    show()
    show()
    assert sent[0]["feature_group"] == sent[1]["feature_group"]


def test_a_new_configuration_is_a_new_map(sent):
    show()
    show(config="/geo/map/cd.json")
    assert sent[0]["key"] != sent[1]["key"]


def test_what_travels_beside_the_command_is_small(sent):
    show()
    beside = {key: value for key, value in sent[0].items() if not callable(value)}
    assert len(json.dumps(beside)) - len(script_json(COMMAND)) < 1200


def test_nothing_sent_yet_is_none(sent):
    assert show() is None


def test_a_hostile_id_cannot_leave_its_string(sent):
    ids = "</script><script>alert(1)</script> {{'map_div'}} {{7*7}} {% raw %} {# \u2028 _div_0"
    show({**COMMAND, "sel": ["buildings", ids]})
    text = sent[0]["feature_group"]
    assert "</script" not in text and "\u2028" not in text
    inner = re.search(r"__atlas\.apply\((.*?)\);", text, re.S)[1]
    assert json.loads(inner)["sel"][1] == ids


@given(st.text())
def test_json_in_a_script_means_the_same(text):
    written = script_json({"x": text})
    assert json.loads(written) == {"x": text}
    assert not set(written) & set("<>&'\u2028\u2029")
    assert not re.search(r"\{[{%#]", written)


def test_every_script_is_in_the_bundle():
    assert set(SCRIPTS) == {path.name for path in STATIC.glob("*.js")}
    assert len(SCRIPTS) == len(set(SCRIPTS))


def test_the_bundle_asks_no_other_host():
    addresses = set(re.findall(rb"https?://[\w.]+", bundle()))
    assert addresses <= {b"http://www.w3.org"}  # the SVG namespace


def test_text_from_data_never_becomes_markup():
    assert b"innerHTML" not in bundle() and b"insertAdjacentHTML" not in bundle()
