"""The address: a copied link shows the same view to anyone, and the back button goes back."""

import re
from urllib.parse import urlsplit

import pytest

from tests.browser.atlas import Atlas


def same_view(one: Atlas, other: Atlas) -> None:
    """Both visitors see the same."""
    assert other.query == one.query
    assert other.counts() == one.counts()
    assert other.camera() == pytest.approx(one.camera(), abs=1e-5)
    assert other.js("__atlas.command.layers") == one.js("__atlas.command.layers")
    assert other.js("__atlas.state.lang") == one.js("__atlas.state.lang")
    assert other.js("__atlas.sel") == one.js("__atlas.sel")
    for part in (".st-key-panel", ".atlas-headline", ".st-key-side"):
        assert other.page.locator(part).inner_text() == one.page.locator(part).inner_text()


def test_a_copied_link_shows_the_same_view(visit, store):
    one = visit().open()
    one.language("English")
    one.toggle("roads")
    one.toggle("resident_issues")
    one.settings("buildings")
    one.slide("alpha_buildings", *["ArrowLeft"] * 6)
    one.act(lambda: one.page.locator(".st-key-settings").get_by_role("button", name="Residential").first.click())
    one.tune("buildings").click()
    one.page.locator(".st-key-settings").wait_for(state="detached")
    one.slide("as_of", "PageDown")
    one.select(store, "facilities", "f-metro-mugu", zoom=17)
    one.look(22.6745, 114.1185, 16.5)
    one.idle()
    assert set(one.query) == {"lang", "l", "t", "s", "f", "c"}
    other = visit(viewport={"width": 1280, "height": 860}).follow(one.page.evaluate("location.href"))
    other.card()
    same_view(one, other)
    other.agree(store)
    # Opening it changed nothing in the address, and a reload shows the same again.
    other.page.reload()
    same_view(one, other.arrive())


def test_a_link_to_a_feature_without_a_camera_flies_there(visit, store):
    atlas = visit().open(s="facilities/f-09")
    lat, lng = Atlas.place_of(store, "facilities", "f-09")
    assert atlas.camera() == [pytest.approx(lat, abs=1e-4), pytest.approx(lng, abs=1e-4), 17.5]
    assert "文体中心" in atlas.card().inner_text()


def test_the_back_button_goes_back_step_by_step(atlas, store):
    first = atlas.counts()
    atlas.look(22.6745, 114.1185, 16)
    camera = atlas.mark()
    atlas.toggle("roads")
    second = atlas.counts()
    atlas.language("English")
    for language, counts in (("zh", second), ("zh", first)):
        atlas.act(atlas.page.go_back)
        atlas.until("lang => __atlas.state.lang === lang", language)
        atlas.until("counts => Object.entries(counts).every(([id, n]) => __atlas.counts()[id] === n)", counts)
    assert atlas.checkbox("roads").is_checked()
    atlas.page.locator("h1").get_by_text("上木古社区", exact=True).wait_for()
    atlas.unmoved(camera)
    atlas.agree(store)
    atlas.act(atlas.page.go_forward)
    assert atlas.agree(store) == second
    assert not atlas.checkbox("roads").is_checked()


def test_panning_writes_the_camera_without_a_rerun(atlas):
    atlas.wait_for_query(c=atlas.query.get("c"))
    painted = atlas.js("__atlas.painted")
    x, y = atlas.spot(22.675, 114.1228)
    atlas.page.mouse.move(x, y)
    atlas.page.mouse.down()
    atlas.page.mouse.move(x + 120, y + 80, steps=4)
    atlas.page.mouse.up()
    atlas.page.wait_for_url(re.compile(r"[?&]c=22\.6"))
    atlas.camera_written()
    assert atlas.js("__atlas.painted") == painted
    assert "s" not in atlas.query, "a drag is no click"


def test_what_a_link_asks_for_in_vain_is_named(visit, store):
    atlas = visit().open(lang="en", l="buildings.nowhere", f="buildings.colour~red", s="buildings/b-9999", t="soon")
    notice = atlas.page.locator("[data-testid=stExpander]")
    notice.locator("summary").click()
    text = notice.inner_text()
    for word in ("nowhere", "colour", "b-9999", "soon"):
        assert word in text
    assert atlas.counts()["buildings"] == len(store.layers["buildings"].frame)


@pytest.mark.parametrize(
    ("lang", "link", "title"), [("zh", "数据与来源", "公开报道的事实"), ("en", "Data and sources", "Reported facts")]
)
def test_to_the_sources_and_back(atlas, store, lang, link, title):
    atlas.go(lang=lang, l="buildings.roads~60")
    page = atlas.page
    page.get_by_role("link", name=link).click()
    page.get_by_role("heading", name=title).wait_for()
    assert urlsplit(page.url).path == "/sources"
    text = page.locator(".stMain").inner_text()
    for word in {
        "zh": ["3.97", "龙岗融媒", "2,300", "示意"],
        "en": ["3.97", "Longgang Media Centre", "2,300", "illustrative"],
    }[lang]:
        assert word in text
    page.get_by_role("link", name={"zh": "一张图", "en": "Map"}[lang], exact=True).click()
    atlas.arrive()
    assert atlas.query["l"] == "buildings.roads~60"
    assert atlas.js("__atlas.state.lang") == lang
    atlas.agree(store)


@pytest.mark.parametrize(
    ("lang", "said", "back"), [("zh", "社区不在画面中", "回到社区"), ("en", "out of view", "Show the community")]
)
def test_a_camera_far_away_says_so_and_leads_back(visit, lang, said, back):
    atlas = visit().open(lang=lang, c="0,0,15")
    hint = atlas.frame.locator(".atlas-away")
    hint.get_by_text(said).wait_for()
    hint.get_by_role("button", name=back).click()
    hint.wait_for(state="hidden")
    assert atlas.camera()[0] == pytest.approx(22.67, abs=0.02)


@pytest.mark.parametrize("camera", ["nan,nan,3", "22.7,514,12", "somewhere"])
def test_a_camera_that_makes_no_sense_is_told_and_leaves_the_address(visit, camera):
    atlas = visit().open(c=camera)
    atlas.frame.locator(".atlas-notice").get_by_text("视角无法识别").wait_for()
    atlas.page.wait_for_url(re.compile(r"[?&]c=22\.6"))


def test_an_address_opened_anew_begins_with_the_whole_community(visit):
    atlas = visit().open()
    whole = atlas.camera()
    atlas.look(22.669, 114.126, 17.75)
    # Between the pages of the app the view is kept, in an address typed without it it is not.
    atlas.page.locator(".st-key-pages a").nth(2).click()
    atlas.page.wait_for_url("**/rental*")
    atlas.arrive()
    assert atlas.camera()[2] == 17.75
    atlas.open()
    # The window of the map may still grow.
    atlas.until("zoom => Math.abs(__atlas.camera.now()[2] - zoom) < 0.3", whole[2])
