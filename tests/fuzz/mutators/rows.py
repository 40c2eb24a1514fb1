"""CSV as spreadsheets, hands and other programmes spoil it."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable

from tests.fuzz.mutators.kit import DIGITS, TEXTS, random_text, register

Rows = list[list[str]]
ROWS: dict[str, Callable[[random.Random, Rows], bytes | None]] = {}
NUMBERS = (
    "130",
    "-1",
    "1e308",
    "1e400",
    "nan",
    "inf",
    "-inf",
    "1,234",
    "１２",
    "٣",
    "12 %",
    "0x10",
    "1_000",
    "",
    "-0",
    "5.5",
    "5.0",
    DIGITS,
    f"{DIGITS}.5",
    "1e-400",
    "9007199254740993",
    "TRUE",
    "#REF!",
    "100.0001",
)
MONTHS = (
    "0000-01",
    "2023-13",
    "2023-00",
    "٢٠٢٣-01",
    "2023/3",
    "2023年3月",
    "9999-12",
    "0001-01",
    "1677-09",
    "2262-05",
    "2023-1",
    "23-01",
    "2023-01-01",
    " 2023-01 ",
    "2023-01\n",
    "202301",
    "Mar-23",
)
QUARTERS = (
    "2023Q5",
    "2023Q0",
    "Q1 2023",
    "2023-Q1",
    "2023年一季度",
    "2023q1",
    "0000Q1",
    "9999Q4",
    "٢٠٢٣Q1",
    "2023",
    "Q",
    "2023Q11",
    "x",
)


def write(rows: Rows, separator: str = ",", quoting: int = csv.QUOTE_MINIMAL, line_end: str = "\n") -> bytes:
    """The rows as CSV; half surrogates are replaced, as no programme could have written them."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=quoting, lineterminator=line_end).writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def _row(rng: random.Random, rows: Rows) -> list[str]:
    return rng.choice(rows[1:])


def _cell(rng: random.Random, rows: Rows, value: str, column: str = "") -> None:
    head = rows[0]
    place = head.index(column) if column in head else rng.randrange(len(head))
    _row(rng, rows)[place] = value


@register(ROWS)
def other_separator(rng: random.Random, rows: Rows) -> bytes:
    return write(rows, rng.choice([";", "\t", "|", ":", " "]))


@register(ROWS)
def mixed_separators(rng: random.Random, rows: Rows) -> bytes:
    lines = write(rows).splitlines(keepends=True)
    place = rng.randrange(len(lines))
    lines[place] = lines[place].replace(b",", b";")
    return b"".join(lines)


@register(ROWS)
def all_quoted(rng: random.Random, rows: Rows) -> bytes:
    return write(rows, quoting=csv.QUOTE_ALL, line_end=rng.choice(["\n", "\r\n", "\r"]))


@register(ROWS)
def quote_not_closed(rng: random.Random, rows: Rows) -> bytes:
    lines = write(rows).splitlines(keepends=True)
    place = rng.randrange(len(lines))
    lines[place] = lines[place].replace(b",", b',"', 1)
    return b"".join(lines)


@register(ROWS)
def empty_rows(rng: random.Random, rows: Rows) -> None:
    for _ in range(rng.choice([1, 3, 100])):
        rows.insert(rng.randint(0, len(rows)), rng.choice([[], [""] * len(rows[0]), [" "], [""] * 3]))


@register(ROWS)
def doubled_rows(rng: random.Random, rows: Rows) -> None:
    rows += [list(_row(rng, rows)) for _ in range(rng.choice([1, 5]))]


@register(ROWS)
def contradicting_rows(rng: random.Random, rows: Rows) -> None:
    row = list(_row(rng, rows))
    for place in range(2, len(row)):
        if row[place].replace(".", "").isdigit() and rng.random() < 0.6:
            row[place] = str(rng.randint(0, 100))
    rows.append(row)


@register(ROWS)
def wrong_month(rng: random.Random, rows: Rows) -> None:
    _cell(rng, rows, rng.choice(MONTHS), "month")


@register(ROWS)
def all_wrong_months(rng: random.Random, rows: Rows) -> None:
    if "month" in rows[0]:
        place = rows[0].index("month")
        for row in rows[1:]:
            row[place] = rng.choice(MONTHS)


@register(ROWS)
def wrong_quarter(rng: random.Random, rows: Rows) -> None:
    for _ in range(rng.choice([1, 5])):
        _cell(rng, rows, rng.choice(QUARTERS), "quarter")


@register(ROWS)
def wrong_number(rng: random.Random, rows: Rows) -> None:
    names = [name for name in rows[0] if name.endswith(("_pct", "_cny", "units", "_rented", "_month", "year"))] or rows[
        0
    ]
    for _ in range(rng.choice([1, 1, 10])):
        _cell(rng, rows, rng.choice(NUMBERS), rng.choice(names))


@register(ROWS)
def column_of_one_number(rng: random.Random, rows: Rows) -> None:
    names = [
        name for name in rows[0] if name.endswith(("_pct", "_cny", "units", "_rented", "_m2_month", "year"))
    ] or rows[0]
    place, value = rows[0].index(rng.choice(names)), rng.choice(("0", "", *NUMBERS))
    for row in rows[1:]:
        row[place] = value


@register(ROWS)
def hostile_cell(rng: random.Random, rows: Rows) -> None:
    _cell(rng, rows, rng.choice([*TEXTS, random_text(rng)]))


@register(ROWS)
def column_empty(rng: random.Random, rows: Rows) -> None:
    place = rng.randrange(len(rows[0]))
    for row in rows[1:]:
        row[place] = ""


@register(ROWS)
def header_respelt(rng: random.Random, rows: Rows) -> None:
    place = rng.randrange(len(rows[0]))
    name = rows[0][place]
    rows[0][place] = rng.choice(
        [
            f" {name} ",
            name.upper(),
            name.title(),
            "",
            name + "\ufeff",
            rows[0][0],
            rows[0][-1],
            "月份",
            "\x00",
            name[:-1],
        ]
    )


@register(ROWS)
def header_missing(rng: random.Random, rows: Rows) -> None:
    del rows[0]


@register(ROWS)
def header_twice(rng: random.Random, rows: Rows) -> None:
    rows.insert(rng.randint(1, len(rows)), list(rows[0]))


@register(ROWS)
def columns_in_other_order(rng: random.Random, rows: Rows) -> None:
    order = list(range(len(rows[0])))
    rng.shuffle(order)
    for row in rows:
        row[:] = [row[place] for place in order]


@register(ROWS)
def column_missing(rng: random.Random, rows: Rows) -> None:
    place = rng.randrange(len(rows[0]))
    for row in rows:
        del row[place]


@register(ROWS)
def row_too_long(rng: random.Random, rows: Rows) -> None:
    _row(rng, rows).extend(["x"] * rng.choice([1, 2, 1000]))


@register(ROWS)
def row_too_short(rng: random.Random, rows: Rows) -> None:
    row = _row(rng, rows)
    del row[rng.randrange(len(row)) :]


@register(ROWS)
def no_rows(rng: random.Random, rows: Rows) -> None:
    del rows[1:]


@register(ROWS)
def one_row(rng: random.Random, rows: Rows) -> None:
    del rows[2:]


@register(ROWS)
def very_many_rows(rng: random.Random, rows: Rows) -> None:
    rows += [list(_row(rng, rows)) for _ in range(1_000)]


@register(ROWS)
def very_large_cell(rng: random.Random, rows: Rows) -> None:
    _cell(rng, rows, rng.choice(["a", "\n", "中", '"']) * 200_000)


@register(ROWS)
def zero_byte(rng: random.Random, rows: Rows) -> None:
    _cell(rng, rows, "a\x00b")


@register(ROWS)
def separator_announced(rng: random.Random, rows: Rows) -> bytes:
    return b"sep=;\r\n" + write(rows, ";")


@register(ROWS)
def byte_order_mark(rng: random.Random, rows: Rows) -> bytes:
    return b"\xef\xbb\xbf" + write(rows, line_end="\r\n")


@register(ROWS)
def chinese_windows(rng: random.Random, rows: Rows) -> bytes:
    return write(rows, rng.choice([",", "\t"])).decode().encode("gb18030")
