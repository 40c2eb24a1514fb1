"""The player's page: an HTML document that loads our scripts, or (for a hand-out) holds them."""

from __future__ import annotations

from html import escape

from utils.i18n import pick
from utils.player.words import PREPARING
from utils.text_cleaning import clean_text

_PAGE = """<!doctype html>
<html lang="zh-CN" data-theme="dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>{title}</title>
<link rel="icon" href="data:,">
{head}
</head>
<body>
<div id="player"></div>
<div id="cover" class="p-cover" role="status"><p>{preparing}</p></div>
{scripts}
</body>
</html>
"""


def page(title: str, head: str, scripts: str, lang: str = "zh") -> bytes:
    """The document. ``title`` is text; ``head`` and ``scripts`` are HTML of our own."""
    preparing = escape(pick(PREPARING, lang))
    return _PAGE.format(title=escape(clean_text(title)), head=head, scripts=scripts, preparing=preparing).encode()


def linked(*styles: str) -> str:
    """Style sheets by address."""
    return "\n".join(f'<link rel="stylesheet" href="{escape(url)}">' for url in styles)


def scripted(*scripts: str) -> str:
    """Scripts by address, run in this order."""
    return "\n".join(f'<script src="{escape(url)}"></script>' for url in scripts)
