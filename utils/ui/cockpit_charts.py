"""The cockpit's panels: the charts of the other pages, as controls of the same view, in the size of a wall."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from utils.analysis.coverage_view import CoverageView, coverage_view
from utils.analysis.issue_view import IssueView, issue_view
from utils.analysis.rental_view import RentalView, rental_view
from utils.analysis.wall import civilised
from utils.analysis.workbench import SERIES, Selection, selection
from utils.pagemap.coverage import what
from utils.store import Store
from utils.ui import coverage_parts, issue_parts, project_charts, rental_parts
from utils.ui.cockpit_list import cockpit_list
from utils.ui.linked_chart import on_the_wall
from utils.ui.workbench import part
from utils.viewstate import ViewState

# The fragments that follow the one feature selected, and those that follow the filter of the projects.
FEATURE = ("map", "card", "list")
FILTER = (*FEATURE, "count", "figures", "status", "curve")

# The service whose coverage is shown; another where the community lacks it.
SERVICE = "drying"


@dataclass(frozen=True)
class Wall:
    """What the panels show of a view, worked out once."""

    store: Store
    view: ViewState
    theme: str
    projects: Selection | None
    rental: RentalView
    matters: IssueView | None
    reach: CoverageView


def wall_of(store: Store, view: ViewState, theme: str) -> Wall:
    """The tables behind the panels."""
    return Wall(
        store,
        view,
        theme,
        selection(store, view),
        rental_view(store, view),
        issue_view(store, view),
        coverage_view(store, view.with_option("of", SERVICE)),
    )


def there(wall: Wall) -> list[str]:
    """The panels the community has data for, whatever the filter leaves of it."""
    projects = wall.projects is not None and len(wall.projects.data.frame) > 0
    found = {
        "status": projects,
        "curve": projects and SERIES in wall.store.tables,
        "list": projects,
        "output": len(wall.rental.yearly) > 0,
        "ranking": len(wall.rental.ranked) > 0,
        "funnel": wall.matters is not None,
        "coverage": bool(wall.reach.away) and wall.reach.tenants.sum() > 0,
    }
    return [panel for panel, here in found.items() if here]


def panel(name: str, wall: Wall) -> None:
    """Draw one of the panels that are :func:`there`."""
    with on_the_wall():
        DRAWN[name](wall)


def _of_projects(key: str, draw: Callable[[Selection, ViewState], None], wall: Wall) -> None:
    """A fragment of its own: a click on a project's mark draws only what follows projects."""

    def drawn(view: ViewState) -> None:
        chosen = selection(wall.store, view)
        if chosen:
            with on_the_wall():
                draw(chosen, view)

    part(key, drawn)


def _status(wall: Wall) -> None:
    def draw(chosen: Selection, view: ViewState) -> None:
        by = "civilisation" if civilised(chosen) else "category"
        project_charts.draw_status(wall.store, chosen, view, wall.theme, FILTER, by)

    _of_projects("status", draw, wall)


def _curve(wall: Wall) -> None:
    _of_projects("curve", lambda chosen, view: project_charts.draw_s_curve(chosen, view, wall.theme), wall)


def _list(wall: Wall) -> None:
    _of_projects("list", lambda chosen, view: cockpit_list(wall.store, chosen, view, wall.theme, FEATURE), wall)


def _output(wall: Wall) -> None:
    rental_parts.output_chart(wall.store, wall.rental, wall.view, wall.theme, ("dcc_output",))


def _ranking(wall: Wall) -> None:
    rental_parts.ranking_chart(wall.store, wall.rental, wall.theme, wall.view.lang)


def _funnel(wall: Wall) -> None:
    if wall.matters is not None:
        issue_parts.funnel_chart(wall.matters, wall.theme, wall.view.lang)


def _coverage(wall: Wall) -> None:
    lang = wall.view.lang
    coverage_parts.area_chart(wall.store, wall.reach, wall.theme, lang, what(wall.reach, lang))


DRAWN: Mapping[str, Callable[[Wall], None]] = {
    "status": _status,
    "curve": _curve,
    "list": _list,
    "output": _output,
    "ranking": _ranking,
    "funnel": _funnel,
    "coverage": _coverage,
}
