import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.analysis.quantiles import NONE, quantile_classes

values = st.lists(st.one_of(st.just(float("nan")), st.integers(0, 12).map(float), st.floats(-1e6, 1e6)), max_size=60)


@given(values, st.integers(1, 6))
def test_classes_partition_the_values_in_order(numbers: list[float], most: int) -> None:
    array = np.array(numbers, dtype=float)
    classes = quantile_classes(array, most)
    known = np.isfinite(array)
    assert (classes.codes[~known] == NONE).all()
    assert sum(classes.counts) == known.sum()
    assert len(classes.counts) == len(classes.bounds) <= most
    for code, ((low, high), count) in enumerate(zip(classes.bounds, classes.counts, strict=True)):
        inside = array[classes.codes == code]
        assert len(inside) == count > 0
        assert (inside.min(), inside.max()) == (low, high)
    assert all(before[1] < after[0] for before, after in zip(classes.bounds, classes.bounds[1:], strict=False))


@given(st.integers(10, 80), st.integers(2, 5))
def test_distinct_values_make_classes_of_equal_size(size: int, most: int) -> None:
    counts = quantile_classes(np.arange(size, dtype=float), most).counts
    assert len(counts) == most
    assert max(counts) - min(counts) <= 1


def test_many_equal_values_are_a_class_of_their_own() -> None:
    classes = quantile_classes(np.array([1.0, 2, 3, 4, 5, 6] + [9.0] * 20))
    assert classes.bounds[-1] == (9.0, 9.0)
    assert classes.counts[-1] == 20


def test_a_few_values_before_many_equal_ones_join_their_neighbours() -> None:
    array = np.concatenate([np.arange(35.0), [40.0] * 2, [50.0] * 54])
    counts = quantile_classes(array, 5).counts
    assert min(counts) >= len(array) / 5 / 2


@pytest.mark.parametrize("array", [[], [float("nan")] * 3])
def test_nothing_has_no_classes(array: list[float]) -> None:
    classes = quantile_classes(np.array(array, dtype=float))
    assert classes.bounds == () and classes.counts == ()
    assert (classes.codes == NONE).all()
