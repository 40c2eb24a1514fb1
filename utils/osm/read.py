"""Streams an extract: twice over the file, keeping only what matches a rule and lies near the community.

Node coordinates are held by osmium (16 bytes a node); everything else that is kept is proportional to the community.
First pass: count what matches and learn the area relations. Second pass: geometries. Only when relations could not be
assembled are their member ways read once more, to say why and to save what closes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import osmium
from osmium.osm import OSMObject, Relation
from shapely.geometry.base import BaseGeometry

from layers.base import Text
from utils.osm.area import Bbox, StudyArea
from utils.osm.draft import Draft
from utils.osm.elements import Made, node_point, relation_area, way_geometry
from utils.osm.errors import OsmError
from utils.osm.plan import PLANS
from utils.osm.prepare import Extract, NeedsCopyError, can_be_copied, is_plain, prepared_copy
from utils.osm.progress import Progress
from utils.osm.relations import reassemble
from utils.osm.report import ImportReport
from utils.osm.rules import AREA_RELATIONS, KEYS, Element, Match, classify
from utils.osm.values import Tags

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Wanted:
    """An element that matches rules, before its geometry is known."""

    element: str
    matches: list[Match]
    tags: Tags
    updated: str
    members: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class Reading:
    """What was read. ``latest`` is the date of the newest element that matched, "" if the extract carries no dates."""

    drafts: dict[str, list[Draft]] = field(default_factory=dict)
    latest: str = ""


def read_header(path: Path) -> tuple[Bbox | None, str]:
    """``(box, date)`` of the extract by its own header; None and "" where it does not say. Raises :class:`OsmError`."""
    if not path.is_file():
        raise OsmError(
            Text(f"找不到提取文件 {path}。请检查路径。", f"No extract at {path}. Check the path of the .osm.pbf file.")
        )
    with readable(path), osmium.io.Reader(str(path), osmium.osm.NOTHING) as reader:
        header = reader.header()
        held, stamp = header.box(), header.get("osmosis_replication_timestamp", "") or header.get("timestamp", "")
    if not held.valid():
        return None, stamp[:10]
    low, high = held.bottom_left, held.top_right
    return (low.lon, low.lat, high.lon, high.lat), stamp[:10]


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Translates what osmium raises on a file it cannot read."""
    try:
        yield
    except (ValueError, osmium.InvalidLocationError) as error:
        raise OsmError(
            Text(
                f"{path} 中有无法读取的编号或坐标（{error}）。编号应为 -2^63 到 2^63 "
                "之间的整数，坐标应为经纬度；请改正后重新保存。",
                f"{path} has an id or a coordinate that cannot be read ({error}). Ids are whole numbers between "
                "-2^63 and 2^63, coordinates degrees: correct it and save the file again.",
            )
        ) from error
    except RuntimeError as error:
        if _is_order(error):
            raise OsmError(
                Text(
                    f"{path} 的要素有重复或未按编号排序（{error}）。请先用 osmium sort 排序、osmium merge 去重。",
                    f"{path} repeats elements or is not sorted ({error}). "
                    "Sort it with `osmium sort` or merge its parts with `osmium merge` first.",
                )
            ) from error
        raise OsmError(
            Text(
                f"读不了 {path}：它不是完整的 OpenStreetMap 提取文件（.osm.pbf）。请重新下载。（{error}）",
                f"Cannot read {path}: it is not a complete OpenStreetMap extract (.osm.pbf). "
                f"Download it again. ({error})",
            )
        ) from error


def _is_order(error: RuntimeError) -> bool:
    return "twice in input" in str(error) or "out of order" in str(error)


def read_extract(path: Path, area: StudyArea, report: ImportReport, progress: Progress) -> Reading:
    """Every matching element near ``area`` as a :class:`Draft` per layer; the rest is booked in ``report``.

    A file with negative ids, deleted objects or another order is read from a copy (see :mod:`utils.osm.prepare`).
    """
    with readable(path):
        if is_plain(path):
            try:
                return _read(Extract(str(path)), area, report, progress)
            except (NeedsCopyError, RuntimeError) as error:
                known = isinstance(error, NeedsCopyError) or _is_order(error)
                if not known or not can_be_copied(path):
                    raise
                report.layers.clear()
        with prepared_copy(path) as extract:
            report.deleted = extract.deleted
            return _read(extract, area, report, progress)


def _read(extract: Extract, area: StudyArea, report: ImportReport, progress: Progress) -> Reading:
    reader = _Reader(extract, area, report)
    reader.survey(progress)
    reader.geometries(progress)
    reader.failed_relations(progress)
    return reader.reading


class _Reader:
    def __init__(self, extract: Extract, area: StudyArea, report: ImportReport) -> None:
        self._path = extract.path
        self._extract = extract
        self._report = report
        self._windows = {layer: plan.window(area).bounds for layer, plan in PLANS.items()}
        self._relations: dict[int, Wanted] = {}
        self._tagged = 0
        self._locations: osmium.index.LocationTable | None = None
        self.reading = Reading()

    def survey(self, progress: Progress) -> None:
        """First pass: how many tagged elements there are, and which relations are wanted."""
        objects: Iterable[Any] = osmium.FileProcessor(self._path).with_filter(osmium.filter.KeyFilter(*KEYS))
        for thing in progress.over(objects, Text("清点要素", "Counting elements")):
            self._tagged += 1
            if thing.id < 0 or thing.deleted:
                raise NeedsCopyError
            if thing.is_relation():
                self._want_relation(thing)

    def _want_relation(self, relation: Relation) -> None:
        wanted = self._wanted(relation, "relation", tuple((m.ref, m.role) for m in relation.members if m.type == "w"))
        if wanted is None:
            return
        if wanted.tags.get("type") not in AREA_RELATIONS:
            self._skip(wanted, "not_multipolygon")
        else:
            if any(ref < 0 for ref, _ in wanted.members):
                raise NeedsCopyError
            self._relations[relation.id] = wanted

    def geometries(self, progress: Progress) -> None:
        """Second pass: nodes and ways as they come, relations as osmium assembles them."""
        keys = osmium.filter.KeyFilter(*KEYS)
        processor = osmium.FileProcessor(self._path).with_areas(keys).with_filter(keys)
        objects: Iterable[Any] = processor
        for thing in progress.over(objects, Text("读取几何", "Reading geometries"), self._tagged):
            if thing.is_node():
                self._take(self._wanted(thing, "node"), node_point(thing.lon, thing.lat))
            elif thing.is_way():
                self._take_way(thing)
            elif thing.is_area() and not thing.from_way() and thing.num_rings()[0] > 0:
                self._take(self._relations.pop(thing.orig_id(), None), relation_area(thing))
        self._locations = processor.node_location_storage

    def _take_way(self, way: osmium.osm.Way) -> None:
        wanted = self._wanted(way, "way")
        if wanted is None:
            return
        for want in sorted({match.want for match in wanted.matches}):
            made = way_geometry(way, want)
            if "missing_nodes" in (made.skipped, *made.repairs) and any(node.ref < 0 for node in way.nodes):
                raise NeedsCopyError
            self._take(wanted, made, want)

    def failed_relations(self, progress: Progress) -> None:
        """The relations osmium assembled nothing from: saved where parts close, else skipped with the reason."""
        if not self._relations or self._locations is None:
            return
        failed = {number: wanted.members for number, wanted in self._relations.items()}
        made = reassemble(self._path, failed, self._locations, progress)
        for number, wanted in sorted(self._relations.items()):
            self._take(wanted, made[number])

    def _wanted(self, thing: OSMObject, kind: Element, members: tuple[tuple[int, str], ...] = ()) -> Wanted | None:
        tags = dict(thing.tags)
        matches = classify(tags, kind)
        if not matches:
            return None
        for match in matches:
            self._report.layer(match.layer).seen += 1
        updated = "" if thing.timestamp <= EPOCH else thing.timestamp.date().isoformat()
        self.reading.latest = max(self.reading.latest, updated)
        return Wanted(self._extract.element(kind, thing.id), matches, tags, updated, members)

    def _skip(self, wanted: Wanted, reason: str) -> None:
        for match in wanted.matches:
            self._report.layer(match.layer).skip(reason, wanted.element)

    def _take(self, wanted: Wanted | None, made: Made, want: str = "") -> None:
        """Books ``wanted`` under each of its layers (those that want ``want``, if given)."""
        for match in wanted.matches if wanted is not None else ():
            if wanted is not None and (not want or match.want == want):
                self._take_as(match, wanted, made)

    def _take_as(self, match: Match, wanted: Wanted, made: Made) -> None:
        books, window = self._report.layer(match.layer), self._windows[match.layer]
        reason = _why_not(match, wanted, made)
        where = made.geometry.bounds if made.geometry is not None else made.where
        if where is not None and not _meets(where, window):
            books.outside += 1
        elif reason or made.geometry is None:
            books.skip(reason, wanted.element)
        else:
            self.reading.drafts.setdefault(match.layer, []).append(
                self._draft(match, wanted, made.geometry, made.repairs)
            )
            books.ignored_values.update(match.ignored)

    def _draft(self, match: Match, wanted: Wanted, geometry: BaseGeometry, repairs: tuple[str, ...]) -> Draft:
        outlines = frozenset(self._extract.element("way", ref) for ref, role in wanted.members if role != "inner")
        placed = geometry.representative_point() if match.want == "point" else geometry
        return Draft(wanted.element, match, placed, wanted.tags, wanted.updated, repairs, outlines)


def _why_not(match: Match, wanted: Wanted, made: Made) -> str:
    """Why no feature can be made, "" if one can."""
    if wanted.element.startswith("node/") and match.want in {"area", "line"}:
        return "only_a_point"
    return made.skipped


def _meets(one: Bbox, other: Bbox) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]
