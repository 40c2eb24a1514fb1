"""Text from data, made safe for Streamlit's Markdown: it must stay text wherever a label is Markdown."""

from __future__ import annotations

_SPECIAL = frozenset("\\`*_{}[]<>()#+-.!|~:$&")


def plain(text: str) -> str:
    """``text`` with every Markdown character escaped, on one line."""
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in " ".join(text.split()))
