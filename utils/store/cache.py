"""One store a data folder for the whole process; noticed changes make a new one."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from utils.store.files import fingerprint
from utils.store.store import Store

_stores: dict[Path, Store] = {}
_locks: dict[Path, Lock] = {}
_guard = Lock()


def open_store(folder: Path) -> Store:
    """The data of ``folder`` as it is now; the same object as long as no file changes, shared by all visitors.

    Only changed files are read again; visitors who come meanwhile wait for that one reading.
    Raises ``ProfileError`` as long as ``community.toml`` cannot be used.
    """
    folder = folder.resolve()
    known = _stores.get(folder)
    if known and known.files == fingerprint(folder):
        return known
    with _guard:
        lock = _locks.setdefault(folder, Lock())
    with lock:
        known = _stores.get(folder)
        if not known or known.files != fingerprint(folder):
            known = _stores[folder] = Store(folder, known)
        return known


def current_store(folder: Path) -> Store | None:
    """What ``open_store`` gave last, without looking at the disk; None when it never succeeded."""
    return _stores.get(folder.resolve())
