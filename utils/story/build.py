"""Works a story out to a deck: figures, charts, views, places. What does not exist is named and left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import numpy as np

from layers import LAYERS
from layers.base import Text
from utils.analysis.kept import keep
from utils.mapview.config import bounds
from utils.metrics import METRICS
from utils.metrics.base import Figure, of_fact
from utils.route.keep import routes_of
from utils.store import Store
from utils.story.charts import CHARTS
from utils.story.deck import Box, Deck, RoutePlan, Slide, StoryChart
from utils.story.reader import KeptStory, said, scene_name
from utils.story.scene import Scene, Story
from utils.view import masks_of
from utils.viewstate import ViewState, from_query

NO_ROUTES: Mapping[str, RoutePlan] = {}
SAMPLE = Text("其余内容为示意数据，非统计结果", "Everything else is illustrative data, not statistics")
# Degrees added around what a camera looks at, some 60 m; nothing is looked at closer than this.
AROUND = 0.0006


def build_deck(store: Store, story: Story, routes: Mapping[str, RoutePlan] = NO_ROUTES) -> Deck:
    """The deck of ``story``; ``problems`` names everything a scene refers to that does not exist. Raises nothing."""
    problems: list[Text] = []
    slides = tuple(_slide(store, scene, routes, problems) for scene in story.scenes)
    return Deck(
        title=story.title,
        community=store.profile.name,
        place=store.profile.place,
        as_of=store.profile.as_of,
        slides=slides,
        sources=_sources(slides),
        problems=tuple(problems),
    )


def deck_of(store: Store, routes: Mapping[str, RoutePlan] | None = None) -> Deck | None:
    """The deck of the community's own story, with what is wrong with its files; None where it has none.

    ``routes``: those kept in the data folder, unless others are given. Worked out once for each state of data and
    routes.
    """
    kept = store.story
    if kept is None:
        return None
    walks = routes_of(store) if routes is None else routes
    return keep(("deck", id(store), id(walks)), lambda: _own_deck(store, kept, walks), held=(store, walks))


def _own_deck(store: Store, kept: KeptStory, routes: Mapping[str, RoutePlan]) -> Deck:
    deck = build_deck(store, kept.story, routes)
    return replace(deck, problems=(*kept.problems, *deck.problems))


def view_of(store: Store, scene: Scene, problems: list[Text]) -> ViewState:
    """What the scene's map shows, in the default language and without a camera."""
    params = dict(parse_qsl(scene.link, keep_blank_values=True))
    wanted = {key: value for key, value in params.items() if key not in ("lang", "c")}
    view, faults = from_query(wanted, LAYERS, store.profile, present=tuple(store.layers))
    name = scene_name(scene.id)
    problems += [said(name, Text(f"link：{fault.message.zh}", f"link: {fault.message.en}")) for fault in faults]
    if view.selected and not _exists(store, *view.selected):
        problems.append(_unknown(name, "link", "/".join(view.selected)))
        view = replace(view, selected=None)
    return view


def _slide(store: Store, scene: Scene, routes: Mapping[str, RoutePlan], problems: list[Text]) -> Slide:
    name = scene_name(scene.id)
    view, before = _swiped(store, scene, view_of(store, scene, problems), problems)
    highlights = _highlights(store, scene, view, problems)
    colours = _colours(store, scene, name, problems)
    figures = tuple(figure for ref in scene.figures if (figure := _figure(store, ref, view, name, problems)))
    chart = _chart(store, scene.chart, name, problems) if scene.chart else None
    route = routes.get(scene.route) if scene.route else None
    if scene.route and route is None:
        problems.append(_unknown(name, "route", scene.route))
    box = None if scene.camera else _box(store, highlights, route)
    return Slide(
        id=scene.id,
        title=scene.title,
        text=scene.text,
        notes=scene.notes,
        figures=figures,
        chart=chart,
        view=view,
        before=before,
        camera=scene.camera,
        box=box,
        highlights=highlights,
        route=route,
        seconds=scene.seconds,
        illustrative=_illustrative(store, view, figures, chart, route),
        colours=colours,
    )


def _swiped(store: Store, scene: Scene, view: ViewState, problems: list[Text]) -> tuple[ViewState, ViewState | None]:
    """The views after and before; a swipe to a day the data cannot answer for is left out."""
    if scene.swipe is None:
        return view, None
    first, last = date(store.profile.years[0], 1, 1), store.profile.as_of
    wrong = [day for day in scene.swipe if day is not None and not first <= day < last]
    if wrong:
        problem = Text(
            f"swipe 的日期 {wrong[0]} 不在 {first} 至 {last} 之间",
            f"swipe: {wrong[0]} is not between {first} and {last}",
        )
        problems.append(said(scene_name(scene.id), problem))
        return view, None
    before, after = scene.swipe
    return replace(view, as_of=after), replace(view, as_of=before)


def _highlights(store: Store, scene: Scene, view: ViewState, problems: list[Text]) -> tuple[tuple[str, str], ...]:
    found = []
    for layer, feature in scene.highlights:
        if _exists(store, layer, feature):
            found.append((layer, feature))
        else:
            problems.append(_unknown(scene_name(scene.id), "highlights", f"{layer}/{feature}"))
    return tuple(found)


def _colours(store: Store, scene: Scene, name: Text, problems: list[Text]) -> tuple[tuple[str, str], ...]:
    """Layers and the category columns they are coloured by."""
    found = []
    for layer, column in scene.colours:
        data = store.layers.get(layer)
        known = data.spec.all_columns.get(column) if data is not None else None
        if data is not None and known is not None and known.values and column in data.frame:
            found.append((layer, column))
        else:
            problems.append(_unknown(name, "colours", f"{layer}/{column}"))
    return tuple(found)


def _figure(store: Store, reference: str, view: ViewState, name: Text, problems: list[Text]) -> Figure | None:
    """A reported fact, or a metric on the view's date of what its filter leaves."""
    kind, _, id_ = reference.partition("/")
    figure: Figure | None = None
    if kind == "fact" and id_ in store.profile.facts:
        figure = of_fact(store.profile.facts[id_])
    elif kind == "metric" and id_ in METRICS:
        figure = METRICS[id_].figure(store, view.as_of, masks_of(store, view) if view.filters else None)
        if figure is None:
            problems.append(_lacking(name, "figures", reference))
            return None
    if figure is None:
        problems.append(_unknown(name, "figures", reference))
        return None
    return figure if figure.source is None else replace(figure, source=_worded(store, figure.source))


def _chart(store: Store, id_: str, name: Text, problems: list[Text]) -> StoryChart | None:
    if id_ not in CHARTS:
        problems.append(_unknown(name, "chart", id_))
        return None
    chart = CHARTS[id_](store)
    if chart is None:
        problems.append(_lacking(name, "chart", id_))
        return None
    return chart if chart.source is None else replace(chart, source=_worded(store, chart.source))


def _box(store: Store, highlights: Iterable[tuple[str, str]], route: RoutePlan | None) -> Box:
    """What is highlighted and walked, with a little around it; else the whole community."""
    boxes = [_bounds(store, layer, feature) for layer, feature in highlights]
    if route is not None and route.line:
        lats, lngs = zip(*route.line, strict=True)
        boxes.append((min(lngs), min(lats), max(lngs), max(lats)))
    if not boxes:
        return bounds(store.layers.values())
    edges = np.array(boxes, dtype="float64")
    west, south = (float(edge) - AROUND for edge in edges[:, :2].min(axis=0))
    east, north = (float(edge) + AROUND for edge in edges[:, 2:].max(axis=0))
    return west, south, east, north


def _bounds(store: Store, layer: str, feature: str) -> Box:
    frame = store.layers[layer].frame
    west, south, east, north = (float(edge) for edge in frame.geometry[frame["id"] == feature].total_bounds)
    return west, south, east, north


def _exists(store: Store, layer: str, feature: str) -> bool:
    """Whether there is such a feature on the map."""
    data = store.layers.get(layer)
    return data is not None and bool((data.placed & (data.frame["id"] == feature).to_numpy(dtype=bool)).any())


def _illustrative(
    store: Store, view: ViewState, figures: Iterable[Figure], chart: StoryChart | None, route: RoutePlan | None
) -> bool:
    """Whether anything the slide shows is illustrative, its map among it."""
    shown = [store.layers[layer].frame for layer in view.layers if layer in store.layers]
    shown += [data.frame for data in store.layers.values() if data.spec.basemap]
    kinds = {part.provenance for part in (*figures, chart, route) if part is not None}
    return "illustrative" in kinds or any((frame["provenance"] == "illustrative").any() for frame in shown)


def _sources(slides: Iterable[Slide]) -> tuple[Text, ...]:
    """Where what is shown comes from, each once, in the order it comes up; last, that the rest is illustrative."""
    named = [
        part.source
        for slide in slides
        for part in (*slide.figures, *((slide.chart,) if slide.chart else ()))
        if part.source is not None
    ]
    sample = [SAMPLE] if any(slide.illustrative for slide in slides) else []
    return tuple(dict.fromkeys([*named, *sample]))


def _worded(store: Store, source: Text) -> Text:
    """A source that stands in a table in Chinese only, in both languages where the profile knows it."""
    return store.profile.words.get(source.zh, source) if source.zh == source.en else source


def _unknown(name: Text, part: str, reference: str) -> Text:
    return said(name, Text(f"{part} 中的“{reference}”不存在", f"{part}: there is no “{reference}”"))


def _lacking(name: Text, part: str, reference: str) -> Text:
    return said(name, Text(f"{part} 中的“{reference}”缺少数据", f"{part}: there is no data for “{reference}”"))
