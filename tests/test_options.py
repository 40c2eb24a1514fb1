import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from utils.options import OPTIONS, day, one_of, whole


def test_every_usual_value_is_one_of_its_own() -> None:
    assert [name for name, option in OPTIONS.items() if not option.accepts(option.usual)] == []


def test_names_need_no_escaping() -> None:
    assert [name for name in OPTIONS if not (name.isascii() and name.isidentifier())] == []


@given(st.text())
def test_whole_takes_whole_numbers_in_one_spelling(text: str) -> None:
    assert whole(300, 50, 1500).accepts(text) == (text in {str(number) for number in range(50, 1501)})


@given(st.dates())
def test_a_day_is_iso_or_none(when: dt.date) -> None:
    assert day().accepts(when.isoformat())
    assert day().accepts("")
    assert not day().accepts(when.isoformat().replace("-", ""))
    assert not day().accepts("someday")


def test_one_of_takes_its_keys() -> None:
    option = one_of("a", "b")
    assert [key for key in ("a", "b", "c", "") if option.accepts(key)] == ["a", "b"]
