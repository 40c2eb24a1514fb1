"""Slides with tables of the office itself: the honours received, where the figures come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from layers.base import COMMON, Text
from utils import format as fmt
from utils.handout import says
from utils.handout.slide_base import EDGE, WIDTH, foot, titled_slide
from utils.handout.slide_grid import inked, native_table
from utils.i18n import pick, pick_name
from utils.store import Store
from utils.store.tables import TABLES
from utils.story.deck import Deck, RoutePlan

HONOURS = Text("荣誉", "Honours")
FIGURES = Text("主要数据及其来源", "The figures and where they come from")
FIGURE, VALUE, SCENE = Text("指标", "Figure"), Text("数值", "Value"), Text("场景", "Scene")
HONOUR, LEVEL, SOURCE = Text("荣誉", "Honour"), Text("级别", "Level"), Text("来源", "Source")
NUMBER, STOP, ARRIVE, LEAVE, STAY = (
    Text("序号", "No."),
    Text("停留点", "Stop"),
    Text("到达", "Arrive"),
    Text("离开", "Leave"),
    Text("停留", "Stay"),
)
WALK = Text("步行 {}，连同停留约 {} 分钟", "{} on foot, some {} minutes with the stops")
MOST_ROWS = 9

Rows = Sequence[Sequence[str]]


def table_slides(presentation: Any, store: Store | None, deck: Deck, lang: str) -> None:
    """Add honours and figures, where there are any. Without ``store`` no honours come along."""
    head, rows, sample = honours(store, lang)
    if rows:
        _slides(presentation, deck, pick(HONOURS, lang), head, rows, (6.8, 1.8, 3.6), lang, sample)
    head, rows, sample = figures(deck, lang)
    if rows:
        _slides(presentation, deck, pick(FIGURES, lang), head, rows, (3.2, 2.2, 3.3, 3.5), lang, sample)


def route_length(route: RoutePlan, lang: str) -> str:
    """Its length and time."""
    metres = fmt.quantity(route.metres, "m", lang, compact=True)
    return pick(WALK, lang).format(metres, fmt.number(route.minutes, lang))


def timetable(route: RoutePlan, lang: str) -> tuple[list[str], Rows]:
    """Head and rows: number, stop, arrival, departure, minutes stayed."""
    head = [pick(text, lang) for text in (NUMBER, STOP, ARRIVE, LEAVE, STAY)]
    rows = []
    for k, stop in enumerate(route.stops, start=1):
        stay = (stop.leave.hour - stop.arrive.hour) * 60 + stop.leave.minute - stop.arrive.minute
        said = pick(Text("{} 分钟", "{} min"), lang).format(stay % 1440)
        rows.append([str(k), pick(stop.title, lang), f"{stop.arrive:%H:%M}", f"{stop.leave:%H:%M}", said])
    return head, rows


def figures(deck: Deck, lang: str) -> tuple[list[str], Rows, bool]:
    """Head, rows and whether any is illustrative: every figure, what it says, where it comes from, its scene."""
    head = [pick(text, lang) for text in (FIGURE, VALUE, SOURCE, SCENE)]
    # Of a figure that several scenes show, the first.
    first = {figure.id: (figure, slide) for slide in reversed(deck.slides) for figure in slide.figures}
    every = [
        (figure, slide) for slide in deck.slides for figure in slide.figures if first[figure.id] == (figure, slide)
    ]
    rows = [
        [pick(figure.title, lang), figure.said(lang), says.known_by(figure, lang), pick(slide.title, lang)]
        for figure, slide in every
    ]
    return head, rows, any(figure.provenance == "illustrative" for figure, _ in every)


def honours(store: Store | None, lang: str) -> tuple[list[str], Rows, bool]:
    """Head, rows and whether any is illustrative; no rows where the community has no such table."""
    table = store.tables.get("honours") if store else None
    head = [pick(text, lang) for text in (HONOUR, LEVEL, SOURCE)]
    if store is None or table is None:
        return head, [], False
    level = TABLES["honours"].columns["level"]
    rows = []
    columns = ["title", "title_en", "level", "source", "provenance"]
    for zh, en, key, source, kind in table[columns].itertuples(index=False):
        known = "" if fmt.is_empty(source) else fmt.word(str(source), lang, store.profile.words)
        said = known or fmt.choice_label(COMMON["provenance"], str(kind), lang)
        name = pick_name(str(zh), None if fmt.is_empty(en) else str(en), lang)
        rows.append([name, fmt.value(level, key, lang), said])
    return head, rows, bool((table["provenance"] == "illustrative").any())


def _slides(
    presentation: Any, deck: Deck, title: str, head: Sequence[str], rows: Rows, widths: Sequence[float], lang: str,
    sample: bool,
) -> None:  # fmt: skip
    for start in range(0, len(rows), MOST_ROWS):
        slide = titled_slide(presentation, title)
        shown = inked(rows[start : start + MOST_ROWS])
        native_table(slide, (EDGE, 1.45, WIDTH - 2 * EDGE), 0.42, widths, head, shown, 12.5)
        foot(slide, says.footer(deck, sample, lang))
