"""Changes to the story in the data folder: add, change, put in order, take away.

Whoever changes a file says which version they saw (``KeptStory.digests``); where it is another one by now, nothing is
written: what somebody else saved is never lost.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from layers.base import Text
from utils.errors import AtlasError
from utils.story.reader import FOLDER, ID, ORDER, SCENES, KeptStory, scene_path
from utils.story.scene import Scene
from utils.story.writing import order_toml, scene_toml
from utils.whole_file import digest_of, move_aside, put_away, saving, settle_in, write_ready, write_whole

NO_STORY = Text("考察讲解", "The visit")
KEPT = ".kept"


class KeepError(AtlasError):
    """The story cannot be saved."""


class ChangedError(KeepError):
    """A file is no longer the one that was read."""


def writable(folder: Path) -> bool:
    """Whether scenes can be saved in the data folder."""
    here = folder / FOLDER
    return os.access(here if here.is_dir() else folder, os.W_OK)


def new_id(folder: Path, kept: KeptStory | None) -> str:
    """An id for a new scene: none of the story, nor of a file that is in the folder without being listed."""
    return free_id([*_ids(kept), *(path.stem for path in (folder / FOLDER / SCENES).glob("*.toml"))])


def free_id(taken: Iterable[str], stem: str = "scene") -> str:
    """An id no scene has yet: ``scene-1``, ``scene-2`` ..."""
    known = set(taken)
    return next(name for number in range(1, len(known) + 2) if (name := f"{stem}-{number}") not in known)


def save_scene(folder: Path, kept: KeptStory, scene: Scene) -> None:
    """Replace the scene of the same id. Raises :class:`KeepError`, also where the story has no such scene any more."""
    path = _path(folder, scene.id)
    if scene.id not in kept.order:
        raise ChangedError(
            Text(
                f"场景“{scene.id}”已不在故事中，未保存",
                f"the story has no scene “{scene.id}” any more; nothing was saved",
            )
        )
    with saving(KeepError, folder):
        _unchanged(path, kept.digests.get(scene.id, ""), scene.id)
        write_whole(path, scene_toml(scene), folder / FOLDER / KEPT)


def add_scene(folder: Path, kept: KeptStory | None, scene: Scene, place: int | None = None) -> None:
    """Add a scene at ``place`` (0: first; None: last); a community without a story gets one.

    Raises :class:`KeepError`.
    """
    put_back(folder, kept, scene.id, scene_toml(scene), place)


def put_back(folder: Path, kept: KeptStory | None, scene: str, content: bytes, place: int | None = None) -> None:
    """Add a scene's file as it was (see :func:`delete_scene`). Raises :class:`KeepError`."""
    path, order = _path(folder, scene), list(_ids(kept))
    order.insert(len(order) if place is None else place, scene)
    with saving(KeepError, folder):
        _unchanged(folder / FOLDER / ORDER, _seen(kept), ORDER)
        if scene in _ids(kept) or path.exists():
            raise ChangedError(
                Text(f"场景“{scene}”已经存在，请刷新页面", f"there is a scene “{scene}” already; reload the page")
            )
        # The order is what makes it part of the story; a save cut short is finished or undone (utils.story.leftovers).
        ready = write_ready(path, content)
        try:
            _write_order(folder, kept, order)
        except BaseException:
            ready.unlink()
            raise
        settle_in(ready, path)


def put_in_order(folder: Path, kept: KeptStory, order: Sequence[str]) -> None:
    """The same scenes in another order. Raises :class:`KeepError`, ``ValueError`` where they are not the same."""
    if sorted(order) != sorted(_ids(kept)):
        raise ValueError("other scenes than before")
    with saving(KeepError, folder):
        _unchanged(folder / FOLDER / ORDER, _seen(kept), ORDER)
        _write_order(folder, kept, order)


def delete_scene(folder: Path, kept: KeptStory, scene: str) -> bytes:
    """Take a scene out of the story; its file moves to the former versions. Returns what was in it, to put it back.

    Raises :class:`KeepError`.
    """
    path = _path(folder, scene)
    with saving(KeepError, folder):
        _unchanged(folder / FOLDER / ORDER, _seen(kept), ORDER)
        _unchanged(path, kept.digests.get(scene, ""), scene)
        content = path.read_bytes() if path.is_file() else b""
        aside = move_aside(path) if path.is_file() else None
        try:
            _write_order(folder, kept, [id_ for id_ in _ids(kept) if id_ != scene])
        except BaseException:
            if aside:
                settle_in(aside, path)
            raise
        if aside:
            put_away(aside, folder / FOLDER / KEPT, path.name)
    return content


def _ids(kept: KeptStory | None) -> tuple[str, ...]:
    return kept.order if kept else ()


def _seen(kept: KeptStory | None) -> str:
    return kept.digests.get("", "") if kept else ""


def _path(folder: Path, scene: str) -> Path:
    if not ID.fullmatch(scene):
        raise KeepError(
            Text(
                f"场景编号“{scene}”只能用小写字母、数字和连字符",
                f"the scene id “{scene}” may have small letters, digits and hyphens only",
            )
        )
    return scene_path(folder, scene)


def _write_order(folder: Path, kept: KeptStory | None, order: Sequence[str]) -> None:
    title = kept.story.title if kept and kept.story.title.zh else NO_STORY
    write_whole(folder / FOLDER / ORDER, order_toml(title, tuple(order)), folder / FOLDER / KEPT)


def _unchanged(path: Path, seen: str, name: str) -> None:
    """Raises :class:`ChangedError` unless the file is the version seen (``""``: there was none)."""
    found = digest_of(path.read_bytes()) if path.is_file() else ""
    if found != seen:
        raise ChangedError(
            Text(
                f"“{name}”已被他人修改，未保存。请刷新页面，在新版本上再改一次。",
                f"“{name}” was changed by somebody else and not saved. Reload the page and change that version.",
            )
        )
