"""Every page survives every sort of hostile link; what was left out is said shortly."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.hostile import LINKS
from tests.pages.kit import ROOT, open_page, opened
from utils.text_cleaning import sendable

PAGES = (
    "", "projects.py", "rental.py", "livability.py", "report.py", "changes.py", "story.py", "sources.py", "route.py",
    "present.py", "cockpit.py",
)  # fmt: skip
# Each opens every page in a second or so: those that once took one down.
WORST = (
    "half a character in free text",
    "half a character in a route",
    "several layers emptied",
    "the first day",
    "thirty thousand clauses",
    "kiosk and scene",
)


def link(name: str) -> dict[str, str]:
    """The test runner itself cannot send half a character; a link only can within an escape."""
    return {key: value for key, value in LINKS[name].items() if key and value == sendable(value)}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", WORST)
def test_every_page_opens(page: str, name: str) -> None:
    open_page(page, **link(name))


@pytest.mark.parametrize("name", [name for name in LINKS if name not in WORST])
def test_the_map_opens(name: str) -> None:
    open_page(**link(name))


def text(app: AppTest) -> list[str]:
    return [element.value for element in (*app.markdown, *app.caption)]


def test_ten_problems_are_shown_and_the_others_counted() -> None:
    app = open_page(f=";".join(f"x{number}" for number in range(500)), lang="en")
    problems = [line for line in text(app) if "in the link cannot be understood" in line]
    assert len(problems) == 10 and "and 490 more" in text(app)
    assert "另有 490 处" in text(open_page(f=";".join(f"x{number}" for number in range(500))))


@pytest.mark.parametrize("query", [{"o": "live:coverage"}, {"o": "live:issues"}])
def test_livability_with_several_layers_emptied(query: dict[str, str]) -> None:
    emptied = "buildings.text*zz;facilities.text*zz;drying_racks.text*zz;parks.text*zz;resident_issues.text*zz"
    open_page("livability.py", f=emptied, **query)


def test_a_profile_broken_from_the_start_is_said_in_any_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    for lang in ("zh", "en", "x\0y", "../../x"):
        app = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60)
        said = opened(app, lang=lang).error[0].value.replace("\\", "")
        assert "community.toml" in said and str(tmp_path) not in said
