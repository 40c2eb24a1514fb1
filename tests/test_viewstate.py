import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layers import LAYERS
from tests import toy
from utils.errors import LinkError
from utils.filters import FilterState, OneOf
from utils.profile import load_profile
from utils.viewstate import ViewState, default_view, from_query, to_query

PROFILE = SimpleNamespace(
    basemaps=(SimpleNamespace(id="offline"), SimpleNamespace(id="amap")), years=(1, 9999), as_of=dt.date.max
)
DEFAULT = default_view(toy.SPECS, PROFILE)

views = st.builds(
    ViewState,
    lang=st.sampled_from(["zh", "en"]),
    layers=st.dictionaries(st.sampled_from(["things", "others"]), st.integers(1, 100)),
    basemap=st.sampled_from(["offline", "amap"]),
    as_of=st.one_of(st.none(), st.dates(max_value=dt.date.max - dt.timedelta(days=1))),
    centre=st.one_of(st.none(), st.tuples(st.floats(-90, 90), st.floats(-180, 180))),
    zoom=st.one_of(st.none(), st.floats(0, 24)),
    selected=st.one_of(st.none(), st.tuples(st.sampled_from(["things", "others"]), st.text(min_size=1))),
    filters=toy.states,
    options=st.fixed_dictionaries(
        {},
        optional={
            "rental": st.sampled_from(["occupancy", "rent"]),
            "within": st.integers(10, 1000).map(str),
            "of": st.sampled_from(["drying", "park", "greenway", "service"]),
        },
    ),
)


def read(query, present=None):
    return from_query(query, toy.SPECS, PROFILE, present)


@given(views)
@example(ViewState("en", {}, "amap", dt.date(2024, 2, 29), (1e-7, -1e-7), 0.001))
def test_round_trip_is_the_identity(view):
    assert read(to_query(view, toy.SPECS, PROFILE)) == (view, [])


@pytest.mark.parametrize(
    ("t", "shown", "faults"),
    [("2016-12-31", None, 1), ("2017-01-01", dt.date(2017, 1, 1), 0), ("2026-10-19", None, 0), ("2031-05", None, 1)],
)
def test_a_date_outside_the_communitys_years_is_told_and_now_is_shown(t, shown, faults):
    profile = SimpleNamespace(basemaps=PROFILE.basemaps, years=(2017, 2026), as_of=dt.date(2026, 10, 19))
    view, problems = from_query({"t": t}, toy.SPECS, profile)
    assert view.as_of == shown and len(problems) == faults
    assert all("2017-01-01" in problem.message.zh and t in problem.message.en for problem in problems)


KEYS = st.sampled_from(["lang", "l", "t", "b", "c", "s", "f", "o", "utm_source", "embed"])
PIECES = st.sampled_from(
    [
        "things",
        "base_under",
        "~",
        "60",
        ".",
        "/",
        ",",
        "-",
        "2023-02",
        "2023-13",
        "0000-01",
        "22.6",
        "nan",
        "1e999",
        "%FF",
        "within",
        ":",
        "²",
        "9" * 5000,
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=6).map("".join))


@given(st.dictionaries(KEYS, TEXTS))
@example({"c": "nan,1,2"})
@example({"c": "1,2,nan"})
@example({"c": "1"})
@example({"t": "0000-01"})
@example({"l": "things~²"})
def test_no_link_raises_and_what_is_kept_is_a_view(query):
    view, faults = read(query)
    assert all(isinstance(fault, LinkError) for fault in faults)
    assert read(to_query(view, toy.SPECS, PROFILE)) == (view, [])


def test_the_default_view_needs_no_parameters():
    assert to_query(DEFAULT, toy.SPECS, PROFILE) == {}
    assert read({}) == (DEFAULT, [])
    assert dict(DEFAULT.layers) == {"things": 100}


def test_the_parameters_are_short():
    view = ViewState(
        "en",
        {"others": 60, "things": 100},
        "amap",
        dt.date(2023, 3, 31),
        (22.67262, 114.1173412345),
        16.5,
        ("things", "t/1 新"),
        FilterState((("things", "kind", OneOf({"red"})),)),
        {"of": "park", "within": "500"},
    )
    assert to_query(view, toy.SPECS, PROFILE) == {
        "lang": "en",
        "l": "things.others~60",
        "t": "2023-03",
        "b": "amap",
        "c": "22.67262,114.117341,16.5",
        "s": "things/t/1 新",
        "f": "things.kind~red",
        "o": "within:500,of:park",
    }


def test_no_layer_at_all_is_not_the_default():
    view = ViewState("zh", {}, "offline")
    assert to_query(view, toy.SPECS, PROFILE) == {"l": "-"}
    assert read({"l": "-"}) == (view, [])


@pytest.mark.parametrize(
    "query",
    [
        {"lang": "xx"},
        {"l": "things.nowhere"},
        {"l": "things.base_under"},
        {"l": "things.others~0"},
        {"l": "things.others~101"},
        {"t": "2023-02-30"},
        {"b": "moon"},
        {"c": "91,0,3"},
        {"c": "1,2,3,4"},
        {"s": "things"},
        {"s": "base_under/1"},
        {"s": "nowhere/1"},
        {"f": "things.kind~pink"},
        {"o": "nothing:1"},
        {"o": "within"},
        {"o": "within:030"},
        {"o": "within:5000"},
        {"o": "of:moon"},
        {"o": "of:%FF"},
    ],
)
def test_what_does_not_exist_is_reported_once_and_the_rest_is_as_usual(query):
    view, faults = read(query)
    assert view == DEFAULT
    assert len(faults) == 1


def test_layers_without_data_are_not_part_of_the_view():
    view, faults = read({"l": "things.others", "f": "others.built:1..2"}, present=["others"])
    assert dict(view.layers) == {"others": 100}
    assert [fault.message.en for fault in faults] == ["There is no layer “things”; it was left out"]
    assert default_view(toy.SPECS, PROFILE, ["others"]).layers == {}


def test_a_month_means_its_last_day():
    assert read({"t": "2024-02"})[0].as_of == dt.date(2024, 2, 29)


def test_a_view_cannot_be_changed_in_place():
    with pytest.raises(TypeError):
        DEFAULT.layers["others"] = 5


def test_the_shipped_community_round_trips():
    profile = load_profile(Path(__file__).parents[1] / "data")
    view = ViewState(
        "en",
        {layer: 50 for layer, spec in LAYERS.items() if not spec.basemap},
        profile.basemaps[-1].id,
        dt.date(2023, 3, 15),
        (22.68, 114.13),
        15,
        ("buildings", "b-0001"),
        FilterState((("buildings", "use", OneOf(LAYERS["buildings"].columns["use"].values)),)),
    )
    assert from_query(to_query(view, LAYERS, profile), LAYERS, profile) == (view, [])


def test_a_link_of_unknown_layers_only_shows_the_usual_ones() -> None:
    view, faults = from_query({"l": "bogus.nonsense"}, LAYERS, PROFILE)
    assert view.layers == default_view(LAYERS, PROFILE).layers
    assert len(faults) == 2


def test_an_option_as_usual_is_not_in_the_link() -> None:
    view = DEFAULT.with_option("within", "450")
    assert view.option("within") == "450" and view != DEFAULT
    assert view.with_option("within", DEFAULT.option("within")) == DEFAULT


@pytest.mark.parametrize(("name", "value"), [("nowhere", "1"), ("within", "far"), ("of", "")])
def test_an_option_that_is_not_declared_is_a_mistake_of_ours(name: str, value: str) -> None:
    with pytest.raises(ValueError, match="no such option"):
        DEFAULT.with_option(name, value)
