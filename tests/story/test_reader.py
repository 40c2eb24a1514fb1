"""Reading the story: every fault by name at once, the rest kept."""

import datetime as dt
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.base import Text
from tests.store.folder import make_folder
from tests.story import folder
from utils.store import open_store
from utils.story.reader import parse_scene, read_story, scene_path
from utils.story.scene import SECONDS, Scene
from utils.story.writing import scene_toml
from utils.text_cleaning import clean_own_lines

words = st.text(max_size=30)
clean = words.map(clean_own_lines)
said = st.builds(Text, clean, clean)
titles = st.builds(Text, *[clean.filter(str.strip)] * 2)
names = st.text(st.characters(exclude_characters="/", exclude_categories=["Cs"]), min_size=1, max_size=8)
days = st.none() | st.dates(min_value=dt.date(1900, 1, 1))
cameras = st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 24))
scenes = st.builds(
    Scene,
    id=st.just("one"),
    title=titles,
    text=said,
    notes=said,
    figures=st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=3).map(tuple),
    chart=st.just("") | words.filter(str.strip),
    link=st.just("") | words.filter(lambda text: text.strip() and not text.startswith("?")),
    camera=st.none() | cameras,
    highlights=st.lists(st.tuples(names, words.filter(bool)), unique=True, max_size=3).map(tuple),
    swipe=st.none() | st.tuples(days, days).filter(lambda pair: pair[0] != pair[1]),
    route=st.just("") | words.filter(str.strip),
    seconds=st.floats(3, 600),
)


@given(scenes)
def test_what_is_written_is_read_again(scene):
    assert parse_scene("one", tomllib.loads(scene_toml(scene).decode())) == (scene, [])


def test_a_story_is_read_in_its_order(tmp_path):
    community = folder.make(tmp_path, folder.scene("b"), folder.scene("a"))
    kept = read_story(community)
    assert [scene.id for scene in kept.story.scenes] == ["b", "a"] == list(kept.order)
    assert kept.story.title == folder.TITLE
    assert kept.problems == ()
    assert set(kept.digests) == {"", "a", "b"}


def test_no_story_is_no_error(tmp_path):
    assert open_store(make_folder(tmp_path / "c")).story is None


def test_the_store_notices_a_changed_scene(tmp_path):
    community = folder.make(tmp_path)
    before = open_store(community)
    assert open_store(community) is before
    folder.write(community, "two", scene_toml(folder.scene("two", chart="dcc_output")))
    after = open_store(community)
    assert after.story.story.scenes[1].chart == "dcc_output"
    assert after.layers["buildings"] is before.layers["buildings"]


GOOD = 'title = { zh = "甲", en = "A" }\ntext = { zh = "乙", en = "B" }\n'


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("camera = [22.6, 114.1]", "camera"),
        ("camera = [114.1, 22.6, 16]", "camera"),
        ('swipe = ["now", "now"]', "swipe"),
        ('swipe = [2018-01-01, "later"]', "swipe"),
        ('highlights = ["parks"]', "highlights"),
        ("seconds = 0", "seconds"),
        ("seconds = true", "seconds"),
        ("figures = [1]", "figures"),
        ('figures = ["fact/area", "fact/area"]', "figures"),
        ("chart = 3", "chart"),
        ("charts = 'x'", "charts"),
    ],
)
def test_a_wrong_part_is_named_and_the_rest_kept(line, part):
    scene, problems = parse_scene("one", tomllib.loads(line + "\n" + GOOD))
    assert scene.title == Text("甲", "A")
    assert (scene.camera, scene.swipe, scene.highlights, scene.seconds) == (None, None, (), SECONDS)
    assert len(problems) == 1
    assert "one" in problems[0].zh and part in problems[0].zh
    assert "one" in problems[0].en and part in problems[0].en


def test_every_missing_text_is_told_at_once():
    _, problems = parse_scene("one", {})
    assert [problem.en.split(": ")[1] for problem in problems] == ["title.zh", "title.en", "text.zh", "text.en"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"title = [", "TOML"), (b"\xff\xfe", "UTF-8"), (b"x = " + b"[" * 5000, "TOML")],
    ids=["broken", "bytes", "deep"],
)
def test_a_scene_that_cannot_be_read_is_left_out(tmp_path, content, reason):
    community = folder.make(tmp_path)
    folder.write(community, "one", content)
    kept = read_story(community)
    assert [scene.id for scene in kept.story.scenes] == ["two"]
    assert kept.order == ("one", "two")
    assert len(kept.problems) == 1
    assert "one" in kept.problems[0].en and reason in kept.problems[0].en


def test_missing_and_unlisted_scenes_are_named(tmp_path):
    community = folder.make(tmp_path)
    folder.order(community, "one", "gone")
    assert [problem.en for problem in read_story(community).problems] == [
        "scene “gone”: the file gone.toml is missing",
        "scene “two”: not listed in scenes of story.toml, so it is not played",
    ]


def test_ids_cannot_leave_the_folder(tmp_path):
    community = folder.make(tmp_path)
    folder.order(community, "../../secret", "two")
    kept = read_story(community)
    assert kept.order == ("two",)
    assert any("scenes" in problem.en and "found" in problem.en for problem in kept.problems)
    for unsafe in ("../x", "", "A", "a/b", "a.b", "a" * 41, "-a"):
        with pytest.raises(ValueError, match="not a scene id"):
            scene_path(community, unsafe)


def test_a_broken_story_file_is_a_problem_not_a_crash(tmp_path):
    community = folder.make(tmp_path)
    (community / "story" / "story.toml").write_text("scenes = 3")
    store = open_store(community)
    assert store.story.story.scenes == ()
    assert any("scenes" in problem.en for problem in store.story.problems)
