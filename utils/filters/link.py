"""A filter as a short text for a link, and back.

``buildings.use~public,residential;buildings.floors:3..7;projects.start_planned:2023-01-01..``: clauses separated by
``;``, each ``layer.column``, the mark of its sort (:data:`utils.filters.sorts.CLAUSES`) and its body. Separators
inside a name or value are percent-escaped; everything else stays readable and is left to the URL's own encoding.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from layers.base import LayerSpec
from utils.errors import LinkError
from utils.filters import problems
from utils.filters.clauses import Clause
from utils.filters.escaping import escape, unescape
from utils.filters.sorts import CLAUSES
from utils.filters.state import FilterState, Item

_ITEM = re.compile(
    rf"(?P<layer>[^.]*)\.(?P<column>[^{re.escape(''.join(CLAUSES))}]*)(?P<mark>[{re.escape(''.join(CLAUSES))}])(?P<body>.*)",
    re.DOTALL,
)


def encode(state: FilterState) -> str:
    """The filter as text; ``""`` for none. The same state always gives the same text."""
    return ";".join(
        f"{escape(layer)}.{escape(column)}{clause.MARK}{clause.body()}" for layer, column, clause in state.items
    )


def decode(text: str, layers: Mapping[str, LayerSpec]) -> tuple[FilterState, list[LinkError]]:
    """The filter ``text`` stands for, and what in it could not be understood; that part is left out. Raises nothing.

    ``layers`` are the layers that can be asked for. Values of text columns are not checked: an unknown one matches
    no feature.
    """
    state, faults = FilterState(), []
    for part in text.split(";") if text else ():
        item, found = _decode_item(part, layers)
        faults += found
        if item is None:
            continue
        layer, column, clause = item
        if column in state.clauses(layer):
            faults.append(problems.malformed(part))
        else:
            state = state.with_clause(layer, column, clause)
    return state, faults


def _decode_item(part: str, layers: Mapping[str, LayerSpec]) -> tuple[Item | None, list[LinkError]]:
    match = _ITEM.fullmatch(part)
    try:
        names = (unescape(match["layer"]), unescape(match["column"])) if match else None
    except ValueError:
        names = None
    if match is None or names is None:
        return None, [problems.malformed(part)]
    layer, column = names
    if layer not in layers:
        return None, [problems.unknown_layer(layer)]
    sort, spec = CLAUSES[match["mark"]], layers[layer]
    if not sort.asks(spec, column):
        known = any(other.asks(spec, column) for other in CLAUSES.values())
        return None, [problems.malformed(part) if known else problems.unknown_column(spec, column)]
    clause: Clause | None
    clause, faults = sort.parse(match["body"], spec, column)
    return (None if clause is None else (layer, column, clause)), faults
