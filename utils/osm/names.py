"""What an element is called in Chinese and in English; unnamed ones get a plain description."""

from __future__ import annotations

from layers.base import Text
from utils.osm.values import Tags


def names(tags: Tags, noun: Text, number: str) -> tuple[str, str]:
    """``(name, name_en)``, neither empty.

    A name comes from ``name:zh`` / ``name:en`` or ``name``; failing that the street address; failing that ``noun`` and
    the element's ``number`` (pass "" for none), so that a list of unnamed buildings can still be told apart.
    """
    local = _clean(tags.get("name")) or _address(tags)
    zh = _clean(tags.get("name:zh")) or _clean(tags.get("name:zh-Hans")) or local
    en = _clean(tags.get("name:en")) or local
    return zh or f"{noun.zh} {number}".strip(), en or f"{noun.en} {number}".strip()


def is_named(tags: Tags) -> bool:
    """Whether the element has a name or an address, or only gets a description."""
    return any(_clean(tags.get(key)) for key in ("name", "name:zh", "name:zh-Hans", "name:en")) or bool(_address(tags))


def _clean(raw: str | None) -> str:
    return " ".join((raw or "").split())


def _address(tags: Tags) -> str:
    street, house = _clean(tags.get("addr:street")), _clean(tags.get("addr:housenumber"))
    return f"{street} {house}" if street and house else ""
