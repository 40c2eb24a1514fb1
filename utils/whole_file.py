"""Files read within bounds; written so that they are there whole or not at all, the former version kept."""

from __future__ import annotations

import datetime as dt
import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from threading import Lock

from layers.base import Text
from utils.errors import AtlasError
from utils.folder_lock import locked

UNFINISHED, READY = ".saving", ".moving"
"""How the names of files end that are being written, and of whole ones that are on their way."""
WAIT = 10.0
"""Seconds another process may take to save."""
_one_at_a_time = Lock()
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotAFileError(OSError):
    """A folder, a pipe or a device stands where a file is meant to be."""


class FileTooLargeError(OSError):
    """A file holds more than it may."""


def read_whole(path: Path, most: int | None = None) -> bytes:
    """The bytes of the plain file ``path``, at most ``most``. Never waits, as reading a pipe would.

    Raises ``OSError``: :class:`NotAFileError`, :class:`FileTooLargeError` or what the system says.
    """
    try:
        handle = os.open(path, _READ)
    except ValueError as error:
        raise FileNotFoundError(errno.ENOENT, "no such name") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotAFileError(errno.EINVAL, "not a plain file")
    with os.fdopen(handle, "rb") as file:
        content = file.read(-1 if most is None else most + 1)
    if most is not None and len(content) > most:
        raise FileTooLargeError(errno.EFBIG, "too large")
    return content


@contextmanager
def saving(error_type: type[AtlasError], folder: Path) -> Iterator[None]:
    """One change of the data folder at a time, in this process and in others; what the disk refuses is told, as
    ``error_type``, to whoever can let us write.
    """
    with _one_at_a_time:
        try:
            with locked(folder, WAIT):
                yield
        except OSError as error:
            raise error_type(
                Text(
                    f"无法保存（{error.strerror}）。请检查数据文件夹的写入权限和磁盘空间。",
                    f"it cannot be saved ({error.strerror}). Check the data folder's permissions and the space left.",
                )
            ) from error


def digest_of(content: bytes) -> str:
    """What tells one version of a file from another."""
    return sha256(content).hexdigest()[:16]


def write_whole(path: Path, content: bytes, kept: Path) -> None:
    """Put ``content`` in the place of ``path``; what was there before is kept in the folder ``kept``.

    Raises ``OSError``; the file is then as it was.
    """
    temporary = _write_beside(path, content)
    former = None
    try:
        if path.is_file():
            former = _keep_copy(path, kept)
        temporary.replace(path)
    except BaseException:
        for leftover in filter(None, (temporary, former)):
            with suppress(OSError):
                leftover.unlink()
        raise
    _settle(path.parent)


def write_ready(path: Path, content: bytes) -> Path:
    """A whole file beside ``path``, hidden, which a rename puts in its place. Raises ``OSError``."""
    return _rename(_write_beside(path, content), path)


def move_aside(path: Path) -> Path:
    """Hide the file beside its place, where a rename puts it back. Raises ``OSError``."""
    return _rename(path, path)


def settle_in(ready: Path, path: Path) -> None:
    """Put such a file in its place. Raises ``OSError``."""
    ready.replace(path)
    _settle(path.parent)


def put_away(path: Path, kept: Path, name: str = "") -> None:
    """Take the file away: it moves to the folder ``kept``, as a former version of ``name``. Raises ``OSError``."""
    kept.mkdir(parents=True, exist_ok=True)
    path.replace(_former(kept, name or path.name))
    _settle(path.parent)


def _rename(path: Path, place: Path) -> Path:
    ready = place.with_name(f".{place.name}.{token_hex(4)}{READY}")
    path.replace(ready)
    return ready


def _write_beside(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=UNFINISHED)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is for its owner only; the one it replaces is for whoever reads the folder.
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _keep_copy(path: Path, kept: Path) -> Path:
    """A former version is a whole file too."""
    former = _former(kept, path.name)
    copy = _write_beside(former, path.read_bytes())
    copy.replace(former)
    _settle(kept)
    return former


def _former(kept: Path, name: str) -> Path:
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
