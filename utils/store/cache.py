"""One store a data folder for the whole process; noticed changes make a new one, the last good one outlives mishaps."""

from __future__ import annotations

import datetime as dt
import logging
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from layers.base import Text
from utils.errors import AtlasError, DataError, ProfileError
from utils.profile import FILE
from utils.store.files import Fingerprint, fingerprint
from utils.store.store import Store

RETRY = 2.0
"""Seconds until a folder that could not be read is read again although its files look the same (a permission given)."""
_UNEXPECTED = Text("数据无法读取，详情见服务器日志。", "The data cannot be read; the server's log says why.")
_KEPT = Text(
    "{file} 自 {since} 起无法读取，现显示最后一次正常的数据：",
    "{file} cannot be read since {since}; the last good state is shown:",
)
_DATA = Text("数据文件夹", "The data folder")


@dataclass(frozen=True, slots=True)
class Mishap:
    """Why a folder cannot be read now, and since when (the server's time)."""

    since: dt.datetime
    error: AtlasError
    files: Fingerprint
    last_try: float

    @property
    def head(self) -> Text:
        """One line: what cannot be read, since when, and what is shown instead."""
        name = Text(FILE, FILE) if isinstance(self.error, ProfileError) else _DATA
        since = f"{self.since:%H:%M}" if self.since.date() == dt.date.today() else f"{self.since:%Y-%m-%d %H:%M}"
        return Text(_KEPT.zh.format(file=name.zh, since=since), _KEPT.en.format(file=name.en, since=since))

    def again(self, files: Fingerprint) -> bool:
        """Whether it is worth reading the folder again, its files being as they are now."""
        return files != self.files or time.monotonic() - self.last_try >= RETRY


_stores: dict[Path, Store] = {}
_mishaps: dict[Path, Mishap] = {}
_locks: dict[Path, Lock] = {}
_guard = Lock()


def open_store(folder: Path) -> Store:
    """The data of ``folder`` as it is now; the same object as long as no file changes, shared by all visitors.

    Only changed files are read again; visitors who come meanwhile wait for that one reading. Where the folder cannot be
    read any more (``community.toml`` half written, a network drive gone), the store is the one before, and
    :func:`mishap` says so. Raises :class:`ProfileError` or :class:`DataError` where there never was one.
    """
    folder = folder.resolve()
    known = _usable_store(folder)
    if known:
        return known
    with _guard:
        lock = _locks.setdefault(folder, Lock())
    with lock:
        return _usable_store(folder) or _read(folder)


def current_store(folder: Path) -> Store | None:
    """What ``open_store`` gave last, without looking at the disk; None when it never succeeded."""
    return _stores.get(folder.resolve())


def mishap(folder: Path) -> Mishap | None:
    """Why ``open_store`` gave the last good state when it was called last; None where all was well."""
    return _mishaps.get(folder.resolve())


def _usable_store(folder: Path) -> Store | None:
    """The store that need not be read again: its files are as they were, or cannot be read and were looked at."""
    known, trouble, files = _stores.get(folder), _mishaps.get(folder), fingerprint(folder)
    if known and known.files == files:
        _mishaps.pop(folder, None)
        return known
    return known if trouble and not trouble.again(files) else None


def _read(folder: Path) -> Store:
    known, files = _stores.get(folder), fingerprint(folder)
    try:
        found = _stores[folder] = Store(folder, known)
    except Exception as error:
        visible = _visible_error(error, folder)
        if not known:
            raise visible from error
        before = _mishaps.get(folder)
        if before is None or before.error.message != visible.message:
            logging.getLogger("atlas").warning("%s: the last good state is shown: %s", folder, visible.message.en)
        since = before.since if before else dt.datetime.now()
        _mishaps[folder] = Mishap(since, visible, files, time.monotonic())
        return known
    _mishaps.pop(folder, None)
    return found


def _visible_error(error: Exception, folder: Path) -> AtlasError:
    """The error as visitors may read it; what nobody foresaw is in the log with its trace."""
    if isinstance(error, AtlasError):
        return error
    logging.getLogger("atlas").error("%s cannot be read", folder, exc_info=error)
    return DataError(_UNEXPECTED)
