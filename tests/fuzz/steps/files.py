"""Everything that leaves the atlas: files of data, slides, papers, the web page."""

from __future__ import annotations

from collections.abc import Sequence

from layers import LAYERS
from layers.base import Text
from tests.fuzz.scene import Scene, heavy, step
from utils.analysis.coverage_view import coverage_view
from utils.analysis.issue_view import ISSUES
from utils.analysis.place import place_of
from utils.derive import words_of
from utils.export.bundle import FORMATS, content, name_of, taken
from utils.export.changes import change_extract
from utils.export.extract import Extract
from utils.filters.explain import chips_of
from utils.handout.jobs import Make
from utils.handout.makers import FORMS, Paper, place_maker, route_maker, story_maker, view_maker
from utils.handout.shown_page import change_page, coverage_page, issue_page, rental_page
from utils.route.keep import routes_of
from utils.store import LayerData, Store
from utils.store.tables import TABLES
from utils.story.build import deck_of
from utils.viewstate import ViewState

TITLE = Text("标题", "Title")


def _say(store: Store, data: LayerData, view: ViewState, lang: str) -> Sequence[str]:
    return [chip.label for chip in chips_of(data.spec, view.filters, lang, words_of(store))]


@step(*LAYERS, *TABLES, cost=2)
def exports(scene: Scene) -> None:
    """Layers and tables in a format chosen for the case, and the list of changes."""
    store, view = scene.store, scene.view
    extracts = taken(store, scene.looked, [name for name in store.tables if name in scene.changed], view)
    form = scene.rng.choice(["csv", "csv", "geojson", "geojson", "xlsx", "gpkg"])
    if _offered(form, extracts):
        content(form, store, extracts, view, _say)
        name_of(form, store, extracts, view)
    if scene.rng.random() < 0.2:
        content(scene.rng.choice(["csv", "geojson"]), store, [change_extract(store, view)], view, _say)


@step(*LAYERS, *TABLES, cost=3)
def exports_of_some(scene: Scene) -> None:
    """What one page takes away."""
    store = scene.store
    layers = scene.rng.sample(list(store.layers), min(2, len(store.layers)))
    extracts = taken(store, layers, scene.rng.sample(list(store.tables), min(1, len(store.tables))), scene.view)
    for form in FORMATS:
        if _offered(form, extracts) and scene.rng.random() < 0.3:
            content(form, store, extracts, scene.view, _say)


def _offered(form: str, extracts: Sequence[Extract]) -> bool:
    """Whether the pages offer the format: one of places only where something lies somewhere."""
    return bool(extracts) and (not FORMATS[form].spatial or any(extract.spatial for extract in extracts))


def _make(make: Make) -> None:
    assert make(lambda done, of: None)


def _paper(scene: Scene) -> Paper:
    return Paper(scene.rng.choice(["a4", "a3"]), scene.rng.choice([True, False]))


@heavy
def brief_of_the_view(scene: Scene) -> None:
    _make(view_maker(scene.store, scene.view, TITLE, None, scene.rng.choice(list(FORMS)), _paper(scene)))


@heavy
def brief_of_a_page(scene: Scene) -> None:
    store, view = scene.store, scene.view
    pages = [change_page]
    pages += [rental_page] if "buildings" in store.layers else []
    pages += [coverage_page] if coverage_view(store, view).away else []
    pages += [issue_page] if ISSUES in store.layers else []
    page = scene.rng.choice(pages)
    _make(view_maker(store, view, TITLE, (), scene.rng.choice(list(FORMS)), _paper(scene), page))


@heavy
def area_report(scene: Scene) -> None:
    place = place_of(scene.store, scene.view.option("place"))
    _make(place_maker(scene.store, scene.view, place, scene.rng.choice(list(FORMS)), _paper(scene)))


@heavy
def hand_out_of_the_story(scene: Scene) -> None:
    deck = deck_of(scene.store, routes_of(scene.store))
    if deck is not None and deck.slides:
        _make(story_maker(scene.store, deck, scene.rng.choice(["pptx", "html", "pdf"]), scene.lang))


@heavy
def hand_out_of_a_route(scene: Scene) -> None:
    for route in list(routes_of(scene.store).values())[:1]:
        _make(route_maker(scene.store, scene.view, route, scene.rng.choice(list(FORMS)), _paper(scene)))
