"""What the player reads first: where deck, map and cards are, and what it says itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from utils.i18n import languages
from utils.mapview.words import everywhere
from utils.player.cards import cards_json
from utils.player.legend import legend_json
from utils.player.words import NO_STORY, words
from utils.store import Store

PLOTLY = "/vendor/plotly/plotly.min.js"
Deck = dict[str, Any]
ReadDeck = Callable[[Store], Deck | None]


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


class Cards:
    """The cards of the store as it is now: worked out once for each state of the data."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: tuple[Store, dict[str, Any]] | None = None

    def of(self, store: Store) -> dict[str, Any]:
        """All of them (see :func:`utils.player.cards.cards_json`)."""
        with self._lock:
            if self._known is None or self._known[0] is not store:
                self._known = (store, cards_json(store))
            return self._known[1]
