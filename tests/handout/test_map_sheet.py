"""One sheet, one page: scale, legend, datum, filter in words, the mark of illustrative data."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from layers.base import Text
from tests.export.town import LATER, NOW, STORE
from tests.handout.kit import bare, fonts_of, pages_of
from utils.handout.grid import scale_bar
from utils.handout.key import legend_of
from utils.handout.map_sheet import PAPERS, Paper, Sheet, bar_room, filter_said, map_sheet, scale_number
from utils.handout.picture import whole
from utils.handout.window import window_of
from utils.view import masks_of, statuses_of

VIEW = replace(NOW, filters=LATER)
SIZES = {("a4", True): (297, 210), ("a4", False): (210, 297), ("a3", True): (420, 297), ("a3", False): (297, 420)}


@pytest.mark.parametrize(("paper", "landscape"), SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_sheet_is_one_page_of_its_size(paper: str, landscape: bool, lang: str) -> None:
    title = Text("项目 <&> *图*", "Projects <&> *map*")
    sheet = Sheet(paper, landscape, title, today=dt.date(2026, 11, 26))
    content = map_sheet(STORE, VIEW, lang, sheet)
    (page,) = PdfReader(io.BytesIO(content)).pages
    size = tuple(round(float(edge) / 72 * 25.4) for edge in (page.mediabox.width, page.mediabox.height))
    assert size == SIZES[paper, landscape]
    (text,) = pages_of(content)
    wanted = {
        "zh": [
            "项目<&>*图*",
            "图例",
            "比例尺1:",
            "WGS-84",
            "EPSG:3857",
            "审图号",
            "含示意数据",
            "制图日期2026年11月26日",
        ],
        "en": ["Projects<&>*map*", "Legend", "Scale1:", "WGS-84", "Mapapprovalno.", "containsillustrativedata"],
    }[lang]
    assert [word for word in wanted if bare(word) not in text] == []
    assert bare(filter_said(STORE, VIEW, lang)) in text
    assert "°" in text
    assert all(embedded for _, embedded in fonts_of(content))


def test_the_legend_names_what_is_drawn_and_nothing_else() -> None:
    masks, statuses = masks_of(STORE, VIEW), statuses_of(STORE, VIEW)
    blocks = {
        block.title: [entry.label for entry in block.entries] for block in legend_of(STORE, VIEW, masks, statuses, "zh")
    }
    assert blocks["项目"] == ["在建", "已完成"]
    assert blocks["建筑"] == ["居住"]
    assert ["社区边界"] in blocks.values()
    assert "民生诉求" not in blocks


def test_a_sheet_is_a_picture_too() -> None:
    assert map_sheet(STORE, replace(NOW, layers={"boundary": 100}), "zh", form="png")[:4] == b"\x89PNG"


def test_the_scale_is_a_round_number_that_fits() -> None:
    import re

    (text,) = pages_of(map_sheet(STORE, replace(NOW, layers={"boundary": 100}), "zh"))
    number = int(re.search(r"比例尺1:(\d{1,3},\d{3})", text)[1].replace(",", ""))
    assert number % 250 == 0
    assert 10_000 <= number <= 25_000


@pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda paper: paper.id)
def test_the_scale_bar_is_never_cut_off(paper: Paper) -> None:
    window = window_of((900, 600), None, whole(STORE))
    # Beside it stands the north arrow, 11 mm high, and 3 mm between them.
    room = paper.side - 11 * 34 / 48 - 3
    for number in range(1000, 30_000, 500):
        at = replace(window, zoom=window.zoom + math.log2(scale_number(window) / number))
        wide = float(re.search(r'width="(\d+)"', scale_bar(at, bar_room(paper), "zh"))[1])
        assert wide * 25.4 / 96 <= room + 0.3
