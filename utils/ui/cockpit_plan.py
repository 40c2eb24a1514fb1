"""Where the cockpit's panels stand: beside the map, below it. Those without data are absent, the rest fills up."""

from __future__ import annotations

from collections.abc import Collection

LEFT = ("status", "output", "funnel")
RIGHT = ("ranking", "coverage")
BELOW = ("curve", "list")
SIDES = {"left": LEFT, "right": RIGHT, "below": BELOW}
# Panels that stand side by side below the map, and those too few to make columns beside it.
ROW, FEW = 3, 2


def arranged(there: Collection[str]) -> dict[str, list[str]]:
    """The panels of each side (``left``, ``right``, ``below``), in order; sides left without any are left out.

    ``there`` are the panels the community has data for. The columns beside the map are never more than one apart; where
    they would be nearly empty, all stand below.
    """
    sides = {side: [panel for panel in panels if panel in there] for side, panels in SIDES.items()}
    beside = sides["left"] + sides["right"]
    if len(beside) <= FEW and len(beside) + len(sides["below"]) <= ROW:
        sides = {"left": [], "right": [], "below": beside + sides["below"]}
    for long, short in (("left", "right"), ("right", "left")):
        while len(sides[long]) > len(sides[short]) + 1:
            sides[short].append(sides[long].pop())
    return {side: panels for side, panels in sides.items() if panels}
