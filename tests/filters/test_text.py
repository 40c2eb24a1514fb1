import pytest

from tests import toy
from utils.filters import Contains, FilterState, decode, mask


def found(text, *places):
    frame = toy.frame_of([dict.fromkeys(toy.SPEC.columns) | {"place": place} for place in places])
    return mask(frame, toy.SPEC, FilterState((("things", "text", Contains(text)),))).tolist()


def test_case_and_width_do_not_matter_and_all_words_must_occur():
    assert found("dcc 园", "DCC文化创意园", "ＤＣＣ 创意园", "DCC", None) == [True, True, False, False]


def test_words_may_stand_in_different_columns():
    frame = toy.frame_of([dict.fromkeys(toy.SPEC.columns) | {"place": "新河"}])
    frame["name"] = ["Rack 7"]
    state = FilterState((("things", "text", Contains("rack 新河")),))
    assert mask(frame, toy.SPEC, state).all()


def test_markup_and_patterns_are_plain_text():
    assert found(".*", "a.*b", "ab") == [True, False]
    assert found("(", "f(x)", "x") == [True, False]


def test_a_frame_without_any_text_matches_nothing():
    frame = toy.frame_of([dict.fromkeys(toy.SPEC.columns)]).drop(columns=["place"])
    assert not mask(frame, toy.SPEC, FilterState((("things", "text", Contains("x")),))).any()


@pytest.mark.parametrize("text", ["", "  \t", "x" * 81])
def test_no_text_and_an_endless_one_are_refused(text):
    with pytest.raises(ValueError, match="characters"):
        Contains(text)
    assert decode(f"things.text*{text}", toy.SPECS)[1]


def test_spaces_are_kept_single():
    assert Contains("  a   b ") == Contains("a b")
