"""The parts a rule is written with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from layers.base import Text
from utils.osm.values import Tags, Values

Want = Literal["area", "line", "point", "label"]


@dataclass(frozen=True, slots=True)
class Match:
    """One element belongs to ``layer``.

    ``want`` is the geometry to make of it: ``area``, ``line``, ``point`` (a node, or a point inside the outline) or
    ``label`` (nodes only). ``columns`` are the layer's own columns the tags fill; the rest stay null. ``noun``
    describes it when it has no name; ``numbered`` adds the element's number to that, for layers people search.
    ``ignored`` lists the ``key=value`` pairs the rule could not use.
    """

    layer: str
    want: Want
    noun: Text
    columns: Mapping[str, object] = field(default_factory=dict)
    numbered: bool = True
    ignored: tuple[str, ...] = ()


Rule = Callable[[Values], Match | None]

NO = frozenset({"", "no"})
CLOSED_TO_PUBLIC = frozenset({"private", "no"})


def said(tags: Tags, key: str) -> bool:
    """Whether the tag is there and does not say no."""
    return tags.get(key, "") not in NO


def is_area(tags: Tags) -> bool:
    """Whether a highway is drawn as a surface (a square) and not as a line."""
    return tags.get("area") == "yes" or tags.get("type") == "multipolygon"
