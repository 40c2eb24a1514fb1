"""Saving cut short, by a kill or a full disk: the folder reads, nothing is lost, and the next scene can be captured."""

import multiprocessing
import os
import random
import resource
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from layers.base import Text
from tests.route.test_keep import visit
from tests.story import folder
from utils.folder_lock import locked
from utils.route.keep import delete_route, read_routes, save_route
from utils.story import keep, leftovers
from utils.story.keep import KeepError
from utils.story.leftovers import sweep
from utils.story.reader import read_story
from utils.story.writing import scene_toml
from utils.toml_file import read_toml

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
FORK = multiprocessing.get_context("fork") if hasattr(os, "fork") else None
KILLS = 40


@pytest.fixture
def community(tmp_path):
    return folder.make(tmp_path)


def add(community):
    kept = read_story(community)
    keep.add_scene(community, kept, folder.scene(keep.new_id(community, kept)), 1)


def delete(community):
    kept = read_story(community)
    keep.delete_scene(community, kept, kept.order[-1])


def save(community):
    kept = read_story(community)
    keep.save_scene(community, kept, replace(kept.story.scenes[0], chart=str(time.time_ns())))


def turn(community):
    kept = read_story(community)
    keep.put_in_order(community, kept, kept.order[::-1])


def walk(community):
    seen = save_route(community, visit(("parks", "a")), read_routes(community).digests.get("visit", ""))
    delete_route(community, visit(), seen)


DEEDS = {"add": add, "delete": delete, "save": save, "order": turn, "route": walk}


def hidden(community):
    return [path.name for path in (community / "story").rglob(".*") if path.is_file()]


def check_whole(community):
    """What holds after the next start, whenever the server before was ended."""
    sweep(community)
    assert hidden(community) == []
    kept = read_story(community)
    assert kept.problems == ()
    assert read_routes(community).problems == ()
    for former in (community / "story" / ".kept").glob("*"):
        assert read_toml(former)[0], "no empty or half version"
    before = len(kept.order)
    add(community)
    assert len(read_story(community).story.scenes) == before + 1 and read_story(community).problems == ()


def keep_saving(community, ready):
    while True:
        add(community)
        ready.set()
        for deed in (save, turn, walk, delete):
            deed(community)


def test_killed_at_any_moment(community):
    dice = random.Random(11)
    for _ in range(KILLS):
        ready = FORK.Event()
        child = FORK.Process(target=keep_saving, args=(community, ready), daemon=True)
        child.start()
        assert ready.wait(30)
        time.sleep(dice.random() * 0.06)
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        check_whole(community)


@pytest.mark.parametrize("deed", DEEDS)
def test_ended_before_every_single_step(community, deed):
    """Every rename and every write to the disk is once the last thing not done."""

    def end_before(step):
        left = [step]

        def counted(function):
            def run(*arguments, **more):
                left[0] -= 1
                if left[0] < 0:
                    os._exit(9)
                return function(*arguments, **more)

            return run

        os.fsync, Path.replace, Path.chmod = counted(os.fsync), counted(Path.replace), counted(Path.chmod)
        DEEDS[deed](community)
        os._exit(0)

    for step in range(60):
        child = FORK.Process(target=end_before, args=(step,))
        child.start()
        child.join()
        check_whole(community)
        if child.exitcode == 0:
            break
    assert child.exitcode == 0 and step > 3


def test_a_scene_cut_short_is_finished_or_kept_and_never_blocks_the_next(community):
    scenes = community / "story" / "scenes"
    folder.order(community, "one", "two", "scene-1")
    (scenes / ".scene-1.toml.0a1b2c3d.moving").write_bytes(scene_toml(folder.scene("scene-1")))
    (scenes / ".scene-2.toml.0a1b2c3d.moving").write_bytes(scene_toml(folder.scene("scene-2")))
    (scenes / ".scene-3.toml.x_y0z1ab.saving").write_bytes(b"title = ")
    (community / "story" / ".kept").mkdir()
    (community / "story" / ".kept" / "20260101T000000.000000Z-one.toml").write_bytes(b"")
    assert len(sweep(community)) == 4
    assert [scene.id for scene in read_story(community).story.scenes] == ["one", "two", "scene-1"]
    assert [path.name[-12:] for path in (community / "story" / ".kept").iterdir()] == ["scene-2.toml"]
    check_whole(community)


def test_a_file_that_is_not_listed_is_no_obstacle(community):
    """As versions before left it: the scene's file written, the order not."""
    folder.write(community, "scene-1", scene_toml(folder.scene("scene-1", chart="theirs")))
    add(community)
    kept = read_story(community)
    assert "scene-2" in kept.order and ["not listed" in problem.en for problem in kept.problems] == [True]


def test_only_leftovers_are_swept(community):
    scenes = community / "story" / "scenes"
    names = (".hidden", ".one.toml.swp", "two.toml~", ".one.toml.abcd1234", "notes.saving")
    for name in names:
        (scenes / name).write_text("mine")
    (community / "story" / ".kept").mkdir()
    (community / "story" / ".kept" / "notes.txt").write_text("")
    assert sweep(community) == []
    os.utime(scenes / ".one.toml.abcd1234", (0, 0))
    assert sweep(community) == [".one.toml.abcd1234"], "what an earlier version left, once nobody can be writing it"


def test_what_another_process_is_saving_stays(community):
    path = community / "story" / "scenes" / ".one.toml.abcdefgh.saving"
    path.write_bytes(b"half")
    with locked(community, 0):
        assert sweep(community) == [] and path.exists()
    assert sweep(community) == [path.name]


def test_without_locks_only_what_is_old_goes(community, monkeypatch):
    path = community / "story" / "scenes" / ".one.toml.abcdefgh.saving"
    path.write_bytes(b"half")
    monkeypatch.setattr("utils.folder_lock.fcntl", None)
    assert sweep(community) == []
    os.utime(path, (0, 0))
    assert sweep(community) == [path.name]


def test_two_servers_take_turns(community, monkeypatch):
    monkeypatch.setattr("utils.whole_file.WAIT", 0.05)
    with locked(community, 0), pytest.raises(KeepError, match="another server is saving"):
        save(community)
    save(community)


def test_a_folder_that_is_gone_is_not_made_anew(tmp_path):
    assert sweep(tmp_path / "gone") == []
    with pytest.raises(KeepError, match="No such file"):
        keep.add_scene(tmp_path / "gone", None, folder.scene("one"))
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("deed", ["add", "delete", "save", "order"])
def test_a_disk_with_no_room_refuses_and_loses_nothing(community, deed):
    def try_(channel):
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
        try:
            DEEDS[deed](community)
        except KeepError as error:
            channel.send(error.message.en)
        sys.exit(0)

    before = {path: path.read_bytes() for path in (community / "story").rglob("*") if path.is_file()}
    here, there = FORK.Pipe()
    child = FORK.Process(target=try_, args=(there,))
    child.start()
    assert here.poll(30) and "it cannot be saved (File too large)" in here.recv()
    child.join()
    assert {path: path.read_bytes() for path in (community / "story").rglob("*") if path.is_file()} == before
    check_whole(community)


def test_sweeping_never_stops_a_start(community, monkeypatch):
    def refuse(*arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(leftovers, "_sweep", refuse)
    assert sweep(community) == []


def test_the_words_of_a_scene_survive_undoing_its_deletion(community):
    kept = read_story(community)
    content = keep.delete_scene(community, kept, "two")
    keep.put_back(community, read_story(community), "two", content, 0)
    assert read_story(community).story.scenes[0].title == Text("two标题", "two title")
