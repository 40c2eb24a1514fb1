"""The area report and the route as decks, for the same writers as the story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import numpy as np

from layers.base import Text
from utils import format as fmt
from utils.analysis.area import Block, Line, report, shown
from utils.analysis.place import Place, box_of, name_of
from utils.charts.template import ACCENT
from utils.handout.picture import whole
from utils.handout.view_charts import undrawn
from utils.metrics.base import WEAKEST_FIRST, Figure
from utils.store import Store
from utils.story.build import SAMPLE
from utils.story.chart_figure import story_figure
from utils.story.deck import Box, Deck, RoutePlan, Series, Slide, StoryChart
from utils.viewstate import ViewState

REPORT = Text("片区报告：{}", "Area report: {}")
OVERVIEW = Text("总览", "Overview")
WITHIN = Text("范围：{}。", "Within: {}.")
COUNT = Text("数量", "Amount")
LENGTH, WALKING = Text("全程", "Length"), Text("总用时", "In all")
MOST = 6
LANGUAGES = ("zh", "en")


def place_deck(store: Store, view: ViewState, place: Place) -> Deck:
    """What the area report says of ``place``: an overview of the totals, then each layer's parts and figures."""
    told = report(store, place, view)
    masks = shown(store, place, view)
    box = box_of(store, place) or whole(store)
    name = Text(*(name_of(store, place, lang) for lang in LANGUAGES))
    plain = replace(
        view, layers={layer: 100 for layer in store.layers if layer in masks or store.layers[layer].spec.single}
    )
    blocks = [block for block in told.blocks if block.total.value]
    totals = tuple(_figure(block, block.total) for block in blocks[:MOST])
    text = Text(WITHIN.zh.format(name.zh), WITHIN.en.format(name.en))
    slides = [_slide("overview", OVERVIEW, text, totals, None, plain, box, masks)]
    for block in blocks:
        figures = tuple(_figure(block, line) for line in (block.total, *block.more) if line.value is not None)
        on = [layer for layer in plain.layers if layer == block.layer or store.layers[layer].spec.single]
        own = replace(plain, layers=dict.fromkeys(on, 100))
        slides.append(_slide(block.layer, block.title, text, figures[:MOST], _chart(block), own, box, masks))
    sample = [SAMPLE] if "illustrative" in told.provenances else []
    words = store.profile.words
    named = [Text(*(fmt.word(source, lang, words) for lang in LANGUAGES)) for source in told.sources]
    title = Text(REPORT.zh.format(name.zh), REPORT.en.format(name.en))
    return _deck(store, view, title, slides, (*named, *sample))


def route_deck(store: Store, view: ViewState, route: RoutePlan) -> Deck:
    """A deck of one slide, which walks ``route``; its figures are its length and time."""
    figures = tuple(
        Figure(id_, title, value, unit, partial(_said, value, unit), route.provenance)
        for id_, title, value, unit in (
            ("route_length", LENGTH, route.metres, "m"),
            ("route_minutes", WALKING, float(route.minutes), "minute"),
        )
    )
    text = Text("、".join(stop.title.zh for stop in route.stops), ", ".join(stop.title.en for stop in route.stops))
    slide = _slide("route", route.title, text, figures, None, view, whole(store), None)
    return _deck(store, view, route.title, [replace(slide, route=route)], (SAMPLE,) if slide.illustrative else ())


def _deck(store: Store, view: ViewState, title: Text, slides: list[Slide], sources: tuple[Text, ...]) -> Deck:
    profile = store.profile
    day = view.as_of or profile.as_of
    return Deck(title, profile.name, profile.place, day, tuple(slides), tuple(dict.fromkeys(sources)), ())


def _slide(
    id_: str, title: Text, text: Text, figures: tuple[Figure, ...], chart: StoryChart | None, view: ViewState, box: Box,
    masks: Mapping[str, np.ndarray] | None,
) -> Slide:  # fmt: skip
    sample = any(figure.provenance == "illustrative" for figure in figures)
    return Slide(
        id=id_, title=title, text=text, notes=text, figures=figures, chart=chart, view=view, before=None, camera=None,
        box=box, highlights=(), route=None, seconds=20.0, illustrative=sample, masks=masks,
    )  # fmt: skip


def _figure(block: Block, line: Line) -> Figure:
    value = float(round(line.value or 0)) if line.unit == "m" else float(line.value or 0)
    said = partial(_said, value, line.unit)
    return Figure(f"{block.layer}_{line.id}", line.label, value, line.unit, said, _weakest(block))


def _chart(block: Block) -> StoryChart | None:
    if len(block.parts) < 2:
        return None
    values = tuple(float(round(line.value or 0)) if line.unit == "m" else line.value for line in block.parts)
    bare = StoryChart(
        f"place_{block.layer}", block.title, "bar", tuple(line.label for line in block.parts),
        (Series(COUNT, values, ACCENT),), block.total.unit, _weakest(block), None, undrawn, horizontal=True,
    )  # fmt: skip
    return replace(bare, figure=partial(story_figure, bare))


def _weakest(block: Block) -> str:
    return next((kind for kind in WEAKEST_FIRST if kind in block.provenances), WEAKEST_FIRST[0])


def _said(value: float, unit: str, lang: str) -> str:
    return fmt.quantity(value, unit, lang, compact=unit != "m" or value >= 1000)
