"""The area report: everything inside a place, in figures whose parts add up to their totals.

A feature counts where its representative point lies in the place; lengths and areas are cut at its outline
(:mod:`utils.analysis.place`). So the zones' figures add up to the community's, but for those that are rates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from layers.base import Paint, Text
from utils.analysis.place import Place, clipped, inside
from utils.derive import frame_of
from utils.filters.values import as_day, days, numbers, texts
from utils.format import NOT_GIVEN
from utils.profile import Profile
from utils.store import LayerData, Store
from utils.viewstate import ViewState


@dataclass(frozen=True, slots=True)
class Line:
    """One figure. ``value`` is None where nothing is known of it; ``rate`` figures do not add up over places."""

    id: str
    label: Text
    value: float | None
    unit: str
    paint: Paint | None = None
    rate: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """What a report says of one layer: the total, its parts (they add up to it), further figures."""

    layer: str
    title: Text
    total: Line
    parts: tuple[Line, ...]
    more: tuple[Line, ...]
    provenances: frozenset[str]


@dataclass(frozen=True, slots=True)
class Report:
    """All blocks of a place, the provenances of what is in them and the sources their rows name."""

    place: Place
    blocks: tuple[Block, ...]
    provenances: frozenset[str]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The features of one layer in a place: ``frame`` as of the day, ``sizes`` what of each lies in it (m or m²).

    ``sizes`` are 0 in a section that is not cut.
    """

    frame: pd.DataFrame
    sizes: np.ndarray
    profile: Profile
    today: dt.date

    def amount(self, column: str, keep: np.ndarray | None = None) -> float | None:
        """The sum of a number column; None where no row has a number."""
        values = numbers(self.frame, column)
        values = values if keep is None else values[keep]
        return float(np.nansum(values)) if np.isfinite(values).any() else None


Measure = Callable[[Rows], np.ndarray]
Figure = Callable[[Rows], float | None]


@dataclass(frozen=True, slots=True)
class More:
    """A further figure of a layer. ``rate`` figures do not add up over places."""

    id: str
    label: Text
    unit: str
    figure: Figure
    rate: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What of a layer is reported: ``measure`` gives each row's share of the total, ``by`` the column of its parts.

    ``cut``: what is measured is how much of each feature lies in the place, however little, not which ones do.
    """

    layer: str
    unit: str
    measure: Measure
    by: str = ""
    more: tuple[More, ...] = ()
    cut: bool = False


def report(store: Store, place: Place, view: ViewState) -> Report:
    """Everything inside ``place`` on the view's date, whatever the filters; layers the community lacks are left out."""
    found = [
        _block(store, section, store.layers[section.layer], place, view)
        for section in SECTIONS
        if section.layer in store.layers
    ]
    blocks = tuple(block for block, _ in found)
    sources = {source for _, named in found for source in named}
    provenances = frozenset().union(*(block.provenances for block in blocks))
    return Report(place, blocks, provenances, tuple(sorted(sources)))


def shown(store: Store, place: Place, view: ViewState) -> Mapping[str, np.ndarray]:
    """Layer -> boolean array of the features a map of the report shows, of every layer that can be clicked.

    Those that lie in the place and, where lengths are cut at its outline, those that pass through it.
    """
    cut = {section.layer for section in SECTIONS if section.cut}
    return {
        layer: clipped(store, data, place, view) > 0 if layer in cut else inside(store, data, place, view)
        for layer, data in store.layers.items()
        if data.spec.interactive
    }


def _block(
    store: Store, section: Section, data: LayerData, place: Place, view: ViewState
) -> tuple[Block, frozenset[str]]:
    # Cutting takes time: only for what is measured.
    sizes = clipped(store, data, place, view) if section.cut else np.zeros(len(data.frame))
    keep = sizes > 0 if section.cut else inside(store, data, place, view)
    frame = frame_of(store, data, view.as_of)[keep]
    rows = Rows(frame, sizes[keep], store.profile, view.as_of or store.profile.as_of)
    shares = section.measure(rows)
    block = Block(
        section.layer,
        data.spec.title,
        Line("total", data.spec.title, float(shares.sum()), section.unit),
        _parts(data, section, rows, shares),
        tuple(Line(more.id, more.label, more.figure(rows), more.unit, rate=more.rate) for more in section.more),
        frozenset(texts(frame, "provenance").tolist()),
    )
    return block, frozenset(texts(frame, "source").tolist()) - {""}


def _parts(data: LayerData, section: Section, rows: Rows, shares: np.ndarray) -> tuple[Line, ...]:
    """One line a value that occurs, in the declared order, what is not given last."""
    if not section.by:
        return ()
    keys = texts(rows.frame, section.by)
    known = data.spec.asked_columns[section.by].values
    order = [key for key in [*known, *sorted({*keys.tolist()} - {*known, ""}), ""] if (keys == key).any()]
    return tuple(
        Line(
            key or "none",
            known[key].label if key in known else Text(key, key) if key else NOT_GIVEN,
            float(shares[keys == key].sum()),
            section.unit,
            known[key].paint if key in known else None,
        )
        for key in order
    )


def each(rows: Rows) -> np.ndarray:
    """Every feature counts one."""
    return np.ones(len(rows.frame))


def sized(rows: Rows) -> np.ndarray:
    """Every feature counts what of it lies in the place."""
    return rows.sizes


def summed(column: str, where: Mapping[str, str]) -> Measure:
    """Every feature with these values counts its number in ``column``."""

    def measure(rows: Rows) -> np.ndarray:
        return np.where(_are(rows, where), np.nan_to_num(numbers(rows.frame, column)), 0.0)

    return measure


def counted(where: Mapping[str, str]) -> Figure:
    """How many features have these values."""
    return lambda rows: float(_are(rows, where).sum())


def added(column: str) -> Figure:
    """The sum of a number column; None where nobody recorded one."""
    return lambda rows: rows.amount(column)


def occupancy(rows: Rows) -> float | None:
    """Rented units in per cent of the units of the buildings that say both."""
    both = np.isfinite(numbers(rows.frame, "units")) & np.isfinite(numbers(rows.frame, "units_rented"))
    units, rented = rows.amount("units", both), rows.amount("units_rented", both)
    return 100 * rented / units if units and rented is not None else None


def rent(rows: Rows) -> float | None:
    """The mean rent, each building weighing as many as its rented units."""
    price, rented = numbers(rows.frame, "rent_cny_m2_month"), numbers(rows.frame, "units_rented")
    known = np.isfinite(price) & (np.nan_to_num(rented) > 0)
    return float(np.average(price[known], weights=rented[known])) if known.any() else None


def open_too_long(rows: Rows) -> float | None:
    """Matters neither resolved nor closed that were reported more than the profile's ``issue_open_days`` ago."""
    waiting = np.isin(texts(rows.frame, "status"), ("open", "assigned"))
    limit = as_day(rows.today) - np.timedelta64(int(rows.profile.thresholds["issue_open_days"]), "D")
    return float((waiting & (days(rows.frame, "reported") < limit)).sum())


def _are(rows: Rows, where: Mapping[str, str]) -> np.ndarray:
    keep = np.ones(len(rows.frame), dtype=bool)
    for column, value in where.items():
        keep &= texts(rows.frame, column) == value
    return keep


FITTED = {"use": "residential", "access_control": "true", "video": "true"}
SECTIONS = (
    Section(
        "buildings",
        "building",
        each,
        "use",
        (
            More("units", Text("出租房源", "Units"), "unit", added("units")),
            More("units_rented", Text("已出租", "Rented"), "unit", added("units_rented")),
            More("occupancy", Text("出租率", "Occupancy"), "pct", occupancy, rate=True),
            More("rent", Text("平均租金", "Mean rent"), "cny_m2_month", rent, rate=True),
            More("tenants", Text("首层租户", "Ground-floor tenants"), "household", added("ground_floor_tenants")),
            More("fitted", Text("门禁＋视频住宅楼", "Access control + video"), "building", counted(FITTED)),
        ),
    ),
    Section(
        "projects",
        "project",
        each,
        "status",
        (
            More("budget", Text("预算合计", "Budgets"), "cny", added("budget_cny")),
            More("spent", Text("已支出", "Spent"), "cny", added("spent_cny")),
            More("late", Text("进度滞后", "Behind schedule"), "project", counted({"late": "true"})),
            More("over", Text("超出预算", "Over budget"), "project", counted({"over_budget": "true"})),
        ),
    ),
    Section(
        "drying_racks",
        "rack",
        summed("racks", {"kind": "rack_group"}),
        more=(
            More(
                "public",
                Text("公共晾晒设施", "Public drying facilities"),
                "place",
                counted({"kind": "public_facility"}),
            ),
        ),
    ),
    Section(
        "parks",
        "park",
        each,
        "kind",
    ),
    Section("greenways", "m", sized, "status", cut=True),
    Section("facilities", "place", each, "kind"),
    Section(
        "resident_issues",
        "issue",
        each,
        "status",
        (More("long", Text("超期未办结", "Open too long"), "issue", open_too_long),),
    ),
)
