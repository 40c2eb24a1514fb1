"""Clicking, the card, search, flights, measuring: from the map to the facts and back."""

import re

import pyproj
import pytest

from tests.browser.atlas import HITS, SEARCH, Atlas

PROJECT, RACK = "p-racks", "d-0001"
GEOD = pyproj.Geod(ellps="WGS84")


def marked(atlas):
    """How many pixels the marks' canvas has painted."""
    return atlas.js("""() => {
      const canvas = __atlas.sheets.marks._container;
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let i = 3; i < data.length; i += 4) count += data[i] > 0 ? 1 : 0;
      return count;
    }""")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_click_card_close_click(atlas, store, lang):
    atlas.go(lang=lang)
    assert marked(atlas) == 0
    card = atlas.select(store, "facilities", "f-metro-mugu").inner_text()
    for word in {"zh": ["木古站", "地铁站", "来源", "2020"], "en": ["Mugu Station", "Metro station", "Source", "2020"]}[
        lang
    ]:
        assert word in card
    assert marked(atlas) > 0, "the feature is marked"
    assert not atlas.page.locator(".atlas-legend").is_visible()
    camera = atlas.mark()
    atlas.act(lambda: atlas.page.locator(".st-key-card_close button").click())
    atlas.page.locator(".atlas-legend").wait_for()
    assert marked(atlas) == 0 and "s" not in atlas.query
    atlas.unmoved(camera)


def test_a_click_on_nothing_brings_the_legend_back(atlas, store):
    atlas.select(store, "facilities", "f-09")
    empty = atlas.js("""() => {
      const size = __atlas.map.getSize();
      for (let y = 60; y < size.y - 60; y += 12) {
        for (let x = 60; x < size.x - 90; x += 12) {
          const at = __atlas.map.containerPointToLatLng([x, y]);
          if (!__atlas.at(at, 12)) return __atlas.camera.fromMap(at);
        }
      }
      return null;
    }""")
    assert empty
    atlas.act(lambda: atlas.click(*empty))
    atlas.page.locator(".atlas-legend").wait_for()
    atlas.wait_for_query(s=None)
    assert atlas.page.locator(".st-key-card").count() == 0


def test_a_card_leads_to_its_project_and_flies_there(atlas, store):
    card = atlas.select(store, "drying_racks", RACK)
    project = store.layers["projects"].frame.set_index("id").loc[PROJECT]
    assert project["name"] in card.inner_text()
    bar = card.get_by_role("progressbar")
    assert bar.get_attribute("aria-valuenow") == f"{project['progress_pct']:.0f}"
    assert "示意" in card.locator(".atlas-kicker").first.inner_text()
    before = atlas.camera()
    atlas.act(lambda: atlas.page.locator(f".st-key-link_projects_{PROJECT} button").click())
    atlas.wait_for_query(s=f"projects/{PROJECT}")
    atlas.page.locator(".st-key-card h3").get_by_text(project["name"]).wait_for()
    atlas.until("before => __atlas.camera.now().join() !== before", ",".join(f"{value}" for value in before))
    west, south, east, north = project.geometry.bounds
    lat, lng, _ = atlas.camera()
    assert south - 1e-3 <= lat <= north + 1e-3 and west - 1e-3 <= lng <= east + 1e-3
    assert marked(atlas) > 0


def test_a_building_inside_a_projects_area_can_be_chosen(atlas, store):
    projects, buildings = store.layers["projects"].frame, store.layers["buildings"].frame
    areas = projects[projects.geometry.geom_type == "Polygon"]
    inside = [
        (building, place, zone)
        for zone in areas.itertuples()
        for building, place in zip(buildings["id"], buildings.geometry.representative_point(), strict=True)
        if zone.geometry.contains(place)
    ]
    assert inside
    building, place, _ = inside[0]
    atlas.look(place.y, place.x, 19)
    candidates = [one for one in inside[:40] if hit(atlas, one[1]) == ["buildings", one[0]]]
    assert candidates, f"over {building} there is {hit(atlas, place)}"
    building, place, _ = candidates[0]
    atlas.act(lambda: atlas.click(place.y, place.x))
    atlas.wait_for_query(s=f"buildings/{building}")


def hit(atlas, place):
    return atlas.js("([a, b]) => __atlas.hitTest(a, b)", [place.y, place.x])


def test_the_same_feature_fly_button(atlas, store):
    atlas.select(store, "facilities", "f-09")
    atlas.look(22.69, 114.11, 14)
    atlas.act(lambda: atlas.page.locator(".st-key-card_fly button").click())
    lat, lng = Atlas.place_of(store, "facilities", "f-09")
    atlas.until("([a, b]) => Math.hypot(__atlas.camera.now()[0] - a, __atlas.camera.now()[1] - b) < 1e-4", [lat, lng])


@pytest.mark.parametrize(
    ("lang", "term", "found", "feature"),
    [
        ("zh", "岭根吓公园", "岭根吓公园", "parks/pk-linggenxia"),
        ("zh", "lgxgy", "岭根吓公园", "parks/pk-linggenxia"),
        ("en", "Linggenxia Park", "Linggenxia Park", "parks/pk-linggenxia"),
        ("en", "b-0123", "", "buildings/b-0123"),
    ],
)
def test_search_flies_to_what_it_finds(atlas, store, lang, term, found, feature):
    atlas.go(lang=lang)
    atlas.mark()
    hits = atlas.search(term)
    assert found in hits[0]
    atlas.find(term, feature)
    atlas.wait_for_query(s=feature)
    layer, id_ = feature.split("/")
    lat, lng = Atlas.place_of(store, layer, id_)
    atlas.until("([a, b]) => Math.hypot(__atlas.camera.now()[0] - a, __atlas.camera.now()[1] - b) < 2e-3", [lat, lng])
    assert atlas.camera()[2] > 16
    atlas.card()
    assert atlas.page.locator(HITS).count() == 0 and atlas.page.locator(SEARCH).input_value() == ""
    assert atlas.js("window.__mark") == 1


def test_search_turns_on_the_layer_of_what_it_finds(atlas, store):
    atlas.go(l="buildings")
    atlas.find("岭根吓公园", "parks/pk-linggenxia")
    assert atlas.agree(store)["parks"] > 0
    assert atlas.checkbox("parks").is_checked()


def test_search_that_finds_nothing_says_so(atlas):
    atlas.page.locator(SEARCH).fill("qqqqzz")
    atlas.page.get_by_text("没有找到“qqqqzz”").wait_for()


def test_search_finds_while_one_types_and_keys_reach_what_is_found(atlas):
    box = atlas.page.locator(SEARCH)
    box.press_sequentially("lgxgy", delay=40)
    first = atlas.page.locator(HITS).first
    first.get_by_text("岭根吓公园").wait_for()
    assert box.input_value() == "lgxgy"
    box.press("ArrowDown")
    atlas.until("parent.document.activeElement.dataset.hit === 'parks/pk-linggenxia'")
    atlas.page.keyboard.press("ArrowUp")
    atlas.page.keyboard.press("Escape")
    first.wait_for(state="detached")
    assert box.input_value() == "" and "s" not in atlas.query


def button(atlas, name):
    return atlas.frame.get_by_role("button", name=name, exact=True)


def test_measuring_home_and_full_screen(atlas, store):
    first = atlas.camera()
    atlas.look(22.675, 114.12, 17)
    button(atlas, "测量距离").click()
    for place in ((22.675, 114.12), (22.676, 114.12)):
        atlas.click(*place)
    atlas.page.keyboard.press("Enter")
    figure = atlas.frame.locator(".atlas-measure-figure")
    assert float(figure.inner_text().split()[0]) == pytest.approx(GEOD.inv(114.12, 22.675, 114.12, 22.676)[2], abs=2)
    atlas.page.keyboard.press("Escape")
    button(atlas, "测量面积").click()
    corners = [(22.675, 114.12), (22.676, 114.12), (22.676, 114.121), (22.675, 114.121)]
    for place in corners:
        atlas.click(*place)
    atlas.page.keyboard.press("Enter")
    lats, lngs = zip(*corners, strict=True)
    value, unit = figure.inner_text().split()
    square_metres = float(value.replace(",", "")) * (10_000 if unit in ("公顷", "ha") else 1)
    assert square_metres == pytest.approx(abs(GEOD.polygon_area_perimeter(lngs, lats)[0]), rel=0.02)
    assert "s" not in atlas.query, "measuring selects nothing"
    atlas.page.keyboard.press("Escape")
    button(atlas, "回到社区全貌").click()
    atlas.until("z => __atlas.camera.now()[2] === z", first[2])
    assert atlas.camera() == pytest.approx(first, abs=4e-5), "to the pixel"
    full = button(atlas, "全屏")
    full.click()
    atlas.frame.locator('[aria-label="全屏"][aria-pressed="true"]').wait_for()
    full.click()
    atlas.frame.locator('[aria-label="全屏"][aria-pressed="false"]').wait_for()
    assert atlas.agree(store)["buildings"] > 0


def test_the_tooltip_names_what_is_under_the_pointer(atlas, store):
    atlas.go(lang="en")
    lat, lng = Atlas.place_of(store, "facilities", "f-metro-mugu")
    atlas.look(lat, lng, 18)
    atlas.point_at(lat, lng)
    tip = atlas.frame.locator(".atlas-tip")
    tip.wait_for(state="visible")
    assert re.split(r"\n+", tip.inner_text()) == ["Mugu Station", "Services"]
