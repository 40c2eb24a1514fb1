"""The map drawn by the server: the layers of a view in the order, colours and masks of the map in the browser.

An SVG in CSS pixels, Web Mercator (EPSG:3857) like the map on the wall, always light and always on the offline basemap:
the server asks no other host. ``typeset`` makes PNG or PDF of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from layers.base import LayerSpec
from utils.filters.values import texts
from utils.handout import labels, marks
from utils.handout.furniture import Furniture, reserved
from utils.handout.key import NO_SPECS
from utils.handout.looks import Look, look_of
from utils.handout.strip import PAPER, blocks_of, extra_entries, strip
from utils.handout.strokes import stages
from utils.handout.window import Window, window_of
from utils.mapview.command import NO_DENSITIES, NO_PAINTS, LayerPaint, Pin
from utils.mapview.config import bounds
from utils.mapview.page_map import PageMap
from utils.store import LayerData, Store
from utils.story.deck import Box, Deck, RoutePlan, Slide
from utils.story.looks import paints_of, specs_of
from utils.view import masks_of, statuses_of
from utils.viewstate import ViewState

GROUND = "#f4f1ea"
OPAQUE = 100
# Read on paper or from a seat: names somewhat larger than on a desk.
MAGNIFY = 1.15
# Around a route: a share of its extent, at least of so many degrees; more above, where the pins stand.
AROUND, LEAST = 0.08, 0.002
Size = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Extras:
    """What a picture shows beside the view: features (layer, id) marked, a route, pins, a page's own colours and masks
    (``specs``: those its legend is made of; ``page``: the page's map, with its densities and its legend).

    ``furnished``: scale bar, north arrow, credits and the mark of illustrative data are drawn on it.
    """

    highlights: Sequence[tuple[str, str]] = ()
    route: RoutePlan | None = None
    pins: Sequence[Pin] = ()
    paints: Mapping[str, LayerPaint] = field(default_factory=lambda: NO_PAINTS)
    specs: Mapping[str, LayerSpec] = field(default_factory=lambda: NO_SPECS)
    masks: Mapping[str, np.ndarray] | None = None
    furnished: bool = True
    page: PageMap | None = None


PLAIN = Extras()


def page_extras(page: PageMap, masks: Mapping[str, np.ndarray]) -> Extras:
    """A page's map as it is on the screen, ``masks`` being those of all layers."""
    return Extras(paints=page.paints, pins=page.pins, masks=masks, page=page)


def map_svg(store: Store, view: ViewState, window: Window, lang: str, extras: Extras = PLAIN) -> str:
    """The map of ``view`` as SVG of the window's size, names in ``lang``."""
    masks = masks_of(store, view) if extras.masks is None else extras.masks
    ground, looks = _looks(store, view, window, masks, extras)
    stops = [*extras.pins, *_stops(extras.route)]
    furniture = None
    if extras.furnished:
        furniture = Furniture(window, store.profile, lang, is_illustrative(store, view, masks))
    off = reserved(furniture, marks.pin_boxes(stops, window))
    parts = [
        f'<rect width="{window.width:g}" height="{window.height:g}" fill="{GROUND}"/>',
        stages(ground),
        stages(looks),
        marks.way(extras.route.line, window) if extras.route else "",
        *_highlights(looks, extras.highlights),
        labels.names([*ground, *looks], window, lang, off),
        marks.pins(stops, window),
        furniture.svg if furniture else "",
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{window.width:g}" height="{window.height:g}" '
        f'viewBox="0 0 {window.width:g} {window.height:g}">{"".join(parts)}</svg>'
    )


def slide_maps(store: Store, slide: Slide, size: Size, lang: str, magnify: float = MAGNIFY) -> list[str]:
    """The map of a scene, with what it highlights and its route; of a swipe, both sides. A legend lies beneath each."""
    views = [slide.view] if slide.before is None else [slide.before, slide.view]
    extras = Extras(
        highlights=slide.highlights,
        route=slide.route,
        masks=slide.masks,
        paints=paints_of(store, slide),
        specs=specs_of(store, slide),
        pins=slide.page.pins if slide.page else (),
        page=slide.page,
    )
    return _explained(store, views, size, (slide.camera, slide.box or whole(store)), extras, lang, magnify)


def route_map(store: Store, view: ViewState, route: RoutePlan, size: Size, lang: str, magnify: float = MAGNIFY) -> str:
    """The map around a route, as large as it fits, with a legend beneath."""
    at = (None, route_box(store, route))
    return _explained(store, [view], size, at, Extras(route=route), lang, magnify)[0]


def route_box(store: Store, route: RoutePlan) -> Box:
    """Around a route, with room for its pins; the whole community where it goes nowhere."""
    spots = [*route.line, *((stop.lat, stop.lng) for stop in route.stops)]
    if not spots:
        return whole(store)
    lats, lngs = zip(*spots, strict=True)
    tall, wide = max(max(lats) - min(lats), LEAST) * AROUND, max(max(lngs) - min(lngs), LEAST) * AROUND
    return min(lngs) - wide, min(lats) - tall, max(lngs) + wide, max(lats) + tall * 1.6


def _explained(
    store: Store, views: Sequence[ViewState], size: Size, at: tuple[tuple[float, float, float] | None, Box],
    extras: Extras, lang: str, magnify: float,
) -> list[str]:  # fmt: skip
    width, height = size
    camera, box = at
    full = window_of(size, camera, box, magnify)
    more = extra_entries(extras.route is not None, bool(extras.highlights), lang)
    keys = (blocks_of(store, view, full, lang, extras.masks, extras.specs, extras.page) for view in views)
    strips = [strip(store, [*more, *blocks], width, magnify, lang) for blocks in keys]
    # Both sides of a swipe show the same ground.
    low = max(high for _, high in strips)
    window = window_of((width, height - low), camera, box, magnify)
    maps = [map_svg(store, view, window, lang, extras) for view in views]
    return [_over(drawn, legend, width, height, low) for drawn, (legend, _) in zip(maps, strips, strict=True)]


def _over(drawn: str, legend: str, width: float, height: float, low: float) -> str:
    """A map with its legend beneath."""
    ground = f'<rect width="{width:g}" height="{height:g}" fill="{PAPER}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} '
        f'{height:g}">{ground}{drawn}<g transform="translate(0 {height - low:.1f})">{legend}</g></svg>'
    )


def whole_map(store: Store, deck: Deck, size: Size, lang: str) -> str:
    """The community as a deck's cover shows it: what its first scene has on, without names of single places."""
    window = window_of(size, None, whole(store), MAGNIFY)
    first = deck.slides[0] if deck.slides else None
    if first is None:
        return ""
    paints = paints_of(store, first)
    return map_svg(store, first.view, window, lang, Extras(masks=first.masks, paints=paints, page=first.page))


def whole(store: Store) -> Box:
    """(west, south, east, north) of the community."""
    return bounds(store.layers.values())


def is_illustrative(store: Store, view: ViewState, masks: Mapping[str, np.ndarray] | None = None) -> bool:
    """Whether anything the map of ``view`` draws is illustrative, its basemap included."""
    kept = masks_of(store, view) if masks is None else masks
    return any(
        bool(((texts(data.frame, "provenance") == "illustrative") & kept.get(data.spec.id, True)).any())
        for data in store.layers.values()
        if data.spec.basemap or data.spec.id in view.layers
    )


def _looks(
    store: Store,
    view: ViewState,
    window: Window,
    masks: Mapping[str, np.ndarray],
    extras: Extras,
) -> tuple[list[Look], list[Look]]:
    """The layers of the basemap and those of the view, as far as they show at the window's zoom."""
    statuses = statuses_of(store, view)
    densities = extras.page.densities if extras.page else NO_DENSITIES
    here = [data for data in store.layers.values() if window.seen >= data.spec.min_zoom and len(data.frame)]

    def looks(chosen: Iterable[LayerData]) -> list[Look]:
        return [
            look_of(
                data,
                window,
                masks.get(data.spec.id),
                statuses.get(data.spec.id),
                1.0 if data.spec.basemap else view.layers[data.spec.id] / OPAQUE,
                extras.paints.get(data.spec.id),
                densities.get(data.spec.id),
            )
            for data in chosen
        ]

    own = (data for data in here if not data.spec.basemap and data.spec.id in view.layers)
    return looks(data for data in here if data.spec.basemap), looks(own)


def _highlights(looks: Sequence[Look], wanted: Sequence[tuple[str, str]]) -> list[str]:
    by_layer = {layer: [id_ for _, id_ in pairs] for layer, pairs in groupby(sorted(wanted), key=lambda pair: pair[0])}
    return [marks.highlighted(look, by_layer.get(look.spec.id, ())) for look in looks]


def _stops(route: RoutePlan | None) -> list[Pin]:
    return [Pin(stop.lat, stop.lng, str(k)) for k, stop in enumerate(route.stops, start=1)] if route else []
