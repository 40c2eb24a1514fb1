"""The story as the player reads it, worked out once for each state of the data."""

from __future__ import annotations

from typing import Any

from utils.analysis.kept import keep
from utils.player.cards import cards_json
from utils.store import Store
from utils.story.build import deck_of
from utils.story.deck_json import deck_json


def told(store: Store) -> dict[str, Any] | None:
    """The community's own story as :func:`utils.story.deck_json.deck_json` has it; None where it has none."""
    deck = deck_of(store)
    if deck is None:
        return None
    return keep(("deck_json", id(deck)), lambda: deck_json(deck, store), held=(store, deck))


def cards_of(store: Store) -> dict[str, Any]:
    """The facts of every feature (see :mod:`utils.player.cards`)."""
    return keep(("cards", id(store)), lambda: cards_json(store), held=store)
