"""The pages themselves, in Streamlit's own test runner."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from pathlib import Path

from streamlit.testing.v1 import AppTest

PAGES = Path(__file__).parents[3] / "pages"
NAMES = tuple(sorted(path.name for path in PAGES.glob("*.py") if path.name not in ("navigation.py", "map.py")))


class PageError(Exception):
    """A page showed an exception. ``trace`` is what Streamlit noted of it."""

    def __init__(self, kind: str, message: str, trace: list[str]) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind, self.trace = kind, trace


def open_pages(folder: Path, query: Mapping[str, str], rng: random.Random) -> None:
    """The first page and one more, opened with the link. Raises :class:`PageError`."""
    os.environ["ATLAS_DATA"] = str(folder)
    app = AppTest.from_file(str(PAGES / "navigation.py"), default_timeout=120)
    for key, value in query.items():
        # No browser sends half a character; the test runner cannot either.
        app.query_params[key] = value.encode("utf-8", "replace").decode()
    app.run()
    _check(app)
    if not app.error:
        app.switch_page(rng.choice(NAMES)).run()
        _check(app)


def _check(app: AppTest) -> None:
    for element in app.exception:
        shown = element.proto
        raise PageError(shown.type, shown.message, list(shown.stack_trace))
