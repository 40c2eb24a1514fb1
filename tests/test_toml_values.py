"""Whatever values a file of the community has: faults by name, and nothing raised but what is meant for people."""

import copy
import datetime as dt
from typing import Any

import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st

from tests.test_profile import GOOD, LEAVES, parent
from tests.toy import FEWER
from utils.errors import ProfileError
from utils.profile import FILE, load_profile
from utils.route.reading import KEYS as ROUTE_KEYS
from utils.route.reading import STOP_KEYS, route_of
from utils.story.reader import KEYS as SCENE_KEYS
from utils.story.reader import parse_scene

text = st.text(max_size=12) | st.sampled_from(["now", "parks/a", "2023-01-01", "09:00", "zh", "0001-01-01", "%", "{}"])
plain = (
    text
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**90, -(10**90), 2**53 + 1, 1e308])
    | st.floats()
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.datetimes(timezones=st.just(dt.UTC))
)
value = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["zh", "en", "x"]), inner),
    max_leaves=8,
)
scenes = st.dictionaries(st.sampled_from(sorted(SCENE_KEYS)) | text, value, max_size=6)
stops = st.lists(st.dictionaries(st.sampled_from(sorted(STOP_KEYS)) | text, value, max_size=4), max_size=3)
routes = st.dictionaries(st.sampled_from(sorted(ROUTE_KEYS - {"stops"})) | text, value, max_size=5)


@FEWER
@given(scenes)
@example({"camera": [10**90, 1, 1], "seconds": 10**90, "swipe": [dt.date(1, 1, 1), dt.date(9999, 12, 31)]})
def test_a_scene_of_any_values(values: dict[str, Any]) -> None:
    scene, problems = parse_scene("one", values)
    assert all(problem.zh.startswith("场景“one”") and problem.en.encode() for problem in problems)
    assert scene.camera is None or all(abs(part) <= 180 for part in scene.camera)


@FEWER
@given(routes, stops)
@example({"pace_kmh": 10**90, "stay_minutes": 10**90}, [{"place": [10**90, 1]}, {"place": [float("nan"), 1]}])
def test_a_route_of_any_values(values: dict[str, Any], stops: list[dict[str, Any]]) -> None:
    named, problems = route_of("r", tomli_w.dumps({**values, "stops": stops}).encode())
    assert named or problems
    assert all(problem.en.startswith("story/routes/r.toml: ") for problem in problems)


@FEWER
@given(st.sampled_from(LEAVES), value)
def test_a_profile_with_any_value_in_one_place(tmp_path_factory: Any, path: tuple, odd: Any) -> None:
    values = copy.deepcopy(GOOD)
    parent(values, path)[path[-1]] = odd
    folder = tmp_path_factory.mktemp("community")
    (folder / FILE).write_bytes(tomli_w.dumps(values).encode())
    try:
        load_profile(folder)
    except ProfileError as error:
        assert error.message.zh and str(folder) not in error.message.zh + error.message.en
