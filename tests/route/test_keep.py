"""Routes in the data folder: written whole, read again, faults told by name, former versions kept."""

import datetime as dt
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.base import Text
from tests.route.test_link import features, places, routes
from tests.store.folder import make_folder
from tests.toy import FEWER
from utils.route.keep import (
    ChangedError,
    RouteError,
    add_route,
    delete_route,
    free_id,
    problems_of,
    read_routes,
    routes_of,
    save_route,
    writable,
)
from utils.route.model import NamedRoute, Route, Stay
from utils.route.reading import route_of, route_toml
from utils.store import Store
from utils.store.cache import open_store
from utils.story.deck import RoutePlan
from utils.text_cleaning import clean_own_lines

ROUTES = "story/routes"
visible = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).map(clean_own_lines).filter(str.strip)
plain = features | places


def text_of(text):
    """Names a file can hold: no control or half characters, no blanks alone."""
    return text is None or all(part.strip() and part == clean_own_lines(part) for part in (text.zh, text.en))


@FEWER
@given(st.builds(NamedRoute, st.just("r"), st.builds(Text, visible, visible), routes))
def test_what_is_written_is_read_again(named):
    stops = tuple(
        stop for stop in named.route.stops
        if text_of(stop.title) and (not stop.at or ("/" not in stop.at[0] and text_of(Text(*stop.at))))
    )  # fmt: skip
    named = NamedRoute(
        "r", named.title, Route(stops, named.route.start, named.route.pace, named.route.stay, named.route.back)
    )
    assert route_of("r", route_toml(named)) == (named, ())


def visit(*stops, id_="visit"):
    return NamedRoute(id_, Text("参观", "Visit"), Route(tuple(Stay(stop) for stop in stops)))


def test_saved_opened_changed_taken_away(tmp_path):
    seen = save_route(tmp_path, visit(("parks", "a")), "")
    assert seen == read_routes(tmp_path).digests["visit"]
    seen = save_route(tmp_path, visit(("parks", "b")), seen)
    assert read_routes(tmp_path).routes == {"visit": visit(("parks", "b"))}
    former = list((tmp_path / "story/.kept").iterdir())
    assert len(former) == 1 and b"parks/a" in former[0].read_bytes()
    delete_route(tmp_path, visit(), seen)
    assert read_routes(tmp_path).routes == {} and len(list((tmp_path / "story/.kept").iterdir())) == 2
    delete_route(tmp_path, visit(), seen)
    assert not list((tmp_path / ROUTES).iterdir()), "nothing is left lying about"


def test_what_somebody_else_saved_meanwhile_is_neither_replaced_nor_deleted(tmp_path):
    mine = theirs = save_route(tmp_path, visit(("parks", "a")), "")
    theirs = save_route(tmp_path, visit(("parks", "theirs")), theirs)
    for change in (
        lambda: save_route(tmp_path, visit(("parks", "mine")), mine),
        lambda: save_route(tmp_path, visit(("parks", "mine")), ""),
        lambda: delete_route(tmp_path, visit(), mine),
    ):
        with pytest.raises(ChangedError, match="Visit"):
            change()
        assert read_routes(tmp_path).routes["visit"] == visit(("parks", "theirs"))
    # Who has seen it may replace it; it is kept.
    save_route(tmp_path, visit(("parks", "mine")), theirs)
    assert any(b"parks/theirs" in former.read_bytes() for former in (tmp_path / "story/.kept").iterdir())


def test_what_somebody_else_deleted_is_put_back_only_knowingly(tmp_path):
    seen = save_route(tmp_path, visit(("parks", "a")), "")
    delete_route(tmp_path, visit(), seen)
    with pytest.raises(ChangedError):
        save_route(tmp_path, visit(("parks", "a")), seen)
    save_route(tmp_path, visit(("parks", "a")), "")


def test_two_new_routes_of_one_name_are_two_files_and_a_broken_one_is_left_alone(tmp_path):
    (tmp_path / ROUTES).mkdir(parents=True)
    (tmp_path / ROUTES / "visit.toml").write_text("title = ", encoding="utf-8")
    added = [add_route(tmp_path, Text("参观", "Visit"), Route((Stay(("parks", key)),))) for key in "ab"]
    assert [named.id for named, _ in added] == ["visit-2", "visit-3"]
    kept = read_routes(tmp_path)
    assert kept.routes == {named.id: named for named, _ in added}
    assert kept.digests == {named.id: digest for named, digest in added}
    assert (tmp_path / ROUTES / "visit.toml").read_text(encoding="utf-8") == "title = "


def test_a_disk_that_refuses_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    seen = save_route(tmp_path, visit(("parks", "a")), "")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RouteError, match="No space left"):
        save_route(tmp_path, visit(("parks", "b")), seen)
    assert read_routes(tmp_path).routes == {"visit": visit(("parks", "a"))}
    assert [path.name for path in (tmp_path / ROUTES).iterdir()] == ["visit.toml"]


@pytest.mark.parametrize("id_", ["../evil", "a/b", "", "A", "a" * 50, ".hidden"])
def test_an_id_is_a_plain_name(tmp_path, id_):
    with pytest.raises(RouteError):
        save_route(tmp_path, visit(id_=id_), "")
    with pytest.raises(RouteError):
        delete_route(tmp_path, visit(id_=id_), "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Old village", "old-village"), ("四十分钟", "sishifenzhong"), ("???", "route"), ("Visit", "visit-2"), ("İ", "i")],
)
def test_an_id_is_made_of_the_name(name, expected):
    assert free_id(name, ["visit"]) == expected


def test_every_fault_is_told_and_the_rest_kept(tmp_path):
    (tmp_path / ROUTES).mkdir(parents=True)
    (tmp_path / ROUTES / "good.toml").write_bytes(route_toml(visit(("parks", "a"), id_="good")))
    (tmp_path / ROUTES / "broken.toml").write_text("title = ", encoding="utf-8")
    (tmp_path / ROUTES / "Bad Name.toml").write_bytes(route_toml(visit()))
    (tmp_path / ROUTES / "odd.toml").write_text(
        'title = { zh = "奇", en = "Odd" }\nstart = "25:00"\npace_kmh = 99\nback = 1\nspeed = 3\n'
        '[[stops]]\nfeature = "parks/a"\nminutes = -1\n[[stops]]\nplace = [1]\n[[stops]]\nfeature = "x"\n'
        "[[stops]]\nname = 1\n",
        encoding="utf-8",
    )
    (tmp_path / ROUTES / "latin.toml").write_bytes(b'title = "\xff"')
    found = read_routes(tmp_path)
    assert set(found.routes) == {"good", "odd"}
    assert found.routes["odd"].route == Route((Stay(("parks", "a")),))
    told = "\n".join(text.en for text in found.problems)
    parts = [
        "broken.toml: it is not valid TOML", "Bad Name.toml: its name", "latin.toml: it is not UTF-8",
        "start: exp", "pace_kmh: exp", "back: expected", "speed: expected", "stops[1].minutes", "stops[2].place",
        "stops[3].feature", "stops[4].name",
    ]  # fmt: skip
    for part in parts:
        assert part in told, part
    assert all(text.zh and text.zh != text.en for text in found.problems)


def test_a_stop_that_does_not_exist_is_named_and_the_rest_works(tmp_path):
    folder = make_folder(tmp_path / "data")
    save_route(folder, visit(("buildings", "b-1"), ("buildings", "gone")), "")
    here = Store(folder)
    assert set(routes_of(here)) == {"visit"} and isinstance(routes_of(here)["visit"], RoutePlan)
    assert any("buildings/gone" in text.en and "Visit" in text.en for text in problems_of(here))


def test_kept_routes_are_worked_out_again_only_when_they_change(tmp_path):
    folder = make_folder(tmp_path / "data")
    save_route(folder, visit(("buildings", "b-1")), "")
    here = open_store(folder)
    first = routes_of(here)
    assert routes_of(here) is first
    save_route(folder, visit(("buildings", "b-1"), id_="other"), "")
    assert set(routes_of(here)) == {"visit", "other"}


def test_a_community_without_routes_has_none(tmp_path):
    folder = make_folder(tmp_path / "data")
    assert routes_of(Store(folder)) == {} and problems_of(Store(folder)) == () and writable(folder)


def test_the_shipped_routes_are_whole_and_take_as_long_as_they_say():
    from tests.store.folder import OWN

    here = open_store(OWN)
    assert problems_of(here) == ()
    plans = routes_of(here)
    assert plans["forty-minutes"].minutes == 40 and plans["ninety-minutes"].minutes == 90
    for plan in plans.values():
        assert plan.provenance == "illustrative" and len(plan.stops) >= 5
        assert all(stop.title.zh and stop.title.en for stop in plan.stops)
        assert plan.stops[0].arrive >= dt.time(8, 0)
    assert hash(tuple(plans.values())), "decks are known by them"
