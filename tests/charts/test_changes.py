"""The charts of what changed, on their data: counts, keys, colours, the mark of illustrative data."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from tests.export.town import NOW, STORE
from utils.analysis.changes import KINDS, MOVED, SLIPPED, changes, counts
from utils.charts.changes import counts_chart, late_chart, progress_chart

FOUND = changes(STORE, replace(NOW, options={"since": dt.date(2021, 1, 1).isoformat()}))
TITLES = {layer: data.spec.title for layer, data in STORE.layers.items()}
SLIPS = FOUND[FOUND["kind"] == SLIPPED]
GAINS = FOUND[(FOUND["kind"] == MOVED) & FOUND["pct_to"].notna()]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_bars_add_up_to_the_changes_in_the_colours_of_their_kinds(theme, lang):
    table = counts(FOUND)
    figure = counts_chart(table, TITLES, theme, lang, FOUND["provenance"])
    assert sum(sum(trace.x) for trace in figure.data) == len(FOUND)
    for trace in figure.data:
        (kind,) = set(trace.customdata)
        assert sum(trace.x) == (FOUND["kind"] == kind).sum()
        assert trace.marker.color == KINDS[kind].paint.on(theme)
    assert {"zh": "示意", "en": "Illustrative"}[lang] in figure.layout.title.text


def test_days_behind_are_those_of_before_and_those_added():
    figure = late_chart(SLIPS, "light", "zh")
    assert sum(sum(trace.x) for trace in figure.data) == SLIPS["late_to"].sum()
    assert [list(mark) for mark in figure.data[-1].customdata] == SLIPS[["layer", "id"]].to_numpy().tolist()
    assert len(set(figure.data[-1].y)) == len(SLIPS), "rows of one name would be heaped"


def test_progress_runs_from_before_to_after():
    figure = progress_chart(GAINS, "dark", "en")
    spans, before, after = figure.data
    assert np.allclose(after.x, GAINS["pct_to"]) and np.allclose(before.x, GAINS["pct_from"].fillna(0))
    assert np.allclose(np.add(spans.base, spans.x), after.x)
    assert [list(mark) for mark in after.customdata] == GAINS[["layer", "id"]].to_numpy().tolist()


def test_the_selected_one_stands_out():
    first = SLIPS.iloc[0]
    figure = late_chart(SLIPS, "light", "zh", f"{first['layer']}/{first['id']}")
    assert [name.startswith("<b>") for name in figure.data[-1].y] == [True] + [False] * (len(SLIPS) - 1)


def test_names_are_text_and_two_of_one_name_stay_two():
    rows = SLIPS.head(2).assign(name=["<a href=x>甲</a>"] * 2, name_en="")
    figure = late_chart(rows, "light", "zh")
    assert len(set(figure.data[-1].y)) == 2
    assert all(name.startswith("&lt;a href=x&gt;") for name in figure.data[-1].y)


def test_nothing_to_draw_is_an_empty_chart():
    assert not counts_chart(counts(FOUND.iloc[:0]), TITLES, "light", "zh").data
    assert not late_chart(SLIPS.iloc[:0], "light", "zh").data
