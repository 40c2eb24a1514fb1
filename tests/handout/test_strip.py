"""The legend of a picture names what the picture shows, in as little room as it takes."""

from __future__ import annotations

from dataclasses import replace

from tests.export.town import NOW, STORE
from tests.handout.kit import deck
from utils.filters import FilterState, OneOf
from utils.handout.picture import slide_maps, whole
from utils.handout.strip import MOST_LINES, SIZE, blocks_of, extra_entries, strip
from utils.handout.window import window_of

WINDOW = window_of((700.0, 500.0), None, whole(STORE), 1.0)
PROJECTS = replace(NOW, layers={"projects": 100, "boundary": 100})


def said(blocks) -> list[str]:
    return [block.title for block in blocks] + [entry.label for block in blocks for entry in block.entries]


def test_only_what_shows_is_explained() -> None:
    every = said(blocks_of(STORE, PROJECTS, WINDOW, "zh"))
    assert {"项目", "计划", "在建", "已完成"} <= set(every)
    planned = replace(PROJECTS, filters=FilterState((("projects", "status", OneOf({"planned"})),)))
    few = said(blocks_of(STORE, planned, WINDOW, "zh"))
    assert "项目 · 计划" in few
    assert not any("在建" in label for label in few)
    elsewhere = window_of((700.0, 500.0), (0.0, 0.0, 16.0), None, 1.0)
    assert blocks_of(STORE, PROJECTS, elsewhere, "zh") == []


def test_it_stays_within_its_lines() -> None:
    view = replace(NOW, layers=dict.fromkeys((id_ for id_, data in STORE.layers.items() if data.spec.interactive), 100))
    drawn, high = strip(STORE, blocks_of(STORE, view, WINDOW, "en"), 330.0, 1.0, "en")
    assert drawn
    lines = len({part.split('"')[0] for part in drawn.split('<text x="')[1:] for part in [part.split(' y="')[1]]})
    assert lines == round((high - 8) / (SIZE * 1.55))
    # Where even the names of all layers take more, all of them stand.
    assert lines <= MOST_LINES + 3
    assert strip(STORE, [], 330.0, 1.0, "en") == ("", 0.0)


def test_a_scenes_picture_has_it_beneath_its_map() -> None:
    (drawn,) = slide_maps(STORE, deck().slides[0], (600.0, 450.0), "zh")
    legend = drawn[drawn.index("translate(0") :]
    assert "路线" in legend
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="450"')
    assert said(extra_entries(True, True, "zh")) == ["", "", "路线", "重点"]
