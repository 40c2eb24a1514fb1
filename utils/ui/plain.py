"""Text from data, made safe for Streamlit's Markdown: it must stay text wherever a label is Markdown."""

from __future__ import annotations

from utils.text_cleaning import clean_text

_SPECIAL = frozenset("\\`*_{}[]<>()#+-.!|~:$&")


def plain(text: str) -> str:
    """``text`` with every Markdown character escaped, on one line."""
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in " ".join(clean_text(text).split()))


def plain_lines(text: str) -> str:
    """The same of a text of several lines, none of which begins with a number: full stops are no marks then."""
    return "  \n".join(plain(line).replace("\\.", ".") for line in text.splitlines())
