"""Makes of a file as editors save it one that osmium can assemble.

JOSM and converters such as ogr2osm give objects that are not in OpenStreetMap negative ids, write objects in any order
and keep what was deleted, marked as such. Osmium's node locations know no negative ids and its areas ask for order. So
such a file is copied first: sorted, without what is deleted, and with every negative id put beyond the highest id of
its kind. :class:`Extract` gives the ids back as they stood in the file.
"""

from __future__ import annotations

import bz2
import gzip
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat

import osmium

KINDS: Mapping[str, str] = {"n": "node", "w": "way", "r": "relation"}
XML = (".osm", ".xml", ".osm.gz", ".xml.gz", ".osm.bz2", ".xml.bz2")
# A copy is sorted in memory. Larger files come from programmes that sort them.
MOST_BYTES = 500_000_000


class NeedsCopyError(Exception):
    """The file holds negative ids or deleted objects: it must be read from a prepared copy."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A file that is read. ``tops`` is the highest id of a kind in the original; ids above it stand for negative ones.

    ``deleted`` is how many objects were left out because the file marks them as deleted.
    """

    path: str
    tops: Mapping[str, int] = field(default_factory=dict)
    deleted: int = 0

    def element(self, kind: str, number: int) -> str:
        """``way/-5``: the element with the id ``number`` here, by its id in the original."""
        top = self.tops.get(kind)
        return f"{kind}/{number if top is None or number <= top else top - number}"


def is_plain(path: Path) -> bool:
    """Whether osmium can read the file as it is. Binary files count as such until an object shows otherwise."""
    if path.name.lower().endswith(".pbf"):
        return True
    last = (-1, -1)
    for thing in _objects(path):
        place = ("nwr".index(thing.type_str()), thing.id)
        if thing.id < 0 or thing.deleted or place < last:
            return False
        last = place
    return not _deleted_in_editor(path)


def can_be_copied(path: Path) -> bool:
    """Whether a copy of the file can be sorted in memory."""
    return path.stat().st_size <= MOST_BYTES


@contextmanager
def prepared_copy(path: Path) -> Iterator[Extract]:
    """A sorted copy without negative ids and deleted objects; it is gone after the block. Raises what osmium raises."""
    deleted = _deleted_in_editor(path)
    tops = dict.fromkeys(KINDS.values(), 0)
    for thing in _objects(path):
        kind = KINDS[thing.type_str()]
        tops[kind] = max(tops[kind], thing.id)
        if thing.deleted:
            deleted.add((kind, thing.id))
    with tempfile.TemporaryDirectory(prefix="atlas-osm-") as folder:
        unsorted, ordered = Path(folder) / "unsorted.osm.pbf", Path(folder) / "sorted.osm.pbf"
        with osmium.SimpleWriter(str(unsorted)) as writer:
            for thing in _objects(path):
                if (KINDS[thing.type_str()], thing.id) not in deleted:
                    writer.add(_renumbered(thing, tops))
        merged = osmium.MergeInputReader()
        merged.add_file(str(unsorted))
        with osmium.SimpleWriter(str(ordered)) as writer:
            # Repeated objects stay, so that the reader names them: which of two is meant is not ours to say.
            merged.apply(writer, simplify=False)
        yield Extract(str(ordered), tops, len(deleted))


def _objects(path: Path) -> Iterable[Any]:
    return osmium.FileProcessor(str(path))


def _renumbered(thing: Any, tops: Mapping[str, int]) -> Any:
    own = _positive(thing.id, tops[KINDS[thing.type_str()]])
    if thing.is_way():
        return thing.replace(id=own, nodes=[_positive(node.ref, tops["node"]) for node in thing.nodes])
    if thing.is_relation():
        members = [(part.type, _positive(part.ref, tops[KINDS[part.type]]), part.role) for part in thing.members]
        return thing.replace(id=own, members=members)
    return thing.replace(id=own)


def _positive(number: int, top: int) -> int:
    return number if number >= 0 else top - number


def _deleted_in_editor(path: Path) -> set[tuple[str, int]]:
    """(kind, id) of the objects JOSM marks ``action="delete"``, which osmium does not read. The file is sound XML."""
    marked: set[tuple[str, int]] = set()
    if not path.name.lower().endswith(XML):
        return marked

    def start(name: str, attributes: dict[str, str]) -> None:
        if attributes.get("action") == "delete" and name in KINDS.values():
            marked.add((name, int(attributes["id"])))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    with _opened(path) as file:
        parser.ParseFile(file)
    return marked


def _opened(path: Path) -> BinaryIO | gzip.GzipFile | bz2.BZ2File:
    suffix = path.suffix.lower()
    if suffix == ".gz":
        return gzip.open(path, "rb")
    return bz2.open(path, "rb") if suffix == ".bz2" else path.open("rb")
