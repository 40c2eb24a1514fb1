"""The fuzz run in small: some spoilt folders and links, always the same ones; and that it notices what fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import child
from tests.fuzz.base import make_base
from tests.fuzz.case import kind_of, make_case, numbers_of
from tests.fuzz.mutators.kit import fill_in, json_bytes, verbatim
from tests.fuzz.outcome import Outcome, Summary
from tests.fuzz.run import Plan, place_of_death, run
from tests.fuzz.scene import STEPS
from tests.fuzz.walk import attempt
from utils.store import Store

SEED = 1
# Each once took something down, or lost something without a word. They follow from the mutators: whoever changes
# those looks for new ones with ``make fuzz``.
FOUND = (226, 254, 264, 410, 449, 509, 650, 674, 702, 944, 1217, 1274, 1284, 1306)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_base(tmp_path_factory.mktemp("base"))


def _run(base: Path, numbers: list[int], seed: int = SEED) -> Summary:
    summary = Summary()
    mutations: dict[int, tuple[str, ...]] = {}

    def told(outcome: Outcome) -> None:
        mutations[outcome.number] = outcome.mutations
        for failure in summary.add(outcome):
            group = summary.groups[failure.group]
            if group.failure is None:
                group.number, group.failure, group.mutations = outcome.number, failure, outcome.mutations

    run(Plan(seed, tuple(numbers), sample=False, timed=False), told, base)
    assert set(mutations) == set(numbers)
    return summary


def test_the_base_has_no_faults(base: Path) -> None:
    store = Store(base)
    assert not store.faults and not store.notes and not store.unavailable
    assert store.story is not None and not store.story.problems
    assert len(store.layers) == 16 and all(len(data.frame) for data in store.layers.values())


def test_spoilt_folders_take_nothing_down(base: Path) -> None:
    summary = _run(base, numbers_of("folder", 60))
    assert not summary.groups, summary.text(SEED, "(run make fuzz to keep the inputs)")


def test_what_once_failed_does_no_more(base: Path) -> None:
    summary = _run(base, list(FOUND))
    assert not summary.groups, summary.text(SEED, "(run make fuzz to keep the inputs)")


def test_spoilt_links_take_nothing_down(base: Path) -> None:
    summary = _run(base, numbers_of("link", 300))
    assert not summary.groups, summary.text(SEED, "(run make fuzz to keep the inputs)")


def test_a_case_is_always_the_same(base: Path, tmp_path: Path) -> None:
    for number in (0, 1, 3, 5, 8):
        one, other = (make_case(base, SEED, number, tmp_path / f"{number}-{time}") for time in "ab")
        assert (one.query, one.mutations) == (other.query, other.mutations) and one.mutations
        assert one.spoilt == (kind_of(number) == "folder")
        assert _contents(one.folder) == _contents(other.folder)


def test_spoiling_leaves_the_base_alone(base: Path, tmp_path: Path) -> None:
    before = _contents(base)
    for number in numbers_of("folder", 120):
        make_case(base, SEED, number, tmp_path / str(number))
    assert _contents(base) == before


def test_a_death_is_noticed_and_the_rest_goes_on(base: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A child that kills itself at one case: the case is named, another child does the others."""
    deadly = tmp_path / "deadly.py"
    deadly.write_text(
        "import faulthandler, os, sys\n"
        "faulthandler.enable()\n"
        "print('ready', flush=True)\n"
        "for line in sys.stdin:\n"
        "    if line == '4\\n': os.abort()\n"
        '    said = \'{"number": %s, "mutations": [], "refused": false, "failures": [], "seconds": 0}\'\n'
        "    print(said % line.strip(), flush=True)\n",
        "utf-8",
    )
    monkeypatch.setattr("tests.fuzz.run.CHILD", (str(deadly),))
    summary = _run(base, list(range(8)))
    assert (summary.cases, summary.deaths, list(summary.groups)) == (8, 1, ["SIGABRT at somewhere"])


def test_the_place_of_a_death_is_the_innermost_of_ours() -> None:
    root = Path(__file__).parents[2]
    said = (
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x1 (most recent call first):\n"
        '  File "/lib/shapely/_ragged_array.py", line 413 in _multipolygons\n'
        f'  File "{root}/utils/validate/geometry.py", line 109 in _build\n'
        f'  File "{root}/utils/validate/layer.py", line 52 in check_layer\n'
    )
    assert place_of_death(said) == "utils/validate/geometry.py:109 _build"
    assert place_of_death("") == "somewhere"


def test_an_exception_is_noted_with_its_place(base: Path) -> None:
    def fails() -> None:
        Store(base).profile.facts["none"]

    def fails_within() -> None:
        Store(base / "none")

    (failure,) = attempt("a step", fails)
    assert (failure.step, failure.kind, failure.place) == ("a step", "KeyError", "a step")
    (failure,) = attempt("a step", fails_within)
    assert failure.kind == "ProfileError" and failure.place.startswith("utils/profile.py:")


def test_verbatim_text_is_written_as_it_is() -> None:
    assert (
        json_bytes({"a": verbatim("1e400"), "b": [verbatim("[[")], "c": "中"})
        == '{"a": 1e400, "b": [[[], "c": "中"}'.encode()
    )
    assert fill_in('x = "y"') == 'x = "y"'


def test_every_step_is_a_part_of_the_walk() -> None:
    assert len(STEPS) > 30 and child.PROCESSOR > 0


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
