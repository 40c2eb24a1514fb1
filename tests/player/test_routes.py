"""The player's addresses: everything its first document names is served."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

from layers.base import Text
from tests.serve.asgi import ask
from tests.store.folder import make_folder
from utils.errors import ProfileError
from utils.player.routes import PLAYER, START, player_routes
from utils.serve.routes import routes
from utils.store import Store, open_store

ROOT = Path(__file__).resolve().parents[2]


def app_of(folder: Path) -> ASGIApp:
    def store() -> Store:
        return open_store(folder)

    return Starlette(routes=[*player_routes(store), *routes(store)])


@pytest.fixture(scope="module")
def app() -> ASGIApp:
    return app_of(ROOT / "data")


def test_the_page_names_what_is_served(app: ASGIApp) -> None:
    said = ask(app, PLAYER)
    assert said.status == 200 and said.headers["content-type"].startswith("text/html")
    assert said.headers["cache-control"] == "no-cache"
    named = [part.split('"')[0] for part in said.content.decode().replace("href=", "src=").split('src="')[1:]]
    assert len(named) == 7
    assert [ask(app, url).status for url in named if url.startswith("/")] == [200] * 6


def test_what_it_begins_with(app: ASGIApp) -> None:
    begin = ask(app, START).json()
    deck, config, cards = (json.loads(ask(app, begin[name]).content) for name in ("deck", "config", "cards"))
    assert len(deck["slides"]) >= 9 and all(slide["legend"] for slide in deck["slides"])
    assert {layer["id"] for layer in config["layers"]} >= set(cards)
    assert ask(app, begin["plotly"]).status == 200
    assert begin["languages"][:2] == ["zh", "en"] and begin["home"] == "/"


def test_the_same_data_the_same_addresses(app: ASGIApp) -> None:
    assert ask(app, START).json() == ask(app, START).json()


def test_without_a_story_it_says_so_kindly(tmp_path: Path) -> None:
    begin = ask(app_of(make_folder(tmp_path / "community")), START).json()
    assert begin["deck"] is None and begin["message"]["zh"] and begin["message"]["en"]


def test_a_broken_profile_is_said_plainly() -> None:
    def broken() -> Store:
        raise ProfileError(Text("缺", "missing"))

    said = ask(Starlette(routes=player_routes(broken)), START)
    assert said.status == 503 and said.json()["error"] == {"zh": "缺", "en": "missing"}


def test_everything_else_there_is_refused(app: ASGIApp) -> None:
    assert ask(app, "/story/other.json").status == 404


def test_it_leaves_the_maps_element_to_the_pages() -> None:
    """streamlit-folium finds its files only when a page loads it: loaded before, every map would be missing."""
    code = "import sys, app; from utils.player.routes import begin; begin(app.store)"
    code += "; print('streamlit_folium' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
