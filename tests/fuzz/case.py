"""One case: what is mutated, how, and what is then looked at; all of it follows from a seed and a number."""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.fuzz.mutators.features import DOCUMENTS
from tests.fuzz.mutators.files import FILES
from tests.fuzz.mutators.geometries import GEOMETRIES
from tests.fuzz.mutators.kit import json_bytes
from tests.fuzz.mutators.links import LINKS, Query, make_query
from tests.fuzz.mutators.raw import RAW
from tests.fuzz.mutators.rows import ROWS, write
from tests.fuzz.mutators.settings import TABLES_OF_VALUES, TEXTS_OF_FILES, toml_bytes

# Every so many cases are links to a sound folder, the others spoilt folders, seen through a link as well.
LINKS_EACH = 4
TWICE = 0.3
KINDS = ("folder", "link")


@dataclass(frozen=True, slots=True)
class Case:
    """A folder or a link. ``folder`` holds the files, ``query`` the link, ``mutations`` say what was done to them."""

    seed: int
    number: int
    folder: Path
    query: Query
    mutations: tuple[str, ...]

    @property
    def rng(self) -> random.Random:
        """For what is looked at; another one than made the case."""
        return random.Random(f"{self.seed}/{self.number}/walk")

    @property
    def spoilt(self) -> bool:
        """Whether the folder is another than the base."""
        return kind_of(self.number) == "folder"


def kind_of(number: int) -> str:
    """Whether a case is a spoilt ``folder`` or a ``link``."""
    return "link" if number % LINKS_EACH == LINKS_EACH - 1 else "folder"


def numbers_of(kind: str, count: int, start: int = 0) -> list[int]:
    """The first ``count`` numbers of the cases of a kind."""
    found, number = [], start
    while len(found) < count:
        if kind_of(number) == kind:
            found.append(number)
        number += 1
    return found


def make_case(base: Path, seed: int, number: int, into: Path) -> Case:
    """Case ``number``; a spoilt folder is written to ``into``, which does not exist yet. Needs nothing but Python."""
    rng = random.Random(f"{seed}/{number}")
    link = kind_of(number) == "link"
    folder = base if link else into
    mutations: list[str] = []
    if not link:
        shutil.copytree(base, into, copy_function=os.link)
        for _ in range(2 if rng.random() < TWICE else 1):
            mutations.append(spoil(rng, into))
    query = make_query(rng, ids_of(base)) if link or rng.random() < 0.5 else {}
    if link or (query and rng.random() < 0.2):
        name = rng.choice(list(LINKS))
        query = LINKS[name](rng, query)
        mutations.append(f"link: {name}")
    return Case(seed, number, folder, query, tuple(mutations))


@cache
def ids_of(base: Path) -> dict[str, list[str]]:
    """The features of each layer of the base folder."""
    found = {}
    for path in sorted((base / "geojson").glob("*.geojson")):
        features = json.loads(path.read_text("utf-8"))["features"]
        found[path.stem] = [feature["properties"]["id"] for feature in features]
    return found


def spoil(rng: random.Random, folder: Path) -> str:
    """Mutate one file of ``folder``, a folder of links to the base's files; returns what was done, to which file."""
    family = rng.choices(("geometry", "feature", "toml", "csv", "raw", "files"), (28, 22, 22, 16, 8, 4))[0]
    pattern = {
        "geometry": "geojson/*.geojson",
        "feature": "geojson/*.geojson",
        "toml": "**/*.toml",
        "csv": "tables/*.csv",
    }
    paths = [path for path in sorted(folder.glob(pattern.get(family, "**/*.*"))) if path.is_file()]
    if family == "toml" and rng.random() < 0.4:
        paths = [path for path in paths if path.name == "community.toml"] or paths
    if not paths:
        return "nothing left to spoil"
    path = rng.choice(paths)
    name = str(path.relative_to(folder))
    if family == "files":
        done = rng.choice(list(FILES))
        FILES[done](rng, path)
        return f"{name}: {done}"
    try:
        done, content = _SPOIL[family](rng, path.read_bytes())
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        # What is spoilt already cannot always be spoilt in the same way again.
        done, content = _raw(rng, path.read_bytes())
    # The file is the base's own: never write into it.
    path.unlink()
    path.write_bytes(content)
    return f"{name}: {done}"


def _raw(rng: random.Random, content: bytes) -> tuple[str, bytes]:
    name = rng.choice(list(RAW))
    try:
        return name, RAW[name](rng, content)
    except UnicodeDecodeError:
        return "cut_short", content[: len(content) // 2]


def _geometry(rng: random.Random, content: bytes) -> tuple[str, bytes]:
    document = json.loads(content)
    name = rng.choice(list(GEOMETRIES))
    features = document["features"]
    for feature in features if rng.random() < 0.15 else rng.sample(features, rng.choice([1, 1, 2])):
        feature["geometry"] = GEOMETRIES[name](rng, feature["geometry"])
    return name, json_bytes(document, ascii_only=rng.random() < 0.2)


def _feature(rng: random.Random, content: bytes) -> tuple[str, bytes]:
    document = json.loads(content)
    name = rng.choice(list(DOCUMENTS))
    other = DOCUMENTS[name](rng, document)
    return name, json_bytes(document if other is None else other, ascii_only=rng.random() < 0.2)


def _toml(rng: random.Random, content: bytes) -> tuple[str, bytes]:
    text = content.decode()
    if rng.random() < 0.2:
        name = rng.choice(list(TEXTS_OF_FILES))
        return name, TEXTS_OF_FILES[name](rng, text).encode()
    values = tomllib.loads(text)
    name = rng.choice(list(TABLES_OF_VALUES))
    TABLES_OF_VALUES[name](rng, values)
    return name, toml_bytes(values)


def _csv(rng: random.Random, content: bytes) -> tuple[str, bytes]:
    rows = list(csv.reader(content.decode().splitlines()))
    name = rng.choice(list(ROWS))
    made = ROWS[name](rng, rows)
    return name, write(rows) if made is None else made


_SPOIL = {"geometry": _geometry, "feature": _feature, "toml": _toml, "csv": _csv, "raw": _raw}
