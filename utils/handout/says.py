"""What every hand-out says in the same words: date, source, the mark of illustrative data."""

from __future__ import annotations

from typing import NamedTuple

from layers.base import COMMON, Text
from utils import format as fmt
from utils.export.statement import NO_SAMPLE, SAMPLE
from utils.i18n import pick
from utils.metrics.base import Figure
from utils.story.deck import Deck, Slide, StoryChart, StoryTable
from utils.story.deck_json import MORE
from utils.units import unit_of
from utils.viewstate import ViewState

HOLDS_SAMPLE = Text("含示意数据", "contains illustrative data")
AS_OF = Text("数据截至 {}", "Data as of {}")
SOURCE = Text("来源：{}", "Source: {}")
SOURCES = Text("数据来源与说明", "Sources and notes")
BEFORE, NOW = Text("之前 · {}", "Before · {}"), Text("现在", "Now")
AFTER = Text("之后 · {}", "After · {}")
IN_UNIT = Text("{}（{}）", "{} ({})")
LEFT_OUT = Text("未能放入的内容", "Left out")
DOT = " · "


def unwatched(done: int, total: int) -> None:
    """Nobody waits for news of the work."""


class Scaled(NamedTuple):
    """How the numbers of a chart are written: divided by ``size``, in ``unit``, by an Excel number format."""

    size: float
    unit: str
    form: str


def footer(deck: Deck, sample: bool, lang: str) -> str:
    """Community, date of the data, and whether anything is illustrative."""
    parts = [pick(deck.community, lang), as_of(deck, lang)]
    return DOT.join(parts + ([pick(HOLDS_SAMPLE, lang)] if sample else []))


def as_of(deck: Deck, lang: str) -> str:
    """The date the data describes."""
    return pick(AS_OF, lang).format(fmt.date(deck.as_of, lang))


def illustrative(deck: Deck) -> bool:
    """Whether anything in the deck is illustrative."""
    return any(slide.illustrative for slide in deck.slides)


def known_by(what: Figure | StoryChart, lang: str) -> str:
    """Its source, or how it is known."""
    if what.source is not None:
        return pick(what.source, lang)
    return fmt.choice_label(COMMON["provenance"], what.provenance, lang)


def origin(what: Figure | StoryChart, lang: str) -> str:
    """Where a figure or chart comes from, or how it is known."""
    return known_by(what, lang) if what.source is None else pick(SOURCE, lang).format(known_by(what, lang))


def under(figure: Figure, lang: str) -> str:
    """What stands below a figure: its note, and where it comes from."""
    note = [pick(figure.note, lang)] if figure.note else []
    return DOT.join([*note, origin(figure, lang)] if figure.source or not note else note)


def chart_title(chart: StoryChart, lang: str) -> str:
    """Its title with the unit its numbers are in."""
    unit = scale_of(chart, lang).unit
    title = pick(chart.title, lang)
    if unit.lower() in title.lower():
        return title
    return pick(IN_UNIT, lang).format(title, unit) if unit else title


def scale_of(chart: StoryChart, lang: str) -> Scaled:
    """The unit that suits the chart's largest value: 亿元, CNY bn, km."""
    values = [abs(value) for series in chart.series for value in series.values if value is not None]
    unit = unit_of(chart.unit)
    most = max(values, default=0.0)
    scale = next((scale for scale in unit.scales(lang) if most >= scale.size), None)
    if scale is not None:
        return Scaled(scale.size, " ".join(pick(scale.form, lang).replace("{}", "").split()), _form(scale.digits))
    label = pick(unit.label, lang) if chart.unit else ""
    if all(value.is_integer() for value in values):
        return Scaled(1.0, label, _form(0))
    return Scaled(1.0, label, _form(unit.digits))


def _form(digits: int) -> str:
    # With decimals Excel would write "22." for 22.
    return "General" if digits else "#,##0"


def more(table: StoryTable, lang: str) -> str:
    """How many rows a list leaves out; ``""`` where it is whole."""
    return pick(MORE, lang).format(fmt.number(table.more, lang)) if table.more else ""


def statement(deck: Deck, lang: str) -> str:
    """Whether the hand-out holds illustrative data, and what that means."""
    return pick(SAMPLE if illustrative(deck) else NO_SAMPLE, lang)


def sides(slide: Slide, lang: str) -> list[tuple[str, ViewState]]:
    """The maps of a scene: one, without a caption, or the two sides of a swipe, with their dates."""
    if slide.before is None:
        return [("", slide.view)]
    return [(_dated(BEFORE, slide.before, lang), slide.before), (_dated(AFTER, slide.view, lang), slide.view)]


def _dated(form: Text, view: ViewState, lang: str) -> str:
    return pick(NOW, lang) if view.as_of is None else pick(form, lang).format(fmt.date(view.as_of, lang))
