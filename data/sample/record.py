"""What the generator hands on: features in local metres and rows, each with its provenance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from shapely.geometry.base import BaseGeometry

REPORTED = "龙岗融媒 2023-03-15"
STATION_LISTS = "公开地铁站点资料"


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of a layer; ``geometry`` in local metres (:mod:`data.sample.frame`)."""

    id: str
    name: str
    name_en: str | None
    geometry: BaseGeometry
    columns: dict[str, Any] = field(default_factory=dict)
    provenance: str = "illustrative"
    source: str | None = None
    updated: str = "2026-10-31"


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV table; every row also gets the table's ``provenance`` and ``source``."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    provenance: str = "illustrative"
    source: str = ""
