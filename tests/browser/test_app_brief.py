"""Brief me on this in a real browser: made while the page stays in use, downloaded, given up; no other host asked."""

from __future__ import annotations

import io

from pptx import Presentation
from pypdf import PdfReader

from utils.view import mask_of

SHOWN = "projects.status~under_construction,completed"


def opened(atlas):
    atlas.page.locator(".st-key-brief_open button").first.click()
    make = atlas.page.locator(".st-key-brief_make button")
    make.wait_for()
    return make


def made(atlas) -> bytes:
    """The hand-out made, as it is downloaded; its name says what it is."""
    button = atlas.page.locator(".st-key-brief_download button")
    button.wait_for()
    with atlas.page.expect_download() as waiting:
        button.click()
    assert "示意" in waiting.value.suggested_filename
    assert "2026-11-01" in waiting.value.suggested_filename
    return waiting.value.path().read_bytes()


def test_slides_of_the_view_are_made_and_downloaded(bench, store):
    atlas = bench.enter("projects", f=SHOWN)
    opened(atlas).click()
    slides = Presentation(io.BytesIO(made(atlas))).slides
    text = "\n".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)
    keep = mask_of(store, store.layers["projects"], atlas.view(store))
    assert f"{keep.sum()} 条，共 {len(keep)} 条" in text
    assert "在建、已完成" in text
    # What was made is of no more use with another choice.
    atlas.page.get_by_text("地图 PDF").click()
    atlas.page.get_by_text("A3", exact=True).click()
    make = atlas.page.locator(".st-key-brief_make button")
    make.wait_for()
    make.click()
    (page,) = PdfReader(io.BytesIO(made(atlas))).pages
    assert round(float(page.mediabox.width) / 72 * 25.4) == 420


def test_work_can_be_given_up(bench):
    atlas = bench.enter("rental")
    opened(atlas).click()
    atlas.page.locator(".st-key-brief_cancel button").first.click()
    atlas.page.locator(".st-key-brief_make button").wait_for()
    assert not atlas.page.locator(".st-key-brief_download").count()
