"""Basemaps from other hosts: with their tiles, and without. Their hosts are the only ones that may be asked."""

import struct
import zlib

import pytest
from playwright.sync_api import expect

from utils.datum import wgs84_to_gcj02

HOSTS = {"OpenStreetMap": "https://tile.openstreetmap.org/", "高德地图": "https://webrd01.is.autonavi.com/"}
NAMES = {"osm": "OpenStreetMap", "amap": "高德地图"}
PLACE = (22.675, 114.12)


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(red, green, blue, size=256):
    """A tile of one colour."""
    rows = (b"\0" + bytes((red, green, blue)) * size) * size
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


TILE = png(200, 220, 240)


def with_tiles(atlas, answer):
    """Answer tile requests by ``answer``; only these hosts may be asked."""
    atlas.allowed = tuple(HOSTS.values())
    for host in HOSTS.values():
        atlas.page.route(f"{host}**", answer)
    return atlas


@pytest.mark.parametrize("base", NAMES)
def test_tiles_that_do_not_come(visit, store, base):
    atlas = with_tiles(visit(), lambda route: route.abort()).open()
    camera = atlas.mark()
    atlas.choose("basemap", NAMES[base])
    notice = atlas.frame.locator(".atlas-notice")
    notice.get_by_text(f"“{NAMES[base]}”无法加载").wait_for()
    atlas.wait_for_query(b=None)
    expect(atlas.page.locator(".st-key-basemap").get_by_role("radio", name="离线底图")).to_be_checked()
    assert atlas.js("__atlas.state.base") == "offline" and atlas.js("__atlas.basemap.offlineShows")
    assert atlas.js("window.__mark") == 1
    assert atlas.camera() == pytest.approx(camera, abs=0.3)
    atlas.agree(store)
    # Chosen again, it is tried again.
    asked = len(atlas.asked)
    atlas.choose("basemap", NAMES[base])
    atlas.wait_for_query(b=None)
    assert len(atlas.asked) > asked


def test_on_amap_the_data_moves_with_the_basemap(visit, store):
    atlas = with_tiles(visit(), lambda route: route.fulfill(body=TILE, content_type="image/png")).open()
    atlas.look(*PLACE, 16)
    atlas.mark()
    assert not atlas.frame.locator(".atlas-datum").inner_text().count("GCJ-02")
    before = raw(atlas)
    atlas.choose("basemap", "高德地图")
    atlas.wait_for_query(b="amap")
    atlas.until("!__atlas.basemap.offlineShows")
    assert "GCJ-02" in atlas.frame.locator(".atlas-datum").inner_text()
    lng, lat = wgs84_to_gcj02(PLACE[1], PLACE[0])
    assert raw(atlas) == pytest.approx([float(lat), float(lng)], abs=2e-5)
    metres = atlas.js("([a, b]) => __atlas.map.distance(a, b)", [before, raw(atlas)])
    assert metres == pytest.approx(601, abs=15)
    assert atlas.camera()[:2] == pytest.approx(PLACE, abs=1e-5), "the same ground in view"
    assert atlas.js("document.querySelectorAll('img.leaflet-tile-loaded').length") > 0
    assert any(url.startswith(HOSTS["高德地图"]) for url in atlas.asked)
    atlas.select(store, "facilities", "f-metro-mugu")
    atlas.choose("basemap", "OpenStreetMap")
    atlas.wait_for_query(b="osm")
    atlas.until("__atlas.state.datum === 'WGS-84' && !__atlas.basemap.offlineShows")
    assert "OpenStreetMap" in atlas.frame.locator(".atlas-source").inner_text()
    atlas.choose("basemap", "离线底图")
    atlas.wait_for_query(b=None)
    assert atlas.js("window.__mark") == 1
    atlas.agree(store)


def raw(atlas):
    """Where the basemap's own coordinates say the map looks: [lat, lng]."""
    return atlas.js("(({ lat, lng }) => [lat, lng])(__atlas.map.getCenter())")


def test_the_policy_names_the_tile_hosts_and_no_other(atlas):
    headers = atlas.page.request.get(f"{atlas.server}/").headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    for host in HOSTS.values():
        assert host.rstrip("/") in policy["img-src"]
        assert all(host.rstrip("/") not in policy[name] for name in policy if name != "img-src")
    blocked = atlas.page.evaluate("""() => new Promise((done) => {
      document.addEventListener("securitypolicyviolation", (event) => done(event.blockedURI), { once: true });
      new Image().src = "https://elsewhere.test/x.png";
    })""")
    assert blocked.startswith("https://elsewhere.test")
    atlas.complaints = [text for text in atlas.complaints if "elsewhere.test" not in text]
