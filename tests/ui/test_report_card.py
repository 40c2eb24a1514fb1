"""The printed parts of a total."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.base import Text
from utils.analysis.area import Line
from utils.ui.report_card import whole_parts


def line(value: float | None, unit: str = "m") -> Line:
    return Line("x", Text("段", "part"), value, unit)


@given(st.lists(st.floats(0, 1e5), min_size=1, max_size=8))
def test_whole_metres_add_up_to_the_whole_metres_of_the_total(lengths: list[float]) -> None:
    parts = whole_parts([line(length) for length in lengths], line(sum(lengths)))
    assert sum(part.value or 0 for part in parts) == round(sum(lengths))
    assert all(abs((part.value or 0) - length) <= 1 for part, length in zip(parts, lengths, strict=True))


def test_what_is_counted_stays_as_it_is() -> None:
    parts = [line(3.0, "project"), line(None, "project")]
    assert whole_parts(parts, line(3.0, "project")) == parts
    assert [part.value for part in whole_parts([line(346.7), line(1002.4), line(3501.4)], line(4850.5))] == [
        pytest.approx(347), 1002, 3501,
    ]  # fmt: skip
