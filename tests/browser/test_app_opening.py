"""The first ten seconds: what anyone sees, in both languages, light and dark, on a wall and on a phone."""

import pytest

LANGUAGES = {
    "zh": {"name": "上木古社区", "legend": "图例", "groups": ["生活", "生产", "生态", "基础"], "sample": "示意"},
    "en": {
        "name": "Shangmugu Community",
        "legend": "Legend",
        "groups": ["Living", "Production", "Ecological", "Base"],
        "sample": "Illustrative",
    },
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_community_at_a_glance(atlas, store, lang):
    words = LANGUAGES[lang]
    atlas.go(lang=lang)
    page = atlas.page
    assert page.locator("h1").inner_text() == words["name"]
    assert words["name"] in page.title()
    figures = page.locator(".atlas-figure")
    assert 1 <= figures.count() <= 6
    marked = [words["sample"] in text for text in figures.all_inner_texts()]
    assert True in marked and False in marked, "illustrative figures are marked, reported ones are not"
    assert page.locator(".atlas-group").all_inner_texts() == words["groups"]
    assert words["legend"] in page.locator(".atlas-legend").inner_text()
    assert atlas.agree(store)["buildings"] == 428
    assert atlas.js("__atlas.state.lang") == lang and atlas.js("document.documentElement.lang").startswith(lang)
    assert colours_of(atlas) > 40, "the map is painted"


def colours_of(atlas):
    """How many different colours the map shows."""
    return atlas.js("""() => {
      const colours = new Set();
      for (const name of ["ground", "layers", "names"]) {
        const canvas = __atlas.sheets[name]._container;
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        for (let i = 0; i < data.length; i += 4 * 7) colours.add(data.slice(i, i + 4).join());
      }
      return colours.size;
    }""")


def test_each_reported_figure_shows_its_source(atlas):
    reported = atlas.page.locator(".atlas-figure:not(:has(.atlas-sample))")
    for figure in reported.all():
        assert "龙岗融媒 2023-03-15" in figure.get_attribute("data-source")
    figure = reported.first
    shown = "element => getComputedStyle(element, '::after').opacity"
    assert figure.evaluate(shown) == "0"
    figure.focus()
    atlas.page.keyboard.press("Shift+Tab")
    atlas.page.keyboard.press("Tab")
    atlas.page.wait_for_function("getComputedStyle(document.activeElement, '::after').opacity === '1'")


def test_nothing_is_loaded_twice(visit):
    """Nor does the map of a light system stay dark."""
    atlas = visit(color_scheme="light").open()
    themed(atlas, "light")
    layers = [url for url in atlas.asked if "/geo/" in url]
    assert len(layers) > 10
    assert len(layers) == len(set(layers))


def themed(atlas, theme):
    """The map is in the theme, and its ground is as light or dark as that."""
    atlas.until("theme => document.documentElement.dataset.theme === theme", theme)
    assert atlas.js("__atlas.state.theme") == theme
    red = int(atlas.js("getComputedStyle(document.body).backgroundColor").split("(")[1].split(",")[0])
    assert red > 200 if theme == "light" else red < 40


def test_the_map_follows_a_dark_system(visit):
    themed(visit(color_scheme="dark").open(), "dark")


def test_on_a_phone_the_map_comes_first_and_nothing_is_too_wide(visit):
    atlas = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).open()
    for lang in LANGUAGES:
        atlas.go(lang=lang)
        fits_a_phone(atlas.page)


def fits_a_phone(page):
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    scrolls = page.evaluate("""[...document.querySelectorAll('.stMain *')].filter(element => {
      const { right, width } = element.getBoundingClientRect();
      // Streamlit's sliders hide their inputs in a box of one pixel that cuts them off.
      return width > 1 && right > 391 && element.type !== "range" && !element.closest(".st-key-pages");
    }).map(element => element.className)""")
    assert scrolls == []
    # The links to the pages are one strip that is swiped: the last comes into sight.
    last = page.locator(".st-key-pages").get_by_role("link").last
    last.scroll_into_view_if_needed()
    assert last.bounding_box()["x"] + last.bounding_box()["width"] <= 390
    tops = [page.locator(f".st-key-{part}").bounding_box()["y"] for part in ("map", "side", "panel")]
    assert tops == sorted(tops), "map, card and legend, panel"
    assert tops[0] < 844 * 0.6, "in sight at once"


def test_on_a_wall_the_whole_page_needs_no_scrolling(atlas):
    before = atlas.page.viewport_size
    atlas.page.set_viewport_size({"width": 1920, "height": 1080})
    try:
        fits_a_wall(atlas)
    finally:
        atlas.page.set_viewport_size(before)


def fits_a_wall(atlas):
    atlas.page.wait_for_function("innerWidth === 1920")
    assert atlas.page.evaluate("document.querySelector('.stMain').scrollHeight") <= 1080
    assert (
        float(atlas.page.locator(".atlas-value b").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) > 30
    )


def test_two_visitors_do_not_disturb_each_other(atlas, visit, store):
    one, other = atlas, visit().open(lang="en")
    one.toggle("buildings")
    other.toggle("parks")
    assert one.counts()["buildings"] == 0 and one.counts()["parks"] > 0
    assert other.counts()["parks"] == 0 and other.counts()["buildings"] > 0
    assert "生活" in one.page.locator(".atlas-group").all_inner_texts()
    assert "Living" in other.page.locator(".atlas-group").all_inner_texts()
    for visitor in (one, other):
        visitor.agree(store)
