"""Which kept route the visitor goes on with, in the version they saw, and whether somebody else has changed it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import streamlit as st

from utils.route.keep import KeptRoutes
from utils.route.model import NamedRoute, Route

_OPENED = "route_opened"


@dataclass(frozen=True, slots=True)
class Opened:
    """A kept route as it was seen, and the digest of its file."""

    named: NamedRoute
    digest: str


class Standing(Enum):
    """What has become of its file since."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


def opened_now() -> Opened | None:
    """What :func:`remember` was told last."""
    return st.session_state.get(_OPENED)


def remember(known: Opened | None) -> None:
    """From now on the visitor goes on with this one; None: with a route that is not kept yet."""
    st.session_state[_OPENED] = known


def settled(known: Opened | None, kept: KeptRoutes, route: Route) -> Opened | None:
    """What the visitor goes on with: where nothing was opened, a kept route just like theirs; where somebody else came
    to the very route they have, that version.
    """
    alike = [named for named in kept.routes.values() if named.route == route and route.stops]
    if known is not None:
        alike = [named for named in alike if named.id == known.named.id]
    return Opened(alike[0], kept.digests[alike[0].id]) if alike else known


def standing(known: Opened | None, kept: KeptRoutes) -> Standing:
    """Whether its file is the one that was seen."""
    if known is None or kept.digests.get(known.named.id) == known.digest:
        return Standing.SAME
    return Standing.CHANGED if known.named.id in kept.routes else Standing.GONE
