"""Where the heads of numbered pins stand: above their places, spread where they would lie on one another."""

from __future__ import annotations

import math
from collections.abc import Sequence

Spot = tuple[float, float]
# In radii of the heads.
ABOVE, APART = 1.75, 2.25
TURNS = 120


def heads(tips: Sequence[Spot], radius: float, size: tuple[float, float] | None = None) -> list[Spot]:
    """The middle of each pin's head for places ``tips`` (pixels), no two closer than :data:`APART` radii.

    A head that is alone stands just above its place. Within a picture of ``size`` where there is one.
    """
    found = [(x, y - ABOVE * radius) for x, y in tips]
    least = APART * radius
    for _ in range(TURNS):
        moved = False
        for i in range(len(found)):
            for j in range(i + 1, len(found)):
                push = _push(found[i], found[j], least, j)
                if push is not None:
                    dx, dy = push
                    found[i] = (found[i][0] - dx, found[i][1] - dy)
                    found[j] = (found[j][0] + dx, found[j][1] + dy)
                    moved = True
        if not moved:
            break
        found = [_inside(spot, radius, size) for spot in found]
    return found


def _push(a: Spot, b: Spot, least: float, turn: int) -> Spot | None:
    """Half the way two heads have to go apart; None where they are."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    away = math.hypot(dx, dy)
    if away >= least - 0.01:
        return None
    if away < 0.01:
        # The same place twice: to either side, the later one to the right.
        dx, dy, away = math.cos(turn * 0.4), math.sin(turn * 0.4), 1.0
        return dx * least / 2, dy * least / 2
    need = (least - away) / 2
    return dx / away * need, dy / away * need


def _inside(spot: Spot, radius: float, size: tuple[float, float] | None) -> Spot:
    if size is None:
        return spot
    edge = radius + 4
    x, y = spot
    return min(max(x, edge), size[0] - edge), min(max(y, edge), size[1] - edge)
