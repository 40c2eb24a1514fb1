"""Residents' matters on the map: one by one, or how dense they are."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import shapely

from layers.base import Text
from utils import format as fmt
from utils.analysis.coverage_view import BUILDINGS
from utils.analysis.density import densest, per_hectare
from utils.analysis.issue_view import ISSUES
from utils.charts.ramp import NO_VALUE, RAMP
from utils.i18n import pick
from utils.mapview import LayerDensity, LayerPaint
from utils.metrics.base import weakest
from utils.store import Store
from utils.ui.headline import badge
from utils.ui.option_choice import option_choice
from utils.ui.workbench import ramp_legend
from utils.view import mask_of
from utils.viewstate import ViewState

SHOWN_AS = Text("地图显示", "Shown on the map as")
WAYS = {"points": Text("逐件", "One by one"), "density": Text("热力图", "Heat map")}
LEGEND = Text("诉求密度", "Density of issues")
ENDS = Text("少", "few"), Text("每公顷 {} 件", "{} a hectare")
HOW = Text(
    "半径 {} 米内的诉求，越近计得越多（四次核）；小点为各件诉求，可点击。",
    "Issues within {} m, the nearer the more they count (quartic kernel). The small dots are the issues: click one.",
)
RADIUS = 120.0
"""Metres: about a block of the village, so that a street corner stands out and a single issue does not."""


def paints(store: Store) -> dict[str, LayerPaint]:
    """Buildings recede: the matters are what the map is about."""
    data = store.layers.get(BUILDINGS)
    codes = np.zeros(len(data.frame) if data else 0, dtype=np.uint8)
    return {BUILDINGS: LayerPaint((NO_VALUE,), codes)}


def densities(store: Store, view: ViewState) -> dict[str, LayerDensity]:
    """The density of the matters of ``view``, where it asks for it and there are any."""
    if view.option("matters") != "density":
        return {}
    data = store.layers[ISSUES]
    xy = shapely.get_coordinates(data.metric.geometry[mask_of(store, data, view)].centroid)
    return {ISSUES: LayerDensity(RADIUS, densest(xy, RADIUS), RAMP)} if len(xy) else {}


def map_choice(view: ViewState) -> None:
    """One by one, or as a density."""
    labels = {key: pick(way, view.lang) for key, way in WAYS.items()}
    option_choice("matters", SHOWN_AS, labels, view.option("matters"), "matters_as", view.lang)


def density_legend(shown: Mapping[str, LayerDensity], provenance: pd.Series, theme: str, lang: str) -> None:
    """What the colours of :func:`densities` mean."""
    density = shown[ISSUES]
    most = fmt.number(per_hectare(density.top, density.radius_m), lang, 1)
    low, high = (pick(end, lang) for end in ENDS)
    how = pick(HOW, lang).format(fmt.number(density.radius_m, lang))
    mark = badge(weakest(provenance), lang)
    ramp_legend(pick(LEGEND, lang), mark, density.paints, (low, high.format(most)), how, theme)
