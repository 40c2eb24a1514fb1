"""What was worked out once is kept for all visitors, the oldest forgotten first."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

MOST = 128
_kept: dict[Hashable, tuple[Any, Any]] = {}
_lock = Lock()
Made = TypeVar("Made")


def keep(name: Hashable, work: Callable[[], Made], held: Any = None) -> Made:
    """What ``work`` gives, kept under ``name``; treat it as read-only. ``name`` tells everything it depends on.

    ``held`` lives as long as what is kept: a name may be made of the ``id`` of an object that is held.
    """
    found = _kept.get(name)
    if found is None:
        made = work()
        with _lock:
            while len(_kept) >= MOST:
                _kept.pop(next(iter(_kept)))
            _kept[name] = found = (made, held)
    return found[0]
