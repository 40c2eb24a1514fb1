"""The part of the font a browser needs, as WOFF2: the characters asked for, every weight of them, and no others.

Making one takes seconds, so each is kept: in memory, and in the user's cache folder for the next start.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from importlib.metadata import packages_distributions, version
from io import BytesIO
from pathlib import Path
from threading import Lock

from utils.fonts.package import PACKAGE, SIMPLIFIED, collection
from utils.settings import Settings

# Kept in the font: copyright, family, style, licence and where it stands.
_NAMES = [0, 1, 2, 13, 14]
# For text that runs downwards, and for what only a designer asks for.
_UNUSED = ["BASE", "DSIG", "GDEF", "STAT", "VORG", "VVAR", "vhea", "vmtx"]
_FEATURES = ["kern"]
_SIGNATURE = b"wOF2"
# Files kept in the cache folder; the oldest go.
MOST = 24
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Part:
    """A part of the collection: ``characters`` of its font ``number``."""

    characters: str
    number: int = SIMPLIFIED

    @cached_property
    def digest(self) -> str:
        """The name of the font :func:`woff2` makes, known before it is made: the same parts make the same font."""
        recipe = [_versions(), _NAMES, _UNUSED, _FEATURES, self.number, "".join(sorted(set(self.characters)))]
        return sha256(repr(recipe).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def woff2(part: Part) -> bytes:
    """A variable font (weights 100 to 900) with a glyph for each character of ``part`` the family has one for.

    Raises ``ModuleNotFoundError`` where the font's package is not installed.
    """
    with _one_at_a_time:
        return _woff2(part)


@cache
def _versions() -> tuple[str, ...]:
    return tuple(version(name) for name in (*packages_distributions()[PACKAGE], "fonttools"))


@lru_cache(maxsize=8)
def _woff2(part: Part) -> bytes:
    path = _kept(part.digest)
    with suppress(OSError):
        if path and (found := path.read_bytes()).startswith(_SIGNATURE):
            # Used again: it is not among the oldest.
            path.touch()
            return found
    made = _make(part)
    if path:
        with suppress(OSError):
            _keep(path, made)
    return made


def _make(part: Part) -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(
        layout_features=_FEATURES, drop_tables=_UNUSED, name_IDs=_NAMES, hinting=False, notdef_outline=True
    )
    font = TTFont(collection(), fontNumber=part.number, lazy=True)
    worker = subset.Subsetter(options)
    worker.populate(text=part.characters)
    worker.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _kept(name: str) -> Path | None:
    cache_folder = Settings.from_env().cache
    return cache_folder / "fonts" / f"{name}.woff2" if cache_folder else None


def _keep(path: Path, content: bytes) -> None:
    """Whole or not at all; the folder is its owner's only: what lies there is served."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)
    known = sorted(path.parent.glob("*.woff2"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in known[MOST:]:
        old.unlink(missing_ok=True)
