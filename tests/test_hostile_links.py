"""Whatever a link says, the view is one that can be shown, kept and sent; what was left out is said."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layers import LAYERS
from tests.hostile import HALF, LINKS
from tests.store.folder import OWN
from tests.toy import FEWER
from utils.filters.explain import chips_of
from utils.link_bounds import LONGEST, bound_link
from utils.profile import load_profile
from utils.store import open_store
from utils.view import mask_of, statuses_of
from utils.viewstate import ViewState, from_query, to_query

PROFILE = load_profile(OWN)
KEYS = ("lang", "l", "t", "b", "c", "s", "f", "o")
anything = st.text(st.characters() | st.sampled_from(".~:;,!*/%-@_ 0123456789abcdefp"), max_size=200)
links = st.dictionaries(st.sampled_from(KEYS) | anything, anything)


def check(params) -> ViewState:
    view, problems = from_query(params, LAYERS, PROFILE)
    for problem in problems:
        for text in (problem.message.zh, problem.message.en):
            assert text.encode() and "\0" not in text and len(text) < 400
    query = to_query(view, LAYERS, PROFILE)
    assert "".join([*query, *query.values()]).encode() is not None
    assert from_query(query, LAYERS, PROFILE) == (view, [])
    return view


@pytest.mark.parametrize("params", LINKS.values(), ids=LINKS)
def test_a_hostile_link_is_a_view_that_can_be_worked_with(params):
    store, view = open_store(OWN), check(params)
    statuses_of(store, view)
    for data in store.layers.values():
        assert mask_of(store, data, view).shape == (len(data.frame),)
        for lang in ("zh", "en"):
            for chip in chips_of(data.spec, view.filters, lang, store.profile.words):
                assert chip.label.encode() is not None


@FEWER
@given(links)
@example({"f": f"projects.text*{HALF}"})
@example({"f": "\ud800" * 30_000})
def test_no_text_raises_and_what_is_kept_is_a_link_again(params):
    check(params)


def test_a_link_beyond_the_longest_is_read_so_far_and_said_once():
    many = ";".join(["projects.late~true", *["x"] * 30_000])
    view, problems = from_query({"f": many, "lang": "en", "l": "roads"}, LAYERS, PROFILE)
    assert view.lang == "en" and list(view.layers) == ["roads"] and "late" in view.filters.clauses("projects")
    assert [f"longer than {LONGEST:,}" in problem.message.en for problem in problems].count(True) == 1
    assert len(problems) <= LONGEST // 2 + 1


def test_no_number_is_cut_in_two():
    head = "projects.budget_cny:1..123456;"
    clause = "buildings.floors:3..12345"
    f = head + "x" * (LONGEST - len(head) - len(clause) + 2) + ";" + clause
    view, _ = from_query({"f": f}, LAYERS, PROFILE)
    assert [layer for layer, _, _ in view.filters] == ["projects"]
    assert from_query({"s": "parks/" + "x" * LONGEST}, LAYERS, PROFILE)[0].selected is None


@FEWER
@given(links)
@example({"f": "x;" * 1_000_000, "l": "x." * 1_000_000, "s": "x" * 1_000_000})
def test_no_more_than_the_longest_is_looked_into(params):
    bound, _ = bound_link(params)
    assert sum(map(len, bound.values())) <= LONGEST


@pytest.mark.parametrize("text", ["٢٠٢٣-01-01", "２０２３-01-01", "20230101", "2023-W01-1", "0001-01-01", "9999-12-31"])
def test_days_nobody_wrote_are_not_believed(text):
    view, problems = from_query({"t": text}, LAYERS, PROFILE)
    assert view.as_of is None and len(problems) == 1


@pytest.mark.parametrize("text", ["٢٢,١١٤", "2_2,114", " 22,114", "1e999,0", "nan,0", "22,114,16,1", "0x10,0", "inf,0"])
def test_cameras_nobody_wrote_are_not_believed(text):
    view, problems = from_query({"c": text}, LAYERS, PROFILE)
    assert view.centre is None and len(problems) == 1
