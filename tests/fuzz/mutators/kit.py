"""What mutators are made of: text that no writer would write, hostile values, a register by name."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])
_MARK = "@@verbatim:"
_END = "@@"


def register(into: dict[str, Function]) -> Callable[[Function], Function]:
    """A decorator: the function is in ``into`` under its own name, which is what reports call it."""

    def entered(function: Function) -> Function:
        into[function.__name__] = function
        return function

    return entered


def verbatim(text: str) -> str:
    """A string that :func:`fill_in` writes as ``text`` itself: 1e400, a number of 5,000 digits."""
    return f"{_MARK}{text.encode().hex()}{_END}"


def fill_in(text: str) -> str:
    """``text`` with every quoted :func:`verbatim` replaced by what it stands for."""
    parts = text.split(f'"{_MARK}')
    filled = [parts[0]]
    for part in parts[1:]:
        held, _, rest = part.partition(f'{_END}"')
        filled += [bytes.fromhex(held).decode(), rest]
    return "".join(filled)


def json_bytes(document: Any, ascii_only: bool = False) -> bytes:
    """``document`` as JSON; NaN and Infinity as Python writes them, lone surrogates escaped."""
    try:
        return fill_in(json.dumps(document, ensure_ascii=ascii_only)).encode()
    except UnicodeEncodeError:
        return fill_in(json.dumps(document)).encode()


def nested(depth: int, inner: str = "") -> str:
    """``[[[...]]]``."""
    return "[" * depth + inner + "]" * depth


DIGITS = "9" * 5_000
TEXTS = (
    "",
    " ",
    "\x00",
    "\ud800",
    "\udc00\ud800",
    "\u202e\u200f",
    "a" * 100_000,
    "<script>alert(1)</script>",
    "*_`[x](y)$a$",
    "{x}",
    "{0}",
    "%s %d",
    "👩‍👩‍👧‍👦",
    "\u0301" * 50,
    "\n\r\t\x0b\x1b[31m",
    "=1+1",
    "../../etc/passwd",
    "nan",
    "None",
    "null",
    "٢٠٢٣-01-01",
    "2023-02-30",
    "0000-00-00",
    "2023/3/5",
    "9999-12-31",
    "0001-01-01",
    "1e999",
    "-0",
    "𝟙𝟚",
    "\ufeffx",
    "\x7f\x80",
)
# What a JSON value may be replaced by; verbatim ones cannot be written by json.dumps.
VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1,
    2**31,
    2**53 + 1,
    -(2**63),
    10**300,
    0.1,
    -0.0,
    1e308,
    float("nan"),
    float("inf"),
    -float("inf"),
    [],
    {},
    [[]],
    [None],
    [1, "a", None],
    {"a": {"b": 1}},
    [{}],
    *TEXTS,
    verbatim("1e400"),
    verbatim("-1e400"),
    verbatim(DIGITS),
    verbatim(f"{DIGITS}.5"),
    verbatim("1E-400"),
    verbatim(nested(400)),
    verbatim('{"a":1,"a":2}'),
    "2023-03-15",
    "2023-03-15T00:00:00+08:00",
    "planned",
    "card",
)
TOML_VALUES: tuple[Any, ...] = (
    True,
    False,
    0,
    -1,
    2,
    13,
    9999,
    10**12,
    2**63 - 1,
    -(2**63),
    0.5,
    -0.0,
    1e308,
    float("nan"),
    float("inf"),
    -float("inf"),
    [],
    {},
    [[]],
    [1, "a", 2.5],
    {"zh": ""},
    {"zh": 1, "en": []},
    {"zh": "中", "en": "e"},
    [{}],
    [{"id": "x"}],
    *(text for text in TEXTS if not any("\ud800" <= char <= "\udfff" for char in text)),
    verbatim(DIGITS),
    verbatim("-" + DIGITS),
    verbatim("0x" + "f" * 5_000),
    verbatim(nested(5_000)),
    verbatim(nested(80)),
    verbatim("1e400"),
    verbatim("0001-01-01"),
    verbatim("9999-12-31"),
    verbatim("2023-03-15T23:59:60Z"),
    verbatim("0001-01-01T00:00:00+23:59"),
    verbatim("9999-12-31T23:59:59.999999-23:59"),
    verbatim("24:00:00"),
    dt.date(1, 1, 1),
    dt.date(9999, 12, 31),
    dt.date(2024, 2, 29),
    dt.datetime(2023, 3, 15, 12),
    dt.time(0),
    dt.time(23, 59, 59),
    "EPSG:4326",
    "EPSG:3857",
    "EPSG:99999999",
    "EPSG:2000",
    "+proj=utm +zone=50",
    "WGS-84",
    "https://[::1",
    "javascript:alert(1)",
    "https://tile.example.org/{z}/{x}/{y}.png",
    "//evil.example/x",
    "/projects?f=a.b~c",
    ["/x"],
    [2017, 2026],
    [2026, 2017],
    [1, 9999],
    [0, 0],
    [9999, 9999],
)


def random_text(rng: random.Random, length: int = 12) -> str:
    """Characters of all planes, separators of links among them; no surrogates."""
    planes = ((0x20, 0x7E), (0x00, 0x1F), (0x4E00, 0x9FFF), (0x0600, 0x06FF), (0x1F300, 0x1F6FF), (0x2000, 0x206F))
    spans = [planes[0]] * 4 + list(planes)
    return "".join(chr(rng.randint(*rng.choice(spans))) for _ in range(rng.randint(0, length)))
