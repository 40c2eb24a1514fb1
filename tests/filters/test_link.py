import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests import toy
from utils.errors import LinkError
from utils.filters import Between, FilterState, OneOf, decode, encode
from utils.filters.escaping import escape, unescape

KIND = FilterState((("things", "kind", OneOf({"red", "blue"})),))


@given(toy.states)
def test_round_trip_is_the_identity(state):
    assert decode(encode(state), toy.SPECS) == (state, [])


@given(st.text(alphabet=st.characters()))
def test_escaping_round_trip(text):
    assert unescape(escape(text)) == text


@given(st.sets(st.text(alphabet=st.characters(), max_size=6), min_size=1))
def test_any_text_survives_as_a_value(values):
    state = FilterState((("things", "place", OneOf(values)),))
    assert decode(encode(state), toy.SPECS) == (state, [])


fragments = st.sampled_from(
    [
        "things",
        "others",
        "kind",
        "floors",
        "opened",
        "rent",
        ".",
        "~",
        ":",
        ";",
        ",",
        "..",
        "%",
        "%FF",
        "%2",
        "1e999",
        "red",
        "-",
        "9" * 5000,
    ]
)


@given(st.one_of(st.text(), st.lists(fragments, max_size=10).map("".join)))
@example("things.floors:" + "9" * 5000 + "..")
@example("things.opened:2023-02-30..")
@example("things.rent:nan..")
@example("things.rent:..-inf")
@example("things.kind~%FF")
def test_no_text_raises_and_what_is_kept_is_canonical(text):
    state, faults = decode(text, toy.SPECS)
    assert all(isinstance(fault, LinkError) and fault.message.zh and fault.message.en for fault in faults)
    assert decode(encode(state), toy.SPECS) == (state, [])
    assert text == "" or state or faults


def test_the_text_is_short_and_readable():
    state = KIND.with_clause("things", "opened", Between(dt.date(2020, 1, 1), None)).with_clause(
        "things", "rent", Between(1.0, 2.5)
    )
    assert encode(state) == "things.kind~blue,red;things.opened:2020-01-01..;things.rent:1..2.5"
    assert encode(FilterState((("things", "place", OneOf({"新河住宅区", ""})),))) == "things.place~,新河住宅区"
    assert encode(FilterState()) == ""


@pytest.mark.parametrize(
    ("broken", "word"),
    [
        ("nowhere.kind~red", "nowhere"),
        ("things.colour~red", "colour"),
        ("things.kind~purple", "purple"),
        ("things.kind:1..2", "things.kind"),
        ("things.floors~3", "things.floors"),
        ("things.floors:3", "things.floors"),
        ("things.floors:9..3", "9..3"),
        ("things.opened:2023-13-01..", "2023-13-01"),
        ("things.safe~maybe", "maybe"),
        ("things", "things"),
        ("<script>alert(1)</script>", "<script>"),
    ],
)
def test_what_is_not_understood_is_named_and_the_rest_stays(broken, word):
    for text in (f"{broken};{encode(KIND)}", f"{encode(KIND)};{broken}"):
        state, faults = decode(text.replace("things.kind~blue,red", "others.built:1..2"), toy.SPECS)
        assert state == FilterState((("others", "built", Between(1, 2)),))
        assert len(faults) == 1
        assert word in faults[0].message.zh
        assert word in faults[0].message.en


def test_of_some_values_the_known_ones_stay():
    state, faults = decode("things.kind~purple,red", toy.SPECS)
    assert state.clauses("things") == {"kind": OneOf({"red"})}
    assert "purple" in faults[0].message.en


def test_a_second_clause_on_a_column_is_reported():
    state, faults = decode("things.kind~red;things.kind~blue", toy.SPECS)
    assert state.clauses("things") == {"kind": OneOf({"red"})}
    assert len(faults) == 1


def test_bounds_come_back_in_the_type_of_their_column():
    state, _ = decode("things.floors:3..7;things.rent:3..7", toy.SPECS)
    clauses = state.clauses("things")
    assert type(clauses["floors"].low) is int
    assert type(clauses["rent"].low) is float


def test_a_fault_repeats_no_endless_or_invisible_text():
    _, faults = decode("\u202e" + "x" * 10_000, toy.SPECS)
    assert len(faults[0].message.en) < 200
    assert faults[0].message.en.isprintable()
