"""Escaping inside a link: separators of the link's little grammar never appear bare in a value."""

from __future__ import annotations

import re

_RESERVED = frozenset("%.~:;,!*/")
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def escape(text: str) -> str:
    """``text`` with separators, control and invisible characters as ``%XX`` (UTF-8); readable letters stay."""
    return "".join(char if _stays(char) else _percent(char) for char in text)


def unescape(text: str) -> str:
    """The inverse of :func:`escape`. Raises ``ValueError`` where the escapes are not UTF-8 (half a pair is not)."""
    return _ESCAPED.sub(lambda run: bytes.fromhex(run[0].replace("%", "")).decode("utf-8"), text)


def _stays(char: str) -> bool:
    return char not in _RESERVED and char.isprintable()


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
