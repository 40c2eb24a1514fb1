"""The visit: the story, its deck as the player reads it, the routes."""

from __future__ import annotations

import tomllib

from layers import LAYERS
from layers.base import Text
from tests.fuzz.scene import STORY, Scene, expect, step, to_browser
from utils.analysis.kept import _kept
from utils.player.cards import cards_json
from utils.player.legend import legend_json
from utils.player.story import own_story
from utils.route.keep import problems_of, read_routes, routes_of
from utils.route.link import route_from, route_text
from utils.route.model import NamedRoute
from utils.route.place import name_of, refusal
from utils.route.plan import planned, shortest
from utils.route.reading import route_of, route_toml
from utils.store.tables import TABLES
from utils.story.build import deck_of
from utils.story.capture import captured
from utils.story.deck_json import route_json
from utils.story.looks import about, paints_of, specs_of
from utils.story.reader import parse_scene
from utils.story.writing import order_toml, scene_toml

SPOTS = ((22.6726, 114.1173), (22.68, 114.12), (0.0, 0.0), (-90.0, 180.0))


@step(STORY, rarely=("roads", "greenways", "facilities", "parks", "drying_racks"))
def routes(scene: Scene) -> None:
    store = scene.store
    kept = read_routes(store.folder)
    problems_of(store)
    for plan in routes_of(store).values():
        to_browser(route_json(plan))
    for named in kept.routes.values():
        again, problems = route_of(named.id, route_toml(named))
        expect(again == named and not problems, "a route is saved as it is", [problem.en for problem in problems])
        expect(
            route_from(route_text(named.route)) == named.route, "a route's link is the route", route_text(named.route)
        )


@step("roads", "greenways", "facilities")
def drawn_route(scene: Scene) -> None:
    """The route of the link, and one more stop on it."""
    store, route = scene.store, route_from(scene.view.option("route"))
    seen = planned(store, NamedRoute("", Text("", ""), route))
    to_browser(route_json(seen.plan))
    shortest(store, route)
    spot = scene.rng.choice(SPOTS)
    if refusal(store, route, spot) is None:
        name_of(store, spot, route)


@step(STORY)
def story(scene: Scene) -> None:
    store = scene.store
    if store.story is None:
        return
    title, order = store.story.story.title, store.story.order
    order_toml(title, order)
    for told in store.story.story.scenes:
        again, _ = parse_scene(told.id, tomllib.loads(scene_toml(told).decode()))
        before, _ = parse_scene(told.id, tomllib.loads(scene_toml(again).decode()))
        expect(again == before, "a scene is saved as it is", told.id)
    captured(store, scene.view, "22.67,114.12,16", "new")


@step(STORY, rarely=(*LAYERS, *TABLES))
def deck(scene: Scene) -> None:
    store = scene.store
    made = deck_of(store, routes_of(store))
    if made is None:
        return
    for slide in made.slides:
        about(store, slide), paints_of(store, slide), specs_of(store, slide), legend_json(store, slide)


@step(*LAYERS, cost=6)
def player(scene: Scene) -> None:
    to_browser(cards_json(scene.store))


@step(STORY, rarely=(*LAYERS, *TABLES), cost=4)
def player_story(scene: Scene) -> None:
    """Every chart in every language and theme."""
    told = own_story(scene.store)
    if told is not None:
        to_browser(told)


def forget() -> None:
    """What is kept of one case is of no use to the next, and would pile up."""
    _kept.clear()
