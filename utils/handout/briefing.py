"""The story as a briefing (PDF, A4): cover with key figures, a page a scene, figures and sources; real text."""

from __future__ import annotations

from typing import Any

from layers.base import ILLUSTRATIVE
from utils.handout import says
from utils.handout.chart_svg import chart_svg
from utils.handout.jobs import Step
from utils.handout.picture import route_map, slide_maps, whole_map
from utils.handout.says import unwatched
from utils.handout.slide_tables import FIGURES, HONOURS, figures, honours, route_length, timetable
from utils.handout.typeset import document
from utils.i18n import pick
from utils.metrics.base import Figure
from utils.store import Store
from utils.story.deck import Deck, RoutePlan, Slide, StoryChart, StoryTable

# Pixels of drawings; they are set as wide as the text (174 mm), or the cover (210 mm).
COVER = (900.0, 560.0)
WIDE, TALL, HALF = (760.0, 400.0), (760.0, 620.0), (375.0, 420.0)
ROUTE = (760.0, 560.0)
CHART_WIDTH, CHART_HEIGHT, ROW = 640.0, 215.0, 20.0
MOST_KEY = 6

Drawings = dict[str, str]


def briefing_pdf(store: Store, deck: Deck, lang: str, step: Step = unwatched, appendix: bool = True) -> bytes:
    """The briefing of ``deck`` in ``lang``. ``step`` hears of each scene; what it raises ends the work.

    With ``appendix`` the community's honours come along, whatever the deck is about.
    """
    total = len(deck.slides) + 1
    drawings: Drawings = {"cover.svg": whole_map(store, deck, COVER, lang)}
    scenes = []
    for done, slide in enumerate(deck.slides):
        step(done, total)
        # The cover of a brief has the figures of its overview.
        scenes.append(_scene(store, slide, lang, drawings, bare=not appendix and done == 0))
    step(total - 1, total)
    content = document("briefing", _data(store if appendix else None, deck, scenes, lang), drawings)
    step(total, total)
    return content


def _data(store: Store | None, deck: Deck, scenes: list[dict[str, Any]], lang: str) -> dict[str, Any]:
    sample = says.illustrative(deck)
    every = {figure.id: figure for slide in deck.slides for figure in slide.figures}
    tables = [(HONOURS, honours(store, lang)), (FIGURES, figures(deck, lang))]
    return {
        "lang": lang,
        "region": "cn" if lang == "zh" else "gb",
        "title": pick(deck.title, lang),
        "community": pick(deck.community, lang),
        "place": pick(deck.place, lang),
        "as_of": says.as_of(deck, lang),
        "footer": says.footer(deck, sample, lang),
        "mark": pick(says.HOLDS_SAMPLE, lang) if sample else "",
        "statement": says.statement(deck, lang),
        "cover": "cover.svg",
        "key_figures": [_figure(figure, lang) for figure in list(every.values())[:MOST_KEY]],
        "scenes": scenes,
        "sources_title": pick(says.SOURCES, lang),
        "sources": [pick(source, lang) for source in deck.sources],
        "tables": [
            {"title": pick(title, lang), "head": list(head), "rows": [list(row) for row in rows]}
            for title, (head, rows, _) in tables
            if rows
        ],
        "problems_title": pick(says.LEFT_OUT, lang),
        "problems": [pick(problem, lang) for problem in deck.problems],
    }


def _scene(store: Store, slide: Slide, lang: str, drawings: Drawings, bare: bool) -> dict[str, Any]:
    sides = says.sides(slide, lang)
    size = HALF if len(sides) > 1 else WIDE if slide.chart else TALL
    maps = slide_maps(store, slide, size, lang, magnify=1.0)
    shown = []
    for k, ((caption, _), drawing) in enumerate(zip(sides, maps, strict=True)):
        file = f"map-{len(drawings)}-{k}.svg"
        drawings[file] = drawing
        shown.append({"file": file, "caption": caption})
    return {
        "title": pick(slide.title, lang),
        "text": pick(slide.text, lang),
        "maps": shown,
        "figures": [] if bare else [_figure(figure, lang) for figure in slide.figures],
        "chart": _chart(slide.chart, lang, drawings) if slide.chart else None,
        "route": _route(store, slide, slide.route, lang, drawings) if slide.route else None,
        "list": _list(slide.table, lang) if slide.table else None,
    }


def _list(table: StoryTable, lang: str) -> dict[str, Any]:
    return {
        "title": pick(table.title, lang),
        "mark": pick(ILLUSTRATIVE, lang) if table.provenance == "illustrative" else "",
        "widths": [column.width for column in table.columns],
        "right": [column.right for column in table.columns],
        "head": [pick(column.title, lang) for column in table.columns],
        "rows": [
            [{"said": pick(cell.text, lang), "ink": cell.paint.light if cell.paint else ""} for cell in row]
            for row in table.rows
        ],
        "more": says.more(table, lang),
    }


def _figure(figure: Figure, lang: str) -> dict[str, str]:
    return {
        "title": pick(figure.title, lang),
        "said": figure.said(lang),
        "under": says.under(figure, lang),
        "mark": pick(ILLUSTRATIVE, lang) if figure.provenance == "illustrative" else "",
    }


def _chart(chart: StoryChart, lang: str, drawings: Drawings) -> dict[str, str]:
    lines = len(chart.categories)
    height = max(120.0, 30 + ROW * lines) if chart.horizontal else CHART_HEIGHT
    file = f"chart-{len(drawings)}.svg"
    drawings[file] = chart_svg(chart, (CHART_WIDTH, min(height, 310.0)), lang)
    return {
        "file": file,
        "title": pick(chart.title, lang),
        "origin": says.origin(chart, lang),
        "mark": pick(ILLUSTRATIVE, lang) if chart.provenance == "illustrative" else "",
    }


def _route(store: Store, slide: Slide, route: RoutePlan, lang: str, drawings: Drawings) -> dict[str, Any]:
    head, rows = timetable(route, lang)
    file = f"map-{len(drawings)}.svg"
    drawings[file] = route_map(store, slide.view, route, ROUTE, lang, magnify=1.0)
    title, length = pick(route.title, lang), route_length(route, lang)
    return {"title": title, "length": length, "head": head, "rows": [list(row) for row in rows], "file": file}
