"""A route as a slide of its own: its timetable beside the map around it."""

from __future__ import annotations

from typing import Any

from utils.charts.template import MUTED
from utils.handout import says
from utils.handout.picture import route_map
from utils.handout.slide_base import EDGE, WIDTH, foot, titled_slide, write
from utils.handout.slide_grid import inked, native_table
from utils.handout.slide_picture import DENSITY, map_picture
from utils.handout.slide_tables import route_length, timetable
from utils.i18n import pick
from utils.store import Store
from utils.story.deck import Deck, RoutePlan
from utils.viewstate import ViewState

TOP, BOTTOM, ACROSS = 1.75, 6.8, 5.6
WIDTHS = (0.6, 2.6, 0.85, 0.85, 0.9)
MOST, HIGH, LEAST = 15, 0.42, 0.3


def route_slides(presentation: Any, store: Store, deck: Deck, route: RoutePlan, view: ViewState, lang: str) -> None:
    """Add the slides of ``route``: its stops, as many as fit on each, and the map of ``view`` around it."""
    head, rows = timetable(route, lang)
    for start in range(0, max(len(rows), 1), MOST):
        slide = titled_slide(presentation, pick(route.title, lang))
        write(slide, (EDGE, 1.25, ACROSS, 0.35), route_length(route, lang), 14, ink=MUTED.light, name="length")
        shown = rows[start : start + MOST]
        high = max(LEAST, min(HIGH, (BOTTOM - TOP) / (len(shown) + 1)))
        native_table(slide, (EDGE, TOP, ACROSS), high, WIDTHS, head, inked(shown), 12 if high > 0.36 else 10.5)
        left = EDGE + ACROSS + 0.3
        wide, tall = WIDTH - EDGE - left, BOTTOM - 1.3
        drawing = route_map(store, view, route, (wide * DENSITY, tall * DENSITY), lang)
        map_picture(slide, drawing, (left, 1.3, wide, tall), pick(route.title, lang))
        foot(slide, says.footer(deck, route.provenance == "illustrative", lang))
