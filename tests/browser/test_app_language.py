"""The language switch covers everything; keys reach everything; axe finds nothing serious in what the app draws."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.atlas import Atlas

CJK = re.compile(r"[\u3400-\u9fff\uff00-\uffef]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
# Proper names, units and codes that are Latin in Chinese text as well.
NAMES = re.compile(r"English|PNG|SVG|OpenStreetMap|DCC|WGS-84|GCJ-02|CGCS2000|km|CNY|N|m")
# Streamlit's own, which it offers no way to translate: a link for screen readers, the button of a select box, the
# name of the map's frame and the title of the page in it. Last, what is typed here.
FOREIGN = {"Skip to main content", "Open", "shangmugu"}
# What a select box tells readers of screens of its list.
COUNTED = re.compile(r"\d+ options? available\.")
# In this order: all the text anyone can see or have read to them.
TEXTS = """() => {
  const out = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (["SCRIPT", "STYLE", "NOSCRIPT"].includes(parent.tagName)) continue;
    // Streamlit writes its icons as ligatures of a font.
    if (parent.closest("[data-testid=stIconMaterial], [translate=no]")) continue;
    out.push(walker.currentNode.textContent.trim());
  }
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["aria-label", "title", "placeholder", "alt", "data-source", "aria-valuetext"]) {
      if (element.hasAttribute(name)) out.push(element.getAttribute(name).trim());
    }
    if (element.tagName === "INPUT" && ["text", ""].includes(element.type)) out.push(element.value.trim());
  }
  return out.filter(Boolean);
}"""
# What has the focus: a control of a layer's row, or the part of the page it is in.
FOCUSED = """() => {
  const row = document.activeElement.closest("[data-layer]");
  if (row) return `${row.dataset.layer} ${document.activeElement.type}`;
  return document.activeElement.closest("[class*=st-key-]")?.className.match(/st-key-(\\w+)/)[1];
}"""
STILL = "document.getAnimations().every(({ playState }) => playState !== 'running')"
LABELS = """lang => __atlas.layers.flatMap((layer) =>
  Array.from({ length: layer.features ? layer.features.count : 0 }, (_, i) => layer.name(i, lang)))"""


def texts(atlas: Atlas) -> list[str]:
    """Everything said by the page and, where the map is on it, by the map's frame."""
    said = atlas.page.evaluate(TEXTS)
    return said + (atlas.js(TEXTS) if atlas.page.locator(".st-key-map").count() else [])


def wander(atlas: Atlas, store):
    """Everything the page can show, one state after the other."""
    yield "first"
    for layer in ("buildings", "projects", "drying_racks", "resident_issues"):
        atlas.settings(layer)
        yield f"settings of {layer}"
    atlas.select(store, "drying_racks", "d-0001")
    yield "card"
    atlas.act(lambda: atlas.page.locator(".st-key-link_projects_p-racks button").click())
    atlas.page.locator(".st-key-card h3").wait_for()
    yield "project"
    atlas.search("shangmugu")
    yield "hits"
    atlas.frame.get_by_role("button", name=re.compile("测量距离|Measure distance")).click()
    yield "measuring"
    atlas.slide("as_of", "PageDown", "PageDown")
    yield "as of"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_everything_is_in_the_language(atlas, store, lang):
    atlas.go(lang=lang)
    wrong: dict[str, list[str]] = {}
    for state in wander(atlas, store):
        wrong |= {text: [*wrong.get(text, []), state] for text in texts(atlas) if foreign(text, lang)}
    wrong |= {text: ["map"] for text in atlas.js(LABELS, lang) if foreign(text, lang)}
    atlas.page.get_by_role("link", name={"zh": "数据与来源", "en": "Data and sources"}[lang]).click()
    atlas.page.locator(".atlas-table").first.wait_for()
    wrong |= {text: ["sources"] for text in texts(atlas) if foreign(text, lang)}
    assert wrong == {}


def foreign(text: str, lang: str) -> bool:
    """Whether a text is in another language than it should be."""
    if lang == "en":
        return bool(CJK.search(text)) and text != "中文"
    if text in FOREIGN or COUNTED.fullmatch(text):
        return False
    return not CJK.search(text) and bool(LATIN_WORD.search(NAMES.sub("", text)))


def strangers(atlas: Atlas, lang: str) -> list[str]:
    """Texts in another language; a table tells readers of screens of its new cells a moment after it is drawn."""
    for _ in range(20):
        found = [text for text in texts(atlas) if foreign(text, lang)]
        if not found:
            break
        atlas.page.wait_for_timeout(150)
    return found


def test_switching_changes_the_page_the_map_and_the_link(atlas, store):
    camera = atlas.mark()
    atlas.language("English")
    atlas.wait_for_query(lang="en")
    assert atlas.page.locator("h1").inner_text() == "Shangmugu Community"
    assert atlas.frame.get_by_role("button", name="Measure distance").count() == 1
    atlas.toggle("roads")
    assert set(atlas.query) <= {"lang", "l", "c"}, "a language changes nothing else"
    atlas.language("中文")
    atlas.wait_for_query(lang=None)
    assert atlas.page.locator("h1").inner_text() == "上木古社区"
    atlas.unmoved(camera)
    atlas.agree(store)


def test_a_filter_survives_a_change_of_language(atlas, store):
    atlas.go(f="projects.category~greenway,park")
    before = atlas.agree(store)["projects"]
    atlas.settings("projects")
    atlas.language("English")
    atlas.toggle("roads")
    assert atlas.query["f"] == "projects.category~greenway,park"
    assert atlas.agree(store)["projects"] == before


def test_keys_reach_everything(atlas, store):
    page = atlas.page
    page.locator("h1").click()
    reached: list[str] = []
    for _ in range(90):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement.tagName === 'IFRAME'")
        reached.append(
            atlas.js("document.activeElement.id || document.activeElement.getAttribute('aria-label')")
            if inside
            else page.evaluate(FOCUSED)
        )
        if reached[-1] == "测量面积":
            break
    panel = ("search_box", "as_of_slider", "buildings checkbox", "buildings button", "basemap_choice")
    for part in (*panel, "map_div", "测量距离"):
        assert part in reached, reached
    box = atlas.checkbox("buildings")
    box.focus()
    atlas.act(lambda: page.keyboard.press("Space"))
    assert atlas.agree(store)["buildings"] == 0
    atlas.act(lambda: page.keyboard.press("Space"))
    assert atlas.agree(store)["buildings"] == 428
    atlas.tune("buildings").focus()
    page.keyboard.press("Enter")
    page.locator(".st-key-settings").wait_for()
    # The focus stays on the button, from where keys go on into the settings, wherever its row is drawn now.
    for layer in ("buildings", "roads", "facilities"):
        atlas.tune(layer).focus()
        if atlas.tune(layer).get_attribute("aria-expanded") == "false":
            page.keyboard.press("Enter")
        page.locator(f".st-key-alpha_{layer}").wait_for()
        atlas.idle()
        assert page.evaluate(FOCUSED) == f"{layer} button"
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED) == f"alpha_{layer}"
    atlas.tune("facilities").focus()
    page.keyboard.press("Enter")
    page.locator(".st-key-settings").wait_for(state="detached")
    assert page.evaluate(FOCUSED) == "facilities button"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit, store, scheme):
    atlas = visit(color_scheme=scheme).open(lang="en" if scheme == "light" else "zh")
    atlas.settings("buildings")
    found = [*serious(atlas.page), *serious(atlas.frame)]
    atlas.tune("buildings").click()
    atlas.page.locator(".st-key-settings").wait_for(state="detached")
    atlas.select(store, "drying_racks", "d-0001")
    found += [*serious(atlas.page), *serious(atlas.frame)]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_other_pages(visit, scheme):
    atlas = visit(color_scheme=scheme).open(lang="en" if scheme == "light" else "zh")
    links = atlas.page.locator(".st-key-pages").get_by_role("link")
    found = []
    for index in range(1, links.count()):
        path = urlsplit(links.nth(index).get_attribute("href")).path
        links.nth(index).click()
        atlas.page.wait_for_url(f"**{path}*")
        atlas.idle()
        # Elements of our own name their controls when their script has come.
        atlas.page.wait_for_function("!document.querySelector('button:empty')")
        # What Streamlit draws anew fades in.
        atlas.page.wait_for_function(STILL)
        found += [f"{path}: {finding}" for finding in serious(atlas.page)]
    assert found == []


def serious(target) -> list[str]:
    """Serious and critical findings: rule, element, reason."""
    findings = Axe().run(target).response["violations"]
    return [
        f"{finding['id']} ({finding['impact']}): {node['html'][:200]} -- {node['failureSummary'][:300]}"
        for finding in findings
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
    ]
