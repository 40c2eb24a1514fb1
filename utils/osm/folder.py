"""Writes the data folder: all of it or nothing, keeping what was there."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from layers.base import Text
from utils.osm.errors import OsmError


def check_free(out: Path, force: bool) -> None:
    """Raises :class:`OsmError` if ``out`` is a file, or holds something and ``force`` is not given."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise OsmError(
            Text(
                f"{out} 已存在且不是文件夹。请换一个 --out。",
                f"{out} exists and is not a folder. Choose another --out.",
            )
        )
    if out.is_dir() and any(out.iterdir()) and not force:
        raise OsmError(
            Text(
                f"{out} 已有内容，未作改动。请换一个 --out，或加 --force（原文件夹改名保留为 {out.name}.bak-1）。",
                f"{out} is not empty; nothing was changed. Choose another --out, or add --force "
                f"(the folder is kept as {out.name}.bak-1).",
            )
        )


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """A temporary folder beside ``out`` that takes its place when the block ends well and vanishes when it does not.

    What ``out`` held is kept as ``out.bak-<n>``. Raises :class:`OsmError` when the place cannot be written.
    """
    out = out.absolute()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".partial", dir=out.parent))
    except OSError as error:
        raise OsmError(
            Text(
                f"不能写入 {out.parent}（{error}）。请检查权限或换一个 --out。",
                f"Cannot write to {out.parent} ({error}). Check its permissions or choose another --out.",
            )
        ) from error
    try:
        work.chmod(0o777 & ~_umask())
        yield work
        _take_place(work, out)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _take_place(work: Path, out: Path) -> None:
    kept = None
    if out.exists():
        if any(out.iterdir()):
            kept = _backup_name(out)
            out.rename(kept)
        else:
            out.rmdir()
    try:
        work.rename(out)
    except OSError:
        if kept is not None:
            kept.rename(out)
        raise


def _backup_name(out: Path) -> Path:
    number = 1
    while (name := out.with_name(f"{out.name}.bak-{number}")).exists():
        number += 1
    return name


def write_layers(folder: Path, layers: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """``folder/geojson/<layer>.geojson`` for every layer that has features; a feature a line."""
    geojson = folder / "geojson"
    geojson.mkdir()
    for layer, features in layers.items():
        if features:
            lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features)
            write(geojson / f"{layer}.geojson", f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n')


def write(path: Path, text: str) -> None:
    """``text`` as UTF-8, flushed to the disk."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
