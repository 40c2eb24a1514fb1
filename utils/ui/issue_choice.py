"""How residents' matters are shown on the map: one by one, or how dense they are."""

from __future__ import annotations

import pandas as pd

from layers.base import Text
from utils.i18n import pick
from utils.mapview.page_map import PageMap
from utils.metrics.base import weakest
from utils.ui.headline import badge
from utils.ui.option_choice import option_choice
from utils.ui.workbench import ramp_legend
from utils.viewstate import ViewState

SHOWN_AS = Text("地图显示", "Shown on the map as")
HOW = Text("{}点击小点查看。", "{} Click a dot to see it.")
WAYS = {"points": Text("逐件", "One by one"), "density": Text("热力图", "Heat map")}


def map_choice(view: ViewState) -> None:
    """One by one, or as a density."""
    labels = {key: pick(way, view.lang) for key, way in WAYS.items()}
    option_choice("matters", SHOWN_AS, labels, view.option("matters"), "matters_as", view.lang)


def density_legend(shown: PageMap, provenance: pd.Series, theme: str, lang: str) -> None:
    """What the colours of a density mean; nothing where the map shows none."""
    ramp = shown.ramp
    if ramp is None:
        return
    ends = (pick(ramp.low, lang), pick(ramp.high, lang))
    how = pick(HOW, lang).format(pick(ramp.note, lang))
    for density in shown.densities.values():
        ramp_legend(pick(ramp.title, lang), badge(weakest(provenance), lang), density.paints, ends, how, theme)
