"""A page in Streamlit's own test runner, and communities that lack things."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


def open_page(page: str = "", **query: str) -> AppTest:
    """``page`` (a file of ``pages/``; none: the first) as a link with these parameters opens it; it must not fail."""
    app = opened(AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60), **query)
    if page:
        app.switch_page(page).run()
    assert not app.exception
    return app


def opened(app: AppTest, **query: str) -> AppTest:
    """``app`` after its first run with these query parameters; it must not fail."""
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    """All HTML of the page, and the notes below its charts."""
    sent = [json.loads(element.proto.json or "{}") for element in app.get("bidi_component")]
    notes = [data["note"] for data in sent if isinstance(data, dict) and "note" in data]
    return "\n".join([*(element.proto.body for element in app.get("html")), *notes])


def query(app: AppTest) -> dict[str, str]:
    """The address's query parameters."""
    return {key: value[0] if isinstance(value, list) else value for key, value in app.query_params.items()}


def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *files: str) -> None:
    """From now on the community has these layers and tables only, beside its boundary."""
    folder = tmp_path / "community"
    for name in ("geojson/boundary.geojson", *files):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "data" / name, folder / name)
    shutil.copy(ROOT / "data" / "community.toml", folder)
    monkeypatch.setenv("ATLAS_DATA", str(folder))
