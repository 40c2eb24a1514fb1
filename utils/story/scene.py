"""A scene as it is kept in ``data/story/``: what is said and, by reference, what is shown. Nothing is worked out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from layers.base import Text

SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene.

    ``figures`` are references, ``fact/<id>`` (a reported fact of ``community.toml``) or ``metric/<id>``
    (:data:`utils.metrics.METRICS`): a number is never typed in. ``chart`` is an id of
    :data:`utils.story.charts.CHARTS`, empty for none. ``link`` is the query of the view (layers, filter, as-of date),
    as in the browser's address, without language and camera. ``camera`` is (lat, lng, zoom) in WGS-84 degrees; None
    looks at the highlighted features, or the whole community. ``highlights`` are (layer, feature id). ``swipe`` are
    the two dates compared (None: now), before and after. ``route`` is the id of a kept route, empty for none.
    ``seconds`` is how long autoplay stays. ``colours`` are (layer, column): for this scene the layer is coloured by
    this category column instead of its usual one.
    """

    id: str
    title: Text
    text: Text
    notes: Text
    figures: tuple[str, ...] = ()
    chart: str = ""
    link: str = ""
    camera: tuple[float, float, float] | None = None
    highlights: tuple[tuple[str, str], ...] = ()
    swipe: tuple[dt.date | None, dt.date | None] | None = None
    route: str = ""
    seconds: float = SECONDS
    colours: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The scenes in their order, under a title."""

    title: Text
    scenes: tuple[Scene, ...]
