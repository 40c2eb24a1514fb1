"""Names in figures."""

from hypothesis import given
from hypothesis import strategies as st

from utils.charts.labels import cut, rows_axis, safe


def test_text_from_data_is_text():
    assert safe("<b>x</b> & <a href='y'>") == "&lt;b&gt;x&lt;/b&gt; &amp; &lt;a href='y'&gt;"


def test_chinese_is_twice_as_wide():
    assert cut("新河路及新河住宅区道路黑化", 12) == "新河路及新…"
    assert cut("Xinhe Road and lanes", 12) == "Xinhe Road…"
    assert cut("新河路", 6) == "新河路"


@given(st.text(max_size=40), st.integers(2, 30))
def test_what_is_cut_fits(text, width):
    short = cut(text, width)
    assert short == text or short.endswith("…")
    assert len(short) <= max(width, 1) or short == text
    assert cut(short, width) == short


def test_rows_of_the_same_name_stay_two_and_long_names_leave_room():
    axis = rows_axis(["<b>x</b>", "<b>x</b>", "新河路及新河住宅区道路黑化工程"])
    assert axis["tickvals"] == [0, 1, 2] and axis["ticktext"][0] == axis["ticktext"][1] == "&lt;b&gt;x&lt;/b&gt;"
    assert axis["ticktext"][2].endswith("…")
    assert axis["range"][0] < 0 and axis["range"][1] > 2
