"""The hand-outs a page offers, and the work that makes each; what is heavy is imported only when the work begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from layers.base import Text
from utils.analysis.place import Place, name_of
from utils.filters import FilterState
from utils.handout.jobs import Make, Step
from utils.handout.missing import Missing, note_in_print
from utils.handout.missing_in import missing_in_deck, missing_in_layers
from utils.handout.picture import Extras, page_extras
from utils.handout.shown_page import ShownPage
from utils.store import Store
from utils.story.deck import Box, Deck, RoutePlan
from utils.view import masks_of
from utils.viewstate import ViewState


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of hand-out. ``word`` stands in its file's name. ``paper``: it is printed on a sheet one chooses."""

    id: str
    label: Text
    word: Text
    suffix: str
    media_type: str
    paper: bool = False


Shown = Callable[[Store, ViewState], ShownPage]

FORMS: Mapping[str, Form] = {
    form.id: form
    for form in (
        Form(
            "pptx",
            Text("演示文稿 PPTX", "Slides (PPTX)"),
            Text("演示文稿", "slides"),
            "pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ),
        Form("html", Text("网页 HTML", "Web page (HTML)"), Text("网页", "web"), "html", "text/html"),
        Form("pdf", Text("简报 PDF", "Briefing (PDF)"), Text("简报", "briefing"), "pdf", "application/pdf"),
        Form("sheet", Text("地图 PDF", "Map sheet (PDF)"), Text("地图", "map"), "pdf", "application/pdf", paper=True),
        Form("sheet_png", Text("地图 PNG", "Map sheet (PNG)"), Text("地图", "map"), "png", "image/png", paper=True),
    )
}


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet a map is printed on."""

    size: str = "a4"
    landscape: bool = True


def story_maker(store: Store, deck: Deck, form: str, lang: str) -> Make:
    """Slides, briefing or the web page of a deck."""

    def make(step: Step) -> bytes:
        return _written(store, deck, form, lang, step, True, story_missing(store, deck, lang))

    return make


def story_missing(store: Store, deck: Deck, lang: str) -> Missing:
    """The characters of a story that its hand-outs cannot write."""
    return missing_in_deck(store, deck, lang)


def view_missing(
    store: Store, view: ViewState, title: Text, layers: tuple[str, ...] | None, shown: Shown | None = None
) -> Missing:
    """The characters of a page's view that its hand-outs cannot write."""
    from utils.handout.view_deck import about_view

    page = shown(store, view) if shown else None
    on = about_view(store, view, layers if page is None else page.layers, page)
    masks = masks_of(store, on) if page is None else page.masks(store)
    return missing_in_layers(store, title, {layer: masks[layer] for layer in on.layers if layer in masks}, view.lang)


def place_missing(store: Store, view: ViewState, place: Place) -> Missing:
    """The characters of an area report that its hand-outs cannot write."""
    from utils.analysis.area import shown

    name = Text(*(name_of(store, place, lang) for lang in ("zh", "en")))
    return missing_in_layers(store, name, shown(store, place, view), view.lang)


def route_missing(store: Store, view: ViewState, route: RoutePlan) -> Missing:
    """The characters of a route's hand-outs that they cannot write."""
    on = _quiet(store, view)
    masks = masks_of(store, on)
    kept = {layer: masks[layer] for layer in on.layers if layer in masks}
    return missing_in_layers(store, route.title, kept, view.lang, route)


def view_maker(
    store: Store, view: ViewState, title: Text, layers: tuple[str, ...] | None, form: str, paper: Paper,
    shown: Shown | None = None,
) -> Make:  # fmt: skip
    """Any of :data:`FORMS` of a page's view, in the view's language; ``shown`` gives what a page shows beside it."""

    def make(step: Step) -> bytes:
        from utils.handout.view_deck import about_view, view_box, view_deck

        step(0, 1)
        page = shown(store, view) if shown else None
        missing = view_missing(store, view, title, layers, shown)
        if not FORMS[form].paper:
            return _written(store, view_deck(store, view, title, layers, page), form, view.lang, step, False, missing)
        about = layers if page is None else page.layers
        on = about_view(store, view, about, page)
        extras = page_extras(page.map, page.masks(store)) if page else Extras()
        return _sheet(
            store,
            on,
            title,
            view_box(store, on, about, page),
            extras,
            form,
            paper,
            missing,
            page.text if page else None,
        )

    return make


def place_maker(store: Store, view: ViewState, place: Place, form: str, paper: Paper) -> Make:
    """The area report of ``place``, in the view's language."""

    def make(step: Step) -> bytes:
        from utils.analysis.area import shown
        from utils.analysis.place import box_of
        from utils.handout.place_deck import place_deck

        step(0, 1)
        deck = place_deck(store, view, place)
        missing = place_missing(store, view, place)
        if not FORMS[form].paper:
            return _written(store, deck, form, view.lang, step, False, missing)
        seen = Extras(masks=shown(store, place, view))
        return _sheet(store, deck.slides[0].view, deck.title, box_of(store, place), seen, form, paper, missing)

    return make


def route_maker(store: Store, view: ViewState, route: RoutePlan, form: str, paper: Paper) -> Make:
    """A route with its timetable, in the view's language."""

    def make(step: Step) -> bytes:
        from utils.handout.picture import route_box
        from utils.handout.place_deck import route_deck

        step(0, 1)
        shown, missing = _quiet(store, view), route_missing(store, view, route)
        if not FORMS[form].paper:
            return _written(store, route_deck(store, shown, route), form, view.lang, step, False, missing)
        return _sheet(store, shown, route.title, route_box(store, route), Extras(route=route), form, paper, missing)

    return make


def _quiet(store: Store, view: ViewState) -> ViewState:
    """As on the route's page: what a visit stops at, not everything there is."""
    from utils.route.candidates import shown_layers

    return replace(view, layers=dict.fromkeys(shown_layers(store, ()), 100), filters=FilterState())


def _sheet(
    store: Store, view: ViewState, title: Text, box: Box | None, extras: Extras, form: str, paper: Paper,
    missing: Missing, about: Text | None = None,
) -> bytes:  # fmt: skip
    from utils.handout.map_sheet import Sheet, map_sheet

    note = note_in_print(missing)
    sheet = Sheet(paper.size, paper.landscape, title, box, extras=extras, about=about, note=note)
    return map_sheet(store, view, view.lang, sheet, "png" if form.endswith("png") else "pdf")


def _written(
    store: Store, deck: Deck, form: str, lang: str, step: Step, appendix: bool, missing: Missing
) -> bytes:  # fmt: skip
    if form == "html":
        from utils.handout.one_file import one_file
        from utils.player.lists import roomy

        step(0, 1)
        return one_file(store, deck if appendix else roomy(deck), lang)
    note = note_in_print(missing)
    deck = replace(deck, problems=(*deck.problems, note)) if note else deck
    if form == "pptx":
        from utils.handout.slides import pptx_bytes

        return pptx_bytes(store, deck, lang, step, appendix)
    from utils.handout.briefing import briefing_pdf

    return briefing_pdf(store, deck, lang, step, appendix)
