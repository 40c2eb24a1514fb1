"""Shades for classes from low to high: one ramp for map, legend and charts.

Each step differs from its neighbours in lightness as well as in hue: colour vision is not needed to tell them apart.
On the dark map high values are the light ones: on either ground, more stands out more.
Even the lowest stands out from the ground and from what has no value.
"""

from __future__ import annotations

from layers.base import Paint

RAMP = (
    Paint("#f2b632", "#2c5f8a"),
    Paint("#93b560", "#25798c"),
    Paint("#3f968f", "#3ca597"),
    Paint("#24698d", "#93cf95"),
    Paint("#1a3a6e", "#f6eaae"),
)
# What has no value, and what the question is not about.
NO_VALUE = Paint("#dcdcd8", "#3a444e")


def shades(count: int) -> tuple[Paint, ...]:
    """``count`` shades from low to high (at most five), as far apart as the ramp allows."""
    if count <= 1:
        return RAMP[-1:] * count
    last = len(RAMP) - 1
    return tuple(RAMP[round(step * last / (count - 1))] for step in range(min(count, len(RAMP))))
