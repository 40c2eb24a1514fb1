"""The map of residents' matters: one by one, or how dense they are; buildings recede."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from layers.base import Text
from utils import format as fmt
from utils.analysis.coverage_view import BUILDINGS
from utils.analysis.density import densest, per_hectare
from utils.analysis.homes import homes_box
from utils.analysis.issue_view import ISSUES
from utils.charts.ramp import NO_VALUE, RAMP
from utils.i18n import pick
from utils.mapview.command import LayerDensity, LayerPaint
from utils.mapview.page_map import PageMap, Ramp
from utils.store import Store
from utils.view import mask_of
from utils.viewstate import ViewState

LEGEND = Text("诉求密度", "Density of issues")
LOW, HIGH = Text("少", "few"), Text("每公顷 {} 件", "{} a hectare")
HOW = Text(
    "半径 {} 米内的诉求，越近计得越多（四次核）；小点为各件诉求。",
    "Issues within {} m, the nearer the more they count (quartic kernel). The small dots are the issues.",
)
RADIUS = 120.0
"""Metres: about a block of the village, so that a street corner stands out and a single issue does not."""
LANGUAGES = ("zh", "en")


def issue_map(store: Store, view: ViewState) -> PageMap:
    """The matters above buildings that recede: they are what the map is about."""
    data = store.layers.get(BUILDINGS)
    codes = np.zeros(len(data.frame) if data else 0, dtype=np.uint8)
    densities = densities_of(store, view)
    shown = replace(view, layers={BUILDINGS: 100, ISSUES: 100})
    ramp = _ramp(densities[ISSUES]) if densities else None
    paints = {BUILDINGS: LayerPaint((NO_VALUE,), codes)}
    return PageMap(shown, paints, densities=densities, ramp=ramp, first=homes_box(store))


def densities_of(store: Store, view: ViewState) -> dict[str, LayerDensity]:
    """The density of the matters of ``view``, where it asks for it and there are any."""
    if view.option("matters") != "density":
        return {}
    data = store.layers[ISSUES]
    xy = shapely.get_coordinates(data.metric.geometry[mask_of(store, data, view)].centroid)
    return {ISSUES: LayerDensity(RADIUS, densest(xy, RADIUS), RAMP)} if len(xy) else {}


def _ramp(density: LayerDensity) -> Ramp:
    most = per_hectare(density.top, density.radius_m)
    high = Text(*(pick(HIGH, lang).format(fmt.number(most, lang, 1)) for lang in LANGUAGES))
    note = Text(*(pick(HOW, lang).format(fmt.number(density.radius_m, lang)) for lang in LANGUAGES))
    return Ramp(LEGEND, LOW, high, note)
