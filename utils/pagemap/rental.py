"""The map of the rental page: buildings in quantiles of occupancy or rent."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from layers.base import Text
from utils import format as fmt
from utils.analysis.homes import homes_box
from utils.analysis.rental_view import BUILDINGS, RentalView
from utils.charts import rental as charts
from utils.charts.ramp import NO_VALUE, shades
from utils.i18n import pick
from utils.mapview.command import LayerPaint
from utils.mapview.page_map import Key, KeyRow, PageMap
from utils.store import Store
from utils.viewstate import ViewState

LEGEND = Text("{}（按楼栋分位）", "{} (quantiles of buildings)")
NOT_LET = Text("不出租或无数据", "Not let, or no data")
TO = Text("{} – {}", "{} – {}")
LANGUAGES = ("zh", "en")


def rental_map(store: Store, view: ViewState, seen: RentalView) -> PageMap:
    """The buildings in the shades of their classes; ``seen`` is what the page shows of the view."""
    paints = (*shades(len(seen.classes.counts)), NO_VALUE)
    # What has no class takes the colour after the last.
    codes = np.minimum(seen.codes, len(seen.classes.counts))
    shown = replace(view, layers={BUILDINGS: 100})
    return PageMap(shown, {BUILDINGS: LayerPaint(paints, codes)}, key_of(seen), first=homes_box(store))


def key_of(seen: RentalView) -> Key:
    """The classes, highest first, with their bounds and how many buildings each has."""
    classes = seen.classes
    shaded = zip(shades(len(classes.counts)), classes.bounds, classes.counts, strict=True)
    unit = charts.UNITS[seen.metric]
    rows = [
        KeyRow(
            paint,
            Text(*(_range(low, high, unit, lang) for lang in LANGUAGES)),
            Text(*(fmt.quantity(count, "building", lang) for lang in LANGUAGES)),
        )
        for paint, (low, high), count in reversed(list(shaded))
    ]
    name = charts.NAMES[seen.metric]
    return Key(Text(LEGEND.zh.format(name.zh), LEGEND.en.format(name.en)), (*rows, KeyRow(NO_VALUE, NOT_LET)))


def _range(low: float, high: float, unit: str, lang: str) -> str:
    said = [fmt.quantity(value, unit, lang) for value in (low, high)]
    if said[0] == said[1]:
        return said[0]
    least, most = (fmt.number(value, lang, 1) for value in (low, high))
    # The unit stands once, on the side where the language has it: CNY 41.2 – 45.2/m²·month.
    return said[1].replace(most, pick(TO, lang).format(least, most), 1)
