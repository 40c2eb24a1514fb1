"""The map of coverage: homes within reach of a service and not, the service, the next sites."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from layers.base import Text
from utils import format as fmt
from utils.analysis.coverage_view import BUILDINGS, COVERED, UNCOVERED, CoverageView
from utils.analysis.homes import homes_box
from utils.analysis.services import SERVICES, counting
from utils.charts import coverage as charts
from utils.charts.ramp import NO_VALUE
from utils.i18n import pick
from utils.mapview.command import LayerPaint, Pin
from utils.mapview.page_map import Key, KeyRow, PageMap
from utils.store import Store
from utils.view import mask_of
from utils.viewstate import ViewState

LEGEND = Text("{0}：{1} 以内", "{0} within {1}")
OTHER = Text("非住宅或未选中", "Not residential, or not selected")
LANGUAGES = ("zh", "en")


def coverage_map(store: Store, view: ViewState, seen: CoverageView) -> PageMap:
    """Homes covered and not; other buildings stay in the background. The proposed sites are numbered pins."""
    pins = tuple(Pin(row.lat, row.lng, str(row.rank)) for row in seen.sites.itertuples())
    paint = LayerPaint((charts.COVERED, charts.UNCOVERED, NO_VALUE), seen.codes)
    shown = replace(view, layers={BUILDINGS: 100, seen.layer: 100})
    first = homes_box(store)
    return PageMap(shown, {BUILDINGS: paint}, key_of(seen), _masks(store, view, seen), pins=pins, first=first)


def what(seen: CoverageView, lang: str) -> str:
    """What is looked at: a service within a distance."""
    return pick(LEGEND, lang).format(pick(SERVICES[seen.of].title, lang), fmt.quantity(seen.within, "m", lang))


def key_of(seen: CoverageView) -> Key:
    """How many homes are covered and not."""
    counts = {code: int((seen.codes == code).sum()) for code in (UNCOVERED, COVERED)}
    said = {
        code: Text(*(fmt.quantity(count, "building", lang) for lang in LANGUAGES)) for code, count in counts.items()
    }
    rows = (
        KeyRow(charts.UNCOVERED, charts.UNCOVERED_SAID, said[UNCOVERED]),
        KeyRow(charts.COVERED, charts.COVERED_SAID, said[COVERED]),
        KeyRow(NO_VALUE, OTHER),
    )
    return Key(Text(*(what(seen, lang) for lang in LANGUAGES)), rows)


def _masks(store: Store, view: ViewState, seen: CoverageView) -> dict[str, np.ndarray]:
    """The features the map draws: of the service only those that count, so that a home beside one is a covered one."""
    service = SERVICES[seen.of]
    counted = counting(store, service, view)
    shown = {BUILDINGS: mask_of(store, store.layers[BUILDINGS], view)}
    return shown if counted is None else shown | {service.layer: counted}
