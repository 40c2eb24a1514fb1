"""The hand-outs a page offers, and the work that makes each; what is heavy is imported only when the work begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from layers.base import Text
from utils.analysis.place import Place
from utils.filters import FilterState
from utils.handout.jobs import Make, Step
from utils.handout.picture import Extras, page_extras
from utils.handout.shown_page import ShownPage
from utils.store import Store
from utils.story.deck import Box, Deck, RoutePlan
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
        return _written(store, deck, form, lang, step, appendix=True)

    return make


def view_maker(
    store: Store, view: ViewState, title: Text, layers: tuple[str, ...] | None, form: str, paper: Paper,
    shown: Shown | None = None,
) -> Make:  # fmt: skip
    """Any of :data:`FORMS` of a page's view, in the view's language; ``shown`` gives what a page shows beside it."""

    def make(step: Step) -> bytes:
        from utils.handout.view_deck import about_view, view_box, view_deck

        step(0, 1)
        page = shown(store, view) if shown else None
        if not FORMS[form].paper:
            return _written(store, view_deck(store, view, title, layers, page), form, view.lang, step, appendix=False)
        about = layers if page is None else page.layers
        on = about_view(store, view, about, page)
        extras = page_extras(page.map, page.masks(store)) if page else Extras()
        return _sheet(
            store, on, title, view_box(store, on, about, page), extras, form, paper, page.text if page else None
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
        if not FORMS[form].paper:
            return _written(store, deck, form, view.lang, step, appendix=False)
        seen = Extras(masks=shown(store, place, view))
        return _sheet(store, deck.slides[0].view, deck.title, box_of(store, place), seen, form, paper)

    return make


def route_maker(store: Store, view: ViewState, route: RoutePlan, form: str, paper: Paper) -> Make:
    """A route with its timetable, in the view's language."""

    def make(step: Step) -> bytes:
        from utils.handout.picture import route_box
        from utils.handout.place_deck import route_deck
        from utils.route.candidates import shown_layers

        step(0, 1)
        # As on the page: what a visit stops at, not everything there is.
        shown = replace(view, layers=dict.fromkeys(shown_layers(store, ()), 100), filters=FilterState())
        if not FORMS[form].paper:
            return _written(store, route_deck(store, shown, route), form, view.lang, step, appendix=False)
        return _sheet(store, shown, route.title, route_box(store, route), Extras(route=route), form, paper)

    return make


def _sheet(
    store: Store, view: ViewState, title: Text, box: Box | None, extras: Extras, form: str, paper: Paper,
    about: Text | None = None,
) -> bytes:  # fmt: skip
    from utils.handout.map_sheet import Sheet, map_sheet

    sheet = Sheet(paper.size, paper.landscape, title, box, extras=extras, about=about)
    return map_sheet(store, view, view.lang, sheet, "png" if form.endswith("png") else "pdf")


def _written(store: Store, deck: Deck, form: str, lang: str, step: Step, appendix: bool) -> bytes:
    if form == "html":
        from utils.handout.one_file import one_file
        from utils.player.lists import roomy

        step(0, 1)
        return one_file(store, deck if appendix else roomy(deck), lang)
    if form == "pptx":
        from utils.handout.slides import pptx_bytes

        return pptx_bytes(store, deck, lang, step, appendix)
    from utils.handout.briefing import briefing_pdf

    return briefing_pdf(store, deck, lang, step, appendix)
