"""Everything the visitor has asked for, as one hashable value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from utils.filters.clauses import Clause

Item = tuple[str, str, Clause]


@dataclass(frozen=True, slots=True)
class FilterState:
    """At most one clause for each (layer, column); a feature is shown when it meets all clauses of its layer.

    ``items`` are (layer, column, clause), always in the order of layer and column: two states that ask for the same
    are equal, in whatever order they were put together. Raises ``ValueError`` for two clauses on one column.
    """

    items: tuple[Item, ...] = ()

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.items, key=lambda item: item[:2]))
        if len({item[:2] for item in ordered}) != len(ordered):
            raise ValueError("two clauses for one column")
        object.__setattr__(self, "items", ordered)

    def __bool__(self) -> bool:
        return bool(self.items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def with_clause(self, layer: str, column: str, clause: Clause | None) -> FilterState:
        """This state with the column's clause replaced, or removed where ``clause`` is None."""
        others = tuple(item for item in self.items if item[:2] != (layer, column))
        return FilterState(others if clause is None else (*others, (layer, column, clause)))

    def clear(self, layer: str | None = None) -> FilterState:
        """This state without the clauses of ``layer``; without any clause where ``layer`` is None."""
        return FilterState(() if layer is None else tuple(item for item in self.items if item[0] != layer))

    def clauses(self, layer: str) -> Mapping[str, Clause]:
        """Column -> clause of one layer."""
        return {column: clause for owner, column, clause in self.items if owner == layer}
