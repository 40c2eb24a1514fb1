"""Text from data stays text in Markdown labels."""

from hypothesis import given
from hypothesis import strategies as st

from utils.text_cleaning import clean_text
from utils.ui.plain import plain


def test_markdown_and_html_are_escaped() -> None:
    assert plain("[a](b) <img> :red[x] $y$") == "\\[a\\]\\(b\\) \\<img\\> \\:red\\[x\\] \\$y\\$"


@given(st.text())
def test_unescaping_gives_the_text_on_one_line(text: str) -> None:
    escaped = iter(plain(text))
    assert "".join(next(escaped) if char == "\\" else char for char in escaped) == " ".join(clean_text(text).split())
