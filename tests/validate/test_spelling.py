"""What people and programmes write, and what it is read as; what could mean two things is not read."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.validate import spelling

JUNK = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.lists(st.integers())
READERS = [
    spelling.read_date,
    spelling.read_month,
    spelling.read_quarter,
    spelling.read_number,
    spelling.read_bool,
    spelling.read_text,
    spelling.read_reference,
    spelling.read_list,
]


@pytest.mark.parametrize(
    "written",
    [
        "2023-03-05",
        "2023-3-5",
        "2023/3/5",
        "2023.03.05",
        " 2023/03/05 ",
        "2023-03-05T00:00:00",
        "2023-03-05 00:00",
        "2023-03-05T00:00:00.000",
        "2023-03-05T00:00:00Z",
        "2023-03-05T00:00:00+08:00",
        "2023/03/05 00:00:00",
    ],
)
def test_dates(written: str) -> None:
    assert spelling.read_date(written) == "2023-03-05"


@pytest.mark.parametrize(
    "written",
    [
        *("5/3/2023", "2023-03/05", "2023-13-01", "2023-02-30", "2023-03-05T00:00:01", "2023-03-05T08:00:00Z"),
        *("20230305", "٢٠٢٣-03-05", "0000-01-01", "9999-01-01", "23-03-05", "2023-03", 20230305, None),
    ],
)
def test_what_is_no_date(written: object) -> None:
    assert spelling.read_date(written) is None


@pytest.mark.parametrize("written", ["2023-03", "2023/3", "2023-3", "2023.03", "2023年3月", "2023年03月"])
def test_months(written: str) -> None:
    assert spelling.read_month(written) == "2023-03"


@pytest.mark.parametrize(
    "written", ["0000-01", "9999-01", "٢٠٢٣-01", "2023-00", "2023-13", "3/2023", "2023-03-05", "", 7]
)
def test_what_is_no_month(written: object) -> None:
    assert spelling.read_month(written) is None


@pytest.mark.parametrize(
    "written",
    ["2023Q1", "2023-Q1", "2023 Q1", "2023q1", "Q1 2023", "q1/2023", "2023年一季度", "2023年第一季度", "2023年1季度"],
)
def test_quarters(written: str) -> None:
    assert spelling.read_quarter(written) == "2023Q1"


@pytest.mark.parametrize("written", ["2023Q5", "2023Q0", "0000Q1", "2023-1", "Q1", "2023年五季度", "٢٠٢٣Q1", 2023])
def test_what_is_no_quarter(written: object) -> None:
    assert spelling.read_quarter(written) is None


@pytest.mark.parametrize(("written", "read"), [("12", 12), (" 12.50 ", 12.5), ("-3", -3), (".5", 0.5), ("1e3", 1000)])
def test_numbers(written: str, read: float) -> None:
    assert spelling.read_number(written) == read


@pytest.mark.parametrize("written", ["1,300", "12,5", "1_000", "٣", "12元", "nan", "inf", "0x1F", "", "9" * 50, 5])
def test_what_is_no_number(written: object) -> None:
    assert spelling.read_number(written) is None


@pytest.mark.parametrize(("written", "read"), [(1, True), (0.0, False), ("TRUE", True), ("0", False), ("是", True)])
def test_logical_values(written: object, read: bool) -> None:
    assert spelling.read_bool(written) is read


@pytest.mark.parametrize("written", ["maybe", "", 2, -1, None, float("nan")])
def test_what_is_neither_true_nor_false(written: object) -> None:
    assert spelling.read_bool(written) is None


@pytest.mark.parametrize(("written", "read"), [(7, "7"), (7.0, "7"), (-5, "-5"), (2**53, str(2**53))])
def test_whole_numbers_as_text(written: float, read: str) -> None:
    assert spelling.read_text(written) == read


@pytest.mark.parametrize("written", [7.5, True, None, float("nan"), float("inf"), 10**400, 1e20, [7]])
def test_what_has_no_digits_of_its_own(written: object) -> None:
    assert spelling.read_text(written) is None


def test_lists_as_text() -> None:
    for written in ('["card", "app"]', "['card' 'app']", "['card', 'app']", "['card'\n 'app']"):
        assert spelling.read_list(written) == ["card", "app"]
    assert spelling.read_list("[]") == []
    for written in ("card, app", "[" * 5_000, '["card"', "{}", "[" + " " * 20_000 + "]", ["card"]):
        assert spelling.read_list(written) is None


def test_headers() -> None:
    assert {spelling.read_header(name) for name in (" Units Rented", "UNITS_RENTED", "units  rented ")} == {
        "units_rented"
    }


@pytest.mark.parametrize("read", READERS)
@given(value=JUNK)
def test_nothing_raises(read: object, value: object) -> None:
    read(value)  # type: ignore[operator]


@given(st.dates(dt.date(1, 1, 1), dt.date(9998, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"]))
def test_every_day_is_read_as_itself(day: dt.date, form: str) -> None:
    assert spelling.read_date(day.strftime(form).rjust(10, "0")) == day.isoformat()
