"""A filter in words, as it stands in the files taken away."""

from __future__ import annotations

from collections.abc import Sequence

from layers.base import LayerSpec
from utils import format as fmt
from utils.derive import words_of
from utils.filters import OneOf
from utils.filters.clauses import Clause
from utils.filters.explain import TITLED, chips_of
from utils.i18n import pick
from utils.store import LayerData, Store
from utils.viewstate import ViewState


def filter_words(store: Store, data: LayerData, view: ViewState, lang: str) -> Sequence[str]:
    """One text for each condition on the layer, in ``lang``; every value is named, however many there are."""
    words, clauses = words_of(store), view.filters.clauses(data.spec.id)
    chips = chips_of(data.spec, view.filters, lang, words)
    return [_whole(data.spec, chip.column, clauses[chip.column], lang, words) or chip.label for chip in chips]


def _whole(spec: LayerSpec, column: str, clause: Clause, lang: str, words: fmt.Words) -> str:
    """All values asked for, where chips would say "and 3 more"."""
    known = spec.asked_columns.get(column)
    if not isinstance(clause, OneOf) or known is None:
        return ""
    order = {value: place for place, value in enumerate(["true", "false", *known.values])}
    values = sorted(clause.values, key=lambda value: (value == "", order.get(value, len(order)), value))
    said = pick(fmt.COMMA, lang).join(fmt.choice_label(known, value, lang, words) for value in values)
    return pick(TITLED, lang).format(pick(known.title, lang), said)
