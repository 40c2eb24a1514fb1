"""From a story to a deck: what is referred to is worked out, what does not exist is named, the rest plays."""

import datetime as dt

import pytest

from layers.base import Text
from tests.export.town import STORE
from tests.story.folder import TITLE, make, scene
from utils.metrics import METRICS
from utils.store import open_store
from utils.story.build import SAMPLE, build_deck, deck_of
from utils.story.deck import RoutePlan, Stop
from utils.story.scene import Story

ROUTE = RoutePlan(
    "walk",
    Text("路线", "Walk"),
    (Stop(Text("站", "Stop"), 22.67, 114.12, dt.time(9), dt.time(9, 5)),),
    ((22.67, 114.12), (22.68, 114.13)),
    1500.0,
    20.0,
)


def deck(*scenes, routes=None, store=STORE):
    return build_deck(store, Story(TITLE, scenes), routes or {})


@pytest.mark.parametrize(
    ("parts", "part", "reference"),
    [
        ({"figures": ("fact/gone",)}, "figures", "fact/gone"),
        ({"figures": ("metric/gone",)}, "figures", "metric/gone"),
        ({"figures": ("2300",)}, "figures", "2300"),
        ({"chart": "gone"}, "chart", "gone"),
        ({"highlights": (("parks", "gone"),)}, "highlights", "parks/gone"),
        ({"highlights": (("gone", "x"),)}, "highlights", "gone/x"),
        ({"route": "gone"}, "route", "gone"),
        ({"link": "l=gone.parks"}, "link", "gone"),
        ({"link": "f=parks.gone~x"}, "link", "gone"),
        ({"link": "f=projects.status~gone"}, "link", "gone"),
        ({"link": "t=never"}, "link", "never"),
        ({"link": "s=parks/gone"}, "link", "parks/gone"),
        ({"swipe": (dt.date(1900, 1, 1), None)}, "swipe", "1900"),
        ({"swipe": (None, dt.date(2100, 1, 1))}, "swipe", "2100"),
    ],
)
def test_what_does_not_exist_is_named_and_the_rest_plays(parts, part, reference):
    good = {"figures": ("fact/area",)} if "figures" not in parts else {"chart": "dcc_output"}
    made = deck(scene("first", **good, **parts), scene("second"))
    assert [slide.id for slide in made.slides] == ["first", "second"]
    assert len(made.problems) == 1
    for said in (made.problems[0].zh, made.problems[0].en):
        assert "first" in said and part in said and reference in said
    first = made.slides[0]
    assert first.figures if "figures" in good else first.chart
    assert first.before is None and first.highlights == () and first.route is None


def test_several_faults_are_told_together():
    made = deck(scene(figures=("fact/gone", "metric/gone"), chart="gone", route="gone"))
    assert len(made.problems) == 4


def test_a_metric_without_data_is_named(tmp_path):
    made = deck_of(open_store(make(tmp_path, scene(figures=("metric/parks",), chart="rent_ranking"))))
    assert [problem.en for problem in made.problems] == [
        "scene “one”: figures: there is no data for “metric/parks”",
        "scene “one”: chart: there is no data for “rent_ranking”",
    ]


def test_facts_and_live_metrics():
    area, racks = deck(scene(figures=("fact/dcc_output", "metric/greenways_length"))).slides[0].figures
    assert (area.said("zh"), area.provenance) == ("近 22 亿元", "reported")
    assert racks.value == METRICS["greenways_length"].figure(STORE).value
    assert racks.provenance == "illustrative"


def test_a_metric_follows_the_scene_s_date_and_filter():
    then, few = deck(
        scene("then", link="t=2019-12-31", figures=("metric/greenways_length",)),
        scene("few", link="f=projects.status~planned", figures=("metric/projects",)),
    ).slides
    assert then.figures[0].value == METRICS["greenways_length"].figure(STORE, dt.date(2019, 12, 31)).value
    assert then.figures[0].value < METRICS["greenways_length"].figure(STORE).value
    frame = STORE.layers["projects"].frame
    assert few.figures[0].value == (frame["status"] == "planned").sum()


def test_a_swipe_is_two_views_that_differ_in_the_date_only():
    slide = deck(scene(link="l=projects", swipe=(dt.date(2019, 1, 1), None))).slides[0]
    assert (slide.before.as_of, slide.view.as_of) == (dt.date(2019, 1, 1), None)
    assert slide.before.layers == slide.view.layers == {"projects": 100}


def test_where_to_look():
    by_camera, by_feature, by_route, whole = deck(
        scene("a", camera=(22.67, 114.12, 16.0), highlights=(("parks", "pk-linggenxia"),)),
        scene("b", highlights=(("parks", "pk-linggenxia"),)),
        scene("c", route="walk"),
        scene("d"),
        routes={"walk": ROUTE},
    ).slides
    assert (by_camera.camera, by_camera.box) == ((22.67, 114.12, 16.0), None)
    park = STORE.layers["parks"].frame.set_index("id").geometry["pk-linggenxia"].bounds
    west, south, east, north = by_feature.box
    assert by_feature.camera is None
    assert west < park[0] and south < park[1] and east > park[2] and north > park[3]
    assert east - west < 0.01
    assert by_route.box[0] < 114.12 and by_route.box[3] > 22.68 and by_route.route is ROUTE
    assert whole.box == tuple(STORE.layers["boundary"].frame.total_bounds)


def test_language_and_camera_of_a_link_are_left_to_the_player():
    view = deck(scene(link="lang=en&c=1,2,3&l=parks")).slides[0].view
    assert (view.lang, view.centre) == ("zh", None)


def test_sources_are_named_once_and_the_rest_is_illustrative():
    made = deck(scene("a", figures=("fact/area",)), scene("b", figures=("fact/area", "metric/honours")))
    assert made.sources == (Text("龙岗融媒 2023-03-15", "Longgang Media Centre, 2023-03-15"), SAMPLE)
    assert all(slide.illustrative for slide in made.slides)


def test_the_own_deck_is_worked_out_once_a_state_of_the_data(tmp_path):
    community = make(tmp_path)
    store = open_store(community)
    assert deck_of(store) is deck_of(store)
    assert deck_of(store, {"walk": ROUTE}) is not deck_of(store)
    (community / "story" / "scenes" / "two.toml").write_text("broken", encoding="utf-8")
    later = deck_of(open_store(community))
    assert [slide.id for slide in later.slides] == ["one"]
    assert len(later.problems) == 1


def test_no_story_no_deck(tmp_path):
    community = make(tmp_path)
    (community / "story" / "story.toml").unlink()
    assert deck_of(open_store(community)) is None
