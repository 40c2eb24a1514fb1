"""Changing the story: whole files or none, the former kept, nobody's work written over."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from layers.base import Text
from tests.store.folder import make_folder
from tests.story import folder
from utils import whole_file
from utils.story import keep
from utils.story.keep import ChangedError, KeepError
from utils.story.reader import read_story
from utils.story.writing import scene_toml

THREE = [folder.scene(id_) for id_ in ("a", "b", "c")]


@pytest.fixture
def community(tmp_path):
    return folder.make(tmp_path, *THREE)


def ids(community):
    kept = read_story(community)
    assert kept.problems == ()
    return [scene.id for scene in kept.story.scenes]


def former(community):
    return sorted((community / "story" / ".kept").glob("*"))


def everything(community):
    return {path: path.read_bytes() for path in (community / "story").rglob("*.toml") if ".kept" not in path.parts}


def test_a_saved_scene_is_read_again_and_the_former_one_kept(community):
    before = (community / "story" / "scenes" / "b.toml").read_bytes()
    changed = replace(THREE[1], text=Text("改过", "Changed"), chart="dcc_output")
    keep.save_scene(community, read_story(community), changed)
    assert read_story(community).story.scenes[1] == changed
    assert [path.read_bytes() for path in former(community)] == [before]
    assert former(community)[0].name.endswith("-b.toml")


def test_every_former_version_is_kept(community):
    for number in range(3):
        keep.save_scene(community, read_story(community), replace(THREE[1], chart=f"x{number}"))
    assert len(former(community)) == 3


@pytest.mark.parametrize(("place", "order"), [(None, "abcd"), (0, "dabc"), (2, "abdc")])
def test_a_scene_is_added_at_its_place(community, place, order):
    keep.add_scene(community, read_story(community), folder.scene("d"), place)
    assert ids(community) == list(order)


def test_the_first_scene_makes_a_story(tmp_path):
    community = make_folder(tmp_path / "c")
    keep.add_scene(community, None, folder.scene("a"))
    assert ids(community) == ["a"]
    assert read_story(community).story.title == keep.NO_STORY


def test_another_order(community):
    keep.put_in_order(community, read_story(community), ["c", "a", "b"])
    assert ids(community) == ["c", "a", "b"]
    assert read_story(community).story.title == folder.TITLE
    with pytest.raises(ValueError, match="other scenes"):
        keep.put_in_order(community, read_story(community), ["c", "a"])


def test_a_deleted_scene_can_be_put_back_as_it_was(community):
    path = community / "story" / "scenes" / "b.toml"
    path.write_bytes(b"# by hand\n" + path.read_bytes())
    content = keep.delete_scene(community, read_story(community), "b")
    assert ids(community) == ["a", "c"] and not path.exists()
    assert content in [old.read_bytes() for old in former(community)]
    keep.put_back(community, read_story(community), "b", content, 1)
    assert ids(community) == ["a", "b", "c"]
    assert path.read_bytes().startswith(b"# by hand")


def test_a_scene_that_cannot_be_read_can_be_deleted(community):
    folder.write(community, "b", "broken")
    assert keep.delete_scene(community, read_story(community), "b") == b"broken"
    assert ids(community) == ["a", "c"]


DEEDS = {
    "save": lambda community, kept: keep.save_scene(community, kept, replace(THREE[1], chart="mine")),
    "delete": lambda community, kept: keep.delete_scene(community, kept, "b"),
    "order": lambda community, kept: keep.put_in_order(community, kept, ["c", "b", "a"]),
    "add": lambda community, kept: keep.add_scene(community, kept, folder.scene("d")),
}


@pytest.mark.parametrize("deed", ["save", "delete"])
def test_a_scene_changed_by_somebody_else_is_not_written_over(community, deed):
    seen = read_story(community)
    folder.write(community, "b", scene_toml(replace(THREE[1], chart="theirs")))
    now = everything(community)
    with pytest.raises(ChangedError, match="somebody else"):
        DEEDS[deed](community, seen)
    assert everything(community) == now


@pytest.mark.parametrize("deed", ["delete", "order", "add"])
def test_an_order_changed_by_somebody_else_is_not_written_over(community, deed):
    seen = read_story(community)
    folder.order(community, "b", "a", "c")
    now = everything(community)
    with pytest.raises(ChangedError, match=r"story\.toml"):
        DEEDS[deed](community, seen)
    assert everything(community) == now


def test_two_new_scenes_of_one_id_do_not_meet(community):
    seen = read_story(community)
    folder.write(community, "d", scene_toml(folder.scene("d", chart="theirs")))
    with pytest.raises(ChangedError, match="already"):
        keep.add_scene(community, seen, folder.scene("d"))


@pytest.mark.parametrize("deed", DEEDS)
def test_a_full_disk_leaves_everything_as_it_was(community, deed, monkeypatch):
    kept, now = read_story(community), everything(community)

    def full(number):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeepError, match="No space left"):
        DEEDS[deed](community, kept)
    found = everything(community)
    # A new scene that did not get into the order is no part of the story.
    assert {path: content for path, content in found.items() if path in now} == now
    assert not list((community / "story").rglob("*.tmp")) and not list((community / "story").rglob(".*.toml.*"))


def test_a_read_only_folder_is_told(tmp_path, monkeypatch):
    community = folder.make(tmp_path)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert not keep.writable(community)
    monkeypatch.undo()
    assert keep.writable(community)
    monkeypatch.setattr(whole_file.Path, "replace", refuse)
    with pytest.raises(KeepError, match="Permission denied"):
        keep.save_scene(community, read_story(community), folder.scene("one", chart="x"))


def refuse(self: Path, target: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_ids_cannot_leave_the_folder(community):
    for unsafe in ("../x", "a/b", "", "X"):
        with pytest.raises(KeepError, match="may have"):
            keep.add_scene(community, read_story(community), folder.scene(unsafe))


def test_a_free_id():
    assert keep.free_id([]) == "scene-1"
    assert keep.free_id(["scene-1", "scene-3", "x"]) == "scene-2"
