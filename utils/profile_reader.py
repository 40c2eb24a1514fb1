"""Reads typed values out of parsed TOML and notes every key that is missing or wrong, so that all are told at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from layers.base import Text
from utils.day import FIRST_YEAR, LAST_YEAR, in_reach, read_day
from utils.text_cleaning import clean_own_lines, clean_text, quotable

MISSING = object()
# Said one by one; more are counted.
MOST_PROBLEMS = 40
NOWHERE = dt.date(1, 1, 1)
# Beyond it floats no longer tell one whole number from the next, and no figure of a community is.
MOST = 1e15
TEXT = Text("文字", "text")
ID = Text("编号：1 到 60 个可见字符", "an id: 1 to 60 visible characters")
LONGEST_ID = 60
DATE = Text(
    f"{FIRST_YEAR} 到 {LAST_YEAR} 年间的日期，如 2023-03-15",
    f"a date such as 2023-03-15, of the years {FIRST_YEAR} to {LAST_YEAR}",
)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


@dataclass(frozen=True, slots=True)
class Problem:
    """One key (``community.name.en``): what was expected, and what was found (None: nothing)."""

    key: str
    expected: Text
    found: str | None


class Section:
    """One table of the file. Readers return a stand-in of the right type where they note a problem."""

    def __init__(self, values: Any, path: str, problems: list[Problem] | None = None) -> None:
        self.values: dict[str, Any] = values if isinstance(values, dict) else {}
        self.path = path
        self.problems: list[Problem] = [] if problems is None else problems

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def get(self, key: str) -> Any:
        """The raw value, or :data:`MISSING`."""
        return self.values.get(key, MISSING)

    def wrong(self, key: str, expected: Text) -> None:
        """Note that ``key`` is missing or wrong."""
        value = self.get(key)
        self.problems.append(Problem(self._full(key), expected, None if value is MISSING else _shown(value)))

    def text(self, key: str, *, default: str | None = None, blank: bool = False) -> str:
        """A string; empty only where ``blank``; ``default`` where the key is absent."""
        value = self.get(key)
        if value is MISSING and default is not None:
            return default
        if isinstance(value, str) and (blank or value.strip() or default == value):
            return value
        self.wrong(key, TEXT)
        return ""

    def id(self, key: str = "id") -> str:
        """A short name without spaces at its ends, for links and files to go by."""
        value = self.get(key)
        if isinstance(value, str) and 0 < len(value) <= LONGEST_ID and value.isprintable() and value == value.strip():
            return value
        self.wrong(key, ID)
        return ""

    def both(self, key: str) -> Text:
        """``{ zh = "…", en = "…" }``."""
        value = self.get(key)
        if isinstance(value, dict):
            inner = Section(value, self._full(key), self.problems)
            return Text(clean_own_lines(inner.text("zh")), clean_own_lines(inner.text("en")))
        if value is MISSING:
            for lang in ("zh", "en"):
                self.problems.append(Problem(f"{self._full(key)}.{lang}", TEXT, None))
        else:
            self.wrong(key, Text('{ zh = "中文", en = "英文" }', '{ zh = "Chinese", en = "English" }'))
        return Text("", "")

    def number(self, key: str, least: float = -MOST, most: float = MOST) -> float:
        """A number from ``least`` to ``most``."""
        value = self.get(key)
        # Written so that NaN fails.
        if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.wrong(key, Text(f"{least:,.0f} 到 {most:,.0f} 的数字", f"a number from {least:,.0f} to {most:,.0f}"))
        return 0

    def whole(self, key: str, *, default: int) -> int:
        """A whole number from 0 to 30, of a zoom."""
        value = self.get(key)
        if value is MISSING:
            return default
        if type(value) is int and 0 <= value <= 30:
            return value
        self.wrong(key, Text("0 到 30 的整数", "a whole number from 0 to 30"))
        return default

    def date(self, key: str) -> dt.date:
        """A date; written without quotes in TOML, accepted with them."""
        value = self.get(key)
        day = day_of(value)
        if in_reach(day):
            return day
        self.wrong(key, DATE)
        return NOWHERE

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        """One of ``allowed``."""
        value = self.get(key)
        if isinstance(value, str) and value in allowed:
            return value
        self.wrong(key, Text("以下之一：" + "、".join(allowed), "one of " + ", ".join(allowed)))
        return allowed[0]

    def texts(self, key: str, *, most: int | None = None) -> tuple[str, ...]:
        """A list of strings, at most ``most``, none twice."""
        value = self.get(key)
        if (
            isinstance(value, list)
            and all(isinstance(item, str) and item for item in value)
            and len(set(value)) == len(value)
            and (most is None or len(value) <= most)
        ):
            return tuple(value)
        limit = Text("", "") if most is None else Text(f"，至多 {most} 项", f", {most} at most")
        self.wrong(key, Text(f"不重复的文字列表{limit.zh}", f"a list of different texts{limit.en}"))
        return ()

    def dictionary(self, key: str) -> dict[str, str]:
        """The table ``key`` of texts by text; empty where there is none."""
        value = self.get(key)
        if value is MISSING:
            return {}
        if isinstance(value, dict) and all(isinstance(text, str) and text for text in value.values()):
            return {clean_text(zh): clean_text(text) for zh, text in value.items()}
        self.wrong(key, Text("“中文 = 英文”的文字表", "a table of texts: Chinese = English"))
        return {}

    def section(self, key: str) -> Section:
        """The table ``key``. Where it is missing or no table, every key asked of it is noted as missing."""
        value = self.get(key)
        if value is not MISSING and not isinstance(value, dict):
            self.wrong(key, Text(f"表 [{self._full(key)}]", f"a table [{self._full(key)}]"))
        return Section(value, self._full(key), self.problems)

    def sections(self, key: str, *, required: bool = False) -> list[Section]:
        """The tables ``[[key]]``, in order; named by position (``fact[2]``), counting from 1."""
        value = self.get(key)
        if value is MISSING and not required:
            return []
        if isinstance(value, list) and all(isinstance(item, dict) for item in value) and (value or not required):
            return [
                Section(item, f"{self._full(key)}[{number}]", self.problems)
                for number, item in enumerate(value, start=1)
            ]
        self.wrong(key, Text(f"至少一个表 [[{key}]]", f"at least one table [[{key}]]"))
        return []

    def unique(self, key: str, items: Iterable[N]) -> list[N]:
        """``items``, noting ids that occur twice."""
        seen: dict[str, N] = {}
        for item in items:
            if item.id and item.id in seen:
                self.problems.append(
                    Problem(self._full(f"{key}.id"), Text("不重复的编号", "different ids"), _shown(item.id))
                )
            seen.setdefault(item.id, item)
        return list(seen.values())

    def _full(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


def day_of(value: Any) -> dt.date:
    """The day a file names, with or without quotes; :data:`NOWHERE` for anything else."""
    if isinstance(value, str):
        try:
            value = read_day(value)
        except ValueError:
            return NOWHERE
    return value if isinstance(value, dt.date) and not isinstance(value, dt.datetime) else NOWHERE


def problem_list(file: str, problems: Sequence[Problem]) -> Text:
    """One message: the file, then a line a key, then the remedy."""
    zh = "\n".join(
        f"- {item.key}：应为{item.expected.zh}，" + ("缺失" if item.found is None else f"现为 {item.found}")
        for item in problems[:MOST_PROBLEMS]
    )
    en = "\n".join(
        f"- {item.key}: expected {item.expected.en}, " + ("missing" if item.found is None else f"found {item.found}")
        for item in problems[:MOST_PROBLEMS]
    )
    if len(problems) > MOST_PROBLEMS:
        zh += f"\n- 另有 {len(problems) - MOST_PROBLEMS} 处"
        en += f"\n- and {len(problems) - MOST_PROBLEMS} more"
    return Text(
        f"{file} 有 {len(problems)} 处需要修正：\n{zh}\n请对照自带的 data/community.toml（逐行有说明）补上或改正。",
        f"{file} needs {len(problems)} correction{'s' if len(problems) > 1 else ''}:\n{en}\n"
        "Add or correct them; data/community.toml, commented line by line, shows how.",
    )


def _shown(value: Any) -> str:
    """``value`` as a problem repeats it. A whole number Python would refuse to write out is said to be one."""
    if isinstance(value, dt.date):
        return value.isoformat()
    try:
        return quotable(repr(value))
    except (ValueError, RecursionError):
        return type(value).__name__
