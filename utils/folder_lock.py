"""One process at a time changes a data folder: a lock of the system's, which ends with the process that holds it."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PAUSE = 0.02


@contextmanager
def locked(folder: Path, wait: float) -> Iterator[bool]:
    """Hold the folder, waiting for ``wait`` seconds at most; False where the system (a network drive) has no locks.

    No file is made. Raises ``BlockingIOError`` where another process holds it longer, ``OSError`` where there is no
    such folder.
    """
    if fcntl is None:
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield _lock(handle, wait)
    finally:
        os.close(handle)


def _lock(handle: int, wait: float) -> bool:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise BlockingIOError(errno.EAGAIN, "another server is saving") from None
            time.sleep(PAUSE)
        except OSError:
            return False
        else:
            return True
