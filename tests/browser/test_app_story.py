"""The story's page in a real browser: the camera the visitor sees is the one that is kept."""

import re
import shutil

import pytest

from tests.browser.serving import ROOT, served
from utils.story.reader import read_story


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The shipped community, to be changed."""
    copy = tmp_path_factory.mktemp("story") / "data"
    shutil.copytree(ROOT / "data", copy, ignore=shutil.ignore_patterns("sample", ".kept"))
    return copy


@pytest.fixture(scope="module")
def own_server(folder, tmp_path_factory):
    with served(folder, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


def test_a_scene_is_shown_moved_and_captured(visit, own_server, folder):
    atlas = visit(own_server)
    atlas.page.goto(f"{own_server}/story")
    atlas.arrive()
    atlas.page.locator(".st-key-story_pick_streets button").click()
    show = atlas.page.locator(".st-key-story_row_streets .st-key-story_show button")
    atlas.act(show.click)
    atlas.until("() => Math.abs(__atlas.camera.now()[2] - 15.5) < 0.01")
    # Python has written the address by now, and knows nothing of what the visitor does next.
    atlas.js("() => __atlas.map.setView(__atlas.camera.toMap(22.6801, 114.1203), 16.5, { animate: false })")
    atlas.page.wait_for_function("location.search.includes('c=22.6801,114.1203,16.5')")
    atlas.page.locator(".st-key-story_capture button").click()
    atlas.page.get_by_text(re.compile("已存为")).wait_for()
    atlas.idle()
    kept = read_story(folder)
    assert kept.order[4:7] == ("streets", "scene-1", "green")
    scene = kept.story.scenes[5]
    assert scene.camera == pytest.approx((22.6801, 114.1203, 16.5), abs=1e-4)
    assert scene.link.startswith("l=boundary.buildings~60.roads.projects&f=projects.category~")
    # It is being worded now.
    title = atlas.page.get_by_label("标题 · 中文")
    assert title.input_value() == "新场景"
    title.fill("我的场景")
    atlas.page.locator("[class*=st-key-story_scene-1][class*=_save] button").click()
    atlas.page.get_by_text("已保存“我的场景”").wait_for()
    assert read_story(folder).story.scenes[5].title.zh == "我的场景"
    atlas.page.locator(".st-key-story_delete button").click()
    undo = atlas.page.locator(".st-key-story_undo button")
    undo.wait_for()
    assert "scene-1" not in read_story(folder).order
    undo.click()
    atlas.page.get_by_text("已放回“我的场景”").wait_for()
    assert read_story(folder).order[5] == "scene-1"


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_wider_than_the_page(visit, own_server, width):
    atlas = visit(own_server, viewport={"width": width, "height": 850})
    atlas.page.goto(f"{own_server}/story?lang=en")
    atlas.arrive()
    assert atlas.page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 390:
        boxes = [atlas.page.locator(f".st-key-{key}").bounding_box() for key in ("map", "panel", "side")]
        assert boxes[0]["y"] < boxes[1]["y"] < boxes[2]["y"]
