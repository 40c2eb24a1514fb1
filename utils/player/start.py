"""What the player reads first: where deck, map and cards are, and what it says itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from utils.i18n import languages
from utils.mapview.words import everywhere
from utils.player.legend import legend_json
from utils.player.words import NO_STORY, words
from utils.store import Store

PLOTLY = "/vendor/plotly/plotly.min.js"


@dataclass(frozen=True)
class Addresses:
    """Where the documents of one presentation are; ``deck`` is empty where there is no story."""

    deck: str
    config: str
    cards: str


def start_json(store: Store, at: Addresses, home: str | None = "/") -> dict[str, Any]:
    """The first document. ``home`` is where the atlas is, None for a hand-out."""
    return {
        "deck": at.deck or None,
        "config": at.config,
        "cards": at.cards,
        "plotly": PLOTLY,
        "home": home,
        "languages": list(languages()),
        "legend": legend_json(store),
        "words": words(),
        "message": everywhere(NO_STORY),
    }
