"""A deck as plain values for a browser: the player and the hand-outs read this, and nothing else.

``docs/architecture.md`` describes the shape. Texts are ``{language: text}``; coordinates WGS-84 degrees.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import shapely
from plotly.io.json import to_json_plotly

from layers.base import ILLUSTRATIVE, PROVENANCE, Text
from utils import format as fmt
from utils.charts.template import template
from utils.i18n import languages, pick
from utils.mapview import map_command
from utils.mapview.words import everywhere
from utils.metrics.base import Figure
from utils.store import Store
from utils.story.deck import Cell, Deck, RoutePlan, Slide, Stop, StoryChart, StoryTable
from utils.story.looks import about, lit, paints_of, specs_of
from utils.view import masks_of, statuses_of
from utils.viewstate import ViewState

THEMES = ("light", "dark")
NOW = Text("现在", "Now")
MORE = Text("另有 {} 条未列出", "and {} more")
DECIMALS = 6
Json = dict[str, Any]


def deck_json(deck: Deck, store: Store) -> Json:
    """``deck`` as JSON-serialisable values.

    ``templates`` are Plotly's templates by theme: a chart's figures leave them out, whoever draws one sets
    ``layout.template``. A slide's ``command`` is that of the map without ``lang`` and ``theme``, its ``go`` the camera.
    """
    return {
        "title": everywhere(deck.title),
        "community": everywhere(deck.community),
        "place": everywhere(deck.place),
        "as_of": _day(deck.as_of),
        "sources": [everywhere(source) for source in deck.sources],
        "problems": [everywhere(problem) for problem in deck.problems],
        "sample": everywhere(ILLUSTRATIVE),
        "templates": {theme: template(theme) for theme in THEMES},
        "slides": [slide_json(slide, store) for slide in deck.slides],
    }


def slide_json(slide: Slide, store: Store) -> Json:
    """One slide. ``before`` is the command of the other side of a swipe, ``dates`` the two days; null without one."""
    go = _go(slide)
    swipe = slide.before is not None
    days = [_day(view.as_of if view else None) for view in (slide.before, slide.view)]
    return {
        "id": slide.id,
        "title": everywhere(slide.title),
        "text": everywhere(slide.text),
        "notes": everywhere(slide.notes),
        "figures": [figure_json(figure) for figure in slide.figures],
        "chart": chart_json(slide.chart) if slide.chart else None,
        "command": _command(store, slide, slide.view, go),
        "before": _command(store, slide, slide.before, go) if slide.before is not None else None,
        "dates": days if swipe else None,
        "as_of": _day(slide.view.as_of),
        "highlights": [_highlight(store, layer, feature) for layer, feature in slide.highlights],
        "route": route_json(slide.route) if slide.route else None,
        "seconds": slide.seconds,
        "illustrative": slide.illustrative,
        "table": table_json(slide.table) if slide.table else None,
    }


def table_json(table: StoryTable) -> Json:
    """A list: columns with their share of the width, rows of cells ``{"said", "light", "dark"}`` (no colour: null)."""
    return {
        "id": table.id,
        "title": everywhere(table.title),
        "columns": [
            {"title": everywhere(column.title), "width": column.width, "right": column.right}
            for column in table.columns
        ],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "more": {
            lang: pick(MORE, lang).format(fmt.number(table.more, lang)) if table.more else "" for lang in languages()
        },
        "provenance": table.provenance,
        "provenance_said": _provenance(table.provenance),
        "illustrative": table.provenance == "illustrative",
        "source": everywhere(None),
    }


def _cell(cell: Cell) -> Json:
    colours = {theme: cell.paint.on(theme) for theme in THEMES} if cell.paint else dict.fromkeys(THEMES)
    return {"said": everywhere(cell.text), **colours}


def figure_json(figure: Figure) -> Json:
    """A figure: ``said`` is its value as people write it, in each language."""
    return {
        "id": figure.id,
        "title": everywhere(figure.title),
        "said": {lang: figure.said(lang) for lang in languages()},
        "provenance": figure.provenance,
        "provenance_said": _provenance(figure.provenance),
        "illustrative": figure.provenance == "illustrative",
        "source": everywhere(figure.source),
        "note": everywhere(figure.note),
    }


def chart_json(chart: StoryChart) -> Json:
    """A chart: its numbers, and Plotly's figure by language and theme, without the template."""
    return {
        "id": chart.id,
        "title": everywhere(chart.title),
        "provenance": chart.provenance,
        "provenance_said": _provenance(chart.provenance),
        "illustrative": chart.provenance == "illustrative",
        "source": everywhere(chart.source),
        "kind": chart.kind,
        "unit": chart.unit,
        "categories": [everywhere(name) for name in chart.categories],
        "series": [{"title": everywhere(row.title), "values": list(row.values)} for row in chart.series],
        "plotly": {lang: {theme: plotly_json(chart, lang, theme) for theme in THEMES} for lang in languages()},
    }


def plotly_json(chart: StoryChart, lang: str, theme: str) -> Json:
    """``data`` and ``layout`` of a chart's figure; no template."""
    figure = chart.figure(lang, theme)
    drawn: Json = json.loads(to_json_plotly({"data": figure.data, "layout": figure.layout}))
    drawn["layout"].pop("template", None)
    return drawn


def route_json(route: RoutePlan) -> Json:
    """A route: ``line`` [[lat, lng], ...], ``stops`` with times as ``HH:MM``, ``legs`` and ``marks`` as in the plan."""
    return {
        "id": route.id,
        "title": everywhere(route.title),
        "line": [_point(lat, lng) for lat, lng in route.line],
        "metres": round(route.metres, 1),
        "minutes": round(route.minutes, 1),
        "stops": [_stop(stop) for stop in route.stops],
        "legs": [round(leg, 1) for leg in route.legs],
        "marks": list(route.marks),
        "provenance": route.provenance,
        "illustrative": route.provenance == "illustrative",
    }


def _stop(stop: Stop) -> Json:
    times = {"arrive": f"{stop.arrive:%H:%M}", "leave": f"{stop.leave:%H:%M}"}
    return {"title": everywhere(stop.title), "at": _point(stop.lat, stop.lng), **times}


def _point(lat: float, lng: float) -> list[float]:
    return [round(lat, DECIMALS), round(lng, DECIMALS)]


def _command(store: Store, slide: Slide, view: ViewState, go: Json) -> Json:
    # The other side of a swipe is of another day: a page's own masks are not.
    masks = masks_of(store, view) if slide.masks is None or view is not slide.view else slide.masks
    page = slide.page
    command = map_command(
        store, view, masks, statuses_of(store, view), "light", paints=paints_of(store, slide),
        densities=page.densities if page else {}, pins=page.pins if page else (),
    )  # fmt: skip
    shown = {key: value for key, value in command.items() if key not in ("lang", "theme")}
    specs = {layer: store.layers[layer].spec for layer in about(store, slide)} | specs_of(store, slide)
    for layer, spec in specs.items():
        # A page's own colours are made for either ground.
        if layer in shown["layers"] and not (page and layer in page.own):
            shown["layers"][layer]["lit"] = lit(spec)
    if shown["sel"] is None and slide.highlights:
        shown["sel"] = list(slide.highlights[0])
    return shown | {"go": go}


def _go(slide: Slide) -> Json:
    """The camera as a flight of the map; named by the scene, so that each scene flies there."""
    if slide.camera is not None:
        lat, lng, zoom = slide.camera
        return {"n": f"scene {slide.id}", "c": _point(lat, lng), "z": zoom}
    edges = slide.box or (0.0, 0.0, 0.0, 0.0)
    return {"n": f"scene {slide.id}", "b": [round(edge, DECIMALS) for edge in edges]}


def _highlight(store: Store, layer: str, feature: str) -> Json:
    """A feature to point out: name and shape (GeoJSON, lon/lat)."""
    frame = store.layers[layer].frame
    row = frame[frame["id"] == feature].iloc[0]
    english = row["name_en"] if isinstance(row["name_en"], str) and row["name_en"] else row["name"]
    shape = shapely.transform(row.geometry, lambda coordinates: coordinates.round(DECIMALS))
    return {
        "layer": layer,
        "id": feature,
        "title": everywhere(Text(str(row["name"]), str(english))),
        "geometry": json.loads(shapely.to_geojson(shape)),
    }


def _day(day: dt.date | None) -> Json:
    """A date (null: now) and how it is said."""
    said: Mapping[str, str] = everywhere(NOW) if day is None else {lang: fmt.date(day, lang) for lang in languages()}
    return {"day": day and day.isoformat(), "said": dict(said)}


def _provenance(provenance: str) -> dict[str, str]:
    known = PROVENANCE.get(provenance)
    return everywhere(known.label) if known else {}
