"""What a walk looks at, and the register of its steps."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from layers import LAYERS
from layers.base import Text
from utils.errors import LinkError
from utils.store import LayerData, Store
from utils.view import masks_of, statuses_of
from utils.viewstate import ViewState, from_query

LANGUAGES = ("zh", "en")


# What is left out of a walk now and then: steps no changed file concerns.
ANYWAY = 0.02
RARELY = 0.12
OF_LINKS = 0.08
STORY, PROFILE = "story", "profile"


@dataclass(frozen=True)
class Scene:
    """A store seen through a link. ``changed`` names the layers and tables that are other than in the sound folder, the
    story and the profile among them (``STORY``, ``PROFILE``); nothing where the folder is sound and the link is not.
    """

    store: Store
    view: ViewState
    faults: tuple[LinkError, ...]
    rng: random.Random
    changed: frozenset[str] = frozenset()

    @cached_property
    def looked(self) -> Mapping[str, LayerData]:
        """The layers that steps about each layer look at: those changed and a few others."""
        every = list(self.store.layers)
        chosen = {*(self.changed & set(every)), *self.rng.sample(every, min(2, len(every)))}
        return {layer: data for layer, data in self.store.layers.items() if layer in chosen}

    def takes(self, name: str) -> bool:
        """Whether the walk takes the step: always where it concerns nothing in particular, or what has changed."""
        concerns, rarely, cost = CONCERNS[name]
        if not concerns:
            return True
        likely = OF_LINKS
        if self.changed:
            likely = 1.0 if self.changed & concerns else RARELY if self.changed & rarely else ANYWAY
        return self.rng.random() < likely / cost

    @property
    def lang(self) -> str:
        return self.view.lang

    @cached_property
    def theme(self) -> str:
        return self.rng.choice(["light", "dark"])

    @cached_property
    def masks(self) -> Mapping[str, np.ndarray]:
        return masks_of(self.store, self.view)

    @cached_property
    def statuses(self) -> Mapping[str, np.ndarray]:
        return statuses_of(self.store, self.view)


class BrokenPromiseError(Exception):
    """An invariant does not hold; the message says which and where."""


def expect(holds: bool, promise: str, found: object = "") -> None:
    """Raise :class:`BrokenPromiseError` unless ``holds``; ``promise`` names the invariant, ``found`` what broke it."""
    if not holds:
        raise BrokenPromiseError(f"{promise}: {str(found)[:300]!r}" if found != "" else promise)


Step = Callable[[Scene], None]
STEPS: dict[str, Step] = {}
HEAVY: dict[str, Step] = {}
CONCERNS: dict[str, tuple[frozenset[str], frozenset[str], float]] = {}


def step(*concerns: str, rarely: Iterable[str] = (), cost: float = 1.0) -> Callable[[Step], Step]:
    """A step about these layers and tables (none: taken on every case), and a little about those of ``rarely``.

    Of ``cost`` 3 it is taken every third time.
    """

    def entered(function: Step) -> Step:
        STEPS[function.__name__] = function
        own = frozenset({*concerns, PROFILE}) if concerns else frozenset()
        CONCERNS[function.__name__] = (own, frozenset(rarely), cost)
        return function

    return entered


def heavy(function: Step) -> Step:
    """Taken on a sample of the cases, one of them at a time."""
    HEAVY[function.__name__] = function
    return function


def scene_of(store: Store, query: Mapping[str, str], rng: random.Random, sound: Store | None = None) -> Scene:
    """What a visitor with this link sees (as in :func:`utils.session.begin`); ``sound``: the store to compare with."""
    view, faults = from_query(query, LAYERS, store.profile, present=tuple(store.layers))
    if view.selected and not (store.layers[view.selected[0]].frame["id"] == view.selected[1]).any():
        view = ViewState(**{**_fields(view), "selected": None})
    return Scene(store, view, tuple(faults), rng, _changed(store, sound))


def _changed(store: Store, sound: Store | None) -> frozenset[str]:
    if sound is None:
        return frozenset({*store.layers, *store.tables, STORY, PROFILE})
    names = {layer for layer in {*store.layers, *sound.layers} if _version(store, layer) != _version(sound, layer)}
    for table in {*store.tables, *sound.tables}:
        one, other = store.tables.get(table), sound.tables.get(table)
        if one is not other and (one is None or other is None or not one.equals(other)):
            names.add(table)
    files = {name for name in {*store.files, *sound.files} if store.files.get(name) != sound.files.get(name)}
    names |= {STORY} if any(name.startswith("story") for name in files) else set()
    return frozenset(names | ({PROFILE} if store.profile != sound.profile else set()))


def _version(store: Store, layer: str) -> object:
    data = store.layers.get(layer)
    return None if data is None else (data.version, len(data.frame))


def _fields(view: ViewState) -> dict[str, Any]:
    return {name: getattr(view, name) for name in view.__dataclass_fields__}


def to_browser(value: Any) -> bytes:
    """``value`` as JSON every browser reads: no NaN, no half character. Raises ``ValueError`` where it is none."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()


def texts_in(value: Any) -> Iterator[str]:
    """Every text in both languages in nested tuples, lists and :class:`Text`."""
    if isinstance(value, Text):
        yield from (value.zh, value.en)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_in(item)
