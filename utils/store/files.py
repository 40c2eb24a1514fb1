"""The files of a data folder and whether they changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from layers import LAYERS
from utils.profile import FILE
from utils.store.tables import TABLES
from utils.story.reader import story_files


class Stamp(NamedTuple):
    """What tells one version of a file from the next, without reading it."""

    modified_ns: int
    size: int
    inode: int


# Of a file that is there and cannot be looked at.
UNREADABLE = Stamp(0, 0, 0)
Fingerprint = Mapping[str, Stamp]
LAYER_FILES = {layer: f"geojson/{layer}.geojson" for layer in LAYERS}
TABLE_FILES = {table: f"tables/{table}.csv" for table in TABLES}


def fingerprint(folder: Path) -> Fingerprint:
    """The stamp of every file of the community that exists, by its path inside ``folder``."""
    names = (FILE, *LAYER_FILES.values(), *TABLE_FILES.values(), *story_files(folder))
    return {name: stamp for name in names if (stamp := _stamp(folder / name))}


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        # A link that leads nowhere is there all the same: reading it will say so.
        return UNREADABLE if path.is_symlink() else None
    except OSError:
        return UNREADABLE
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)
