"""The map of every page and what the server answers the browser."""

from __future__ import annotations

import json

from starlette.applications import Starlette

from layers import LAYERS
from tests.fuzz.scene import Scene, expect, step, to_browser
from tests.serve.asgi import ask
from utils.analysis.changes import changes
from utils.analysis.coverage_view import coverage_view
from utils.analysis.issue_view import ISSUES
from utils.analysis.rental_view import rental_view
from utils.basemaps import usable
from utils.handout.picture import page_extras
from utils.handout.shown_page import change_page, coverage_page, issue_page, rental_page
from utils.mapview import map_command
from utils.mapview.config import config_json
from utils.mapview.page_map import PageMap
from utils.pagemap.changes import change_map
from utils.pagemap.coverage import coverage_map
from utils.pagemap.issues import issue_map
from utils.pagemap.rental import rental_map
from utils.player.routes import player_routes
from utils.serve.geo import layer_url
from utils.serve.routes import routes
from utils.settings import Settings


@step()
def map_of_the_community(scene: Scene) -> None:
    store, view = scene.store, scene.view
    to_browser(config_json(store, usable(store.profile, Settings(secrets={"tianditu_key": "k"}))))
    flight = ("go", *view.selected) if view.selected else None
    to_browser(map_command(store, view, scene.masks, scene.statuses, scene.theme, flight))


@step(*LAYERS)
def flights(scene: Scene) -> None:
    for layer, data in scene.looked.items():
        id_ = scene.rng.choice(data.frame["id"].tolist())
        to_browser(map_command(scene.store, scene.view, {}, {}, "light", ("go", layer, id_)))


@step(
    "projects",
    "project_progress",
    "buildings",
    "greenways",
    "parks",
    "facilities",
    "river_works",
    "drying_racks",
    "resident_issues",
    "roads",
    cost=4,
)
def page_maps(scene: Scene) -> None:
    store, view = scene.store, scene.view
    maps: list[PageMap] = [rental_map(store, view, rental_view(store, view))]
    reach = coverage_view(store, view)
    if reach.away:
        maps.append(coverage_map(store, view, reach))
    if ISSUES in store.layers:
        maps += [issue_map(store, view.with_option("matters", kind)) for kind in ("points", "density")]
    maps.append(change_map(store, view, changes(store, view)))
    for shown in maps:
        look = ("look", shown.first) if shown.first else None
        parts = {"paints": shown.paints, "densities": shown.densities, "pins": shown.pins, "look": look}
        to_browser(map_command(store, shown.view, shown.masks or scene.masks, scene.statuses, scene.theme, **parts))
        for row in shown.key.rows if shown.key else ():
            assert row.said.zh


@step(
    "projects",
    "project_progress",
    "buildings",
    "greenways",
    "parks",
    "facilities",
    "river_works",
    "drying_racks",
    "resident_issues",
    "roads",
    cost=8,
)
def pages_for_hand_outs(scene: Scene) -> None:
    store, view = scene.store, scene.view
    for page, there in (
        (rental_page, "buildings" in store.layers),
        (coverage_page, bool(coverage_view(store, view).away)),
        (issue_page, ISSUES in store.layers),
        (change_page, True),
    ):
        if there:
            shown = page(store, view)
            page_extras(shown.map, shown.masks(store))


@step(*LAYERS)
def endpoints(scene: Scene) -> None:
    store = scene.store
    app = Starlette(routes=[*player_routes(lambda: store), *routes(lambda: store)])
    addresses = ["/geo/index.json", "/geo/none/x.geojson", "/geo/%ff/%00.geojson"]
    for address in addresses:
        expect(ask(app, address).status < 500, "no address answers with an error of the server", address)
    for data in scene.looked.values():
        answer = ask(app, layer_url(data))
        expect(answer.status == 200, "every layer is served", data.spec.id)
        read = json.loads(answer.content.decode(), parse_constant=_refuse)
        expect(len(read["features"]) == len(data.frame), "the map gets a feature a row", data.spec.id)


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no JSON")
