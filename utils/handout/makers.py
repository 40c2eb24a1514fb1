"""The hand-outs a page offers, and the work that makes each; what is heavy is imported only when the work begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.base import Text
from utils.handout.jobs import Make, Step
from utils.store import Store
from utils.story.deck import Deck
from utils.viewstate import ViewState


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of hand-out. ``paper``: it is printed on a sheet one chooses. ``whole``: it is of a whole story only."""

    id: str
    label: Text
    suffix: str
    media_type: str
    paper: bool = False
    whole: bool = False


FORMS: Mapping[str, Form] = {
    form.id: form
    for form in (
        Form(
            "pptx",
            Text("演示文稿 PPTX", "Slides (PPTX)"),
            "pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ),
        Form("html", Text("网页 HTML", "Web page (HTML)"), "html", "text/html", whole=True),
        Form("pdf", Text("简报 PDF", "Briefing (PDF)"), "pdf", "application/pdf"),
        Form("sheet", Text("地图 PDF", "Map sheet (PDF)"), "pdf", "application/pdf", paper=True),
        Form("sheet_png", Text("地图 PNG", "Map sheet (PNG)"), "png", "image/png", paper=True),
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
        if form == "html":
            from utils.handout.one_file import one_file

            step(0, 1)
            return one_file(store, deck, lang)
        return _written(store, deck, form, lang, step, appendix=True)

    return make


def view_maker(
    store: Store, view: ViewState, title: Text, layers: tuple[str, ...] | None, form: str, paper: Paper
) -> Make:
    """Any of :data:`FORMS` of a page's view, in the view's language."""

    def make(step: Step) -> bytes:
        from utils.handout.view_deck import about_view, view_box, view_deck

        step(0, 1)
        if FORMS[form].paper:
            from utils.handout.map_sheet import Sheet, map_sheet

            shown = about_view(store, view, layers)
            sheet = Sheet(paper.size, paper.landscape, title, view_box(store, shown, layers))
            return map_sheet(store, shown, view.lang, sheet, "png" if form.endswith("png") else "pdf")
        return _written(store, view_deck(store, view, title, layers), form, view.lang, step, appendix=False)

    return make


def _written(store: Store, deck: Deck, form: str, lang: str, step: Step, appendix: bool) -> bytes:
    if form == "pptx":
        from utils.handout.slides import pptx_bytes

        return pptx_bytes(store, deck, lang, step, appendix)
    from utils.handout.briefing import briefing_pdf

    return briefing_pdf(store, deck, lang, step, appendix)
