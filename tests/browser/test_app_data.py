"""Data that is hostile, broken or new: text stays text, the rest of the map stays, and what changed is shown."""

import json
import shutil
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.browser.serving import ROOT, served
from utils.store import open_store

IMAGE = "<img src=x onerror=window.__pwned=1>"
SCRIPT = "</script><script>window.__pwned=1</script>"
MARKDOWN = "![x](http://elsewhere.test/x.png) **b** [l](javascript:window.__pwned=1) :red[r]"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The shipped data with hostile names, summaries and areas, and a layer cut off in the middle."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    folder.mkdir()
    for name in ("geojson", "tables"):
        shutil.copytree(ROOT / "data" / name, folder / name)
    shutil.copy(ROOT / "data" / "community.toml", folder)
    poison(folder, "facilities", "f-metro-mugu", name=IMAGE, name_en=SCRIPT)
    poison(folder, "parks", "pk-ecological", name=SCRIPT, name_en=IMAGE)
    poison(folder, "parks", "pk-linggenxia", name=MARKDOWN, name_en=MARKDOWN)
    poison(folder, "projects", "p-park-linggenxia", name=IMAGE, name_en=SCRIPT, summary=SCRIPT, summary_en=IMAGE)
    poison(folder, "buildings", "b-0001", residential_area=IMAGE)
    roads = folder / "geojson" / "roads.geojson"
    roads.write_bytes(roads.read_bytes()[:5000])
    return folder


def poison(folder, layer, feature, **properties):
    path = folder / "geojson" / f"{layer}.geojson"
    data = json.loads(path.read_text(encoding="utf-8"))
    [found] = [one for one in data["features"] if one["properties"]["id"] == feature]
    found["properties"].update(properties)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


@pytest.fixture(scope="module")
def hostile(folder, tmp_path_factory):
    """A server of that folder."""
    with served(folder, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


def unharmed(atlas):
    """Nothing in the data ran or became markup."""
    assert atlas.page.evaluate("window.__pwned") is None and atlas.js("window.__pwned") is None
    for where in (atlas.page, atlas.frame):
        assert where.locator("img[src='x'], img[src*='elsewhere'], a[href^='javascript']").count() == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_text_is_text_everywhere(visit, hostile, folder, lang):
    store = open_store(folder)
    name, other = (IMAGE, SCRIPT) if lang == "zh" else (SCRIPT, IMAGE)
    atlas = visit(hostile).open(lang=lang)
    # Card, tooltip.
    card = atlas.select(store, "facilities", "f-metro-mugu")
    assert card.locator("h3").inner_text() == name
    atlas.point_at(*atlas.place_of(store, "facilities", "f-metro-mugu"))
    tip = atlas.frame.locator(".atlas-tip b")
    tip.wait_for()
    assert tip.inner_text() == name
    unharmed(atlas)
    # Search hits; the park's card and the button to its project; the project's card.
    hits = atlas.search("pk-linggenxia")
    assert hits[0].startswith(MARKDOWN)
    atlas.find("pk-linggenxia", "parks/pk-linggenxia")
    atlas.page.locator(".st-key-card h3").get_by_text(MARKDOWN, exact=True).wait_for()
    link = atlas.page.locator(".st-key-link_projects_p-park-linggenxia button")
    assert name in link.inner_text()
    atlas.act(link.click)
    atlas.page.locator(".st-key-card h3").get_by_text(name, exact=True).wait_for()
    assert other in atlas.page.locator(".atlas-summary").inner_text()
    unharmed(atlas)
    # Filter options, names on the map.
    settings = atlas.settings("buildings")
    settings.get_by_text(IMAGE).first.wait_for()
    labels = atlas.js("lang => __atlas.layers.find((l) => l.id === 'parks').name(0, lang)", lang)
    assert labels == other
    unharmed(atlas)
    # The copied link.
    again = visit(hostile).follow(atlas.page.evaluate("location.href"))
    again.page.locator(".st-key-card h3").get_by_text(name, exact=True).wait_for()
    unharmed(again)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_broken_layer_is_named_and_the_rest_is_drawn(visit, hostile, folder, lang):
    atlas = visit(hostile).open(lang=lang)
    counts = atlas.agree(open_store(folder))
    assert "roads" not in counts and counts["buildings"] == 428
    notice = atlas.page.locator("[data-testid=stExpander]").first
    notice.locator("summary").click()
    notice.get_by_text("roads.geojson").wait_for()
    assert {"zh": "处理办法", "en": "Remedy"}[lang] in notice.inner_text()
    panel = atlas.page.locator(".st-key-panel").inner_text()
    assert {"zh": "道路（数据不可用）", "en": "Roads (data unavailable)"}[lang] in panel
    with urlopen(f"{hostile}/geo/index.json") as answer:
        index = json.load(answer)
    assert [layer["id"] for layer in index["unavailable"]] == ["roads"]


def test_a_running_server_shows_changed_data_after_the_next_click(visit, hostile, folder):
    atlas = visit(hostile).open()
    path = folder / "geojson" / "roads.geojson"
    broken = path.read_bytes()
    before = digest(hostile, "facilities")
    poison(folder, "facilities", "f-09", name="新名字")
    shutil.copy(ROOT / "data" / "geojson" / "roads.geojson", path)
    atlas.look(22.6745, 114.1185, 16)
    camera = atlas.camera()
    atlas.label("zones").click()
    atlas.row("roads").wait_for()
    atlas.arrive()
    # The layer was not there when the visitor came: it shows as it would have from the start.
    atlas.until("__atlas.counts().roads === 167")
    assert atlas.camera() == pytest.approx(camera, abs=1e-5), "the new map looks where the old one did"
    assert atlas.js("__atlas.counts().zones") > 0
    assert digest(hostile, "facilities") != before
    assert "新名字" in atlas.js("[...__atlas.layers.find((l) => l.id === 'facilities').features.names]")
    assert atlas.page.locator("[data-testid=stExpander]").count() == 0
    # Broken again, it goes again.
    path.write_bytes(broken)
    atlas.label("zones").click()
    atlas.row("roads").wait_for(state="detached")
    atlas.arrive()
    atlas.until("!__atlas.layers.some((l) => l.id === 'roads')")


def digest(server, layer):
    with urlopen(f"{server}/geo/index.json") as answer:
        return next(one["digest"] for one in json.load(answer)["layers"] if one["id"] == layer)
