"""The letters of a page by address: known before they are made, another one when the data has other characters."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.types import ASGIApp

from tests.serve.asgi import ask
from tests.store.folder import building, make_folder, write
from utils.fonts import woff
from utils.serve import fonts
from utils.serve.documents import document
from utils.serve.fonts import fonts_url, make_fonts, page_fonts
from utils.serve.routes import routes
from utils.store import Store, open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "community")


@pytest.fixture
def app(folder: Path) -> ASGIApp:
    return Starlette(routes=routes(lambda: open_store(folder)))


def addresses(sheet: str) -> list[str]:
    return re.findall(r'url\("([^"]+)"\)', sheet)


def named(folder: Path, name: str) -> Store:
    write(folder, "buildings", building("b-1", name=name))
    return Store(folder)


def test_every_font_of_a_page_is_served_and_kept_for_good(app: ASGIApp, folder: Path) -> None:
    own, further, latin = addresses(page_fonts(named(folder, "䶮楼")))
    shown = [set(map(chr, TTFont(BytesIO(ask(app, url).content)).getBestCmap())) for url in (own, further, latin)]
    assert "楼" in shown[0] and "䶮" in shown[1] and "楼" not in shown[1] and "’" in shown[2]
    said = ask(app, own, accept_encoding="gzip")
    assert said.headers["content-type"] == "font/woff2" and "content-encoding" not in said.headers
    assert said.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert ask(app, own, if_none_match=said.headers["etag"]).status == 304


def test_new_characters_have_a_new_address_and_the_interface_keeps_its_own(folder: Path) -> None:
    before, again, after = (addresses(page_fonts(named(folder, name))) for name in ("䶮楼", "楼䶮", "龘楼"))
    assert before == again and before[0] == after[0] and before[1] != after[1]
    assert fonts_url(named(folder, "䶮楼")) != fonts_url(named(folder, "龘楼"))


def test_the_page_does_not_wait_for_the_font(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(woff, "_make", lambda part: pytest.fail("made while the page waits"))
    woff._woff2.cache_clear()
    found = document(fonts_url(named(folder, "㐂")))
    assert found is not None and found.media_type == "text/css" and found.body.decode().count("@font-face") == 3


def test_without_a_profile_the_interface_has_its_letters() -> None:
    assert len(addresses(page_fonts(None))) == 2


def test_they_are_made_before_a_visitor_comes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(fonts, "woff2", lambda part: made.append(part.digest) or b"")
    store = named(folder, "䶮楼")
    make_fonts(store)
    assert [f"/fonts/{name}.woff2" for name in made] == addresses(page_fonts(store))


@pytest.mark.parametrize("url", ["/fonts/0123456789abcdef.woff2", "/fonts/x", "/fonts/../app.py"])
def test_nothing_else_is_served(app: ASGIApp, url: str) -> None:
    assert ask(app, url).status == 404
