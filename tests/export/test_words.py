"""The filter in the words of the files: complete, in both languages."""

from dataclasses import replace

from layers.projects import CATEGORY
from tests.export.town import LATER, NOW, STORE
from utils.export.words import filter_words
from utils.filters import FilterState, OneOf

PROJECTS = STORE.layers["projects"]


def test_every_condition_is_said_in_the_language():
    view = replace(NOW, filters=LATER)
    said = filter_words(STORE, PROJECTS, view, "zh")
    assert (
        len(said) == 2
        and any("状态：在建、已完成" in text for text in said)
        and any("10 万元" in text for text in said)
    )
    assert any("Status: Under construction, Completed" in text for text in filter_words(STORE, PROJECTS, view, "en"))


def test_every_value_is_named_however_many_there_are():
    view = replace(NOW, filters=FilterState((("projects", "category", OneOf(set(CATEGORY))),)))
    (said,) = filter_words(STORE, PROJECTS, view, "zh")
    assert [value.label.zh for value in CATEGORY.values() if value.label.zh not in said] == []


def test_no_filter_no_words():
    assert filter_words(STORE, PROJECTS, NOW, "zh") == []
