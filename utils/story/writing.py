"""Scenes as TOML, and files written so that they are there whole or not at all, the former version kept."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import tomli_w

from layers.base import Text
from utils.story.reader import NOW
from utils.story.scene import SECONDS, Scene

KEPT = ".kept"


def scene_toml(scene: Scene) -> bytes:
    """The scene as its file; what is as usual is left out. Reading it again gives the same scene."""
    values: dict[str, Any] = {}
    if scene.figures:
        values["figures"] = list(scene.figures)
    for key in ("chart", "link", "route"):
        if getattr(scene, key):
            values[key] = getattr(scene, key)
    if scene.camera is not None:
        values["camera"] = list(scene.camera)
    if scene.highlights:
        values["highlights"] = ["/".join(pair) for pair in scene.highlights]
    if scene.swipe is not None:
        values["swipe"] = [NOW if day is None else day for day in scene.swipe]
    if scene.seconds != SECONDS:
        values["seconds"] = scene.seconds
    values["title"], values["text"] = _both(scene.title), _both(scene.text)
    if scene.notes != Text("", ""):
        values["notes"] = _both(scene.notes)
    return tomli_w.dumps(values).encode()


def order_toml(title: Text, scenes: tuple[str, ...]) -> bytes:
    """``story.toml``: the title and the order of the scenes."""
    return tomli_w.dumps({"scenes": list(scenes), "title": _both(title)}).encode()


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def write_whole(path: Path, content: bytes, kept: Path) -> None:
    """Put ``content`` in the place of ``path``; what was there before is kept in the folder ``kept``.

    Raises ``OSError``; the file is then as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    keep_former(path, kept)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is for its owner only; the one it replaces is for whoever reads the folder.
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _settle(path.parent)


def put_away(path: Path, kept: Path) -> None:
    """Take the file out of the story: it moves to the folder ``kept``. Raises ``OSError``."""
    kept.mkdir(parents=True, exist_ok=True)
    path.replace(_free(kept, path.name))
    _settle(path.parent)


def keep_former(path: Path, kept: Path) -> None:
    """A second name for what is in the file now, in the folder ``kept``; nothing where there is no file."""
    if not path.is_file():
        return
    kept.mkdir(parents=True, exist_ok=True)
    _free(kept, path.name).write_bytes(path.read_bytes())


def _free(kept: Path, name: str) -> Path:
    """A name nobody has yet, beginning with the moment: names in order are versions in order."""
    moment = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    return kept / f"{moment}-{name}"


def _settle(folder: Path) -> None:
    """See to it that a rename outlives a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
