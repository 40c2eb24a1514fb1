"""The walk after a reading: everything a visitor can set off, each step by itself, and what of it failed."""

from __future__ import annotations

import random
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

import tests.fuzz.steps  # noqa: F401 - registers the steps
from tests.fuzz.scene import HEAVY, STEPS, BrokenPromiseError, Scene, expect, scene_of
from tests.fuzz.steps.pages import PageError, open_pages
from tests.fuzz.steps.stories import forget
from utils.errors import ProfileError
from utils.store import Store

ROOT = Path(__file__).parents[2]
OURS = ("utils", "layers", "pages", "app.py")
# Seconds of processor time a small folder may take to be read.
READING = 5.0
HEAVY_EACH, PAGES_EACH = 60, 90
# How often all of a folder is read, not only what is different.
WHOLE = 0.05
# What a profile with many mistakes may say of them in all.
LONGEST_MESSAGE = 20_000


@dataclass(frozen=True, slots=True)
class Failure:
    """An exception nobody handled: in which step, of which type, where in our code (file:function), what it said."""

    step: str
    kind: str
    place: str
    message: str

    @property
    def group(self) -> str:
        """Failures of one group are, most likely, one mistake."""
        return f"{self.kind} at {self.place}"

    def json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Walked:
    """What came of a case. ``refused``: the profile was of no use, and the atlas said so."""

    failures: tuple[Failure, ...]
    refused: bool = False


def walk(
    folder: Path, query: Mapping[str, str], rng: random.Random, previous: Store | None = None, *,
    sample: bool = True, steps: Iterable[str] | None = None, timed: bool = True,
) -> Walked:  # fmt: skip
    """Read ``folder`` and look at all of it through a link.

    ``previous``: a store of the folder it was made from; only what is different is read. ``sample``: now and then a
    hand-out is made and pages are opened. ``steps``: only these. ``timed``: slow reading is a failure.
    """
    failures: list[Failure] = []
    slow = sample and rng.random() < 1 / HEAVY_EACH
    pages = sample and rng.random() < 1 / PAGES_EACH
    scene: Scene | None = None
    refused = False
    try:
        started = time.process_time()
        # A link's folder is the sound one: it need not be read again.
        store = (
            previous
            if previous and previous.folder == folder
            else Store(folder, None if rng.random() < WHOLE else previous)
        )
        spent = time.process_time() - started
        expect(not timed or spent < READING, "a small folder is read in seconds", f"{spent:.1f} s")
        scene = scene_of(store, query, rng, previous)
    except ProfileError as error:
        refused = True
        failures += attempt("the profile's message", partial(_check_message, error))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        failures.append(failure_of("reading", error))
    if scene is not None:
        chosen = [name for name in STEPS if (scene.takes(name) if steps is None else name in steps)]
        for name in chosen:
            failures += attempt(name, partial(STEPS[name], scene))
        if slow:
            name = rng.choice(list(HEAVY))
            failures += attempt(name, partial(HEAVY[name], scene))
    if pages:
        failures += attempt("pages", partial(open_pages, folder, query, rng))
    if previous is None or previous.folder != folder:
        forget()
    return Walked(tuple(failures), refused)


def attempt(name: str, work: Callable[[], None]) -> list[Failure]:
    """The failure of ``work``, if it fails; an :class:`AtlasError` is no help there: nobody would catch it."""
    try:
        work()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return [failure_of(name, error)]
    return []


def failure_of(step: str, error: Exception) -> Failure:
    """What is noted of an exception."""
    if isinstance(error, PageError):
        return Failure(step, error.kind, _innermost_of_text(error.trace), str(error)[:300])
    if isinstance(error, BrokenPromiseError):
        promise, _, found = str(error).partition(": ")
        return Failure(step, "BrokenPromise", promise, found[:300])
    return Failure(step, type(error).__name__, _innermost(error.__traceback__) or step, str(error)[:300])


def _innermost(trace: TracebackType | None) -> str:
    """The innermost place of ours."""
    for frame in reversed(traceback.extract_tb(trace)):
        path = Path(frame.filename)
        if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in OURS:
            return f"{path.relative_to(ROOT)}:{frame.lineno} {frame.name}"
    return ""


def _innermost_of_text(lines: Iterable[str]) -> str:
    """The innermost place of ours in a written stack."""
    text = "\n".join(lines)
    found = ""
    for part in text.split('File "')[1:]:
        path, _, rest = part.partition('", line ')
        if path.startswith(str(ROOT)) and path[len(str(ROOT)) + 1 :].split("/")[0] in OURS:
            number, _, name = rest.partition(", in ")
            found = f"{path[len(str(ROOT)) + 1 :]}:{number} {name.splitlines()[0] if name else ''}"
    return found or "a page"


def _check_message(error: ProfileError) -> None:
    for text in (error.message.zh, error.message.en):
        expect(0 < len(text) <= LONGEST_MESSAGE, "a profile's message is short", f"{len(text)} {text[:100]}")
        text.encode()
