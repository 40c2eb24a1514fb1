"""Faults as people read them: one sentence each, many of one sort said once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from layers.base import Text
from utils.errors import Fault
from utils.validate.found import MOST_NAMES, name_rows

NO_LAYER = Text("（图层不可用）", " (the layer is unavailable)")
NO_TABLE = Text("（表不可用）", " (the table is unavailable)")


def summarise(faults: Iterable[Fault]) -> list[Fault]:
    """One fault for each sort: how many features of the file have it, the first few by name, and what was found.

    The result's ``problem`` is a whole sentence without the file; ``feature`` is empty where several are meant. Files
    that cannot be used come first. All text is plain: callers escape it.
    """
    groups: dict[tuple[object, ...], list[Fault]] = {}
    for fault in faults:
        sort = fault.problem.en.rpartition(": ")[0] if fault.feature else fault.problem.en
        key = (fault.file, fault.column, sort, fault.remedy.en, fault.dropped, fault.fatal, fault.note)
        groups.setdefault(key, []).append(fault)
    return sorted((_grouped(group) for group in groups.values()), key=lambda fault: not fault.fatal)


def describe(fault: Fault) -> Text:
    """A fault as it was collected, in one sentence: file, feature, what is wrong, what to do."""
    said = _grouped([fault])
    return Text(
        f"{said.file}：{said.problem.zh}。{said.remedy.zh}", f"{said.file}: {said.problem.en}. {said.remedy.en}"
    )


def _grouped(group: list[Fault]) -> Fault:
    first = group[0]
    effect = _effect(first)
    if not first.feature:
        return replace(first, problem=Text(f"{first.problem.zh}{effect.zh}", f"{first.problem.en}{effect.en}"))
    names = name_rows([fault.feature for fault in group[:MOST_NAMES]], len(group), first.file)
    problem = Text(f"{names.zh}{first.problem.zh}{effect.zh}", f"{names.en}{first.problem.en}{effect.en}")
    return replace(first, problem=problem, feature=first.feature if len(group) == 1 else "")


def _effect(fault: Fault) -> Text:
    if fault.fatal:
        return NO_TABLE if fault.file.endswith(".csv") else NO_LAYER
    return Text("（未显示）", " (left out)") if fault.dropped else Text("", "")
