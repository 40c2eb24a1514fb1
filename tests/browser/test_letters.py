"""Lines break, names stand and charts are laid out the same on every machine, whatever fonts it has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import ALONE, chromium
from tests.browser.conftest import new_context
from tests.browser.serving import ROOT
from utils.fonts.characters import community_characters, interface_characters
from utils.player.routes import PLAYER
from utils.store import open_store

# A machine all of whose fonts are one that looks like no other.
OTHER = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<match target="pattern">
<edit name="family" mode="assign" binding="strong"><string>DejaVu Sans Mono</string></edit>
</match>
</fontconfig>
"""
PLAYING = "window.__player?.ready === true"
MAPPED = """[...document.querySelectorAll(".st-key-map iframe")].some(
  map => map.contentDocument?.documentElement?.dataset.atlas === "ready")"""
CHARTED = """document.querySelector(".js-plotly-plot .main-svg") && !document.querySelector('[aria-busy="true"]')"""
# Address, the state that is waited for, where the text is that does not change with the time of day.
PAGES = {
    "wall": (f"{PLAYER}?scene=3&kiosk=1&lang={{}}", PLAYING, "#player"),
    "presenter": (f"{PLAYER}?view=presenter&scene=3&lang={{}}", PLAYING, ".v-now, .v-next, .v-list, .v-bar"),
    "cockpit": (
        "/cockpit?lang={}",
        f"{MAPPED} && {CHARTED}",
        ".js-plotly-plot, .atlas-wall-title, .atlas-wall-figures",
    ),
    "map": ("/?lang={}", MAPPED, ".stMain"),
    "projects": ("/projects?lang={}", f"{MAPPED} && {CHARTED}", ".stMain"),
}
# Every piece of text below some elements, with the boxes of its lines (pixels).
BOXES = """(within) => [...document.querySelectorAll(within)].flatMap((root) => {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || ["STYLE", "SCRIPT"].includes(node.parentElement.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].map(({ x, y, width, height }) => [x, y, width, height].map(Math.round));
    found.push([node.data, ...lines]);
  }
  return found;
})"""
NAMES = """((window.__atlas?.sheets ? window : document.querySelector(".st-key-map iframe")?.contentWindow)
  ?.__atlas.sheets.names._container.toDataURL())"""
# How wide the machine's own letters are.
OWN_WIDTH = """(() => {
  const context = document.createElement("canvas").getContext("2d");
  context.font = "40px serif";
  return context.measureText("Millimetre").width;
})()"""


Key = tuple[str, str]


@dataclass(frozen=True)
class Look:
    """What a machine shows of a page: its texts with their boxes, and the picture of the names on its map."""

    boxes: list[Any]
    names: str | None
    own_width: float


@pytest.fixture(scope="module")
def looks(server: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[Key, Look], dict[Key, Look]]:
    """Every page as this machine shows it, and as one with other fonts does."""
    other = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    other.write_text(OTHER, encoding="utf-8")
    return look(server, None), look(server, other)


def look(server: str, fonts: Path | None) -> dict[Key, Look]:
    with (
        chromium(ALONE, fonts=fonts) as browser,
        new_context(browser, viewport={"width": 1440, "height": 900}) as context,
    ):
        page = context.new_page()
        return {(name, lang): look_at(page, server, name, lang) for name in PAGES for lang in ("zh", "en")}


def look_at(page: Page, server: str, name: str, lang: str) -> Look:
    address, ready, within = PAGES[name]
    page.goto(server + address.format(lang))
    page.wait_for_function(ready)
    # The wall makes further scenes ready; on other pages there is nothing to wait for.
    page.evaluate("window.__player?.settled")
    return Look(page.evaluate(BOXES, within), page.evaluate(NAMES), page.evaluate(OWN_WIDTH))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_line_is_where_it_is_on_any_machine(
    looks: tuple[dict[Key, Look], dict[Key, Look]], name: str, lang: str
) -> None:
    here, there = (each[name, lang] for each in looks)
    assert abs(here.own_width - there.own_width) > 5, "the machines' own fonts are alike"
    assert len(here.boxes) > 10
    assert [pair for pair in zip(here.boxes, there.boxes, strict=True) if pair[0] != pair[1]] == []
    assert here.names == there.names


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_no_character_is_left_to_the_machine(
    looks: tuple[dict[Key, Look], dict[Key, Look]], name: str, lang: str
) -> None:
    ours = interface_characters() + community_characters(open_store(ROOT / "data"))
    shown = {char for text, *_ in looks[0][name, lang].boxes for char in text if char.isprintable()}
    assert shown - set(ours) == set()
