"""What a server that was ended in the middle of saving leaves in ``story/``: finished or undone at the next start."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from utils.folder_lock import locked
from utils.story.keep import KEPT
from utils.story.reader import FOLDER, ORDER, SCENES, scene_path
from utils.toml_file import TomlError, read_toml
from utils.whole_file import READY, UNFINISHED, put_away, settle_in

ROUTES = "routes"
OLD = 3600.0
"""Seconds after which nobody is still writing a file, where the system cannot say whether somebody is."""
# What earlier versions of the atlas left, which locked nothing.
_EARLIER = re.compile(r"\.[a-z0-9-]+\.toml\.[a-z0-9_]{8}")
_READY = re.compile(rf"\.(?P<id>[a-z0-9-]+)\.toml\.[0-9a-f]+{re.escape(READY)}")
_FORMER = re.compile(r"\d{8}T\d{6}\.\d{6}Z-.+")


def sweep(folder: Path) -> list[str]:
    """Finish or undo what was cut short in the data folder; returns the names of the files this was about.

    A file half written goes. A scene on its way is put in its place where the order lists it, else among the former
    versions: nothing is lost. What another process may be writing just now stays. Raises nothing.
    """
    base = folder / FOLDER
    try:
        with locked(folder, 0) as sure:
            return _sweep(folder, base, sure)
    except OSError as error:
        logging.getLogger("atlas").warning("%s: leftovers of saving stay where they are: %s", base, error)
        return []


def _sweep(folder: Path, base: Path, sure: bool) -> list[str]:
    done = []
    for path in [*_files(base), *_files(base / SCENES), *_files(base / ROUTES), *_files(base / KEPT)]:
        old = _is_old(path)
        ready = _READY.fullmatch(path.name) if path.parent.name == SCENES else None
        unfinished = path.name.endswith(UNFINISHED) and path.name.startswith(".")
        if ready and (sure or old):
            _place(folder, path, ready["id"])
        elif ((sure or old) and (unfinished or _is_empty_version(path))) or (old and _EARLIER.fullmatch(path.name)):
            path.unlink()
        else:
            continue
        done.append(path.name)
    return done


def _place(folder: Path, ready: Path, scene: str) -> None:
    place = scene_path(folder, scene)
    if scene in _listed(folder) and not place.exists():
        settle_in(ready, place)
    else:
        put_away(ready, folder / FOLDER / KEPT, place.name)


def _listed(folder: Path) -> Iterable[str]:
    with suppress(FileNotFoundError, TomlError):
        listed = read_toml(folder / FOLDER / ORDER)[0].get("scenes")
        return listed if isinstance(listed, list) else ()
    return ()


def _is_empty_version(path: Path) -> bool:
    return path.parent.name == KEPT and bool(_FORMER.fullmatch(path.name)) and path.stat().st_size == 0


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > OLD


def _files(folder: Path) -> list[Path]:
    here = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in here if path.is_file() and not path.is_symlink()]
