"""The app's own addresses through the real server, asked as no browser would."""

import http.client
import json
from urllib.parse import urlsplit

import pytest


def ask(server: str, target: str) -> tuple[int, bytes, dict[str, str]]:
    """Ask for exactly this target: urllib would tidy it first."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=10)
    try:
        connection.request("GET", target)
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, answer.read(), headers
    finally:
        connection.close()


def test_the_index_names_every_layer_and_each_address_answers(server, store):
    status, body, _ = ask(server, "/geo/index.json")
    layers = json.loads(body)["layers"]
    assert status == 200 and {layer["id"] for layer in layers} == set(store.layers)
    for layer in layers:
        status, body, headers = ask(server, layer["url"])
        assert status == 200 and "immutable" in headers["cache-control"]
        assert len(json.loads(body)["features"]) == layer["count"]


@pytest.mark.parametrize(
    "target",
    [
        "/geo/buildings/000000000000.geojson",
        "/geo/nowhere/000000000000.geojson",
        "/geo/map/0000000000000000.json",
        "/geo/../data/community.toml",
        "/geo/..%2f..%2fdata%2fcommunity.toml",
        "/geo/buildings/..%2f..%2f..%2fdata%2fcommunity.toml",
        "/vendor/leaflet/../../../app.py",
        "/vendor/leaflet/..%2f..%2f..%2f..%2fapp.py",
        "/vendor/leaflet/%2e%2e/%2e%2e/setup.py",
        "/vendor/leaflet/....//....//app.py",
        "/vendor//etc/passwd",
        "/vendor/nothing/x.js",
        "/assets/..%2fapp.py",
    ],
)
def test_what_does_not_exist_and_what_is_outside_is_refused(server, target):
    status, body, headers = ask(server, target)
    assert status in (400, 403, 404)
    assert b"[community]" not in body and b"root:" not in body and b"import " not in body
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("target", ["/", "/sources", "/geo/index.json", "/vendor/leaflet/leaflet.js"])
def test_every_answer_carries_the_security_headers(server, target):
    status, _, headers = ask(server, target)
    assert status == 200
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
