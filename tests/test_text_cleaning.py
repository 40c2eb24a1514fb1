"""Text without what no output can hold: breaks become a space or a line break, the rest of the controls go."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.text_cleaning import MOST_SHOWN, clean_lines, clean_text, clean_values, is_clean, quotable, sendable

BREAKS = ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
DROPPED = [
    *"\x00\x07\x08\x1b\x1f\x7f\x80\x9f\ufffe\uffff\ufeff\ufdd0\U0001ffff\ud800\udfff",
    *map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
]
ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=()), st.sampled_from([mark for mark in (*BREAKS, *DROPPED) if len(mark) == 1])
    ),
    max_size=30,
)


@pytest.mark.parametrize("mark", BREAKS)
def test_breaks(mark: str) -> None:
    assert clean_text(f"甲{mark}乙") == clean_text(f"甲 {mark}{mark} 乙") == "甲 乙"
    assert clean_lines(f"甲{mark}乙") == "甲\n乙"


@pytest.mark.parametrize("mark", DROPPED)
def test_what_is_dropped(mark: str) -> None:
    assert clean_text(f"甲{mark}乙") == clean_lines(f"甲{mark}乙") == "甲乙"


@pytest.mark.parametrize(
    "text", ["𪨊家祠堂", "公园 🌳", "👩\u200d🌾", "שלום\u200f", "สวน", "a\u00adb", "=1+1", "<b>", "e\u0301", ""]
)
def test_what_people_write_stays(text: str) -> None:
    assert clean_text(text) == clean_lines(text) == text


@given(ANY)
def test_every_output_can_hold_it(text: str) -> None:
    for clean, allowed in ((clean_text, set()), (clean_lines, {"\n", "\t"})):
        made = clean(text)
        assert clean(made) == made
        made.encode()
        assert not [char for char in made if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
                    and char not in allowed]  # fmt: skip
    assert clean_text(text) == clean_text(clean_lines(text))


def test_values_keep_their_shape() -> None:
    assert clean_values({"a": ["x\x07", 1, None, {"b": ("\x0b",)}]}) == {"a": ["x", 1, None, {"b": ["\n"]}]}


@given(st.text(st.characters()))
def test_what_is_quoted_is_one_short_line(text: str) -> None:
    quoted = quotable(text)
    assert quoted.isprintable() and len(quoted) <= MOST_SHOWN


@given(st.text(st.characters()))
def test_what_is_clean_is_left_alone_and_whatever_is_sent_can_be(text: str) -> None:
    assert is_clean(clean_lines(text)) and is_clean(text) == (clean_lines(text) == text)
    assert len(sendable(text).encode()) >= len(text)
