"""What a headline figure is, and how one is made from data or taken from a reported fact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd

from layers.base import Paint, Text
from utils import format as fmt
from utils.profile import Fact
from utils.store import Store

Masks = Mapping[str, np.ndarray]
Part = tuple[Text, int, Paint]

WEAKEST_FIRST = ("illustrative", "surveyed", "reported")


@dataclass(frozen=True, slots=True)
class Amount:
    """What the data gives for a metric: the value in the metric's unit, and how well the rows behind it are known."""

    value: float
    provenance: str
    source: Text | None = None
    note: Text | None = None
    parts: tuple[Part, ...] = ()


Compute = Callable[[Store, dt.date | None, Masks | None], Amount | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, ready to be shown. ``said(lang)`` is ``value`` in ``unit`` as people write it.

    ``provenance`` is that of the weakest row behind it; ``source`` names where a reported figure comes from. ``parts``
    are (label, count, colour) and add up to ``value``.
    """

    id: str
    title: Text
    value: float
    unit: str
    said: Callable[[str], str]
    provenance: str
    source: Text | None = None
    note: Text | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """A headline figure the app can work out.

    ``compute`` gives the amount on a date (None: now) of the features its masks keep (layer id -> boolean array; None:
    all), or None where the community lacks the data. ``remark`` is the id of a reported fact whose note is shown
    with the present figure. ``lasting`` figures do not change with the date: what is reported of them holds for any.
    """

    id: str
    title: Text
    unit: str
    compute: Compute
    remark: str = ""
    lasting: bool = False

    @property
    def layer(self) -> str:
        """The layer whose features it counts; ``""`` for a figure of a table."""
        return getattr(self.compute, "layer", "")

    def figure(self, store: Store, as_of: dt.date | None = None, masks: Masks | None = None) -> Figure | None:
        """The figure to show; None where there is neither a reported fact nor data.

        Now and unfiltered, a reported fact of the same id is shown rather than what the data adds up to. An earlier
        date (of a figure that changes) or a filter is always computed; masks of other layers than the figure's own
        change nothing.
        """
        reported = store.profile.facts.get(self.id)
        masks = masks if masks is not None and self.layer in masks else None
        if reported is not None and masks is None and (as_of is None or self.lasting):
            return of_fact(reported)
        amount = self.compute(store, as_of, masks)
        if amount is None:
            return None
        title = reported.title if reported is not None else self.title
        figure = _computed(self, title, amount)
        remark = store.profile.facts.get(self.remark)
        return replace(figure, note=_as_reported(remark)) if remark is not None and as_of is None else figure


def _as_reported(remark: Fact) -> Text | None:
    """A reported remark beside a figure that is not: it says that it is."""
    note = remark.note
    return None if note is None else Text(f"{note.zh}（报道）", f"{note.en} (reported)")


def weakest(provenance: pd.Series) -> str:
    """The weakest provenance among rows; ``illustrative`` for none at all, as nothing vouches for it."""
    present = set(provenance.astype("object"))
    return next((kind for kind in WEAKEST_FIRST if kind in present), WEAKEST_FIRST[0])


def source_of(rows: pd.DataFrame) -> Text | None:
    """The one source all rows name; None where there are several or none, and where any row is illustrative."""
    if weakest(rows["provenance"]) == WEAKEST_FIRST[0]:
        return None
    names = sorted(set(rows["source"].dropna().astype("object")) - {""})
    return Text(names[0], names[0]) if len(names) == 1 else None


def of_fact(fact: Fact) -> Figure:
    """A reported fact as a figure."""
    said = partial(fmt.fact, fact)
    return Figure(fact.id, fact.title, fact.value, fact.unit, said, "reported", fact.source, fact.note)


def _quantity(value: float, unit: str, lang: str) -> str:
    return fmt.quantity(value, unit, lang, compact=True)


def _computed(metric: Metric, title: Text, amount: Amount) -> Figure:
    said = partial(_quantity, amount.value, metric.unit)
    return Figure(
        metric.id,
        title,
        amount.value,
        metric.unit,
        said,
        amount.provenance,
        amount.source,
        amount.note,
        amount.parts,
    )
