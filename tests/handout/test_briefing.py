"""The briefing's figures are the deck's; its text is text, its fonts come along."""

from __future__ import annotations

import pytest

from tests.handout.kit import LANGUAGES, ROUTE, bare, briefing_file, deck, fonts_of, pages_of
from utils.i18n import pick

both = pytest.mark.parametrize("lang", LANGUAGES)


@both
def test_a_cover_a_page_a_scene_and_the_sources(lang: str) -> None:
    pages = pages_of(briefing_file(lang))
    assert len(pages) >= len(deck().slides) + 2
    assert bare(pick(deck().title, lang)) in pages[0]
    # The first scene's route has the page after it.
    assert bare(pick(ROUTE.title, lang)) in pages[2]
    for scene, page in zip(deck().slides, [pages[1], *pages[3:]], strict=False):
        assert bare(pick(scene.title, lang)) in page
        assert bare(pick(scene.text, lang)) in page
        for figure in scene.figures:
            assert bare(figure.said(lang)) in page
            assert figure.source is None or bare(pick(figure.source, lang)) in page
    end = "".join(pages[len(deck().slides) + 2 :])
    assert all(bare(pick(source, lang)) in end for source in deck().sources)
    assert all(bare(figure.said(lang)) in end for scene in deck().slides for figure in scene.figures)


@both
def test_pages_are_numbered_dated_and_marked(lang: str) -> None:
    pages = pages_of(briefing_file(lang))
    foot = {"zh": "数据截至2026年11月1日·含示意数据", "en": "Dataasof1Nov2026·containsillustrativedata"}[lang]
    for number, page in enumerate(pages[1:], start=2):
        assert foot in page
        assert f"{number}/{len(pages)}" in page


@both
def test_charts_write_the_decks_numbers(lang: str) -> None:
    from utils import format as fmt

    chart = next(slide.chart for slide in deck().slides if slide.id == "dcc")
    page = pages_of(briefing_file(lang))[2 + [slide.id for slide in deck().slides].index("dcc")]
    for value in chart.series[0].values:
        assert bare(fmt.quantity(value, chart.unit, lang, compact=True)) in page


def test_text_stays_text() -> None:
    page = pages_of(briefing_file("zh"))[2]
    assert bare(ROUTE.stops[1].title.zh) in page
    assert "09:58" in page


@both
def test_fonts_are_embedded_and_few(lang: str) -> None:
    fonts = fonts_of(briefing_file(lang))
    assert fonts
    assert all(embedded and "NotoSansCJK" in name for name, embedded in fonts)
