"""What a brief says of a layer row by row, and its sums: money, traffic lights, what is late; from the view's rows.

Nothing here knows a layer: what is said follows from the columns it has.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd

from layers.base import Column, Text
from utils import format as fmt
from utils.derive import words_of
from utils.filters.values import numbers, texts
from utils.i18n import pick
from utils.metrics.base import Figure, source_of, weakest
from utils.store import LayerData, Store
from utils.story.deck import Cell, StoryTable, TableColumn
from utils.view import frame_of, mask_of
from utils.viewstate import ViewState

LIST = Text("{}清单", "List: {}")
LIGHT, LATE, BUDGET, SPENT = "light", "late", "budget_cny", "spent_cny"
# Of a layer of works; of any other what its card shows, as far as it is short.
WORKS = ("status", LIGHT, "progress_pct", BUDGET, SPENT, "end_planned", "end_actual")
OTHERS = 5
# A list is read; of more rows than MOST the first are told and the rest counted, or, of other layers, none.
MOST, MOST_OTHERS = 120, 60
NAME = 3.3
WIDE = {"bool": 0.9, "int": 0.9, "number": 1.2, "date": 1.55}
BUDGETS, SPENDING = Text("预算合计", "Budgets"), Text("已支出", "Spent")
SHARE = Text("占预算 {}", "{} of the budgets")
LIGHTS, LATES = Text("红灯、黄灯", "Red and yellow"), Text("进度滞后", "Behind schedule")
RED_YELLOW = Text("红 {}，黄 {}", "{} red, {} yellow")
LANGUAGES = ("zh", "en")


def view_table(store: Store, data: LayerData, view: ViewState, shown: np.ndarray | None = None) -> StoryTable | None:
    """The rows of ``data`` the view (or ``shown``, one boolean a feature) keeps, red lights first.

    None where there are none, or too many to be read.
    """
    keep = mask_of(store, data, view) if shown is None else shown
    frame = pd.DataFrame(frame_of(store, data, view.as_of))[keep]
    known = data.spec.asked_columns
    works = {LIGHT, BUDGET, SPENT} <= known.keys()
    if frame.empty or (not works and len(frame) > MOST_OTHERS):
        return None
    names = [name for name in (WORKS if works else data.spec.popup) if name in known and name in frame]
    # Texts are long, or names of other things.
    short = [name for name in names if known[name].kind not in ("text", "list")]
    columns = {name: known[name] for name in (names if works else short[:OTHERS])}
    frame = frame.iloc[_order(frame, columns)]
    words = words_of(store)
    rows = [_row(row, columns, words) for row in frame.head(MOST).to_dict("records")]
    heads = [TableColumn(column.title, _wide(column), _is_number(column)) for column in columns.values()]
    title = Text(LIST.zh.format(data.spec.title.zh), LIST.en.format(data.spec.title.en.lower()))
    return StoryTable(
        f"list_{data.spec.id}", title, (TableColumn(known["name"].title, NAME), *heads), tuple(rows),
        len(frame) - len(rows), weakest(frame["provenance"]),
    )  # fmt: skip


def view_sums(store: Store, data: LayerData, view: ViewState) -> list[Figure]:
    """Budgets, spending, lights and what is late among the rows the view keeps; nothing of what the layer lacks."""
    keep = mask_of(store, data, view)
    frame = pd.DataFrame(frame_of(store, data, view.as_of))[keep]
    known = data.spec.asked_columns
    if frame.empty or not {BUDGET, SPENT} <= known.keys():
        return []
    kind, source = weakest(frame["provenance"]), source_of(frame)
    budget, spent = (float(np.nansum(numbers(frame, name))) for name in (BUDGET, SPENT))

    def figure(id_: str, title: Text, value: float, unit: str, said: Callable[[str], str]) -> Figure:
        return Figure(f"{data.spec.id}_{id_}", title, value, unit, said, kind, source)

    found = [
        figure("budget", BUDGETS, budget, "cny", partial(_amount, budget, "cny")),
        replace(figure("spent", SPENDING, spent, "cny", partial(_amount, spent, "cny")), note=_share(spent, budget)),
    ]
    if LIGHT in known:
        lights = texts(frame, LIGHT)
        red, yellow = int((lights == "red").sum()), int((lights == "yellow").sum())
        found.append(figure("lights", LIGHTS, red + yellow, "", partial(_lights, red, yellow)))
    if LATE in known:
        late = float((texts(frame, LATE) == "true").sum())
        found.append(figure("late", LATES, late, "project", partial(_amount, late, "project")))
    return found


def _order(frame: pd.DataFrame, columns: dict[str, Column]) -> np.ndarray:
    """By light and status in the order these are declared in; else as in the data."""
    keys = []
    for name in (LIGHT, "status"):
        if name in columns:
            rank = {key: place for place, key in enumerate(columns[name].values)}
            keys.append(np.array([rank.get(key, len(rank)) for key in texts(frame, name).tolist()]))
    return np.lexsort(keys[::-1]) if keys else np.arange(len(frame))


def _row(row: dict[str, object], columns: dict[str, Column], words: fmt.Words) -> tuple[Cell, ...]:
    zh = str(row["name"])
    name = Text(zh, zh if fmt.is_empty(row.get("name_en")) else str(row["name_en"]))
    return (Cell(name), *(_cell(column, row[key], words) for key, column in columns.items()))


def _cell(column: Column, raw: object, words: fmt.Words) -> Cell:
    said = Text(*(fmt.value(column, raw, lang, words) for lang in LANGUAGES))
    value = None if fmt.is_empty(raw) else column.values.get(str(raw))
    return Cell(said, value.paint if value else None)


def _wide(column: Column) -> float:
    """A column's share; of enumerations, what their longest label needs."""
    if not column.values:
        return WIDE.get(column.kind, 1.2)
    longest = max(len(text.en) for text in (column.title, *(value.label for value in column.values.values())))
    return min(1.6, max(0.85, 0.25 + longest * 0.068))


def _is_number(column: Column) -> bool:
    return column.kind in ("int", "number")


def _amount(value: float, unit: str, lang: str) -> str:
    return fmt.quantity(value, unit, lang, compact=True)


def _lights(red: int, yellow: int, lang: str) -> str:
    return pick(RED_YELLOW, lang).format(red, yellow)


def _share(spent: float, budget: float) -> Text | None:
    if budget <= 0:
        return None
    return Text(*(pick(SHARE, lang).format(fmt.quantity(100 * spent / budget, "pct", lang)) for lang in LANGUAGES))
