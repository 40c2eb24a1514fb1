"""Layers, documents and assets by address; everything else is refused."""

import gzip
import json
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

from layers.base import Text
from tests.serve.asgi import ask
from tests.store.folder import building, make_folder, write
from utils.errors import ProfileError
from utils.serve.documents import MOST, document, publish
from utils.serve.routes import routes
from utils.store import Store, open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "community")


@pytest.fixture
def app(folder: Path) -> ASGIApp:
    return Starlette(routes=routes(lambda: open_store(folder)))


def test_the_index_lists_every_layer(app: ASGIApp, folder: Path) -> None:
    (folder / "geojson" / "parks.geojson").write_bytes(b"")
    said = ask(app, "/geo/index.json")
    assert said.status == 200 and said.headers["cache-control"] == "no-cache"
    layers = {item["id"]: item for item in said.json()["layers"]}
    data = open_store(folder).layers["buildings"]
    assert layers["buildings"] == {
        "id": "buildings", "url": f"/geo/buildings/{data.digest}.geojson", "count": 2, "bytes": len(data.payload),
        "digest": data.digest, "provenance": {"illustrative": 2},
    }  # fmt: skip
    (broken,) = said.json()["unavailable"]
    assert broken["id"] == "parks" and "空" in broken["reason"]["zh"] and "empty" in broken["reason"]["en"]


def test_a_layer_travels_compressed_and_is_kept_for_good(app: ASGIApp, folder: Path) -> None:
    data = open_store(folder).layers["buildings"]
    url = f"/geo/buildings/{data.digest}.geojson"
    said = ask(app, url, accept_encoding="gzip, deflate, br")
    assert said.content == data.payload and said.headers["content-encoding"] == "gzip"
    assert said.raw == data.payload_gz
    assert said.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert said.headers["content-type"] == "application/geo+json" and said.headers["vary"] == "Accept-Encoding"
    for refused in ("identity", "gzip;q=0", "br"):
        plain = ask(app, url, accept_encoding=refused)
        assert "content-encoding" not in plain.headers and plain.content == data.payload
    again = ask(app, url, if_none_match=said.headers["etag"])
    assert again.status == 304 and again.content == b""


@pytest.mark.parametrize("url", ["/geo/castles/0123456789ab.geojson", "/geo/buildings/000000000000.geojson"])
def test_unknown_layer_or_digest(app: ASGIApp, url: str) -> None:
    said = ask(app, url)
    assert said.status == 404 and said.json()["error"]["zh"] and said.headers["cache-control"] == "no-store"


def test_a_new_content_is_a_new_address(app: ASGIApp, folder: Path) -> None:
    old = f"/geo/buildings/{open_store(folder).layers['buildings'].digest}.geojson"
    assert ask(app, old).status == 200
    write(folder, "buildings", building("b-5"))
    assert ask(app, old).status == 404
    urls = [item["url"] for item in ask(app, "/geo/index.json").json()["layers"] if item["id"] == "buildings"]
    assert json.loads(ask(app, urls[0]).content)["features"][0]["properties"]["id"] == "b-5"


def test_a_broken_profile_is_said_plainly() -> None:
    def broken() -> Store:
        raise ProfileError(Text("缺", "missing"))

    app = Starlette(routes=routes(broken))
    for url in ("/geo/index.json", "/geo/buildings/0.geojson"):
        assert ask(app, url).status == 503 and ask(app, url).json()["error"] == {"zh": "缺", "en": "missing"}


OUTSIDE = [
    "/vendor/leaflet/../__init__.py",
    "/vendor/leaflet/%2e%2e/__init__.py",
    "/vendor/leaflet/..%2f__init__.py",
    "/vendor/leaflet/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd",
    "/vendor/leaflet/%252e%252e/__init__.py",
    "/vendor/leaflet/images/../../__init__.py",
    "/vendor/leaflet/..%5c__init__.py",
    "/vendor/leaflet//etc/passwd",
    "/vendor/leaflet/%2fetc%2fpasswd",
    "/vendor/leaflet/leaflet.js%00.css",
    "/vendor/leaflet/%00",
    "/vendor/leaflet/",
    "/vendor/leaflet/images",
    "/vendor/leaflet/images/",
    "/vendor/../utils/settings.py",
    "/vendor/nothing/leaflet.js",
    "/vendor/",
    "/geo/../data/community.toml",
    "/geo/%2e%2e/data/community.toml",
    "/geo/..%2f..%2fcommunity/community.geojson",
    "/geo/buildings/..%2f..%2fcommunity.toml",
    "/geo/buildings/..%2fbuildings.geojson",
    "/geo/%2e%2e%2fgeojson/buildings.geojson",
    "/geo/map/..%2f..%2fcommunity.toml",
    "/geo/",
    "/assets/%2e%2e/app.py",
    "/assets/",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_way_out_and_no_listing(path: str, app: ASGIApp) -> None:
    said = ask(app, path)
    assert said.status in (400, 404) and len(said.content) < 200
    assert not any(word in said.content for word in (b"import", b"leaflet.js", b"root:", b"[community]"))


def test_leaflet_comes_from_its_package(app: ASGIApp) -> None:
    script = ask(app, "/vendor/leaflet/leaflet.js", accept_encoding="gzip")
    assert script.status == 200 and script.headers["content-type"].startswith("text/javascript")
    assert script.headers["content-encoding"] == "gzip" and b"Leaflet" in script.content[:400]
    assert ask(app, "/vendor/leaflet/leaflet.css").headers["content-type"].startswith("text/css")
    picture = ask(app, "/vendor/leaflet/images/marker-icon.png")
    assert picture.headers["content-type"] == "image/png" and "content-encoding" not in picture.headers
    known = ask(app, "/vendor/leaflet/leaflet.js", if_none_match=script.headers["etag"])
    assert known.status == 304


def test_of_plotly_only_the_script_is_served(app: ASGIApp) -> None:
    script = ask(app, "/vendor/plotly/plotly.min.js", accept_encoding="gzip")
    assert script.status == 200 and script.headers["content-encoding"] == "gzip" and len(script.content) > 1_000_000
    assert ask(app, "/vendor/plotly/widgetbundle.js").status == 404
    assert ask(app, "/vendor/plotly/datasets/iris.csv.gz").status == 404


def test_only_reading_is_possible(app: ASGIApp) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert ask(app, "/geo/index.json", method).status == 405


def test_published_documents(app: ASGIApp) -> None:
    body = b"{" + b" " * 2000 + b"}"
    url = publish("map", "json", body)
    assert url.startswith("/geo/map/") and publish("map", "json", body) == url and publish("map", "json", b"{}") != url
    said = ask(app, url, accept_encoding="gzip")
    assert said.content == body and said.headers["content-type"] == "application/json"
    assert said.headers["content-encoding"] == "gzip" and "immutable" in said.headers["cache-control"]
    assert gzip.decompress(document(url).packed or b"") == body  # type: ignore[union-attr]
    script = publish("assets", "js", b"1;")
    assert script.startswith("/assets/") and ask(app, script).headers["content-type"].startswith("text/javascript")
    assert ask(app, publish("assets", "svg", b"<svg/>", "image/svg+xml")).headers["content-type"] == "image/svg+xml"
    assert ask(app, "/geo/map/0000000000000000.json").status == 404


@pytest.mark.parametrize(
    ("prefix", "suffix"), [("geo", "json"), ("map", "../x"), ("map", "exe"), ("", "js"), ("map", "")]
)
def test_nothing_is_published_elsewhere(prefix: str, suffix: str) -> None:
    with pytest.raises(ValueError, match="published"):
        publish(prefix, suffix, b"x")


def test_documents_are_bounded_and_the_used_ones_stay() -> None:
    kept, lost = publish("map", "json", b"kept"), publish("map", "json", b"lost")
    for number in range(MOST):
        publish("map", "json", b"%d" % number)
        assert document(kept)
    assert document(kept) and document(lost) is None
