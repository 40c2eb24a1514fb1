"""The books of an import: what became of every element, in numbers, ids and plain words.

For every layer ``seen = kept + skipped + outside``; features that come from no single element (the ground itself, the
sea) are ``added``. Nothing here depends on the clock or the machine, so the same import gives the same report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from layers import LAYERS
from layers.base import Text
from utils.i18n import pick

SKIPPED: Mapping[str, Text] = {
    "missing_nodes": Text("轮廓或线的节点不在提取文件中", "its nodes are not all in the extract"),
    "not_closed": Text("应为面，但首尾未闭合", "an area whose outline is not closed"),
    "only_a_point": Text("应为面，但只标了一个点", "an area mapped as a point only"),
    "degenerate": Text("没有面积或长度", "no area or no length"),
    "members_missing": Text("关系的成员不在提取文件中", "a relation whose members are not all in the extract"),
    "rings_open": Text("关系的边界围不成面", "a relation whose outlines do not close"),
    "not_multipolygon": Text("关系类型不是多边形", "a relation that is not a multipolygon"),
    "duplicate_geometry": Text("与另一要素完全重合", "exactly on top of another element"),
    "duplicate_name": Text("附近已有同名同类设施", "same kind and name as a neighbour"),
    "outline_of_relation": Text("是另一面状关系的外轮廓", "the outline of a relation that is kept"),
    "drawn_elsewhere": Text("已在专题图层中绘制", "drawn in a layer of its own"),
    "coast_open": Text("海岸线在图内中断，未画海面", "coastline that ends inside the map: no sea is drawn from it"),
    "made_into_sea": Text("海岸线，已合成海面", "coastline, made into the sea"),
}
REPAIRED: Mapping[str, Text] = {
    "self_intersection": Text("轮廓自相交，已拆成有效面", "outline crosses itself: split into valid parts"),
    "missing_nodes": Text(
        "部分节点不在提取文件中，保留其余部分", "some nodes are not in the extract: the rest is kept"
    ),
    "relation_rings": Text(
        "关系的边界有误，已按闭合部分重组", "relation with faulty outlines: closed parts put together"
    ),
    "ends_joined": Text("首尾位置相同但节点不同，已闭合", "ends at one place but different nodes: closed"),
    "boundary_fixed": Text("边界自相交，已修复", "boundary crosses itself: repaired"),
}


@dataclass(slots=True)
class LayerReport:
    """The books of one layer. ``repaired`` and ``skipped`` list element ids by reason; ``clipped`` lists ids.

    ``ignored_values`` counts tag values that could not be read (``width=wide``); ``notes`` counts what was inferred.
    """

    seen: int = 0
    kept: int = 0
    added: int = 0
    outside: int = 0
    repaired: dict[str, list[str]] = field(default_factory=dict)
    clipped: list[str] = field(default_factory=list)
    skipped: dict[str, list[str]] = field(default_factory=dict)
    ignored_values: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)

    def skip(self, reason: str, element: str) -> None:
        """Note that ``element`` was left out; ``reason`` is a key of :data:`SKIPPED`."""
        self.skipped.setdefault(reason, []).append(element)

    def repair(self, reason: str, element: str) -> None:
        """Note that ``element`` was repaired; ``reason`` is a key of :data:`REPAIRED`."""
        self.repaired.setdefault(reason, []).append(element)

    @property
    def left_out(self) -> int:
        """How many elements were skipped, whatever the reason."""
        return sum(map(len, self.skipped.values()))

    @property
    def balances(self) -> bool:
        """Whether every element seen is accounted for."""
        return self.seen == self.kept + self.left_out + self.outside

    def as_json(self) -> dict[str, object]:
        """Plain values, ids sorted, for ``import-report.json``."""
        return {
            "seen": self.seen,
            "kept": self.kept,
            "outside": self.outside,
            "added": self.added,
            "skipped": {reason: sorted(ids) for reason, ids in sorted(self.skipped.items())},
            "repaired": {reason: sorted(ids) for reason, ids in sorted(self.repaired.items())},
            "clipped": sorted(self.clipped),
            "ignored_values": dict(sorted(self.ignored_values.items())),
            "notes": dict(sorted(self.notes.items())),
        }


@dataclass(slots=True)
class ImportReport:
    """The books of an import. ``area_m2`` is the boundary's area measured in ``crs``; dates are ISO 8601.

    ``deleted`` counts the elements the file itself marks as deleted.
    """

    extract: str = ""
    extract_date: str = ""
    crs: str = ""
    area_m2: float = 0.0
    deleted: int = 0
    layers: dict[str, LayerReport] = field(default_factory=dict)

    def layer(self, layer: str) -> LayerReport:
        """The books of ``layer``, opened when first asked for."""
        return self.layers.setdefault(layer, LayerReport())

    def as_json(self) -> dict[str, object]:
        """Plain values for ``import-report.json``, layers in the registry's order."""
        return {
            "extract": self.extract,
            "extract_date": self.extract_date,
            "source": "OpenStreetMap contributors, ODbL 1.0",
            "crs": self.crs,
            "area_m2": round(self.area_m2, 1),
            "deleted": self.deleted,
            "layers": {layer: self.layers[layer].as_json() for layer in LAYERS if layer in self.layers},
        }

    def in_words(self, lang: str) -> str:
        """The report as a person reads it, several lines, in ``lang``."""
        head = Text(
            f"{self.extract}（数据截至 {self.extract_date}），面积 {self.area_m2 / 1e6:.2f} km²，坐标系 {self.crs}",
            f"{self.extract} (data as of {self.extract_date}), area {self.area_m2 / 1e6:.2f} km², in {self.crs}",
        )
        lines = [pick(head, lang)]
        if self.deleted:
            marked = Text("个要素在文件中标为已删除，未读入", "elements are marked as deleted in the file: left out")
            lines.append(f"  {self.deleted} {pick(marked, lang)}")
        for layer in LAYERS:
            if layer in self.layers:
                lines += _layer_in_words(pick(LAYERS[layer].title, lang), self.layers[layer], lang)
        return "\n".join(lines)


NOTES: Mapping[str, Text] = {
    "use_from_tags": Text("用途取自标签", "use taken from the tags"),
    "use_from_land_use": Text("用途取自所在地块", "use taken from the land use around it"),
    "use_assumed": Text("用途未标，按居住计", "use not mapped, assumed residential"),
}


def _layer_in_words(title: str, books: LayerReport, lang: str) -> list[str]:
    summary = Text(
        f"  {title}：读到 {books.seen} = 保留 {books.kept} + 范围外 {books.outside} + 略过 {books.left_out}"
        f"；修复 {sum(map(len, books.repaired.values()))}，裁切 {len(books.clipped)}",
        f"  {title}: {books.seen} seen = {books.kept} kept + {books.outside} outside + {books.left_out} skipped"
        f"; {sum(map(len, books.repaired.values()))} repaired, {len(books.clipped)} clipped",
    )
    verbs = (Text("略过", "skipped"), Text("修复", "repaired"))
    lines = [pick(summary, lang)]
    for verb, wording, found in ((verbs[0], SKIPPED, books.skipped), (verbs[1], REPAIRED, books.repaired)):
        for reason, ids in sorted(found.items()):
            lines.append(f"    {pick(verb, lang)} {len(ids)}: {pick(wording[reason], lang)} ({_some(ids)})")
    lines += [f"    {count} {pick(NOTES[note], lang)}" for note, count in sorted(books.notes.items())]
    if books.ignored_values:
        unread = Text("未能采用的标签值", "tag values that could not be used")
        values = ", ".join(f"{value} ×{count}" for value, count in books.ignored_values.most_common(3))
        lines.append(f"    {books.ignored_values.total()} {pick(unread, lang)} ({values}{_more(books.ignored_values)})")
    return lines


def _some(ids: list[str], shown: int = 3) -> str:
    return ", ".join(sorted(ids)[:shown]) + (" …" if len(ids) > shown else "")


def _more(values: Counter[str], shown: int = 3) -> str:
    return " …" if len(values) > shown else ""
