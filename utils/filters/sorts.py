"""The sorts of clauses there are, by the mark they have in a link; a further sort is one more class and name here."""

from __future__ import annotations

from collections.abc import Mapping

from utils.filters.clauses import Between, Clause, OneOf
from utils.filters.place import Within
from utils.filters.text import Contains

CLAUSES: Mapping[str, type[Clause]] = {cls.MARK: cls for cls in (OneOf, Between, Contains, Within)}
