"""The command that writes a converted copy. Exit codes: 0 done, 2 something to put right (said in both languages)."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from layers.base import Text
from utils.datum.convert import SHIFTED, convert_document
from utils.errors import AtlasError


class DatumError(AtlasError):
    """The file cannot be read or the copy cannot be written."""


def parser() -> argparse.ArgumentParser:
    """The options, each explained in both languages."""
    made = argparse.ArgumentParser(
        prog="python -m utils.datum",
        description="把 GCJ-02 或 BD-09 坐标的 GeoJSON 换算为 WGS-84。 Convert GeoJSON from GCJ-02 or BD-09 to WGS-84.",
    )
    made.add_argument("source", type=Path, metavar="IN.geojson", help="要换算的文件 the file to convert")
    made.add_argument("target", type=Path, metavar="OUT.geojson", help="写入的新文件 the new file to write")
    made.add_argument("--from", dest="datum", choices=SHIFTED, required=True, help="原坐标系 the file's datum")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the conversion with ``arguments`` (those of the process if None); gives the exit code."""
    options = parser().parse_args(arguments)
    try:
        count = convert_file(options.source, options.target, options.datum)
    except DatumError as error:
        print(f"{error.message.en}\n{error.message.zh}", file=sys.stderr)
        return 2
    print(f"{options.target}: {count} 个坐标已由 {options.datum} 换算为 WGS-84 · {count} positions converted to WGS-84")
    return 0


def convert_file(source: Path, target: Path, datum: str) -> int:
    """Write ``source`` (in ``datum``) to ``target`` in WGS-84; how many positions it has.

    Raises :class:`DatumError`: no GeoJSON, nothing to convert, ``target`` is there already. ``target`` is then as it
    was; it is written whole or not at all.
    """
    if target.exists():
        raise DatumError(
            Text(
                f"{target} 已存在，未作改动。请换一个文件名。",
                f"{target} exists; nothing was changed. Name a new file.",
            )
        )
    document = _read(source)
    try:
        count = convert_document(document, datum)
    except RecursionError as error:
        raise _unreadable(source, "RecursionError") from error
    if not count:
        raise _unreadable(source, "0 positions")
    try:
        _write(target, json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    except OSError as error:
        raise DatumError(
            Text(f"无法写入 {target}（{error.strerror}）。", f"{target} cannot be written ({error.strerror}).")
        ) from error
    return count


def _read(source: Path) -> Any:
    try:
        return json.loads(source.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable(source, str(error)) from error


def _unreadable(source: Path, why: str) -> DatumError:
    return DatumError(
        Text(
            f"{source} 不是可换算的 GeoJSON（{why}）。请重新导出为 GeoJSON（UTF-8）。",
            f"{source} is no GeoJSON that can be converted ({why}). Export it again as GeoJSON (UTF-8).",
        )
    )


def _write(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        # A link fails where a file has come to be there in the meantime; a rename would replace it.
        os.link(name, target)
    finally:
        Path(name).unlink()
