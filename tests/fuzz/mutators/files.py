"""The folder itself: files that are not there, or are none."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.mutators.kit import register

Write = Callable[[Path], None]
FILES: dict[str, Callable[[random.Random, Path], None]] = {}


@register(FILES)
def missing(rng: random.Random, path: Path) -> None:
    path.unlink()


@register(FILES)
def folder_in_its_place(rng: random.Random, path: Path) -> None:
    path.unlink()
    path.mkdir()


@register(FILES)
def not_readable(rng: random.Random, path: Path) -> None:
    """A link that leads to itself: nobody, whoever they are, can read it."""
    path.unlink()
    path.symlink_to(path.name)


@register(FILES)
def folder_missing(rng: random.Random, path: Path) -> None:
    for other in sorted(path.parent.iterdir()):
        if other.is_file():
            other.unlink()
        else:
            continue
    if not any(path.parent.iterdir()):
        path.parent.rmdir()


@register(FILES)
def file_for_folder(rng: random.Random, path: Path) -> None:
    folder_missing(rng, path)
    if not path.parent.exists():
        path.parent.write_bytes(b"not a folder")


@register(FILES)
def further_file(rng: random.Random, path: Path) -> None:
    name = rng.choice(["unknown", "x y", "中文", "-", "a" * 100, ".hidden"])
    (path.parent / f"{name}{path.suffix}").write_bytes(path.read_bytes())


@register(FILES)
def content_of_another(rng: random.Random, path: Path) -> None:
    others = [other for other in sorted(path.parent.iterdir()) if other.is_file() and other != path]
    if others:
        content = rng.choice(others).read_bytes()
        path.unlink()
        path.write_bytes(content)
