from itertools import pairwise

import pytest

from utils.charts.ramp import RAMP, shades


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("theme", "sign"), [("light", -1), ("dark", 1)])
def test_steps_differ_in_lightness(theme: str, sign: int) -> None:
    steps = [luminance(paint.on(theme)) for paint in RAMP]
    ratios = [(max(pair) + 0.05) / (min(pair) + 0.05) for pair in pairwise(steps)]
    assert steps == sorted(steps, reverse=sign < 0)
    assert min(ratios) > 1.25


@pytest.mark.parametrize("count", range(6))
def test_so_many_shades_are_distinct_and_reach_the_strongest(count: int) -> None:
    found = shades(count)
    assert len(set(found)) == len(found) == count
    assert not count or found[-1] == RAMP[-1]
    assert list(found) == [paint for paint in RAMP if paint in found]
