"""What holds of every folder: nothing lost without a word, no impossible figure, no endless text."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from layers import LAYERS
from layers.base import Text
from tests.fuzz.scene import LANGUAGES, STORY, Scene, expect, step, texts_in
from utils.analysis.wall import figure_groups
from utils.metrics import headlines
from utils.route.keep import problems_of, read_routes, routes_of
from utils.store import Store
from utils.store.files import LAYER_FILES, TABLE_FILES
from utils.store.tables import TABLES
from utils.story.build import deck_of
from utils.validate.found import shown

LONGEST = 600
LONGEST_NAME = 120
_NOT_A_NUMBER = re.compile(r"(?<![a-z])(nan|inf|none|nat|<na>)(?![a-z])", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@step()
def texts_are_short_and_plain(scene: Scene) -> None:
    """Of all faults and notes: bounded, printable, without an absolute path."""
    store = scene.store
    for fault in (*store.faults, *store.notes):
        check_text(store, [fault.problem, fault.remedy, fault.file])
        expect(
            len(fault.feature) <= LONGEST_NAME, "a feature's name in a fault is short", f"{fault.file} {fault.feature}"
        )
        check_text(store, [fault.feature])


@step(STORY)
def texts_of_the_story_are_short_and_plain(scene: Scene) -> None:
    """Of scenes and routes: bounded, printable, without an absolute path."""
    store = scene.store
    problems = [*problems_of(store), *read_routes(store.folder).problems]
    problems += store.story.problems if store.story else ()
    deck = deck_of(store, routes_of(store))
    problems += deck.problems if deck else ()
    check_text(store, problems)


def check_text(store: Store, texts: Iterable[Text | str]) -> None:
    for text in texts_in(list(texts)):
        expect(len(text) <= LONGEST, "a text about a fault is short", text)
        expect(not _CONTROL.search(text), "a text about a fault is printable", text)
        expect(str(store.folder) not in text, "a text about a fault names no path of the machine", text)


@step(
    "projects",
    "project_progress",
    "buildings",
    "greenways",
    "parks",
    "facilities",
    "river_works",
    "drying_racks",
    "resident_issues",
    "roads",
    "buildings",
    "rental_monthly",
    "rental_by_community",
    "dcc_output",
    cost=2,
)
def figures_are_possible(scene: Scene) -> None:
    """No share above 100 % without a fault; no figure that is no number, in value or in words."""
    store = scene.store
    groups = [*headlines(store, scene.view.as_of), *(f for g in figure_groups(store, scene.view) for f in g.figures)]
    for figure in groups:
        expect(math.isfinite(figure.value), "a figure is a number", f"{figure.id} {figure.value}")
        expect(
            figure.unit != "pct" or figure.value <= 100 + 1e-9 or store.faults,
            "no share is above 100 %",
            f"{figure.id} {figure.value}",
        )
        expect(
            figure.unit != "pct" or figure.value >= 0 or store.faults,
            "no share is below 0 %",
            f"{figure.id} {figure.value}",
        )
        for lang in LANGUAGES:
            said = figure.said(lang)
            expect(not _NOT_A_NUMBER.search(said), "a figure is said as a number", f"{figure.id} {said}")
            expect(len(said) < 60, "a figure is said in short", f"{figure.id} {said}")


@step()
def no_file_is_lost(scene: Scene) -> None:
    """A file that is there is in the store, or is named by a fault."""
    store = scene.store
    named = {fault.file for fault in store.faults}
    for layer, file in LAYER_FILES.items():
        there = (store.folder / file).exists() or (store.folder / file).is_symlink()
        expect(not there or layer in store.layers or file in named, "a layer that is not used has a fault", file)
    for table, file in TABLE_FILES.items():
        there = (store.folder / file).exists() or (store.folder / file).is_symlink()
        expect(not there or table in store.tables or file in named, "a table that is not used has a fault", file)


@step(*LAYERS)
def no_feature_is_lost(scene: Scene) -> None:
    """Every feature of a file is in the frame, or a fault names it; every value of a kept one as well."""
    store = scene.store
    for layer, data in scene.looked.items():
        file = LAYER_FILES[layer]
        features = _features(store.folder / file)
        faults = [fault for fault in (*store.faults, *store.notes) if fault.file == file]
        named = {fault.feature for fault in faults if fault.dropped}
        rows = {str(id_): row for row, id_ in enumerate(data.frame["id"])}
        taken: set[str] = set()
        repeated = 0
        for number, feature in enumerate(features, start=1):
            if feature in features[: number - 1]:
                # The same throughout: one feature written twice, which one note for the file says.
                repeated += 1
                continue
            names = _names(feature, number)
            here = next((name for name in names if name in rows and name not in taken), None)
            expect(
                here is not None or bool(named & set(names)),
                "a feature left out is named by a fault",
                f"{file} {names}",
            )
            if here is not None:
                taken.add(here)
                raw = feature["properties"] if isinstance(feature, dict) else {}
                told = {fault.column for fault in faults if fault.feature in names or not fault.feature}
                _values_are_kept(raw, data.frame.iloc[rows[here]], list(data.spec.all_columns), told, f"{file} {here}")
        lost = len(features) - repeated - len(data.frame)
        expect(
            lost <= len([fault for fault in faults if fault.dropped]),
            "as many faults as features left out",
            f"{file} {lost}",
        )


def _values_are_kept(raw: dict[str, Any], row: pd.Series, columns: list[str], told: set[str], where: str) -> None:
    for name in columns:
        value = raw.get(name)
        if value is None or (isinstance(value, str) and not value.strip()) or name == "geometry":
            continue
        found = row.get(name)
        lost = found is None or (not isinstance(found, list | tuple) and bool(pd.isna(found)))
        expect(not lost or name in told, "a value left out is named by a fault", f"{where} {name} {str(value)[:60]}")


def _features(path: Path) -> list[Any]:
    """The features as Python reads them; none where it cannot (then the layer would not be there either)."""
    try:
        read = json.loads(path.read_bytes().decode("utf-8-sig"))
        return read["features"] if isinstance(read["features"], list) else []
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _names(feature: Any, number: int) -> list[str]:
    """What a message may call the feature, or the frame: its id however written, its place in the file."""
    names = [f"#{number}"]
    for holder in (feature.get("properties"), feature) if isinstance(feature, dict) else ():
        id_ = holder.get("id") if isinstance(holder, dict) else None
        if isinstance(id_, bool):
            continue
        if isinstance(id_, float) and id_.is_integer():
            names.append(str(int(id_)))
        if isinstance(id_, str | int | float):
            names += [id_, shown(id_)] if isinstance(id_, str) else [shown(str(id_)) if len(repr(id_)) < 4000 else ""]
            names += [id_.strip()] if isinstance(id_, str) else []
    return names


@step(*TABLES)
def no_row_is_lost(scene: Scene) -> None:
    """Every row of a table that holds anything is in the frame, or a fault names it; every value as well."""
    store = scene.store
    for table in sorted(scene.changed & set(store.tables)):
        frame = store.tables[table]
        file = TABLE_FILES[table]
        rows = _rows(store.folder / file)
        if rows is None:
            continue
        faults = [fault for fault in (*store.faults, *store.notes) if fault.file == file]
        dropped = {fault.feature for fault in faults if fault.dropped}
        lost = len(rows) - len(frame)
        expect(lost <= len(dropped), "a row left out is named by a fault", f"{file} {lost} {len(dropped)}")
        told = {fault.column for fault in faults}
        for name in TABLES[table].columns:
            given = sum(bool(row.get(name, "").strip()) for row in rows)
            kept = int(frame[name].notna().sum()) if name in frame else 0
            expect(
                given - kept <= len(dropped) or name in told,
                "a value of a row left out is named by a fault",
                f"{file} {name}",
            )


def _rows(path: Path) -> list[dict[str, str]] | None:
    """The rows that hold anything; None where the text cannot be read, or not with commas."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except (OSError, ValueError, csv.Error):
        return None
    if len(head) < 2 or len(set(head)) < len(head):
        return None
    # A row written twice, the same throughout, is one row.
    held = dict.fromkeys(tuple(cell.strip() for cell in row) for row in rows if any(cell.strip() for cell in row))
    return [dict(zip(head, row, strict=False)) for row in held]
