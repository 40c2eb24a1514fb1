"""What goes with everything taken away: what was asked for, as of when, how it is known, what is illustrative."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from layers.base import COMMON, PROVENANCE, Text
from utils import format as fmt
from utils.export.extract import Extract
from utils.filters import encode
from utils.filters.values import texts
from utils.i18n import pick
from utils.store import LayerData, Store
from utils.viewstate import ViewState

TITLE = Text("数据来源与说明", "Sources and notes")
COMMUNITY = Text("社区", "Community")
AS_OF = Text("数据截至", "Data as of")
SHOWN = Text("{} / {} 条", "{} of {} rows")
FILTER = Text("筛选条件", "Filter")
ROWS = Text("条数", "Rows")
NO_FILTER = Text("无（全部）", "none (everything)")
KNOWN = Text("数据性质", "Provenance")
SOURCES = Text("来源", "Sources")
NOTE = Text("说明", "Note")
SAMPLE = Text(
    "含示意数据：标为“示意”的内容仅用于演示功能，不代表实际情况，请勿作为统计或决策依据。",
    "Contains illustrative data: what is marked “Illustrative” shows what the system does and says nothing about the "
    "real place. It is no basis for statistics or decisions.",
)
NO_SAMPLE = Text("不含示意数据。", "Contains no illustrative data.")
JOIN = Text("；", "; ")


class FilterWords(Protocol):
    """Says the filter of one layer in words, one text a condition."""

    def __call__(self, store: Store, data: LayerData, view: ViewState, lang: str) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Part:
    """One layer or table: rows taken and rows there are, the filter in words, provenance -> rows, sources."""

    id: str
    title: Text
    shown: int
    total: int
    filters: tuple[str, ...]
    provenance: Mapping[str, int]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said with the data, in the language ``lang``.

    ``as_of`` is the date the data stands for; ``query`` the whole filter as links write it (``utils.filters.link``).
    """

    community: Text
    as_of: dt.date
    parts: tuple[Part, ...]
    lang: str
    query: str = ""

    @property
    def illustrative(self) -> bool:
        """Whether anything in it is illustrative."""
        return any("illustrative" in part.provenance for part in self.parts)

    def lines(self) -> list[tuple[str, str]]:
        """(label, text) a line, as a person reads it; an empty label begins a part, its title the text."""
        lang = self.lang
        rows = [
            (pick(COMMUNITY, lang), pick(self.community, lang)),
            (pick(AS_OF, lang), fmt.date(self.as_of, lang)),
            (pick(NOTE, lang), pick(SAMPLE if self.illustrative else NO_SAMPLE, lang)),
        ]
        for part in self.parts:
            rows += [("", pick(part.title, lang)), *self._part(part)]
        return rows

    def _part(self, part: Part) -> Iterable[tuple[str, str]]:
        lang = self.lang
        known = (
            f"{fmt.choice_label(COMMON['provenance'], key, lang)} {number:,}" for key, number in part.provenance.items()
        )
        yield pick(ROWS, lang), pick(SHOWN, lang).format(f"{part.shown:,}", f"{part.total:,}")
        yield pick(FILTER, lang), pick(JOIN, lang).join(part.filters) or pick(NO_FILTER, lang)
        yield pick(KNOWN, lang), pick(fmt.COMMA, lang).join(known) or fmt.EMPTY
        if part.sources:
            yield pick(SOURCES, lang), pick(JOIN, lang).join(part.sources)


def state(store: Store, view: ViewState, extracts: Iterable[Extract], say: FilterWords) -> Statement:
    """The statement for ``extracts`` of the view, in its language."""
    parts = tuple(_part(store, view, extract, say) for extract in extracts)
    return Statement(store.profile.name, view.as_of or store.profile.as_of, parts, view.lang, encode(view.filters))


def _part(store: Store, view: ViewState, extract: Extract, say: FilterWords) -> Part:
    narrowing = [store.layers[layer] for layer in extract.narrowed_by]
    kinds = texts(extract.frame, "provenance").tolist()
    known = sorted(set(texts(extract.frame, "source").tolist()) - {""})
    return Part(
        id=extract.id,
        title=extract.title,
        shown=len(extract.frame),
        total=extract.total,
        filters=tuple(text for data in narrowing for text in say(store, data, view, view.lang)),
        provenance={kind: kinds.count(kind) for kind in PROVENANCE if kind in kinds},
        sources=tuple(fmt.word(source, view.lang, store.profile.words) for source in known),
    )
