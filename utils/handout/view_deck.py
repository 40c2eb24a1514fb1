"""简报 Brief me on this: a deck of what a page shows under its filter, for the same writers as the story.

Figures are those of the page: counted with the view's masks, as its charts and tables are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from layers.base import Text
from utils import format as fmt
from utils.export.words import filter_words
from utils.handout.map_sheet import sources_of
from utils.handout.picture import is_illustrative, whole
from utils.handout.shown_page import ShownPage
from utils.handout.view_charts import view_chart
from utils.handout.view_tables import view_sums, view_table
from utils.i18n import pick
from utils.metrics import headlines
from utils.metrics.base import Figure, source_of, weakest
from utils.store import LayerData, Store
from utils.story.build import SAMPLE
from utils.story.deck import Box, Deck, Slide, StoryChart, StoryTable
from utils.view import mask_of
from utils.viewstate import ViewState

BRIEF = Text("{}简报", "Briefing: {}")
OVERVIEW = Text("总览", "Overview")
EVERYTHING = Text("未筛选：全部数据。", "No filter: all of the data.")
FILTERED = Text("筛选条件：{}。", "Filter: {}.")
KEPT = Text("{} 条，共 {} 条", "{} of {}")
ALL = Text("{} 条", "{}")
LEFT = Text("{}：筛选后 {} 条，共 {} 条。", "{}: {} of {} kept by the filter.")
SHOWN = Text("{}：地图显示 {} 条，共 {} 条。", "{}: {} of {} on the map.")
APART = Text("", " ")
ALL_LEFT = Text("{}：共 {} 条，全部显示。", "{}: all {} are shown.")
JOIN = Text("；", "; ")
COUNTED = Text("统计见图。", "The chart counts them.")
MOST_LAYERS, MOST_FIGURES = 8, 6
# Degrees around what is looked at, some 150 m.
AROUND = 0.0015
# What takes this share of the community's breadth or height is shown with all of it.
MOST_OF_IT = 0.6
LANGUAGES = ("zh", "en")


def view_deck(
    store: Store, view: ViewState, title: Text, layers: Iterable[str] | None = None, page: ShownPage | None = None
) -> Deck:
    """The deck of ``view`` on a page called ``title``: an overview, then each layer that can be counted by its kinds.

    ``layers`` are those the page is about; None: those that are on. ``page`` is what a page shows beside its view: then
    its layers, map, figures and list are told.
    """
    layers = layers if page is None else page.layers
    shown = about_view(store, view, layers, page)
    about = _about(store, shown, layers)
    slides = [_overview(store, shown, about, page), *_own(store, shown, title, page)]
    told = (_of_layer(store, shown, data, k == 0, page) for k, data in enumerate(about[:MOST_LAYERS]))
    slides += [slide for slide in told if slide is not None]
    return Deck(
        title=Text(BRIEF.zh.format(title.zh), BRIEF.en.format(title.en)),
        community=store.profile.name,
        place=store.profile.place,
        as_of=view.as_of or store.profile.as_of,
        slides=tuple(slides),
        sources=_sources(store, shown, slides, page),
        problems=(),
    )


def about_view(store: Store, view: ViewState, layers: Iterable[str] | None, page: ShownPage | None = None) -> ViewState:
    """The view with just the layers a page is about (None: those that are on), and the community's outline.

    With ``page`` those its map has.
    """
    if page is not None:
        view, layers = page.map.view, None
    chosen = view.layers if layers is None else layers
    return replace(view, layers={layer: view.layers.get(layer, 100) for layer in _with_outline(store, [*chosen])})


def view_box(store: Store, view: ViewState, layers: Iterable[str] | None, page: ShownPage | None = None) -> Box:
    """What to look at: what the filter keeps of the layers it narrows; else the whole community."""
    return _box(store, view, _about(store, view, layers), page)


def _about(store: Store, view: ViewState, layers: Iterable[str] | None) -> list[LayerData]:
    """The layers that can be clicked, the narrowed ones first: they are what the page was asked about."""
    chosen = [layer for layer in (view.layers if layers is None else layers) if layer in store.layers]
    about = [store.layers[layer] for layer in chosen if store.layers[layer].spec.interactive]
    return sorted(about, key=lambda data: not view.filters.clauses(data.spec.id))


def _with_outline(store: Store, layers: Sequence[str]) -> list[str]:
    outline = [data.spec.id for data in store.layers.values() if data.spec.single]
    return [layer for layer in store.layers if layer in {*layers, *outline}]


def _overview(store: Store, view: ViewState, about: Sequence[LayerData], page: ShownPage | None) -> Slide:
    counted = [_count(store, data, view, page) for data in about[:1]]
    counted += [figure for data in about[:1] for figure in view_sums(store, data, view)]
    known = {figure.title for figure in counted}
    figures = [
        *counted,
        *(one for one in headlines(store, view.as_of, _narrowed(store, view)) if one.title not in known),
    ]
    if page is not None:
        # The page's own strip, and how many features that is about.
        figures = [*page.figures[: MOST_FIGURES - len(counted[:1])], *counted[:1]]
    # Of what changed several layers are compared: a filter on any of them is said.
    filtered = about or _about(store, view, None)
    text = Text(*(_overview_said(store, view, filtered, page, lang) for lang in LANGUAGES))
    return _slide(
        store, view, "overview", OVERVIEW, text, figures[:MOST_FIGURES], _box(store, view, about, page), page=page
    )


def _overview_said(store: Store, view: ViewState, about: Sequence[LayerData], page: ShownPage | None, lang: str) -> str:
    parts = [pick(page.text, lang)] if page else []
    return pick(APART, lang).join(part for part in (*parts, _filter_said(store, view, about, lang)) if part)


def _own(store: Store, view: ViewState, title: Text, page: ShownPage | None) -> list[Slide]:
    """The slide of the page's own chart and list, where it has any."""
    if page is None or (page.chart is None and page.table is None):
        return []
    return [
        _slide(
            store, view, "page", title, page.text, [], _box(store, view, [], page), page.chart, page.table, page=page
        )
    ]


def _narrowed(store: Store, view: ViewState) -> dict[str, np.ndarray]:
    """The masks of the layers with conditions: figures of all other layers are as on the screen, reported ones too."""
    return {id_: mask_of(store, data, view) for id_, data in store.layers.items() if view.filters.clauses(id_)}


def _of_layer(store: Store, view: ViewState, data: LayerData, first: bool, page: ShownPage | None) -> Slide | None:
    """A layer's chart and list; how many there are is said once, of the first layer on the overview."""
    keep = _kept(store, data, view, page)
    chart, table = view_chart(store, data, view, keep), view_table(store, data, view, keep)
    if chart is None and table is None:
        return None
    own = replace(view, layers={layer: view.layers[layer] for layer in _with_outline(store, [data.spec.id])})
    title, text = data.spec.title, COUNTED if chart else Text("", "")
    if not first:
        text = Text(*(_kept_said(data, keep, page, lang) for lang in LANGUAGES))
    figures = [] if first else view_sums(store, data, own)
    return _slide(store, own, data.spec.id, title, text, figures, _box(store, own, [data], page), chart, table, page)


def _kept(store: Store, data: LayerData, view: ViewState, page: ShownPage | None) -> np.ndarray:
    """Which features of a layer are shown: the page's own choice, or what the view keeps."""
    own = page.map.masks if page else None
    return own[data.spec.id] if own and data.spec.id in own else mask_of(store, data, view)


def _kept_said(data: LayerData, keep: np.ndarray, page: ShownPage | None, lang: str) -> str:
    total, here = len(data.frame), int(keep.sum())
    form = pick((LEFT if page is None else SHOWN) if here < total else ALL_LEFT, lang)
    return form.format(pick(data.spec.title, lang), fmt.number(here, lang), fmt.number(total, lang))


def _slide(
    store: Store, view: ViewState, id_: str, title: Text, text: Text, figures: Sequence[Figure], box: Box,
    chart: StoryChart | None = None, table: StoryTable | None = None, page: ShownPage | None = None,
) -> Slide:  # fmt: skip
    masks = page.masks(store) if page else None
    sample = is_illustrative(store, view, masks) or any(figure.provenance == "illustrative" for figure in figures)
    marked = (view.selected,) if view.selected and view.selected[0] in view.layers else ()
    return Slide(
        id=id_, title=title, text=text, notes=text, figures=tuple(figures), chart=chart, view=view, before=None,
        camera=None, box=box, highlights=marked, route=None, seconds=20.0, illustrative=sample,
        table=table, masks=masks, page=page.map if page else None,
    )  # fmt: skip


def _count(store: Store, data: LayerData, view: ViewState, page: ShownPage | None) -> Figure:
    """How many features of a layer the view keeps, of how many there are."""
    keep = _kept(store, data, view, page)
    here, total = int(keep.sum()), len(data.frame)
    rows = data.frame[keep]
    said = partial(_counted, here, total)
    return Figure(data.spec.id, data.spec.title, here, "", said, weakest(rows["provenance"]), source_of(rows))


def _counted(here: int, total: int, lang: str) -> str:
    if here == total:
        return pick(ALL, lang).format(fmt.number(here, lang))
    return pick(KEPT, lang).format(fmt.number(here, lang), fmt.number(total, lang))


def _filter_said(store: Store, view: ViewState, about: Sequence[LayerData], lang: str) -> str:
    said = []
    for data in about:
        words = filter_words(store, data, view, lang)
        said += [f"{pick(data.spec.title, lang)} — {pick(fmt.COMMA, lang).join(words)}"] if words else []
    return pick(FILTERED, lang).format(pick(JOIN, lang).join(said)) if said else pick(EVERYTHING, lang)


def _box(store: Store, view: ViewState, about: Sequence[LayerData], page: ShownPage | None = None) -> Box:
    """What the filter keeps of the layers it narrows; else, and where that is most of it, where a page looks."""
    every = page.map.first if page and page.map.first else whole(store)
    kept = [
        data.frame.total_bounds if keep.all() else data.frame[keep].total_bounds
        for data in about
        if view.filters.clauses(data.spec.id) and (keep := data.placed & mask_of(store, data, view)).any()
    ]
    if not kept:
        return every
    edges = np.array(kept, dtype="float64")
    west, south = (float(edge) - AROUND for edge in edges[:, :2].min(axis=0))
    east, north = (float(edge) + AROUND for edge in edges[:, 2:].max(axis=0))
    whole_west, whole_south, whole_east, whole_north = every
    share = max((east - west) / (whole_east - whole_west), (north - south) / (whole_north - whole_south))
    if share > MOST_OF_IT:
        # A community cut off at one side looks like a mistake.
        return min(west, whole_west), min(south, whole_south), max(east, whole_east), max(north, whole_north)
    return west, south, east, north


def _sources(store: Store, view: ViewState, slides: Sequence[Slide], page: ShownPage | None) -> tuple[Text, ...]:
    masks = page.masks(store) if page else None
    named = [figure.source for slide in slides for figure in slide.figures if figure.source is not None]
    data = zip(*(sources_of(store, view, lang, masks) for lang in LANGUAGES), strict=True)
    sample = [SAMPLE] if any(slide.illustrative for slide in slides) else []
    return tuple(dict.fromkeys([*named, *(Text(zh, en) for zh, en in data), *sample]))
