"""The texts of layers and tables, freed of characters that no output can hold; each such value is noted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from layers.base import Column, Text
from utils.errors import Fault
from utils.text_cleaning import clean_lines, clean_text

# Texts that may have lines of their own; names, ids and what refers to them are on one.
WITH_LINES = frozenset({"summary", "summary_en", "source"})

READ = Text(
    "含控制字符，已按空格或换行读入或略去", "holds control characters, read as a space or line break or left out"
)
TYPE_AGAIN = Text("可在来源中重新输入该文字。", "Type the text again where the file comes from.")
TWICE = Text("去掉控制字符后，编号与另一要素相同", "its id is that of another one once control characters are left out")
OTHER_ID = Text("请改用不同的编号。", "Give it an id of its own.")


def clean_frame(frame: Any, columns: Mapping[str, Column], file: str) -> tuple[Any, tuple[Fault, ...]]:
    """``frame`` (a layer's or a table's) with clean texts, and a note for each value that was not.

    A feature whose id is another one's once it is clean is left out, with a fault.
    """
    faults: list[Fault] = []
    cleaned: dict[str, pd.Series] = {}
    for name, column in columns.items():
        if column.kind != "text" or name not in frame:
            continue
        clean = clean_lines if name in WITH_LINES else clean_text
        raws = frame[name].astype(object).tolist()
        texts = [clean(raw) if isinstance(raw, str) else raw for raw in raws]
        changed = [row for row, raw in enumerate(raws) if raw is not texts[row] and raw != texts[row]]
        if changed:
            cleaned[name] = pd.Series(texts, index=frame.index, dtype=frame[name].dtype)
            faults += [Fault(file, READ, TYPE_AGAIN, _label(frame, row), name, note=True) for row in changed]
    if not cleaned:
        return frame, ()
    made = frame.assign(**cleaned)
    if "id" in cleaned:
        twice = made["id"].duplicated().to_numpy()
        labels = made["id"][twice].tolist()
        faults += [Fault(file, TWICE, OTHER_ID, label, "id", dropped=True) for label in labels]
        made = made[~twice].reset_index(drop=True)
    return made, tuple(faults)


def _label(frame: pd.DataFrame, row: int) -> str:
    return clean_text(str(frame["id"].iloc[row])) if "id" in frame else f"#{row + 1}"
