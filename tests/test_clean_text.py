"""Text every output can hold."""

from hypothesis import given
from hypothesis import strategies as st

from utils.clean_text import MOST_SHOWN, clean_text, is_clean, quotable

anything = st.text(st.characters())


@given(anything)
def test_clean_text_can_be_sent_and_is_left_alone(text):
    clean = clean_text(text)
    clean.encode()
    assert is_clean(clean) and clean_text(clean) == clean and len(clean) == len(text)
    assert (clean == text) == is_clean(text)


@given(anything)
def test_what_is_quoted_is_one_short_line(text):
    quoted = quotable(text)
    assert quoted.isprintable() and len(quoted) <= MOST_SHOWN


def test_lines_and_letters_stay():
    assert clean_text("名\tA\r\nB🙂") == "名\tA\r\nB🙂"
    assert clean_text("a\ud800\x00\ufffe\x85b") == "a����b"
