"""Every form of a brief draws the map in the page's own classes and explains them in the page's own words."""

from __future__ import annotations

import io
import re
from base64 import b64decode

import pytest
from pptx import Presentation

from layers.base import Text
from tests.export.town import NOW, STORE
from tests.handout.kit import bare, pages_of, words_of
from utils.analysis.rental_view import rental_figures, rental_view
from utils.handout.key import legend_of
from utils.handout.looks import look_of
from utils.handout.makers import Paper, view_maker
from utils.handout.map_sheet import Sheet, map_sheet
from utils.handout.picture import map_svg, page_extras, slide_maps
from utils.handout.says import unwatched
from utils.handout.shown_page import ShownPage, change_page, coverage_page, issue_page, rental_page
from utils.handout.strokes import path
from utils.handout.view_deck import view_deck
from utils.handout.window import window_of
from utils.i18n import pick
from utils.mapview import map_command
from utils.player.legend import legend_json
from utils.player.story import told
from utils.view import masks_of, statuses_of

TITLE = Text("页", "Page")
HEAT = NOW.with_option("matters", "density")
PAGES = {"rental": rental_page, "coverage": coverage_page, "issues": issue_page, "changes": change_page}


def command_of(page: ShownPage) -> dict:
    """What the page tells its map."""
    shown, view = page.map, page.map.view
    masks = masks_of(STORE, view) if shown.masks is None else shown.masks
    return map_command(
        STORE, view, masks, statuses_of(STORE, view), "light", paints=shown.paints, densities=shown.densities
    )


@pytest.mark.parametrize("name", ["rental", "coverage"])
def test_a_building_has_the_colour_the_pages_map_gives_it(name: str) -> None:
    page = PAGES[name](STORE, NOW)
    (layer,) = page.map.paints
    sent = command_of(page)["layers"][layer]["paint"]
    codes, data = b64decode(sent["codes"]), STORE.layers[layer]
    window = window_of((900, 700), None, page.map.first)
    drawn = map_svg(STORE, page.map.view, window, "zh", page_extras(page.map, page.masks(STORE)))
    look = look_of(data, window, None, None, 1.0)
    fills = dict(re.findall(r'<path d="([^"]+)" fill="([^"]+)"', drawn))
    rows = [row for row in look.rows(2) if page.masks(STORE)[layer][row] and path(look.shapes[row]) in fills]
    assert len(rows) > 50
    assert {fills[path(look.shapes[row])] for row in rows} >= {pair[0] for pair in sent["paints"]}
    for row in rows:
        assert fills[path(look.shapes[row])] == sent["paints"][codes[row]][0]


@pytest.mark.parametrize("name", PAGES)
def test_the_web_page_gets_the_command_of_the_page(name: str) -> None:
    page = PAGES[name](STORE, NOW)
    first = told(STORE, view_deck(STORE, NOW, TITLE, None, page))["slides"][0]["command"]["layers"]
    ours = command_of(page)["layers"]
    assert ours.keys() <= first.keys()
    for layer, entry in ours.items():
        assert first[layer].get("paint") == entry.get("paint")
        assert first[layer].get("m") == entry.get("m")
        assert first[layer].get("d") == entry.get("d")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["rental", "coverage", "changes"])
def test_the_legend_is_the_pages_in_every_form(name: str, lang: str) -> None:
    page = PAGES[name](STORE, NOW)
    said = [pick(row.said, lang) for row in page.map.key.rows]
    slide = view_deck(STORE, NOW, TITLE, None, page).slides[0]
    block = legend_of(STORE, slide.view, slide.masks, {}, lang, page=slide.page)[0]
    assert (block.title, [entry.label for entry in block.entries]) == (pick(page.map.key.title, lang), said)
    assert all(row.paint.light in entry.picture for row, entry in zip(page.map.key.rows, block.entries, strict=True))
    assert [row["label"][lang] for row in legend_json(STORE, slide)][: len(said)] == said
    # In the picture no class is folded away to have room.
    (picture,) = slide_maps(STORE, slide, (760.0, 620.0), lang)
    text = bare("".join(re.findall(r"<text[^>]*>([^<]*)</text>", picture)))
    extras = page_extras(page.map, page.masks(STORE))
    (sheet,) = pages_of(map_sheet(STORE, page.map.view, lang, Sheet(extras=extras, about=page.text)))
    for label in said:
        assert bare(label) in text
        assert bare(label) in sheet


def test_a_density_is_a_picture_with_its_ramp() -> None:
    page = issue_page(STORE, HEAT)
    slide = view_deck(STORE, HEAT, TITLE, None, page).slides[0]
    (picture,) = slide_maps(STORE, slide, (760.0, 620.0), "zh")
    assert "data:image/png;base64," in picture
    assert f"{page.map.ramp.low.zh} – {page.map.ramp.high.zh}" in picture
    plain = view_deck(STORE, NOW, TITLE, None, issue_page(STORE, NOW)).slides[0]
    assert "data:image/png" not in slide_maps(STORE, plain, (760.0, 620.0), "zh")[0]


def test_figures_are_those_of_the_pages_strip() -> None:
    strip = rental_figures(STORE, NOW, rental_view(STORE, NOW))
    deck = view_deck(STORE, NOW, TITLE, None, rental_page(STORE, NOW))
    assert [(one.id, one.said("zh"), one.provenance) for one in deck.slides[0].figures[: len(strip)]] == [
        (one.id, one.said("zh"), one.provenance) for one in strip
    ]


def test_only_the_facilities_that_count_are_told() -> None:
    page = coverage_page(STORE, NOW)
    layer = page.layers[1]
    (slide,) = [slide for slide in view_deck(STORE, NOW, TITLE, None, page).slides if slide.id == layer]
    assert sum(sum(series.values) for series in slide.chart.series) == page.map.masks[layer].sum()
    assert str(page.map.masks[layer].sum()) in slide.text.zh


def test_the_brief_of_changes_lists_and_counts_them() -> None:
    page = change_page(STORE, NOW)
    overview, own = view_deck(STORE, NOW, TITLE, None, page).slides
    assert [figure.id for figure in overview.figures] == ["slipped", "moved", "opened"]
    assert sum(figure.value for figure in overview.figures) == len(own.table.rows) + own.table.more
    assert sum(sum(series.values) for series in own.chart.series) == len(own.table.rows) + own.table.more
    content = view_maker(STORE, NOW, TITLE, (), "pptx", Paper(), change_page)(unwatched)
    text = "\n".join(words_of(slide) for slide in Presentation(io.BytesIO(content)).slides)
    for row in own.table.rows:
        assert row[1].text.zh in text
        assert row[3].text.zh in text
