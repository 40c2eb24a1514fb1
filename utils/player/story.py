"""A story as the player reads it, worked out once for each state of the data."""

from __future__ import annotations

from typing import Any

from utils.analysis.kept import keep
from utils.player.cards import cards_json
from utils.player.legend import legend_json
from utils.player.lists import with_lists
from utils.route.keep import routes_of
from utils.store import Store
from utils.story.build import deck_of
from utils.story.deck import Deck
from utils.story.deck_json import deck_json
from utils.text_cleaning import clean_values


def told(store: Store, deck: Deck) -> dict[str, Any]:
    """``deck`` as :func:`utils.story.deck_json.deck_json` has it, its lists on scenes of their own, and each legend."""
    deck = with_lists(deck)
    content = deck_json(deck, store)
    pairs = zip(content["slides"], deck.slides, strict=True)
    slides = [slide | {"legend": legend_json(store, made)} for slide, made in pairs]
    told: dict[str, Any] = clean_values(content | {"slides": slides})
    return told


def own_story(store: Store) -> dict[str, Any] | None:
    """The community's own story (see :func:`told`); None where it has none."""
    deck = deck_of(store, routes_of(store))
    if deck is None:
        return None
    return keep(("told", id(deck)), lambda: told(store, deck), held=(store, deck))


def cards_of(store: Store) -> dict[str, Any]:
    """The facts of every feature (see :mod:`utils.player.cards`)."""
    return keep(("cards", id(store)), lambda: cards_json(store), held=store)
