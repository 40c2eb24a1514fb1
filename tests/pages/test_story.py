"""The story's page: what is listed, and that every change reaches the folder, safely."""

from __future__ import annotations

import json
import os
import shutil
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import kit
from tests.pages.kit import ROOT, html
from utils.story.reader import read_story

_numbers = count(1)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped community: one for all tests, as it takes a second to read."""
    copy = tmp_path_factory.mktemp("story") / "community"
    shutil.copytree(ROOT / "data", copy, ignore=shutil.ignore_patterns("sample", "story", "__pycache__"))
    return copy


@pytest.fixture
def folder(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The copy with the shipped story anew, to be changed."""
    shutil.rmtree(copy / "story", ignore_errors=True)
    shutil.copytree(ROOT / "data" / "story", copy / "story", ignore=shutil.ignore_patterns(".kept"))
    monkeypatch.setenv("ATLAS_DATA", str(copy))
    return copy


def open_page(**query: str) -> AppTest:
    return kit.open_page("story.py", **query)


def press(app: AppTest, name: str, camera: Any) -> None:
    """Press one of the buttons that tell of the camera, which the test runner does not know."""
    part = next(e.proto for e in app.get("bidi_component") if e.proto.id.endswith(f"story_{name}"))
    states = app._tree.get_widget_states()
    state = states.widgets.add()
    state.id, state.json_value = part.id, json.dumps({"clicks": [[next(_numbers), camera]]})
    app._run(states)
    assert not app.exception


def order(folder: Path) -> list[str]:
    kept = read_story(folder)
    assert kept is not None and kept.problems == ()
    return list(kept.order)


def field(app: AppTest, end: str) -> Any:
    """The widget whose key ends so."""
    every = [*app.text_input, *app.text_area, *app.number_input, *app.checkbox, *app.date_input, *app.multiselect]
    [found] = [widget for widget in [*every, *app.selectbox] if (widget.key or "").endswith(end)]
    return found


def save(app: AppTest) -> None:
    [button] = [button for button in app.button if (button.key or "").endswith("_save")]
    button.click().run()
    assert not app.exception


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "zh",
            [
                "紧挨着平湖生态园",
                "2,300 根",
                "近 22 亿元",
                "图表：晾衣杆累计安装",
                "示意",
                "30 秒",
                "2018年1月1日 / 现在",
                "路线：四十分钟",
            ],
        ),
        (
            "en",
            [
                "beside the ecological park",
                "2,300 racks",
                "nearly CNY 2.2 bn",
                "Chart: Drying racks",
                "Illustrative",
                "30 s",
                "1 Jan 2018 / now",
            ],
        ),
    ],
)
def test_every_scene_is_listed_with_what_it_shows(folder: Path, lang: str, words: list[str]) -> None:
    app = open_page(lang=lang)
    page = html(app)
    assert [word for word in words if word not in page] == []
    picks = [button.label for button in app.button if (button.key or "").startswith("story_pick_")]
    assert len(picks) == 12 and "1" in picks[0]


def test_links_lead_to_the_presentation(folder: Path) -> None:
    app = open_page(lang="en")
    app.button(key="story_pick_racks").click().run()
    links = [element.proto.url for element in app.get("link_button")]
    assert links == ["present?scene=7&lang=en"]


def test_what_does_not_exist_is_said_by_name(folder: Path) -> None:
    path = folder / "story" / "scenes" / "park.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("pk-linggenxia", "pk-gone"), encoding="utf-8")
    (folder / "story" / "scenes" / "dcc.toml").write_text("broken", encoding="utf-8")
    app = open_page(lang="en")
    said = " ".join(element.value for element in app.markdown)
    assert "park" in said and "gone" in said and "TOML" in said
    assert any("dcc" in button.label for button in app.button)


def test_editing_saves_words_lists_dates_and_seconds(folder: Path) -> None:
    app = open_page()
    app.button(key="story_pick_racks").click().run()
    field(app, "_title_en").set_value("Another title")
    field(app, "_text_zh").set_value("另一句话。")
    field(app, "_figures").set_value(["fact/area", "metric/parks"])
    field(app, "_chart").set_value("dcc_output")
    field(app, "_route").set_value("forty-minutes")
    field(app, "_seconds").set_value(45.0)
    field(app, "_swipe").check()
    save(app)
    kept = read_story(folder)
    scene = kept.story.scenes[6]
    assert (scene.title.en, scene.text.zh) == ("Another title", "另一句话。")
    assert (scene.figures, scene.chart, scene.seconds) == (("fact/area", "metric/parks"), "dcc_output", 45.0)
    assert [day and day.isoformat() for day in scene.swipe] == ["2017-01-01", None]
    assert (scene.camera, scene.route) == ((22.6743, 114.12, 16.5), "forty-minutes")
    assert "已保存" in html(app) and "另一句话。" in html(app)
    assert list((folder / "story" / ".kept").iterdir())


def test_a_title_is_needed_in_both_languages(folder: Path) -> None:
    app = open_page(lang="en")
    field(app, "_title_zh").set_value(" ")
    save(app)
    assert any("title is needed" in error.value for error in app.error)
    assert read_story(folder).story.scenes[0].title.zh == "从最偏远的地方说起"


def test_somebody_else_s_change_is_not_written_over_and_the_words_are_not_lost(folder: Path) -> None:
    app = open_page(lang="en")
    field(app, "_text_en").set_value("My own words")
    path = folder / "story" / "scenes" / "where.toml"
    theirs = path.read_bytes().replace("最偏远的地方".encode(), "他人改过的".encode())
    path.write_bytes(theirs)
    save(app)
    assert path.read_bytes() == theirs
    assert any("somebody else" in error.value for error in app.error)
    assert any("My own words" in code.value for code in app.code)


def test_moving_up_and_down(folder: Path) -> None:
    app = open_page()
    assert app.button(key="story_up").disabled
    app.button(key="story_down").click().run()
    assert order(folder)[:3] == ["honours", "where", "harmony"]
    app.button(key="story_up").click().run()
    assert order(folder)[:3] == ["where", "honours", "harmony"]


def test_a_deletion_can_be_taken_back(folder: Path) -> None:
    app = open_page()
    app.button(key="story_pick_racks").click().run()
    before = order(folder)
    app.button(key="story_delete").click().run()
    assert order(folder) == [id_ for id_ in before if id_ != "racks"]
    assert "已删除" in html(app)
    app.button(key="story_undo").click().run()
    assert order(folder) == before
    assert not any(button.key == "story_undo" for button in app.button)


def test_capturing_the_view_makes_a_scene_after_the_present_one(folder: Path) -> None:
    app = open_page(l="parks.projects", t="2021-06-30", f="projects.status~completed", s="parks/pk-linggenxia")
    press(app, "capture", "22.67,114.12,16.5")
    assert order(folder)[:3] == ["where", "scene-1", "honours"]
    scene = read_story(folder).story.scenes[1]
    assert scene.camera == (22.67, 114.12, 16.5)
    assert scene.highlights == (("parks", "pk-linggenxia"),)
    assert scene.link == "l=parks.projects&t=2021-06&f=projects.status~completed"
    assert field(app, "_title_en").value == "New scene"


def test_a_camera_that_is_none_is_left_out(folder: Path) -> None:
    app = open_page()
    for nonsense in (None, ["x"], "x" * 500):
        press(app, "capture", nonsense)
    assert [scene.camera for scene in read_story(folder).story.scenes[1:4]] == [None] * 3


def test_a_scene_can_take_the_view_of_the_map(folder: Path) -> None:
    app = open_page(l="greenways")
    app.button(key="story_pick_racks").click().run()
    press(app, "take_view", "22.68,114.12,15")
    scene = read_story(folder).story.scenes[6]
    assert (scene.link, scene.camera, scene.chart) == ("l=greenways", (22.68, 114.12, 15.0), "racks_installed")


def test_showing_a_scene_makes_the_view_its_own(folder: Path) -> None:
    app = open_page()
    app.button(key="story_pick_park").click().run()
    app.button(key="story_show").click().run()
    assert kit.query(app)["s"] == "parks/pk-linggenxia"
    assert "drying_racks" not in kit.query(app)["l"]


def test_a_read_only_folder_shows_and_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    app = open_page(lang="en")
    assert any("read-only" in info.value.replace("\\", "") for info in app.info)
    keys = {button.key for button in app.button}
    assert {"story_show", "story_pick_where"} <= keys
    assert not keys & {"story_up", "story_down", "story_delete"}
    assert not app.text_area


def test_a_community_without_a_story_can_begin_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kit.only(tmp_path, monkeypatch)
    app = open_page()
    assert "还没有场景" in html(app)
    press(app, "capture", "")
    assert order(tmp_path / "community") == ["scene-1"]


def test_text_of_a_scene_stays_text(folder: Path) -> None:
    path = folder / "story" / "scenes" / "where.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("从最偏远的地方说起", "<b>*x*</b>"), encoding="utf-8")
    app = open_page()
    [label] = [button.label for button in app.button if button.key == "story_pick_where"]
    assert "\\<b\\>\\*x\\*" in label


def test_edits_stay_until_they_are_saved_or_discarded(folder: Path) -> None:
    app = open_page()
    title = field(app, "_title_zh").value
    field(app, "_title_zh").set_value("改过的标题").run()
    app.button(key="story_pick_racks").click().run()
    marked = [
        button.label for button in app.button if (button.key or "").startswith("story_pick_") and "●" in button.label
    ]
    assert len(marked) == 1 and title in marked[0]
    assert field(app, "_title_zh").value == "一条群消息，一片晾衣杆"
    app.button(key="story_pick_where").click().run()
    assert field(app, "_title_zh").value == "改过的标题" and "有未保存的修改" in html(app)
    [discard] = [button for button in app.button if (button.key or "").endswith("_discard")]
    discard.click().run()
    assert field(app, "_title_zh").value == title and "有未保存的修改" not in html(app)
    field(app, "_title_zh").set_value("又改了").run()
    app.button(key="story_pick_racks").click().run()
    app.button(key="story_pick_where").click().run()
    save(app)
    kept = read_story(folder)
    assert kept is not None and kept.story.scenes[0].title.zh == "又改了"
    assert not [button for button in app.button if "●" in button.label]


def test_edits_are_shown_to_be_copied_when_another_saved_first(folder: Path) -> None:
    app = open_page()
    field(app, "_title_zh").set_value("我的标题").run()
    path = folder / "story" / "scenes" / "where.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("最偏远的地方", "最远处"), encoding="utf-8")
    app.button(key="story_pick_racks").click().run()
    assert any("我的标题" in code.value for code in app.code)
    assert not [button for button in app.button if "●" in button.label]
