"""A page's map and its legend say the same: a class has the colour, the limits and the number its features have."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from tests.export.town import NOW, STORE
from utils.analysis.changes import KINDS, changes
from utils.analysis.coverage_view import COVERED, UNCOVERED, coverage_view
from utils.analysis.issue_view import ISSUES
from utils.analysis.rental_view import BUILDINGS, rental_view
from utils.charts.coverage import COVERED_SAID, UNCOVERED_SAID
from utils.mapview.page_map import NO_TEXT, PageMap
from utils.pagemap.changes import change_map
from utils.pagemap.coverage import coverage_map
from utils.pagemap.issues import issue_map
from utils.pagemap.rental import rental_map


def colours_of(shown: PageMap, layer: str) -> list[str]:
    """The light colour of each feature drawn."""
    paint, mask = shown.paints[layer], (shown.masks or {}).get(layer)
    codes = paint.codes if mask is None else paint.codes[mask]
    return [paint.paints[code].light for code in codes]


@pytest.mark.parametrize(("metric", "unit"), [("occupancy", "%"), ("rent", "元/m²·月")])
def test_rental_classes_are_told_with_their_limits(metric: str, unit: str) -> None:
    view = NOW.with_option("rental", metric)
    seen = rental_view(STORE, view)
    shown = rental_map(STORE, view, seen)
    found, values = Counter(colours_of(shown, BUILDINGS)), seen.buildings[seen.metric]
    *rows, last = shown.key.rows
    assert last.count is NO_TEXT
    assert sum(found[row.paint.light] for row in rows) == values.notna().sum()
    for row in rows:
        assert row.count.zh == f"{found[row.paint.light]} 栋"
        assert unit in row.label.zh
        assert row.said.zh == f"{row.label.zh}（{row.count.zh}）"
        assert row.label.en.count("CNY") + row.label.en.count("%") == 1
        codes = [code for code, paint in enumerate(shown.paints[BUILDINGS].paints) if paint == row.paint]
        of_class = values[np.isin(shown.paints[BUILDINGS].codes[seen.buildings["row"]], codes)]
        for limit in (of_class.min(), of_class.max()):
            assert f"{limit:,.1f}".removesuffix(".0") in row.label.zh
            assert f"{limit:,.1f}".removesuffix(".0") in row.label.en


def test_coverage_counts_homes_and_shows_only_what_counts() -> None:
    seen = coverage_view(STORE, NOW)
    shown = coverage_map(STORE, NOW, seen)
    number = {row.label: row.count.en for row in shown.key.rows}
    assert number[COVERED_SAID] == f"{(seen.codes == COVERED).sum()} buildings"
    assert number[UNCOVERED_SAID] == f"{(seen.codes == UNCOVERED).sum()} buildings"
    assert set(shown.masks) == {BUILDINGS, seen.layer}
    assert [pin.text for pin in shown.pins] == [str(rank) for rank in seen.sites["rank"]]


def test_matters_are_dense_only_where_asked_for() -> None:
    assert not issue_map(STORE, NOW).densities
    shown = issue_map(STORE, NOW.with_option("matters", "density"))
    assert set(shown.densities) == {ISSUES}
    assert "公顷" in shown.ramp.high.zh


@pytest.mark.parametrize("kind", ["all", "slipped"])
def test_changes_draw_what_changed_and_count_every_kind(kind: str) -> None:
    view = NOW.with_option("change", kind)
    found = changes(STORE, view)
    shown = change_map(STORE, view, found)
    assert {row.label: row.count.zh for row in shown.key.rows} == {
        value.label: str((found["kind"] == key).sum()) for key, value in KINDS.items()
    }
    looked_at = found if kind == "all" else found[found["kind"] == kind]
    for layer, paint in shown.paints.items():
        assert set(STORE.layers[layer].frame["id"][shown.masks[layer]]) == set(
            looked_at["id"][looked_at["layer"] == layer]
        )
        assert (shown.masks[layer] == (paint.codes >= 0)).all()
