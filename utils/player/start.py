"""What the player reads first: where deck, map and cards are, and what it says itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from utils.i18n import languages
from utils.mapview.words import everywhere
from utils.player.words import NO_STORY, words

PLOTLY = "/vendor/plotly/plotly.min.js"


@dataclass(frozen=True)
class Addresses:
    """Where the documents of one presentation are; ``deck`` is empty where there is no story."""

    deck: str
    config: str
    cards: str


def start_json(at: Addresses, home: str | None = "/", lang: str = "") -> dict[str, Any]:
    """The first document. ``home`` is where the atlas is, None for a hand-out; ``lang`` the language to begin in."""
    return {
        "deck": at.deck or None,
        "config": at.config,
        "cards": at.cards,
        "plotly": PLOTLY,
        "home": home,
        "lang": lang or None,
        "languages": list(languages()),
        "words": words(),
        "message": everywhere(NO_STORY),
    }
