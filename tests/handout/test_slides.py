"""The presentation says what the deck says; its charts and tables are the office's own."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from layers.base import Text
from tests.export.town import STORE
from tests.handout.kit import LANGUAGES, ROUTE, deck, presentation, slides_file, words_of
from utils import format as fmt
from utils.handout.fonts import FAMILY, STRAIGHT
from utils.handout.jobs import CancelledError
from utils.handout.says import scale_of
from utils.handout.slide_chart import FEW
from utils.handout.slides import pptx_bytes
from utils.i18n import pick
from utils.story.chart_figure import bar_labels

both = pytest.mark.parametrize("lang", LANGUAGES)


def said(text: Text, lang: str) -> str:
    """As slides say it: in English with straight quotation marks."""
    return pick(text, lang) if lang == "zh" else pick(text, lang).translate(STRAIGHT)


def scenes(lang: str):
    """Each scene with its slide, in order; a route has a slide of its own after its scene."""
    slides = [slide for slide in presentation(lang).slides if slide.shapes.title is not None]
    route = next(k for k, slide in enumerate(slides) if slide.shapes.title.text_frame.text == pick(ROUTE.title, lang))
    assert route == 1
    return list(zip(deck().slides, slides[:1] + slides[2:], strict=False))


@both
def test_each_scene_is_a_slide_with_its_title_text_and_notes(lang: str) -> None:
    for scene, slide in scenes(lang):
        assert slide.shapes.title.text_frame.text == said(scene.title, lang)
        assert said(scene.text, lang) in words_of(slide)
        assert said(scene.notes, lang) in slide.notes_slide.notes_text_frame.text


@both
def test_figures_are_those_of_the_deck(lang: str) -> None:
    for scene, slide in scenes(lang):
        shown = [shape.text_frame.text for shape in slide.shapes if shape.name == "figure"]
        assert shown == [figure.said(lang) for figure in scene.figures]
    table = words_of(list(presentation(lang).slides)[-2])
    assert all(figure.said(lang) in table for scene in deck().slides for figure in scene.figures)


@both
def test_sources_and_illustrative_marks_are_on_the_slides(lang: str) -> None:
    mark, footer = {"zh": ("示意", "含示意数据"), "en": ("Illustrative", "contains illustrative data")}[lang]
    for scene, slide in scenes(lang):
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        weak = [
            one for one in (*scene.figures, *([scene.chart] if scene.chart else [])) if one.provenance != "reported"
        ]
        assert texts.count(mark) >= len(weak)
        assert any(footer in text for text in texts) == scene.illustrative
        for figure in scene.figures:
            assert figure.source is None or pick(figure.source, lang) in words_of(slide)
    last = words_of(list(presentation(lang).slides)[-1])
    assert all(pick(source, lang) in last for source in deck().sources)


@both
def test_charts_are_editable_and_hold_the_decks_numbers(lang: str) -> None:
    found = 0
    for scene, slide in scenes(lang):
        charts = [shape.chart for shape in slide.shapes if shape.has_chart]
        assert len(charts) == (scene.chart is not None)
        for chart in charts:
            found += 1
            size = scale_of(scene.chart, lang).size
            assert list(chart.plots[0].categories) == [pick(name, lang) for name in scene.chart.categories]
            for plotted, series in zip(chart.plots[0].series, scene.chart.series, strict=True):
                assert plotted.name == pick(series.title, lang)
                assert [v if v is None else pytest.approx(v * size) for v in plotted.values] == list(series.values)
                assert str(plotted.format.fill.fore_color.rgb) == series.paint.light.lstrip("#").upper()
            sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
            assert sheet["A2"].value == pick(scene.chart.categories[0], lang)
    assert found >= 3


def test_money_is_in_hundreds_of_millions_in_chinese_only() -> None:
    chart = next(slide.chart for slide in deck().slides if slide.id == "dcc")
    assert scale_of(chart, "zh")[:2] == (1e8, "亿元")
    assert scale_of(chart, "en")[:2] == (1e9, "CNY bn")


@both
def test_the_timetable_and_the_honours_are_tables(lang: str) -> None:
    tables = [shape.table for slide in presentation(lang).slides for shape in slide.shapes if shape.has_table]
    cells = [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]
    assert cells[0][2][1:4] == [pick(ROUTE.stops[1].title, lang), "09:58", "10:15"]
    assert len(cells[1]) == 1 + len(STORE.tables["honours"])


@both
def test_pictures_say_what_they_are_and_a_swipe_has_two(lang: str) -> None:
    for scene, slide in scenes(lang):
        pictures = [shape for shape in slide.shapes if shape.shape_type == 13]
        assert len(pictures) == (2 if scene.before else 1)
        assert all(pick(scene.title, lang) in shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures)


@both
def test_nothing_lies_off_the_slide(lang: str) -> None:
    for slide in presentation(lang).slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= Inches(13.34) and shape.top + shape.height <= Inches(7.51)


def test_every_part_is_well_formed_and_names_a_font_for_chinese() -> None:
    with zipfile.ZipFile(io.BytesIO(slides_file("zh"))) as packed:
        assert packed.testzip() is None
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(packed.read(name))
        theme = packed.read("ppt/theme/theme1.xml").decode()
    assert all(theme.count(f'<a:{kind} typeface="{FAMILY}"') == 2 for kind in ("latin", "ea", "cs"))


def test_axes_have_the_numbers_the_schema_allows() -> None:
    with zipfile.ZipFile(io.BytesIO(slides_file("zh"))) as package:
        charts = [name for name in package.namelist() if name.startswith("ppt/charts/chart")]
        assert charts
        for name in charts:
            root = ElementTree.fromstring(package.read(name))
            axes = [each.get("val") for each in root.iter(qn("c:axId"))]
            assert (
                len(axes) == 4
                and len(set(axes)) == 2
                and all(number.isdigit() and int(number) < 2**31 for number in axes)
            )
            assert {each.get("val") for each in root.iter(qn("c:crossAx"))} == set(axes)


def test_every_run_is_of_one_face() -> None:
    runs = [run for slide in presentation("zh").slides for run in slide._element.iter(qn("a:r"), qn("a:fld"))]
    runs += [
        run
        for slide in presentation("zh").slides
        for shape in slide.shapes
        if shape.has_chart
        for run in shape.chart._chartSpace.iter(qn("a:r"), qn("a:defRPr"))
    ]
    assert runs
    for run in runs:
        named = {kind: [one.get("typeface") for one in run.iter(qn(f"a:{kind}"))] for kind in ("latin", "ea", "cs")}
        assert set(map(tuple, named.values())) == {(FAMILY,)}


@both
def test_labels_of_charts_are_those_of_the_wall(lang: str) -> None:
    found = set()
    for scene, slide in scenes(lang):
        for chart in (shape.chart for shape in slide.shapes if shape.has_chart):
            for plotted, series in zip(chart.plots[0].series, scene.chart.series, strict=True):
                wanted = {k: said for k, said in enumerate(bar_labels(scene.chart, series, lang)) if said}
                labels = plotted._element.findall(f"{qn('c:dLbls')}/{qn('c:dLbl')}")
                shown = {
                    int(label.find(qn("c:idx")).get("val")): "".join(text.text for text in label.iter(qn("a:t")))
                    for label in labels
                }
                if len(scene.chart.categories) > FEW:
                    wanted = {}
                assert {k: said for k, said in shown.items() if k in wanted} == wanted
                # The bars between are told in the unit of the title, as the wall rounds.
                size = scale_of(scene.chart, lang).size
                others = {k: said for k, said in shown.items() if k not in wanted}
                assert others == {k: fmt.number(series.values[k] / size, lang, 2) for k in others}
                found |= set(shown.values())
    assert {"zh": "21.9 亿元", "en": "CNY 2.19 bn"}[lang] in found or {"zh": "22 亿元", "en": "CNY 2.2 bn"}[
        lang
    ] in found


def test_who_gives_up_is_obeyed() -> None:
    def step(done: int, total: int) -> None:
        if done:
            raise CancelledError(deck().title)

    with pytest.raises(CancelledError):
        pptx_bytes(STORE, deck(), "zh", step)


def test_a_name_from_the_data_is_no_formula() -> None:
    chart = next(slide.chart for slide in deck().slides if slide.id == "dcc")
    hostile = Text('=HYPERLINK("http://x")', "=1+1\x00")
    names = (hostile, *chart.categories[1:])
    slides = tuple(replace(slide, chart=replace(chart, categories=names)) for slide in deck().slides[:1])
    made = Presentation(io.BytesIO(pptx_bytes(STORE, replace(deck(), slides=slides), "zh")))
    (native,) = [shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart]
    cell = load_workbook(io.BytesIO(native.part.chart_workbook.xlsx_part.blob)).active["A2"]
    assert (cell.data_type, cell.value) == ("s", f"'{hostile.zh}")
