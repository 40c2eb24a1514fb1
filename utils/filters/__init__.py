"""The one filter engine: what is asked for (:class:`FilterState`), what it means (:func:`mask`), how a link says it.

Map, charts, tables, counts and exports all use the same mask, so that they cannot disagree.
"""

from utils.filters.clauses import Between, Bound, Clause, OneOf
from utils.filters.link import decode, encode
from utils.filters.meaning import mask
from utils.filters.options import choices, extent
from utils.filters.place import Within
from utils.filters.shape import Shape
from utils.filters.state import FilterState
from utils.filters.text import Contains

__all__ = [
    "Between",
    "Bound",
    "Clause",
    "Contains",
    "FilterState",
    "OneOf",
    "Shape",
    "Within",
    "choices",
    "decode",
    "encode",
    "extent",
    "mask",
]
